/* SPDX-License-Identifier: MIT */
#include "fault-server.h"

#include <arpa/inet.h>
#include <gio/gio.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

/* A head longer than this is nothing a test sends. */
#define HEAD_MAX_BYTES (256 * 1024)

static const FaultStep token_script[] = {
  { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 97\r\n\r\n" },
  { FAULT_SEND, "{\"access_token\":\"test-token-0123456789\",\"token_type\":\"bearer\",\"expires_in\":604799,"
                "\"scope\":\"read\"}" },
  { FAULT_KEEP },
};
static const FaultStep unknown_script[] = {
  { FAULT_SEND, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" },
  { FAULT_KEEP },
};

struct _FaultServer
{
  char            *priority;    /* (owned) (nullable) */
  int              listener;
  int              stop;        /* eventfd, readable once the server ends */
  guint            port;
  GThread         *acceptor;    /* (owned) */

  GMutex           lock;        /* guards all below */
  TestCertificate *certificate; /* (unowned) (nullable) */
  const FaultStep *greeting;    /* (unowned) (nullable) */
  GPtrArray       *threads;     /* (owned) of GThread (owned) */
  GHashTable      *scripts;     /* (owned) path → GQueue of const FaultStep * */
  GPtrArray       *requests;    /* (owned) of char * */
  GHashTable      *counts;      /* (owned) path → number of requests */
  guint            n_connections, n_handshakes, n_abandoned;
  guint64          n_bytes;
};

typedef struct
{
  FaultServer      *server;
  TestCertificate  *certificate; /* (unowned) (nullable) */
  int               fd;
  gnutls_session_t  tls;      /* (nullable) */
  GString          *received; /* (owned) what was read and not used yet */
  gboolean          is_deaf;   /* reads nothing any more */
  gboolean          abandoned;
} Connection;

static void
count (FaultServer *self, guint *counter)
{
  g_mutex_lock (&self->lock);
  ++*counter;
  g_mutex_unlock (&self->lock);
}

/* Returns: FALSE when the server ends or @ms (-1: never) have passed. */
static gboolean
wait_readable (Connection *connection, int ms)
{
  struct pollfd fds[] = { { connection->fd, connection->is_deaf ? POLLRDHUP : POLLIN, 0 },
                          { connection->server->stop, POLLIN, 0 } };

  if (connection->tls != NULL && gnutls_record_check_pending (connection->tls) > 0)
    return TRUE;
  return poll (fds, 2, ms) > 0 && fds[1].revents == 0;
}

static gssize
receive (Connection *connection, char *buffer, gsize size)
{
  gssize length;

  if (!wait_readable (connection, -1))
    return 0;
  do
    length = connection->tls != NULL ? gnutls_record_recv (connection->tls, buffer, size)
                                     : recv (connection->fd, buffer, size, 0);
  while (length == GNUTLS_E_AGAIN || length == GNUTLS_E_INTERRUPTED);
  if (length > 0)
    {
      g_mutex_lock (&connection->server->lock);
      connection->server->n_bytes += (guint64) length;
      g_mutex_unlock (&connection->server->lock);
    }
  return length;
}

/* Waits for room in pieces, so that a server that is told to end does not hang on a peer that does not read. */
static gboolean
transmit (Connection *connection, const char *data, gsize length)
{
  while (length > 0)
    {
      struct pollfd fds[] = { { connection->fd, POLLOUT, 0 }, { connection->server->stop, POLLIN, 0 } };
      gsize piece = MIN (length, 16 * 1024);
      gssize sent;

      if (poll (fds, 2, -1) <= 0 || fds[1].revents != 0)
        return FALSE;
      sent = connection->tls != NULL ? gnutls_record_send (connection->tls, data, piece)
                                     : send (connection->fd, data, piece, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent == GNUTLS_E_AGAIN || sent == GNUTLS_E_INTERRUPTED
          || (sent < 0 && connection->tls == NULL && errno == EAGAIN))
        continue;
      if (sent <= 0)
        {
          connection->abandoned = TRUE;
          return FALSE;
        }
      data += sent;
      length -= (gsize) sent;
    }
  return TRUE;
}

/* Returns: TRUE if the peer closed before @ms were over. */
static gboolean
wait_for_end (Connection *connection, int ms)
{
  char buffer[4096];
  gint64 until_us = g_get_monotonic_time () + (gint64) ms * 1000;
  int left = ms;

  while (wait_readable (connection, left))
    {
      if (connection->is_deaf || receive (connection, buffer, sizeof buffer) <= 0)
        return TRUE;
      if (ms >= 0)
        left = (int) (MAX (until_us - g_get_monotonic_time (), 0) / 1000);
    }
  return FALSE;
}

static void
reset (Connection *connection)
{
  const struct linger now = { 1, 0 };

  setsockopt (connection->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static gboolean
run_step (Connection *connection, const FaultStep *step)
{
  gsize length = step->length != 0 ? step->length : (step->text != NULL ? strlen (step->text) : 0);

  switch (step->action)
    {
    case FAULT_SEND:
      for (guint i = 0; i < MAX (step->count, 1); i++)
        if (!transmit (connection, step->text, length))
          return FALSE;
      return TRUE;
    case FAULT_DRIP:
      for (gsize i = 0; i < length; i++)
        {
          if (!transmit (connection, step->text + i, 1))
            return FALSE;
          if (wait_for_end (connection, (int) step->ms))
            {
              connection->abandoned = TRUE;
              return FALSE;
            }
        }
      return TRUE;
    case FAULT_PAUSE:
    case FAULT_STALL:
      if (wait_for_end (connection, step->action == FAULT_STALL ? -1 : (int) step->ms))
        connection->abandoned = TRUE;
      return step->action == FAULT_PAUSE && !connection->abandoned;
    case FAULT_RESET:
      reset (connection);
      return FALSE;
    case FAULT_NO_READ:
      connection->is_deaf = TRUE;
      return TRUE;
    case FAULT_KEEP:
    case FAULT_END:
    default:
      return FALSE;
    }
}

/* Returns: TRUE if another request may follow. */
static gboolean
run_script (Connection *connection, const FaultStep *steps)
{
  while (run_step (connection, steps))
    steps++;
  return steps->action == FAULT_KEEP;
}

static const FaultStep *
take_script (FaultServer *self, const char *path)
{
  GQueue *queue;
  const FaultStep *steps;

  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->counts, g_strdup (path),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path)) + 1));
  queue = g_hash_table_lookup (self->scripts, path);
  if (queue != NULL)
    steps = g_queue_get_length (queue) > 1 ? g_queue_pop_head (queue) : g_queue_peek_head (queue);
  else
    steps = g_str_equal (path, "/oauth/token") ? token_script : unknown_script;
  g_mutex_unlock (&self->lock);
  return steps;
}

