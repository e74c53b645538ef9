/* SPDX-License-Identifier: MIT */
#include "sandbox-engine.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-delivery.h"
#include "sandbox-error-body.h"
#include "sandbox-guard.h"
#include "sandbox-listener.h"
#include <libsoup/soup.h>
#include <string.h>

/* Our own client closes its idle connections itself, after the minute that libsoup keeps them. */
#define OWN_CLIENT_PATIENCE_MS 90000

/* How often the time of waiting calls is looked at. */
#define EXPIRY_MS 200
/* The body as it grows, attached to its message. */
#define BODY_KEY "sandbox-body"

struct _SandboxEngine
{
  GThread         *thread;   /* (owned) */
  GMainContext    *context;  /* (owned) of the thread */
  GMainLoop       *loop;     /* (owned) */
  SoupServer      *server;   /* (owned) (nullable) touched by the thread alone */
  SandboxListener *listener; /* (owned) (nullable) touched by the thread alone */
  SandboxService  *service;  /* (owned) */
  SandboxRelay    *log;      /* (owned) of SandboxEvent */
  GSource         *expiry;   /* (owned) (nullable) while calls wait for another one's authentication */
  guint            idle_timeout_ms;
  guint16          port;     /* asked for; once it listens, the real one */
  GMutex           lock;     /* guards the three below until the thread listens */
  GCond            cond;
  gboolean         ready;
  GError          *problem;  /* (owned) (nullable) */
};

static void
log_call (SandboxEngine *self, SandboxCall *call)
{
  sandbox_relay_add (self->log, sandbox_call_to_event (call));
}

static SandboxCall *
read_call (SandboxEngine *self, SoupServerMessage *msg, SandboxConnection *connection)
{
  GByteArray *body = g_object_get_data (G_OBJECT (msg), BODY_KEY);
  const char *target = sandbox_framing_get_target (sandbox_connection_get_framing (connection));
  g_autofree char *path = sandbox_guard_dup_path (target, self->port);
  const char *query = strchr (target, '?');
  g_autoptr(GBytes) wire = g_byte_array_free_to_bytes (g_byte_array_ref (body));

  return sandbox_call_new (
    soup_server_message_get_method (msg), path == NULL ? target : path, query == NULL ? NULL : query + 1,
    soup_message_headers_get_one (soup_server_message_get_request_headers (msg), "Authorization"), wire,
    codef_clock_now_unix_us (self->service->clock));
}

/* What the framing refused never became a message; the live log shows it all the same. */
static void
on_refused_cb (SandboxConnection *connection, guint status, const char *reason, gpointer user_data)
{
  SandboxEngine *self = user_data;
  SandboxFraming *framing = sandbox_connection_get_framing (connection);
  const char *method = sandbox_framing_get_method (framing), *target = sandbox_framing_get_target (framing);
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr(SandboxCall) call = sandbox_call_new (method == NULL ? "" : method, target == NULL ? "" : target, NULL,
                                                   NULL, nothing, codef_clock_now_unix_us (self->service->clock));

  call->status = status;
  sandbox_call_find (call, "refused: %s", reason);
  log_call (self, call);
}

static gboolean
is_own_client (SoupServerMessage *msg)
{
  const char *agent = soup_message_headers_get_one (soup_server_message_get_request_headers (msg), "User-Agent");

  return agent != NULL && g_str_has_prefix (agent, CODEF_USER_AGENT_PREFIX);
}

static void
refuse_head (SandboxEngine *self, SoupServerMessage *msg, SandboxConnection *connection, guint status,
             const char *reason)
{
  g_autoptr(SandboxCall) call = read_call (self, msg, connection);

  sandbox_call_find (call, "refused: %s", reason);
  sandbox_answer_flat (call, status, sandbox_error_body_new (status, reason, call->path));
  sandbox_delivery_send (msg, connection, call);
  log_call (self, call);
}

static void
on_chunk_cb (SoupServerMessage *msg, GBytes *chunk, gpointer user_data)
{
  g_byte_array_append (user_data, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
}

/* libsoup would keep the body in small pieces and join a second copy of it, and the heap would stay as large as the
 * largest body. */
static void
collect_body (SoupServerMessage *msg)
{
  GByteArray *body = g_byte_array_new ();

  soup_message_body_set_accumulate (soup_server_message_get_request_body (msg), FALSE);
  g_object_set_data_full (G_OBJECT (msg), BODY_KEY, body, (GDestroyNotify) g_byte_array_unref);
  g_signal_connect (msg, "got-chunk", G_CALLBACK (on_chunk_cb), body);
}

static void
on_head_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query, gpointer user_data)
{
  SandboxEngine *self = user_data;
  SandboxConnection *connection = sandbox_connection_find (soup_server_message_get_remote_address (msg));
  const char *reason = NULL;
  guint status = sandbox_guard_check_head (msg, self->port, &reason);
  g_autofree char *own_path =
    sandbox_guard_dup_path (sandbox_framing_get_target (sandbox_connection_get_framing (connection)), self->port);

  collect_body (msg);
  if (status == 0 && own_path == NULL)
    {
      status = SOUP_STATUS_FORBIDDEN;
      reason = "the request names another host";
    }
  if (status == 0 && is_own_client (msg))
    sandbox_connection_set_patience (connection, OWN_CLIENT_PATIENCE_MS);
  else
    soup_message_headers_replace (soup_server_message_get_response_headers (msg), "Connection", "close");
  if (status != 0)
    refuse_head (self, msg, connection, status, reason);
}

