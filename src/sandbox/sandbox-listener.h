/* SPDX-License-Identifier: MIT */
/* The loopback sockets and the connections accepted on them: 127.0.0.1, and ::1 on the same port where it exists. */
#pragma once

#include "sandbox-connection.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Beyond this many open connections a new one is answered 503. */
#define SANDBOX_MAX_CONNECTIONS 256

typedef struct _SandboxListener SandboxListener;

/* Called for what a connection refuses by itself, on the listener's thread. */
typedef void (*SandboxRefusedFunc) (SandboxConnection *connection, guint status, const char *reason,
                                    gpointer user_data);

/* Binds and listens; accepts in the thread-default context, which must be @server's. @port: 0 for any free one.
 * Returns: (transfer full): NULL with G_IO_ERROR_ADDRESS_IN_USE and others of G_IO_ERROR. */
SandboxListener *sandbox_listener_new      (SoupServer *server, guint16 port, guint idle_timeout_ms,
                                            SandboxRefusedFunc refused, gpointer user_data, GError **error);
/* Closes the port and every connection at once. */
void             sandbox_listener_free     (SandboxListener *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxListener, sandbox_listener_free)
guint16          sandbox_listener_get_port (SandboxListener *self);

G_END_DECLS
