/* SPDX-License-Identifier: MIT */
#include "sandbox-connection.h"

#include "sandbox-error-body.h"
#include <libsoup/soup.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

/* How long a refused peer may go on sending before the socket closes over it. */
#define LINGER_MS 2000
#define LINGER_CHUNK_BYTES 16384

typedef enum
{
  PHASE_OPEN,
  PHASE_FAREWELL, /* libsoup still has to be told; see say_farewell() */
  PHASE_TOLD,
} Phase;

struct _SandboxConnection
{
  GIOStream          parent_instance;
  GSocket           *socket;     /* (owned) non-blocking */
  GSocketConnection *base;       /* (owned) the plain stream over @socket */
  GInputStream      *input;      /* (owned) a GuardedInput */
  GSocketAddress    *remote;     /* (owned) unique to this connection, carries the way back to it */
  SandboxFraming    *framing;    /* (owned) */
  GCancellable      *wake;       /* (owned) makes libsoup read again when there is a farewell to read */
  GSource           *linger;     /* (owned) (nullable) reads away what a refused peer still sends */
  Phase              phase;
  gboolean           closed;
  guint              idle_timeout_ms;
  guint              patience_ms; /* of an idle connection after its first request */
  gint64             deadline_us; /* monotonic; 0 while an answer is being made */
  guint              n_requests;
};

static guint signal_closed, signal_refused;
static GQuark way_back_quark (void);
G_DEFINE_QUARK (sandbox-connection, way_back)

/* The input half: peeks, shows the bytes to the framing, and lets through what belongs to the request under way. */
#define SANDBOX_TYPE_GUARDED_INPUT (sandbox_guarded_input_get_type ())
G_DECLARE_FINAL_TYPE (SandboxGuardedInput, sandbox_guarded_input, SANDBOX, GUARDED_INPUT, GInputStream)

struct _SandboxGuardedInput
{
  GInputStream       parent_instance;
  SandboxConnection *connection; /* (unowned) lives longer: it owns this */
};

static void sandbox_guarded_input_pollable_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SandboxGuardedInput, sandbox_guarded_input, G_TYPE_INPUT_STREAM,
  G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, sandbox_guarded_input_pollable_init))
G_DEFINE_FINAL_TYPE (SandboxConnection, sandbox_connection, G_TYPE_IO_STREAM)

static void
close_socket (SandboxConnection *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  if (self->linger != NULL)
    g_source_destroy (self->linger);
  g_clear_pointer (&self->linger, g_source_unref);
  g_socket_close (self->socket, NULL);
  g_signal_emit (self, signal_closed, 0);
}

static void
set_deadline (SandboxConnection *self, guint milliseconds)
{
  self->deadline_us = g_get_monotonic_time () + (gint64) milliseconds * 1000;
}

/* libsoup before 3.3 lets go of a kept-alive connection only after it has read one line of a next request; so the
 * farewell of an idle connection is one line that is no request, and an error behind it. In a body an error alone does,
 * and a line would be taken for body. */
static gssize
say_farewell (SandboxConnection *self, char *buffer, gsize count, GError **error)
{
  if (self->phase == PHASE_FAREWELL && !sandbox_framing_is_in_body (self->framing) && self->n_requests > 0 &&
      count >= 2)
    {
      self->phase = PHASE_TOLD;
      buffer[0] = '-';
      buffer[1] = '\n';
      return 2;
    }
  self->phase = PHASE_TOLD;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "The connection is closed by the guard");
  return -1;
}

static void
bid_farewell (SandboxConnection *self)
{
  if (self->phase != PHASE_OPEN)
    return;
  self->phase = PHASE_FAREWELL;
  self->deadline_us = 0;
  g_cancellable_cancel (self->wake);
}

static gssize
peek (SandboxConnection *self, void *buffer, gsize count, GError **error)
{
  GInputVector vector = { buffer, count };
  int flags = G_SOCKET_MSG_PEEK;

  return g_socket_receive_message (self->socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, error);
}

