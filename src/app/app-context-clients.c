/* SPDX-License-Identifier: MIT */
/* Who is talked to: the built-in sandbox, started when it is needed, and the client of each environment. */
#include "codef-config.h"

#include "app-context-private.h"

#include "codef-error.h"
#include <glib/gi18n.h>

static gboolean
is_local (CodefEnvironment *environment)
{
  return codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL;
}

/* The sandbox came up, perhaps on another port than before. */
static void
update_local (AppContext *self)
{
  g_autoptr(CodefEnvironment) local = codef_environment_new_local (sandbox_server_get_url (self->sandbox));

  if (codef_environment_equal (self->local, local))
    return;
  app_clients_drop (self->clients, codef_environment_get_id (local));
  codef_environment_unref (self->local);
  self->local = codef_environment_ref (local);
  if (is_local (self->environment))
    app_context_set_environment (self, local);
}

/* (transfer none) */
static CodefClient *
ensure_local_client (AppContext *self)
{
  g_autoptr(CodefSecret) secret = codef_secret_new (sandbox_server_get_client_secret (self->sandbox));
  g_autoptr(CodefPublicKey) key = codef_public_key_new (sandbox_server_get_public_key (self->sandbox), NULL);
  g_autoptr(CodefCredentials) own = codef_credentials_new (sandbox_server_get_client_id (self->sandbox), secret, key);

  return app_clients_ensure (self->clients, self->local, own);
}

static void
on_started_for_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (app_context_start_sandbox_finish (APP_CONTEXT (source), result, &error))
    g_task_return_pointer (task, g_object_ref (ensure_local_client (APP_CONTEXT (source))), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;
  CodefClient *client = app_clients_get_finish (APP_CLIENTS (source), result, &error);

  if (client != NULL)
    g_task_return_pointer (task, client, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppContext) self = APP_CONTEXT (user_data);
  g_autoptr(GError) error = NULL;
  gboolean started = sandbox_server_start_finish (SANDBOX_SERVER (source), result, &error);
  GQueue starters = self->starters;
  GTask *task;

  if (started)
    {
      update_local (self);
      app_context_warn (self, sandbox_server_get_problem (self->sandbox));
      g_signal_emit_by_name (self, "sandbox-changed");
    }
  /* those who come from now on are not these */
  g_queue_init (&self->starters);
  while ((task = g_queue_pop_head (&starters)) != NULL)
    {
      if (started)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

void
app_context_get_client_async (AppContext *self, CodefEnvironment *environment, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (APP_IS_CONTEXT (self));
  g_return_if_fail (environment != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, app_context_get_client_async);
  if (!is_local (environment))
    app_clients_get_async (self->clients, environment, cancellable, on_client_cb, g_steal_pointer (&task));
  else if (self->sandbox_stopped)
    g_task_return_new_error (task, CODEF_ERROR, CODEF_ERROR_UNREACHABLE, _("The built-in sandbox is stopped. Start it and send again."));
  else
    app_context_start_sandbox_async (self, cancellable, on_started_for_client_cb, g_steal_pointer (&task));
}

CodefClient *
app_context_get_client_finish (AppContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

CodefClient *
app_context_peek_client (AppContext *self, CodefEnvironment *environment)
{
  if (is_local (environment))
    return sandbox_server_is_running (self->sandbox) ? app_clients_peek (self->clients, self->local) : NULL;
  return app_clients_peek (self->clients, environment);
}

void
app_context_drop_client (AppContext *self, const char *environment_id)
{
  g_return_if_fail (APP_IS_CONTEXT (self));

  app_clients_drop (self->clients, environment_id);
  g_signal_emit_by_name (self, "keys-changed", environment_id);
}

void
app_context_start_sandbox_async (AppContext *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (APP_IS_CONTEXT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, app_context_start_sandbox_async);
  self->sandbox_stopped = FALSE;
  if (sandbox_server_is_running (self->sandbox))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_queue_push_tail (&self->starters, g_steal_pointer (&task));
  if (g_queue_get_length (&self->starters) == 1)
    sandbox_server_start_async (self->sandbox, NULL, on_sandbox_started_cb, g_object_ref (self));
}

gboolean
app_context_start_sandbox_finish (AppContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
app_context_warm_up (AppContext *self)
{
  g_return_if_fail (APP_IS_CONTEXT (self));

  /* an error comes again, and is told, when something is sent */
  if (is_local (self->environment) && !self->sandbox_stopped && !sandbox_server_is_running (self->sandbox))
    app_context_start_sandbox_async (self, NULL, NULL, NULL);
}

void
app_context_stop_sandbox (AppContext *self)
{
  g_return_if_fail (APP_IS_CONTEXT (self));

  self->sandbox_stopped = TRUE;
  sandbox_server_stop (self->sandbox);
  g_signal_emit_by_name (self, "sandbox-changed");
}

void
app_context_end (AppContext *self)
{
  g_return_if_fail (APP_IS_CONTEXT (self));

  sandbox_server_end (self->sandbox);
}
