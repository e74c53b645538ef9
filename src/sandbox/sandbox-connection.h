/* SPDX-License-Identifier: MIT */
/* One accepted connection: the stream that SoupServer reads from, with the guard in front of it.
 *
 * What the framing refuses is answered here, in raw bytes, and SoupServer sees an error instead. A connection on which
 * nothing moves is closed by sandbox_connection_check_deadline(), and one whose peer has gone is closed at once
 * (libsoup before 3.3 forgets kept-alive connections that their client closes). */
#pragma once

#include "sandbox-framing.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define SANDBOX_TYPE_CONNECTION (sandbox_connection_get_type ())
/* Signals: "closed", once, when the socket is closed; "refused" (guint status, const char *reason), before. */
G_DECLARE_FINAL_TYPE (SandboxConnection, sandbox_connection, SANDBOX, CONNECTION, GIOStream)

/* @idle_timeout_ms: for a request to arrive whole, and for an unused connection to stay. */
SandboxConnection *sandbox_connection_new            (GSocket *socket, guint idle_timeout_ms);
/* (transfer none): an address that belongs to this connection alone; sandbox_connection_find() leads back from it. */
GSocketAddress    *sandbox_connection_get_remote     (SandboxConnection *self);
SandboxConnection *sandbox_connection_find           (GSocketAddress *remote); /* (transfer none) (nullable) */
SandboxFraming    *sandbox_connection_get_framing    (SandboxConnection *self);
/* A client that manages its own idle connections may leave them open this long. */
void               sandbox_connection_set_patience   (SandboxConnection *self, guint idle_timeout_ms);
/* Writes a whole answer by hand and closes, reading away what the peer still sends so that the answer is not lost to a
 * reset. */
void               sandbox_connection_refuse         (SandboxConnection *self, guint status, const char *reason);
void               sandbox_connection_check_deadline (SandboxConnection *self, gint64 now_monotonic_us);
/* Closes the socket now; with @reset by RST instead of FIN. */
void               sandbox_connection_drop           (SandboxConnection *self, gboolean reset);

G_END_DECLS
