/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-server.h"

#include "codef-secret.h"
#include "codef-wire.h"
#include "sandbox-engine.h"
#include "sandbox-json.h"
#include "sandbox-relay.h"
#include "sandbox-store.h"
#include <glib/gi18n-lib.h>

#define DEFAULT_IDLE_TIMEOUT_MS 10000
#define DEFAULT_APPROVAL_MS 3000
/* What the two lists keep, newest last. */
#define MAX_ITEMS 500

struct _SandboxServer
{
  GObject          parent_instance;
  CodefCatalog    *catalog;    /* (owned) */
  CodefClock      *clock;      /* (owned) */
  SandboxStore    *store;      /* (owned) */
  SandboxRules    *rules;      /* (owned) (nullable) touched by the engine's thread alone while it runs */
  SandboxRelay    *events;     /* (owned) of SandboxEvent */
  SandboxRelay    *messages;   /* (owned) of SandboxMessage */
  SandboxEngine   *engine;     /* (owned) (nullable) while it runs */
  char            *url;        /* (owned) (nullable) while it runs */
  char            *inbox_file; /* (owned) (nullable) */
  char            *problem;    /* (owned) (nullable) why nothing is kept */
  gboolean         may_forget;
  guint16          port;
  guint64          seed;
  guint            idle_timeout_ms;
  guint            step_limit_ms;
  int              approval_ms;
  gboolean         starting;
  gboolean         stop_wanted; /* while it starts */
  GMutex           lock;
  GCond            launched;
  gboolean         launching;   /* under the lock: the thread of a start is at work */
};

G_DEFINE_FINAL_TYPE (SandboxServer, sandbox_server, G_TYPE_OBJECT)

static guint signal_event, signal_message;

static void
on_event_cb (SandboxRelay *relay, SandboxEvent *event, gpointer user_data)
{
  g_signal_emit (user_data, signal_event, 0, event);
}

static void
on_message_cb (SandboxRelay *relay, SandboxMessage *message, gpointer user_data)
{
  g_signal_emit (user_data, signal_message, 0, message);
}

static void
sandbox_server_dispose (GObject *object)
{
  SandboxServer *self = SANDBOX_SERVER (object);

  sandbox_server_stop (self);
  if (self->events != NULL)
    g_signal_handlers_disconnect_by_data (self->events, self);
  if (self->messages != NULL)
    g_signal_handlers_disconnect_by_data (self->messages, self);
  g_clear_object (&self->events);
  g_clear_object (&self->messages);
  G_OBJECT_CLASS (sandbox_server_parent_class)->dispose (object);
}

static void
sandbox_server_finalize (GObject *object)
{
  SandboxServer *self = SANDBOX_SERVER (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->store, sandbox_store_free);
  g_clear_pointer (&self->rules, sandbox_rules_free);
  g_free (self->inbox_file);
  g_free (self->problem);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->launched);
  G_OBJECT_CLASS (sandbox_server_parent_class)->finalize (object);
}

static void
sandbox_server_class_init (SandboxServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sandbox_server_dispose;
  G_OBJECT_CLASS (klass)->finalize = sandbox_server_finalize;
  signal_event = g_signal_new ("event", SANDBOX_TYPE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               SANDBOX_TYPE_EVENT);
  signal_message = g_signal_new ("message", SANDBOX_TYPE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 SANDBOX_TYPE_MESSAGE);
}

static void
sandbox_server_init (SandboxServer *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->launched);
  self->events = sandbox_relay_new (SANDBOX_TYPE_EVENT, MAX_ITEMS);
  self->messages = sandbox_relay_new (SANDBOX_TYPE_MESSAGE, MAX_ITEMS);
  g_signal_connect (self->events, "item", G_CALLBACK (on_event_cb), self);
  g_signal_connect (self->messages, "item", G_CALLBACK (on_message_cb), self);
}