/* Returns: the length of the head with its empty line, 0 if the peer left. */
static gsize
read_head (Connection *connection)
{
  char buffer[16 * 1024];

  for (;;)
    {
      const char *end = strstr (connection->received->str, "\r\n\r\n");
      gssize length;

      if (end != NULL)
        return (gsize) (end - connection->received->str) + 4;
      if (connection->received->len > HEAD_MAX_BYTES)
        return 0;
      length = receive (connection, buffer, sizeof buffer);
      if (length <= 0)
        return 0;
      g_string_append_len (connection->received, buffer, length);
    }
}

static gsize
find_body_length (const char *head)
{
  const char *field = strcasestr (head, "\r\nContent-Length:");

  return field != NULL ? g_ascii_strtoull (field + strlen ("\r\nContent-Length:"), NULL, 10) : 0;
}

static void
read_body (Connection *connection, gsize whole)
{
  char buffer[64 * 1024];

  while (connection->received->len < whole)
    {
      gssize length = receive (connection, buffer, sizeof buffer);

      if (length <= 0)
        return;
      g_string_append_len (connection->received, buffer, length);
    }
}

/* Returns: FALSE when the connection is over. */
static gboolean
serve_request (Connection *connection)
{
  gsize head = read_head (connection);
  g_auto(GStrv) words = NULL;
  const FaultStep *steps;
  gsize whole;

  if (head == 0)
    return FALSE;
  words = g_strsplit_set (connection->received->str, " \r", 3);
  steps = take_script (connection->server, words[1] != NULL ? words[1] : "");
  whole = head + find_body_length (connection->received->str);
  if (steps->action != FAULT_NO_READ)
    read_body (connection, whole);
  g_mutex_lock (&connection->server->lock);
  g_ptr_array_add (connection->server->requests,
                   g_strndup (connection->received->str, MIN (whole, connection->received->len)));
  g_mutex_unlock (&connection->server->lock);
  g_string_erase (connection->received, 0, (gssize) MIN (whole, connection->received->len));
  return run_script (connection, steps);
}

