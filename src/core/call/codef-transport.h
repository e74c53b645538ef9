/* SPDX-License-Identifier: MIT */
/* One POST on a SoupSession, with everything the library leaves open: a total deadline, a connect deadline, a size cap,
 * our own count of the body's length, no redirects, no cookies, no second try. */
#pragma once

#include "codef-attempt.h"
#include "codef-clock.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Connecting, TLS included (a full backlog or a dropped SYN would hang until the total deadline otherwise). */
#define CODEF_CONNECT_DEADLINE_SEC 10

/* First line of main, before any thread and any TLS: TLS 1.2 as the floor, no key log (SSLKEYLOGFILE), no core
 * dumps. */
void            codef_transport_harden_process (void);

G_DECLARE_FINAL_TYPE (CodefTransport, codef_transport, CODEF, TRANSPORT, GObject)
#define CODEF_TYPE_TRANSPORT (codef_transport_get_type ())

/* @version: for the user agent, "codef-console/VERSION". @use_proxy: the system's proxies, never for this computer
 * itself; FALSE for none at all. */
CodefTransport *codef_transport_new         (const char *version, gboolean use_proxy, CodefClock *clock);
/* A trust store other than the system's: a file of root certificates (absolute path); tests and company networks. */
gboolean        codef_transport_set_ca_file (CodefTransport *self, const char *path, GError **error);
/* Another proxy than the system's: "http://host:port" or "socks5://host:port", (nullable): none at all. Never for this computer
 * itself. CODEF_ERROR_BAD_REQUEST: it is no such address. */
gboolean        codef_transport_set_proxy   (CodefTransport *self, const char *url, GError **error);
/* What is wrong with the address of a proxy, in a sentence; (transfer full) (nullable): NULL if nothing is. */
char           *codef_transport_check_proxy (const char *url);
void            codef_transport_set_limits  (CodefTransport *self, const DocLimits *limits);
/* Opens what is to take an answer that passes the size limit, from its first byte on; (transfer full) (nullable): NULL
 * with @error set. The attempt keeps it. */
typedef GOutputStream *(*CodefOverflowFunc) (gpointer user_data, GError **error);
/* A server cannot fill the disk: reading stops at so many times the size limit. */
#define CODEF_OVERFLOW_FACTOR 16
/* @open: (nullable): NULL, as at first: reading stops at the size limit. Called in the thread of the posts, and only
 * for calls, never for token answers; what it opens is written to in threads. */
void            codef_transport_set_overflow (CodefTransport *self, CodefOverflowFunc open, gpointer user_data);
void            codef_transport_set_connect_deadline_ms (CodefTransport *self, guint milliseconds);
const char     *codef_transport_get_user_agent (CodefTransport *self);

/* The whole request is with the operating system; the answer is awaited. */
typedef void (*CodefWrittenFunc) (gpointer user_data);

/* @headers: name and value alternating, ended by NULL; Authorization among them. @deadline_us: monotonic time by which
 * all must have ended, 0 for none. @written: (nullable): called with @user_data on the way. finish returns (transfer full) (nullable) an attempt whenever a request was begun;
 * on failure @error is set too and the attempt has what arrived. @token_answer: (out) (optional) (nullable): the body
 * of a token call, which no attempt keeps.
 * Errors: CODEF_ERROR_UNREACHABLE, _TLS, _PROXY, _TIMED_OUT; CODEF_ERROR_UNREADABLE when an answer began but broke off,
 * contradicts its own length or is too large, or when what takes the rest of a large one fails; CODEF_ERROR_BAD_REQUEST for a URL that is none; G_IO_ERROR_CANCELLED. */
void            codef_transport_post_async  (CodefTransport *self, CodefAttemptPurpose purpose, const char *url,
                                             const char *const *headers, GBytes *body, gint64 deadline_us,
                                             GCancellable *cancellable, CodefWrittenFunc written,
                                             GAsyncReadyCallback callback, gpointer user_data);
CodefAttempt   *codef_transport_post_finish (CodefTransport *self, GAsyncResult *result, GBytes **token_answer,
                                             GError **error);

G_END_DECLS