SandboxServer *
sandbox_server_new (CodefCatalog *catalog, CodefClock *clock, const SandboxOptions *options, GError **error)
{
  static const SandboxOptions defaults = { 0 };
  g_autoptr(SandboxServer) self = g_object_new (SANDBOX_TYPE_SERVER, NULL);

  if (options == NULL)
    options = &defaults;
  if (options->port > G_MAXUINT16)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%u is not a port number."), options->port);
      return NULL;
    }
  self->catalog = g_object_ref (catalog);
  self->clock = g_object_ref (clock);
  self->port = (guint16) options->port;
  self->seed = options->seed;
  self->inbox_file = g_strdup (options->inbox_file);
  self->may_forget = options->may_forget;
  self->step_limit_ms = options->step_limit_ms;
  self->approval_ms = options->approval_ms == 0 ? DEFAULT_APPROVAL_MS : options->approval_ms;
  self->idle_timeout_ms = options->idle_timeout_ms == 0 ? DEFAULT_IDLE_TIMEOUT_MS : options->idle_timeout_ms;
  if (options->scenario != NULL)
    {
      self->rules = sandbox_rules_new (options->scenario, error);
      if (self->rules == NULL)
        return NULL;
    }
  self->store = sandbox_store_new (options->store_file, error);
  return self->store == NULL ? NULL : g_steal_pointer (&self);
}

static gboolean
prepare_store (SandboxServer *self, GError **error)
{
  g_autoptr(GError) problem = NULL;

  if (sandbox_store_prepare (self->store, &problem) && (!self->may_forget || sandbox_store_can_write (self->store, &problem)))
    return TRUE;
  if (!self->may_forget || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->problem = g_strdup (problem->message);
  sandbox_store_forget (self->store);
  return sandbox_store_prepare (self->store, error);
}

/* The slow part of a start; on whatever thread it runs, nobody else touches the state meanwhile. */
static SandboxEngine *
launch (SandboxServer *self, GError **error)
{
  SandboxService *service;

  if (!prepare_store (self, error))
    return NULL;
  service = sandbox_service_new (self->catalog, self->clock, self->store,
                                 sandbox_inbox_new (self->messages, self->inbox_file), self->seed);
  service->rules = self->rules;
  service->limit_us = (gint64) self->step_limit_ms * 1000;
  service->approval_us = (gint64) self->approval_ms * 1000;
  return sandbox_engine_start (service, self->events, self->port, self->idle_timeout_ms, error);
}

static gboolean
check_stopped (SandboxServer *self, GError **error)
{
  if (self->engine == NULL && !self->starting)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _("The sandbox runs already."));
  return FALSE;
}

static gboolean
take_engine (SandboxServer *self, SandboxEngine *engine)
{
  if (engine == NULL)
    return FALSE;
  self->engine = engine;
  self->url = g_strdup_printf ("http://127.0.0.1:%u", sandbox_engine_get_port (engine));
  return TRUE;
}

gboolean
sandbox_server_start (SandboxServer *self, GError **error)
{
  g_return_val_if_fail (SANDBOX_IS_SERVER (self), FALSE);

  return check_stopped (self, error) && take_engine (self, launch (self, error));
}

static void
set_launching (SandboxServer *self, gboolean launching)
{
  g_mutex_lock (&self->lock);
  self->launching = launching;
  g_cond_broadcast (&self->launched);
  g_mutex_unlock (&self->lock);
}

static void
start_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  SandboxEngine *engine = launch (source, &error);

  if (engine == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, engine, (GDestroyNotify) sandbox_engine_stop);
  set_launching (source, FALSE);
}