static gboolean
shake_hands (Connection *connection)
{
  FaultServer *self = connection->server;
  int status;

  gnutls_init (&connection->tls, GNUTLS_SERVER);
  gnutls_credentials_set (connection->tls, GNUTLS_CRD_CERTIFICATE,
                          test_certificate_get_credentials (connection->certificate));
  if (self->priority == NULL || gnutls_priority_set_direct (connection->tls, self->priority, NULL) != GNUTLS_E_SUCCESS)
    gnutls_set_default_priority (connection->tls);
  gnutls_transport_set_int (connection->tls, connection->fd);
  gnutls_handshake_set_timeout (connection->tls, 5000);
  do
    status = gnutls_handshake (connection->tls);
  while (status < 0 && gnutls_error_is_fatal (status) == 0);
  if (status < 0)
    gnutls_alert_send_appropriate (connection->tls, status);
  return status == GNUTLS_E_SUCCESS;
}

/* Returns: TRUE if there is a greeting; nothing follows it. */
static gboolean
is_greeted (Connection *connection)
{
  const FaultStep *steps;

  g_mutex_lock (&connection->server->lock);
  steps = connection->server->greeting;
  g_mutex_unlock (&connection->server->lock);
  if (steps != NULL)
    run_script (connection, steps);
  return steps != NULL;
}

static gpointer
serve_connection (gpointer user_data)
{
  Connection *connection = user_data;
  FaultServer *self = connection->server;
  gboolean ready;

  connection->received = g_string_new (NULL);
  ready = !is_greeted (connection) && (connection->certificate == NULL || shake_hands (connection));
  if (ready)
    count (self, &self->n_handshakes);
  while (ready && serve_request (connection))
    ;
  if (connection->abandoned)
    count (self, &self->n_abandoned);
  if (connection->tls != NULL)
    {
      gnutls_bye (connection->tls, GNUTLS_SHUT_WR);
      gnutls_deinit (connection->tls);
    }
  close (connection->fd);
  g_string_free (connection->received, TRUE);
  g_free (connection);
  return NULL;
}

static gpointer
accept_connections (gpointer user_data)
{
  FaultServer *self = user_data;

  for (;;)
    {
      struct pollfd fds[] = { { self->listener, POLLIN, 0 }, { self->stop, POLLIN, 0 } };
      Connection *connection;
      int fd;

      if (poll (fds, 2, -1) <= 0 || fds[1].revents != 0)
        return NULL;
      fd = accept4 (self->listener, NULL, NULL, SOCK_CLOEXEC);
      if (fd < 0)
        continue;
      connection = g_new0 (Connection, 1);
      g_mutex_lock (&self->lock);
      *connection = (Connection) { .server = self, .fd = fd, .certificate = self->certificate };
      self->n_connections++;
      g_ptr_array_add (self->threads, g_thread_new ("fault-connection", serve_connection, connection));
      g_mutex_unlock (&self->lock);
    }
}