/* A call that waits for the authentication of another one, and the connection that waits with it. */
typedef struct
{
  SandboxEngine     *engine;     /* (unowned) */
  SandboxCall       *call;       /* (owned) */
  SoupServerMessage *msg;        /* (owned) */
  SandboxConnection *connection; /* (owned) */
} Waiting;

static void
waiting_free (Waiting *self)
{
  g_signal_handlers_disconnect_by_data (self->msg, self);
  sandbox_call_free (self->call);
  g_object_unref (self->msg);
  g_object_unref (self->connection);
  g_free (self);
}

static void
on_waiting_gone_cb (SoupServerMessage *msg, gpointer user_data)
{
  Waiting *self = user_data;

  sandbox_service_forget (self->engine->service, self->call);
  waiting_free (self);
}

static void
on_answered_cb (gpointer call, gpointer user_data)
{
  Waiting *self = user_data;
  g_autoptr(SoupServerMessage) msg = g_object_ref (self->msg);

  log_call (self->engine, call);
  soup_server_message_unpause (msg);
  sandbox_delivery_send (msg, self->connection, call);
  waiting_free (self);
}

static gboolean
on_expiry_cb (gpointer user_data)
{
  SandboxEngine *self = user_data;

  if (sandbox_service_expire (self->service))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->expiry, g_source_unref);
  return G_SOURCE_REMOVE;
}

/* Takes @call. */
static void
begin_wait (SandboxEngine *self, SandboxCall *call, SoupServerMessage *msg, SandboxConnection *connection)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->engine = self;
  waiting->call = call;
  waiting->msg = g_object_ref (msg);
  waiting->connection = g_object_ref (connection);
  call->answered = on_answered_cb;
  call->answered_data = waiting;
  g_signal_connect (msg, "disconnected", G_CALLBACK (on_waiting_gone_cb), waiting);
  soup_server_message_pause (msg);
  if (self->expiry != NULL)
    return;
  self->expiry = g_timeout_source_new (EXPIRY_MS);
  g_source_set_callback (self->expiry, on_expiry_cb, self, NULL);
  g_source_attach (self->expiry, self->context);
}

static void
on_request_cb (SoupServer *server, SoupServerMessage *msg, const char *path, GHashTable *query, gpointer user_data)
{
  SandboxEngine *self = user_data;
  SandboxConnection *connection = sandbox_connection_find (soup_server_message_get_remote_address (msg));
  g_autoptr(SandboxCall) call = read_call (self, msg, connection);

  sandbox_service_handle (self->service, call);
  log_call (self, call);
  if (call->waits)
    {
      begin_wait (self, g_steal_pointer (&call), msg, connection);
      return;
    }
  sandbox_delivery_send (msg, connection, call);
}

static void
report_ready (SandboxEngine *self, GError *problem)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->ready = TRUE;
  self->problem = problem;
  g_cond_signal (&self->cond);
}

static gpointer
run (gpointer data)
{
  SandboxEngine *self = data;
  GError *problem = NULL;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_early_handler (self->server, NULL, on_head_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
  self->listener =
    sandbox_listener_new (self->server, self->port, self->idle_timeout_ms, on_refused_cb, self, &problem);
  if (self->listener != NULL)
    self->port = sandbox_listener_get_port (self->listener);
  report_ready (self, problem);
  if (self->listener != NULL)
    g_main_loop_run (self->loop);
  if (self->expiry != NULL)
    g_source_destroy (self->expiry);
  g_clear_pointer (&self->expiry, g_source_unref);
  g_clear_pointer (&self->listener, sandbox_listener_free);
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
on_stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

SandboxEngine *
sandbox_engine_start (SandboxService *service, SandboxRelay *log, guint16 port, guint idle_timeout_ms, GError **error)
{
  SandboxEngine *self = g_new0 (SandboxEngine, 1);

  self->service = service;
  self->log = g_object_ref (log);
  self->port = port;
  self->idle_timeout_ms = idle_timeout_ms;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("sandbox", run, self);
  g_mutex_lock (&self->lock);
  while (!self->ready)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  if (self->problem == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&self->problem));
  sandbox_engine_stop (self);
  return NULL;
}

void
sandbox_engine_stop (SandboxEngine *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  /* Quitting from inside its loop: a quit before the loop runs would be lost. */
  g_source_set_callback (source, on_stop_cb, self->loop, NULL);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  sandbox_service_free (self->service);
  g_object_unref (self->log);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

guint16
sandbox_engine_get_port (SandboxEngine *self)
{
  return self->port;
}

SandboxService *
sandbox_engine_get_service (SandboxEngine *self)
{
  return self->service;
}

typedef struct
{
  SandboxService *service; /* (unowned) */
  char           *jti;     /* (owned) */
  SandboxPhone    phone;
} PhoneUse;

static void
phone_use_free (gpointer data)
{
  PhoneUse *use = data;

  g_free (use->jti);
  g_free (use);
}

static gboolean
on_phone_cb (gpointer user_data)
{
  PhoneUse *use = user_data;

  sandbox_service_use_phone (use->service, use->jti, use->phone);
  return G_SOURCE_REMOVE;
}

void
sandbox_engine_use_phone (SandboxEngine *self, const char *jti, SandboxPhone phone)
{
  PhoneUse *use = g_new0 (PhoneUse, 1);

  use->service = self->service;
  use->jti = g_strdup (jti);
  use->phone = phone;
  /* Before any request that arrives after it. */
  g_main_context_invoke_full (self->context, G_PRIORITY_HIGH, on_phone_cb, use, phone_use_free);
}