void
sandbox_server_start_async (SandboxServer *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (SANDBOX_IS_SERVER (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sandbox_server_start_async);
  if (!check_stopped (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->starting = TRUE;
  self->stop_wanted = FALSE;
  set_launching (self, TRUE);
  g_task_run_in_thread (task, start_in_thread);
}

gboolean
sandbox_server_start_finish (SandboxServer *self, GAsyncResult *result, GError **error)
{
  SandboxEngine *engine;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  self->starting = FALSE;
  engine = g_task_propagate_pointer (G_TASK (result), error);
  if (engine != NULL && self->stop_wanted)
    {
      sandbox_engine_stop (engine);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The sandbox was stopped while it started."));
      return FALSE;
    }
  return take_engine (self, engine);
}

const char *
sandbox_server_get_problem (SandboxServer *self)
{
  g_return_val_if_fail (SANDBOX_IS_SERVER (self), NULL);

  return self->starting ? NULL : self->problem;
}

void
sandbox_server_stop (SandboxServer *self)
{
  g_return_if_fail (SANDBOX_IS_SERVER (self));

  self->stop_wanted = TRUE;
  g_clear_pointer (&self->engine, sandbox_engine_stop);
  g_clear_pointer (&self->url, g_free);
}

void
sandbox_server_end (SandboxServer *self)
{
  g_return_if_fail (SANDBOX_IS_SERVER (self));

  sandbox_server_stop (self);
  g_mutex_lock (&self->lock);
  while (self->launching)
    g_cond_wait (&self->launched, &self->lock);
  g_mutex_unlock (&self->lock);
}

gboolean
sandbox_server_is_running (SandboxServer *self)
{
  return self->engine != NULL;
}

const char *
sandbox_server_get_url (SandboxServer *self)
{
  return self->url;
}

const char *
sandbox_server_get_client_id (SandboxServer *self)
{
  return sandbox_store_get_state (self->store)->client_id;
}

const char *
sandbox_server_get_client_secret (SandboxServer *self)
{
  return sandbox_store_get_state (self->store)->client_secret;
}

const char *
sandbox_server_get_public_key (SandboxServer *self)
{
  SandboxState *state = sandbox_store_get_state (self->store);

  return state->keys == NULL ? NULL : sandbox_key_pair_get_public_key (state->keys);
}

gboolean
sandbox_server_decrypts (SandboxServer *self, const char *ciphertext, gsize *n_characters)
{
  SandboxState *state = sandbox_store_get_state (self->store);
  g_autoptr(CodefSecret) plain = NULL;

  if (state->keys == NULL || sandbox_key_pair_decrypt (state->keys, ciphertext, &plain) != SANDBOX_DECRYPTION_OK)
    return FALSE;
  if (n_characters != NULL)
    *n_characters = g_utf8_strlen (codef_secret_reveal (plain), -1);
  return TRUE;
}

GListModel *
sandbox_server_get_events (SandboxServer *self)
{
  return sandbox_relay_get_model (self->events);
}

GListModel *
sandbox_server_get_messages (SandboxServer *self)
{
  return sandbox_relay_get_model (self->messages);
}

void
sandbox_server_use_phone (SandboxServer *self, const char *jti, SandboxServerPhone use)
{
  static const SandboxPhone phones[] = {
    [SANDBOX_SERVER_APPROVE] = SANDBOX_PHONE_APPROVED,
    [SANDBOX_SERVER_REFUSE] = SANDBOX_PHONE_REFUSED,
    [SANDBOX_SERVER_LET_EXPIRE] = SANDBOX_PHONE_EXPIRED,
  };

  g_return_if_fail (SANDBOX_IS_SERVER (self) && jti != NULL);

  if (self->engine != NULL)
    sandbox_engine_use_phone (self->engine, jti, phones[use]);
}

char *
sandbox_server_answer_phone (SandboxServer *self, const char *jti, const char *method)
{
  GListModel *messages = sandbox_server_get_messages (self);

  for (guint i = g_list_model_get_n_items (messages); i > 0; i--)
    {
      g_autoptr(SandboxMessage) message = g_list_model_get_item (messages, i - 1);

      if (g_strcmp0 (sandbox_message_get_jti (message), jti) != 0 || g_strcmp0 (sandbox_message_get_method (message), method) != 0)
        continue;
      if (*sandbox_message_get_code (message) == '\0')
        sandbox_server_use_phone (self, jti, SANDBOX_SERVER_APPROVE);
      return g_strdup (sandbox_message_get_code (message));
    }
  return NULL;
}

gboolean
sandbox_server_set_next_scenario (SandboxServer *self, const char *words, GError **error)
{
  g_autoptr(SandboxScenario) scenario = sandbox_scenario_new (words, error);

  if (scenario == NULL)
    return FALSE;
  if (self->engine != NULL)
    sandbox_service_set_next_words (sandbox_engine_get_service (self->engine), words);
  return TRUE;
}

char *
sandbox_server_dup_description (SandboxServer *self)
{
  g_autoptr(GString) json = g_string_new ("{");

  sandbox_json_append_member (json, "url", self->url);
  sandbox_json_append_member (json, "clientId", sandbox_server_get_client_id (self));
  sandbox_json_append_member (json, "clientSecret", sandbox_server_get_client_secret (self));
  sandbox_json_append_member (json, "publicKey", sandbox_server_get_public_key (self));
  sandbox_json_append_member (json, "sandboxClientId", CODEF_SANDBOX_CLIENT_ID);
  sandbox_json_append_member (json, "sandboxClientSecret", CODEF_SANDBOX_CLIENT_SECRET);
  g_string_append_c (json, '}');
  return g_strdup (json->str);
}
