/* SPDX-License-Identifier: MIT */
/* One POST on a SoupSession, with everything the library leaves open: a total deadline, a connect deadline, a size cap, our own
 * count of the body's length, no redirects, no cookies, no second try. */
#pragma once

#include "codef-attempt.h"
#include "codef-clock.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Connecting, TLS included (a full backlog or a dropped SYN would hang until the total deadline otherwise). */
#define CODEF_CONNECT_DEADLINE_SEC 10

/* First line of main: TLS 1.2 as the floor, no key log (SSLKEYLOGFILE), before any TLS. */
void            codef_transport_harden_process (void);

G_DECLARE_FINAL_TYPE (CodefTransport, codef_transport, CODEF, TRANSPORT, GObject)
#define CODEF_TYPE_TRANSPORT (codef_transport_get_type ())

/* @version: for the user agent, "codef-console/VERSION". @use_proxy: FALSE for loopback. */
CodefTransport *codef_transport_new         (const char *version, gboolean use_proxy, CodefClock *clock);
/* A trust store other than the system's: a file of root certificates (absolute path); tests and company networks. */
gboolean        codef_transport_set_ca_file (CodefTransport *self, const char *path, GError **error);
void            codef_transport_set_limits  (CodefTransport *self, const DocLimits *limits);
void            codef_transport_set_connect_deadline_ms (CodefTransport *self, guint milliseconds);

/* @headers: name and value alternating, ended by NULL; Authorization among them. @deadline_us: monotonic time by which all must have
 * ended, 0 for none. finish returns an attempt whenever a request was begun; on failure @error is set too and the attempt (if any)
 * has what arrived. */
void            codef_transport_post_async  (CodefTransport *self, CodefAttemptPurpose purpose, const char *url,
                                             const char *const *headers, GBytes *body, gint64 deadline_us,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CodefAttempt   *codef_transport_post_finish (CodefTransport *self, GAsyncResult *result, GBytes **token_answer, GError **error);

G_END_DECLS
