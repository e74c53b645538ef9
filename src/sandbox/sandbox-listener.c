/* SPDX-License-Identifier: MIT */
#include "sandbox-listener.h"

#include <sys/socket.h>

/* When descriptors run out the listening sockets rest, so that the loop does not spin on them. */
#define ACCEPT_REST_MS 50
/* Tries to find a port that is free on both addresses. */
#define MAX_PORT_TRIES 8

struct _SandboxListener
{
  SoupServer        *server;       /* (owned) */
  GSocket           *sockets[2];   /* (owned) (nullable) IPv4, IPv6 */
  GSource           *sources[2];   /* (owned) (nullable) */
  GSource           *sweep;        /* (owned) (nullable) looks at the deadlines while there are connections */
  GSource           *rest;         /* (owned) (nullable) ends a rest of accepting */
  GHashTable        *connections;  /* (owned) set of (owned) SandboxConnection */
  SandboxRefusedFunc refused;
  gpointer           user_data;
  guint              idle_timeout_ms;
  guint16            port;
};

static gboolean on_incoming_cb (GSocket *socket, GIOCondition condition, gpointer user_data);

static void
stop_accepting (SandboxListener *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    {
      if (self->sources[i] != NULL)
        g_source_destroy (self->sources[i]);
      g_clear_pointer (&self->sources[i], g_source_unref);
    }
}

static void
start_accepting (SandboxListener *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    {
      if (self->sockets[i] == NULL)
        continue;
      self->sources[i] = g_socket_create_source (self->sockets[i], G_IO_IN, NULL);
      g_source_set_callback (self->sources[i], G_SOURCE_FUNC (on_incoming_cb), self, NULL);
      g_source_attach (self->sources[i], g_main_context_get_thread_default ());
    }
}

static gboolean
on_rested_cb (gpointer user_data)
{
  SandboxListener *self = user_data;

  g_clear_pointer (&self->rest, g_source_unref);
  start_accepting (self);
  return G_SOURCE_REMOVE;
}

static void
rest_from_accepting (SandboxListener *self)
{
  stop_accepting (self);
  self->rest = g_timeout_source_new (ACCEPT_REST_MS);
  g_source_set_callback (self->rest, on_rested_cb, self, NULL);
  g_source_attach (self->rest, g_main_context_get_thread_default ());
}

static void
on_closed_cb (SandboxConnection *connection, gpointer user_data)
{
  SandboxListener *self = user_data;

  g_hash_table_remove (self->connections, connection);
}

static void
on_refused_cb (SandboxConnection *connection, guint status, const char *reason, gpointer user_data)
{
  SandboxListener *self = user_data;

  if (self->refused != NULL)
    self->refused (connection, status, reason, self->user_data);
}

/* A copy with references: closing one takes it out of the table. */
static GPtrArray *
copy_connections (SandboxListener *self)
{
  GPtrArray *connections = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer connection;

  g_hash_table_iter_init (&iter, self->connections);
  while (g_hash_table_iter_next (&iter, &connection, NULL))
    g_ptr_array_add (connections, g_object_ref (connection));
  return connections;
}

/* Ends with the last connection: a sandbox that nobody speaks to sleeps. */
static gboolean
on_sweep_cb (gpointer user_data)
{
  SandboxListener *self = user_data;
  g_autoptr(GPtrArray) connections = copy_connections (self);
  gint64 now_us = g_get_monotonic_time ();

  for (guint i = 0; i < connections->len; i++)
    sandbox_connection_check_deadline (connections->pdata[i], now_us);
  if (g_hash_table_size (self->connections) > 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->sweep, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
start_sweeping (SandboxListener *self)
{
  if (self->sweep != NULL)
    return;
  self->sweep = g_timeout_source_new (CLAMP (self->idle_timeout_ms / 8, 10, 250));
  g_source_set_callback (self->sweep, on_sweep_cb, self, NULL);
  g_source_attach (self->sweep, g_main_context_get_thread_default ());
}

static void
welcome (SandboxListener *self, GSocket *socket)
{
  g_autoptr(SandboxConnection) connection = sandbox_connection_new (socket, self->idle_timeout_ms);
  g_autoptr(GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  gboolean full = g_hash_table_size (self->connections) >= SANDBOX_MAX_CONNECTIONS;

  g_hash_table_add (self->connections, g_object_ref (connection));
  start_sweeping (self);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed_cb), self);
  g_signal_connect (connection, "refused", G_CALLBACK (on_refused_cb), self);
  if (local == NULL)
    sandbox_connection_drop (connection, FALSE);
  else if (full)
    sandbox_connection_refuse (connection, SOUP_STATUS_SERVICE_UNAVAILABLE, "too many connections");
  else
    soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local,
                                 sandbox_connection_get_remote (connection), NULL);
}

