/* SPDX-License-Identifier: MIT */
/* Whom the sandbox answers: programs of this machine, never a page in a browser.
 *
 * A web page can make a browser send requests to 127.0.0.1, and a name of its own can be made to point there (DNS
 * rebinding). So the Host must be one of the names by which this port is spoken to, and a browser's tell-tale headers
 * are refused; no answer ever carries an Access-Control-Allow-* header. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Checks the head of @msg for a server on @port. Returns: 0 if it may pass, else the HTTP status; @reason: (out)
 * (transfer none): why. */
guint sandbox_guard_check_head     (SoupServerMessage *msg, guint16 port, const char **reason);
/* TRUE for "127.0.0.1", "localhost" and "[::1]" with exactly this port. */
gboolean sandbox_guard_is_own_host (const char *host, guint16 port);
/* (transfer full) (nullable): the path of a request target: the target up to '?', or of an absolute target to one of
 * our own hosts; NULL for an absolute target to another host. */
char *sandbox_guard_dup_path       (const char *target, guint16 port);

G_END_DECLS
