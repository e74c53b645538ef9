/* SPDX-License-Identifier: MIT */
/* Why there is no reply to show, or why nothing was sent. An answer that arrived, even a refusing one, is a CodefReply
 * instead. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CodefError: the code says whose move it is.
 * @CODEF_ERROR_UNREACHABLE: no answer came: name, route, refused, reset. Try again.
 * @CODEF_ERROR_TLS: the server could not be trusted or speaks no TLS 1.2. Nothing was sent.
 * @CODEF_ERROR_PROXY: the proxy does not answer or refuses.
 * @CODEF_ERROR_TIMED_OUT: the deadline passed.
 * @CODEF_ERROR_REFUSED: the credentials were not accepted (token route), or a renewed token was rejected again. Ask for
 *   the keys.
 * @CODEF_ERROR_UNREADABLE: an answer came that breaks the protocol (HTML, cut short, too large).
 * @CODEF_ERROR_NO_CREDENTIALS: no client id or secret for this environment.
 * @CODEF_ERROR_NO_PUBLIC_KEY: a secret field must be encrypted and there is no key.
 * @CODEF_ERROR_BAD_KEY: a public key that is no RSA key, or a client id that is no UUID.
 * @CODEF_ERROR_BAD_REQUEST: what should be sent is not JSON object, or too long to encrypt.
 * Cancellation stays G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  CODEF_ERROR_UNREACHABLE,
  CODEF_ERROR_TLS,
  CODEF_ERROR_PROXY,
  CODEF_ERROR_TIMED_OUT,
  CODEF_ERROR_REFUSED,
  CODEF_ERROR_UNREADABLE,
  CODEF_ERROR_NO_CREDENTIALS,
  CODEF_ERROR_NO_PUBLIC_KEY,
  CODEF_ERROR_BAD_KEY,
  CODEF_ERROR_BAD_REQUEST,
} CodefError;

#define CODEF_ERROR (codef_error_quark ())
GQuark codef_error_quark (void);

/* Maps an error of libsoup, GIO, TLS or the resolver; keeps its message behind ours; cancellation passes through.
 * Returns: (transfer full): the first line of the message is a translated sentence, what happened and what to do; the
 * second is the technical detail, as the library said it. */
GError *codef_error_from_transport (const GError *cause);

G_END_DECLS