static gboolean
on_incoming_cb (GSocket *listening, GIOCondition condition, gpointer user_data)
{
  SandboxListener *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocket) socket = g_socket_accept (listening, NULL, &error);

  if (socket != NULL)
    welcome (self, socket);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    {
      rest_from_accepting (self);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static GSocket *
listen_on (GSocketFamily family, guint16 port, GError **error)
{
  g_autoptr(GSocket) socket = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  if (socket == NULL)
    return NULL;
  g_socket_set_blocking (socket, FALSE);
  /* A burst of several hundred connects must wait in line rather than be turned away by the kernel. */
  g_socket_set_listen_backlog (socket, 1024);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static guint16
port_of (GSocket *socket)
{
  g_autoptr(GSocketAddress) address = g_socket_get_local_address (socket, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

/* A machine without IPv6 gets IPv4 alone; a port that is taken on ::1 only is as taken as any other. */
static gboolean
listen_on_both (SandboxListener *self, guint16 port, GError **error)
{
  g_autoptr(GError) problem = NULL;

  self->sockets[0] = listen_on (G_SOCKET_FAMILY_IPV4, port, error);
  if (self->sockets[0] == NULL)
    return FALSE;
  self->port = port_of (self->sockets[0]);
  self->sockets[1] = listen_on (G_SOCKET_FAMILY_IPV6, self->port, &problem);
  if (self->sockets[1] == NULL && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    {
      g_clear_object (&self->sockets[0]);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

/* libsoup keeps a connection alive only while the server has a listener of its own, and ours are not. This one never
 * rings: it is one end of a socket pair whose other end says nothing. */
static gboolean
add_silent_listener (SoupServer *server, GError **error)
{
  int ends[2];
  g_autoptr(GSocket) silent = NULL, other = NULL;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES, "No socket pair");
      return FALSE;
    }
  silent = g_socket_new_from_fd (ends[0], error);
  other = g_socket_new_from_fd (ends[1], error);
  if (silent == NULL || other == NULL)
    return FALSE;
  g_object_set_data_full (G_OBJECT (server), "sandbox-silent-end", g_steal_pointer (&other), g_object_unref);
  return soup_server_listen_socket (server, silent, 0, error);
}

SandboxListener *
sandbox_listener_new (SoupServer *server, guint16 port, guint idle_timeout_ms, SandboxRefusedFunc refused,
                      gpointer user_data, GError **error)
{
  g_autoptr(SandboxListener) self = g_new0 (SandboxListener, 1);
  gboolean ok = FALSE;

  self->server = g_object_ref (server);
  self->refused = refused;
  self->user_data = user_data;
  self->idle_timeout_ms = idle_timeout_ms;
  self->connections = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  for (guint i = 0; !ok && i < (port == 0 ? MAX_PORT_TRIES : 1); i++)
    {
      g_clear_error (error);
      ok = listen_on_both (self, port, error);
    }
  if (!ok || !add_silent_listener (server, error))
    return NULL;
  start_accepting (self);
  return g_steal_pointer (&self);
}

static void
drop_connections (SandboxListener *self)
{
  g_autoptr(GPtrArray) connections = copy_connections (self);

  for (guint i = 0; i < connections->len; i++)
    {
      sandbox_connection_drop (connections->pdata[i], FALSE);
      g_signal_handlers_disconnect_by_data (connections->pdata[i], self);
    }
}

void
sandbox_listener_free (SandboxListener *self)
{
  stop_accepting (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->sockets); i++)
    {
      if (self->sockets[i] != NULL)
        g_socket_close (self->sockets[i], NULL);
      g_clear_object (&self->sockets[i]);
    }
  if (self->sweep != NULL)
    g_source_destroy (self->sweep);
  g_clear_pointer (&self->sweep, g_source_unref);
  if (self->rest != NULL)
    g_source_destroy (self->rest);
  g_clear_pointer (&self->rest, g_source_unref);
  drop_connections (self);
  soup_server_disconnect (self->server);
  g_hash_table_unref (self->connections);
  g_object_unref (self->server);
  g_free (self);
}

guint16
sandbox_listener_get_port (SandboxListener *self)
{
  return self->port;
}