static gssize
read_guarded (SandboxConnection *self, void *buffer, gsize count, GError **error)
{
  gboolean was_idle = sandbox_framing_is_idle (self->framing);
  gssize n_bytes, taken;

  if (self->closed || self->phase != PHASE_OPEN)
    return say_farewell (self, buffer, count, error);
  n_bytes = peek (self, buffer, count, error);
  if (n_bytes < 0 && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    {
      g_clear_error (error);
      bid_farewell (self);
      return say_farewell (self, buffer, count, error);
    }
  if (n_bytes < 0)
    return -1;
  if (n_bytes == 0)
    sandbox_framing_feed_end (self->framing);
  taken = sandbox_framing_feed (self->framing, buffer, n_bytes);
  if (sandbox_framing_get_refusal (self->framing) != 0)
    sandbox_connection_refuse (self, sandbox_framing_get_refusal (self->framing),
                               sandbox_framing_get_reason (self->framing));
  else if (n_bytes == 0)
    bid_farewell (self);
  if (self->phase != PHASE_OPEN)
    return say_farewell (self, buffer, count, error);
  if (was_idle && self->n_requests++ > 0)
    set_deadline (self, self->idle_timeout_ms);
  if (sandbox_framing_is_idle (self->framing))
    self->deadline_us = 0;
  return g_socket_receive (self->socket, buffer, taken, NULL, error);
}

static gssize
sandbox_guarded_input_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  SandboxConnection *connection = SANDBOX_GUARDED_INPUT (stream)->connection;

  while (TRUE)
    {
      g_autoptr(GError) problem = NULL;
      gssize n_bytes = read_guarded (connection, buffer, count, &problem);

      if (n_bytes >= 0)
        return n_bytes;
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return -1;
        }
      if (!g_socket_condition_wait (connection->socket, G_IO_IN, cancellable, error))
        return -1;
    }
}

static gssize
sandbox_guarded_input_read_nonblocking (GPollableInputStream *stream, void *buffer, gsize count, GError **error)
{
  g_autoptr(GError) problem = NULL;
  gssize n_bytes = read_guarded (SANDBOX_GUARDED_INPUT (stream)->connection, buffer, count, &problem);

  if (n_bytes < 0)
    g_propagate_error (error, g_steal_pointer (&problem));
  return n_bytes;
}

static gboolean
sandbox_guarded_input_is_readable (GPollableInputStream *stream)
{
  SandboxConnection *connection = SANDBOX_GUARDED_INPUT (stream)->connection;

  return connection->phase != PHASE_OPEN || g_socket_condition_check (connection->socket, G_IO_IN) != 0;
}

static GSource *
sandbox_guarded_input_create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  SandboxConnection *connection = SANDBOX_GUARDED_INPUT (stream)->connection;
  g_autoptr(GSource) base = NULL;

  /* libsoup waits for the next request now: the answer before it is out. */
  if (connection->phase == PHASE_OPEN && connection->deadline_us == 0 && sandbox_framing_is_idle (connection->framing))
    set_deadline (connection, connection->patience_ms);
  if (!connection->closed)
    base = g_socket_create_source (connection->socket, G_IO_IN, cancellable);
  return g_pollable_source_new_full (stream, base, connection->wake);
}

static void
sandbox_guarded_input_pollable_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = sandbox_guarded_input_is_readable;
  iface->read_nonblocking = sandbox_guarded_input_read_nonblocking;
  iface->create_source = sandbox_guarded_input_create_source;
}

static void
sandbox_guarded_input_class_init (SandboxGuardedInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = sandbox_guarded_input_read;
}

static void
sandbox_guarded_input_init (SandboxGuardedInput *self)
{
}

static gboolean
on_linger_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  g_autoptr(SandboxConnection) self = g_object_ref (user_data);
  g_autoptr(GError) error = NULL;
  char waste[LINGER_CHUNK_BYTES];
  gssize n_bytes = g_socket_receive (socket, waste, sizeof waste, NULL, &error);

  if (n_bytes > 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;
  close_socket (self);
  return G_SOURCE_REMOVE;
}

/* A socket closed with bytes unread answers by RST, and the peer may lose the refusal it has not read yet. */
static void
begin_linger (SandboxConnection *self)
{
  g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  self->linger = g_socket_create_source (self->socket, G_IO_IN, NULL);
  g_source_set_callback (self->linger, G_SOURCE_FUNC (on_linger_cb), self, NULL);
  g_source_attach (self->linger, g_main_context_get_thread_default ());
}

void
sandbox_connection_refuse (SandboxConnection *self, guint status, const char *reason)
{
  g_autofree char *body = NULL, *answer = NULL;

  if (self->phase != PHASE_OPEN || self->closed)
    return;
  g_signal_emit (self, signal_refused, 0, status, reason);
  body = sandbox_error_body_new (status, reason, sandbox_framing_get_target (self->framing));
  answer =
    g_strdup_printf ("HTTP/1.1 %u %s\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: %zu\r\n%s"
                     "Connection: close\r\n\r\n%s",
                     status, soup_status_get_phrase (status), strlen (body),
                     status == SOUP_STATUS_METHOD_NOT_ALLOWED ? "Allow: POST\r\n" : "", body);
  /* A fresh socket buffer takes these few hundred bytes whole; where it does not, the peer reads nothing anyway. */
  g_socket_send (self->socket, answer, strlen (answer), NULL, NULL);
  bid_farewell (self);
  begin_linger (self);
  set_deadline (self, LINGER_MS);
}