FaultServer *
fault_server_new (TestCertificate *certificate, const char *priority)
{
  FaultServer *self = g_new0 (FaultServer, 1);
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;

  self->certificate = certificate;
  self->priority = g_strdup (priority);
  g_mutex_init (&self->lock);
  self->threads = g_ptr_array_new ();
  self->scripts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stop = eventfd (0, EFD_CLOEXEC);
  self->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind (self->listener, (struct sockaddr *) &address, sizeof address) != 0 || listen (self->listener, 128) != 0
      || getsockname (self->listener, (struct sockaddr *) &address, &length) != 0)
    g_error ("cannot listen: %s", g_strerror (errno));
  self->port = ntohs (address.sin_port);
  self->acceptor = g_thread_new ("fault-acceptor", accept_connections, self);
  return self;
}

void
fault_server_free (FaultServer *self)
{
  const guint64 one = 1;

  if (write (self->stop, &one, sizeof one) != sizeof one)
    g_error ("cannot stop: %s", g_strerror (errno));
  g_thread_join (self->acceptor);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  close (self->listener);
  close (self->stop);
  g_ptr_array_unref (self->threads);
  g_hash_table_unref (self->scripts);
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->counts);
  g_mutex_clear (&self->lock);
  g_free (self->priority);
  g_free (self);
}

void
fault_server_set_greeting (FaultServer *self, const FaultStep *steps)
{
  g_mutex_lock (&self->lock);
  self->greeting = steps;
  g_mutex_unlock (&self->lock);
}

void
fault_server_set_certificate (FaultServer *self, TestCertificate *certificate)
{
  g_mutex_lock (&self->lock);
  self->certificate = certificate;
  g_mutex_unlock (&self->lock);
}

guint
fault_server_get_port (FaultServer *self)
{
  return self->port;
}

char *
fault_server_dup_url (FaultServer *self, const char *path)
{
  return self->certificate != NULL ? g_strdup_printf ("https://localhost:%u%s", self->port, path)
                                   : g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

void
fault_server_add (FaultServer *self, const char *path, const FaultStep *steps)
{
  GQueue *queue;

  g_mutex_lock (&self->lock);
  queue = g_hash_table_lookup (self->scripts, path);
  if (queue == NULL)
    {
      queue = g_queue_new ();
      g_hash_table_insert (self->scripts, g_strdup (path), queue);
    }
  g_queue_push_tail (queue, (gpointer) steps);
  g_mutex_unlock (&self->lock);
}

static guint
read_counter (FaultServer *self, const guint *counter)
{
  guint value;

  g_mutex_lock (&self->lock);
  value = *counter;
  g_mutex_unlock (&self->lock);
  return value;
}

guint
fault_server_get_n_connections (FaultServer *self)
{
  return read_counter (self, &self->n_connections);
}

guint
fault_server_get_n_handshakes (FaultServer *self)
{
  return read_counter (self, &self->n_handshakes);
}

guint
fault_server_get_n_abandoned (FaultServer *self)
{
  return read_counter (self, &self->n_abandoned);
}

guint
fault_server_get_n_requests (FaultServer *self, const char *path)
{
  guint number;

  g_mutex_lock (&self->lock);
  number = path != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path)) : self->requests->len;
  g_mutex_unlock (&self->lock);
  return number;
}

guint64
fault_server_get_n_bytes (FaultServer *self)
{
  guint64 number;

  g_mutex_lock (&self->lock);
  number = self->n_bytes;
  g_mutex_unlock (&self->lock);
  return number;
}

char *
fault_server_dup_request (FaultServer *self, guint index)
{
  char *request;

  g_mutex_lock (&self->lock);
  request = index < self->requests->len ? g_strdup (self->requests->pdata[index]) : NULL;
  g_mutex_unlock (&self->lock);
  return request;
}
