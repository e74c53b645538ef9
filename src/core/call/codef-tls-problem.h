/* SPDX-License-Identifier: MIT */
/* Why a server was not trusted, as a sentence. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @host: who was meant; @peer: (nullable): the certificate shown; @flags: what the platform found wrong with it;
 * @cause: its error, a G_TLS_ERROR; @now_unix_us: the clock, for certificates that have expired; @own_roots: trust
 * comes from a file of ours instead of the system's store.
 * Returns: (transfer full): CODEF_ERROR_TLS, or CODEF_ERROR_UNREACHABLE where the connection itself broke. */
GError *codef_tls_problem_to_error (const char *host, GTlsCertificate *peer, GTlsCertificateFlags flags,
                                    const GError *cause, gint64 now_unix_us, gboolean own_roots);

G_END_DECLS
