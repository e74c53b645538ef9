/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-sender.h"

#include "codef-error.h"

/* What goes from step to step. */
typedef struct
{
  CodefEnvironment *environment;  /* (owned) */
  char             *path;         /* (owned) */
  CodefProduct     *product;      /* (owned) (nullable) */
  GBytes           *json;         /* (owned) */
  CodefClient      *client;       /* (owned) (nullable) until it is known */
  guint             deadline_sec;
  gboolean          throwaway;    /* sealed with a key made for it */
} Sending;

static void
sending_free (Sending *sending)
{
  codef_environment_unref (sending->environment);
  g_free (sending->path);
  g_clear_object (&sending->product);
  g_bytes_unref (sending->json);
  g_clear_object (&sending->client);
  g_free (sending);
}

/* The text with its secret fields encrypted. (transfer full) */
static GBytes *
seal (Sending *sending, GError **error)
{
  CodefPublicKey *key = codef_credentials_get_public_key (codef_client_get_credentials (sending->client));
  GError *problem = NULL;
  GBytes *sealed = codef_request_seal (sending->json, sending->product, key, NULL, &problem);
  g_autoptr(CodefPublicKey) throwaway = NULL;

  if (sealed != NULL)
    return sealed;
  if (!g_error_matches (problem, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY)
      || codef_environment_get_kind (sending->environment) != CODEF_ENVIRONMENT_SANDBOX)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_clear_error (&problem);
  throwaway = codef_public_key_new_throwaway (error);
  if (throwaway == NULL)
    return NULL;
  sending->throwaway = TRUE;
  return codef_request_seal (sending->json, sending->product, throwaway, NULL, error);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Sending *sending = task_data;
  GError *error = NULL;
  g_autoptr(GBytes) sealed = seal (sending, &error);
  CodefRequest *request = sealed != NULL ? codef_request_new (sending->path, sealed, sending->deadline_sec, &error) : NULL;

  if (request != NULL)
    g_task_return_pointer (task, request, (GDestroyNotify) codef_request_unref);
  else
    g_task_return_error (task, error);
}

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;

  sending->client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);
  if (sending->client != NULL)
    g_task_run_in_thread (task, prepare_in_thread);
  else
    g_task_return_error (task, error);
}

void
app_sender_prepare_async (AppContext *context, CodefEnvironment *environment, const char *path, CodefProduct *product, const char *json,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Sending *sending;

  g_return_if_fail (APP_IS_CONTEXT (context));

  task = g_task_new (context, cancellable, callback, user_data);
  g_task_set_source_tag (task, app_sender_prepare_async);
  sending = g_new0 (Sending, 1);
  sending->environment = codef_environment_ref (environment);
  sending->path = g_strdup (path);
  sending->product = product != NULL ? g_object_ref (product) : NULL;
  sending->json = g_bytes_new (json, strlen (json));
  sending->deadline_sec = g_settings_get_uint (app_context_get_settings (context), "deadline-sec");
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  app_context_get_client_async (context, environment, cancellable, on_client_cb, task);
}

CodefRequest *
app_sender_prepare_finish (AppContext *context, GAsyncResult *result, gboolean *throwaway, CodefClient **client, GError **error)
{
  Sending *sending;
  CodefRequest *request;

  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  sending = g_task_get_task_data (G_TASK (result));
  request = g_task_propagate_pointer (G_TASK (result), error);
  if (request == NULL)
    return NULL;
  *throwaway = sending->throwaway;
  *client = g_object_ref (sending->client);
  return request;
}