void
sandbox_connection_check_deadline (SandboxConnection *self, gint64 now_monotonic_us)
{
  if (self->deadline_us == 0 || now_monotonic_us < self->deadline_us || self->closed)
    return;
  if (self->linger != NULL)
    close_socket (self);
  else if (sandbox_framing_is_idle (self->framing))
    bid_farewell (self);
  else
    sandbox_connection_refuse (self, SOUP_STATUS_REQUEST_TIMEOUT, "the request did not arrive in time");
}

void
sandbox_connection_drop (SandboxConnection *self, gboolean reset)
{
  struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  if (self->closed)
    return;
  if (reset)
    setsockopt (g_socket_get_fd (self->socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  bid_farewell (self);
  close_socket (self);
}

static gboolean
sandbox_connection_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  SandboxConnection *self = SANDBOX_CONNECTION (stream);

  /* The listener keeps a refused connection until its linger is over. */
  if (self->linger == NULL)
    close_socket (self);
  return TRUE;
}

static GInputStream *
sandbox_connection_get_input (GIOStream *stream)
{
  return SANDBOX_CONNECTION (stream)->input;
}

static GOutputStream *
sandbox_connection_get_output (GIOStream *stream)
{
  return g_io_stream_get_output_stream (G_IO_STREAM (SANDBOX_CONNECTION (stream)->base));
}

static void
sandbox_connection_dispose (GObject *object)
{
  SandboxConnection *self = SANDBOX_CONNECTION (object);

  if (self->socket != NULL)
    close_socket (self);
  G_OBJECT_CLASS (sandbox_connection_parent_class)->dispose (object);
}

static void
sandbox_connection_finalize (GObject *object)
{
  SandboxConnection *self = SANDBOX_CONNECTION (object);

  if (self->remote != NULL)
    g_object_set_qdata (G_OBJECT (self->remote), way_back_quark (), NULL);
  g_clear_object (&self->input);
  g_clear_object (&self->base);
  g_clear_object (&self->socket);
  g_clear_object (&self->remote);
  g_clear_object (&self->wake);
  g_clear_pointer (&self->framing, sandbox_framing_free);
  G_OBJECT_CLASS (sandbox_connection_parent_class)->finalize (object);
}

static void
sandbox_connection_class_init (SandboxConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sandbox_connection_dispose;
  G_OBJECT_CLASS (klass)->finalize = sandbox_connection_finalize;
  G_IO_STREAM_CLASS (klass)->get_input_stream = sandbox_connection_get_input;
  G_IO_STREAM_CLASS (klass)->get_output_stream = sandbox_connection_get_output;
  G_IO_STREAM_CLASS (klass)->close_fn = sandbox_connection_close;
  signal_closed =
    g_signal_new ("closed", SANDBOX_TYPE_CONNECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signal_refused = g_signal_new ("refused", SANDBOX_TYPE_CONNECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
sandbox_connection_init (SandboxConnection *self)
{
  SandboxGuardedInput *input = g_object_new (SANDBOX_TYPE_GUARDED_INPUT, NULL);

  input->connection = self;
  self->input = G_INPUT_STREAM (input);
  self->framing = sandbox_framing_new ();
  self->wake = g_cancellable_new ();
}

SandboxConnection *
sandbox_connection_new (GSocket *socket, guint idle_timeout_ms)
{
  SandboxConnection *self = g_object_new (SANDBOX_TYPE_CONNECTION, NULL);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

  self->socket = g_object_ref (socket);
  g_socket_set_blocking (socket, FALSE);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  self->base = g_socket_connection_factory_create_connection (socket);
  self->remote = g_socket_get_remote_address (socket, NULL);
  if (self->remote == NULL) /* gone already */
    self->remote = g_inet_socket_address_new (loopback, 0);
  g_object_set_qdata (G_OBJECT (self->remote), way_back_quark (), self);
  self->idle_timeout_ms = idle_timeout_ms;
  self->patience_ms = idle_timeout_ms;
  set_deadline (self, idle_timeout_ms);
  return self;
}

GSocketAddress *
sandbox_connection_get_remote (SandboxConnection *self)
{
  return self->remote;
}

SandboxConnection *
sandbox_connection_find (GSocketAddress *remote)
{
  return remote == NULL ? NULL : g_object_get_qdata (G_OBJECT (remote), way_back_quark ());
}

SandboxFraming *
sandbox_connection_get_framing (SandboxConnection *self)
{
  return self->framing;
}

void
sandbox_connection_set_patience (SandboxConnection *self, guint idle_timeout_ms)
{
  self->patience_ms = idle_timeout_ms;
}
