/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-tls-problem.h"

#include "codef-error.h"
#include <glib/gi18n-lib.h>
#include <gnutls/x509.h>
#include <string.h>

/* (transfer full): the names a certificate is for, as a list for people. */
static char *
list_names (GTlsCertificate *peer)
{
  g_autoptr(GPtrArray) hosts = g_tls_certificate_get_dns_names (peer);
  g_autoptr(GPtrArray) addresses = g_tls_certificate_get_ip_addresses (peer);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; hosts != NULL && i < hosts->len; i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (hosts->pdata[i], &length);
      g_autofree char *raw = g_strndup (bytes, length);
      g_autofree char *name = g_utf8_make_valid (raw, -1);

      g_strv_builder_add (names, name);
    }
  for (guint i = 0; addresses != NULL && i < addresses->len; i++)
    {
      g_autofree char *name = g_inet_address_to_string (addresses->pdata[i]);

      g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  return list[0] != NULL ? g_strjoinv (", ", list) : g_tls_certificate_get_subject_name (peer);
}

static char *
format_time (GDateTime *time)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (time);

  return g_date_time_format (local, "%F %R");
}

static char *
describe_time (GTlsCertificate *peer, const char *host, GTlsCertificateFlags flags, gint64 now_unix_us)
{
  gboolean expired = (flags & G_TLS_CERTIFICATE_EXPIRED) != 0;
  g_autoptr(GDateTime) limit = expired ? g_tls_certificate_get_not_valid_after (peer)
                                       : g_tls_certificate_get_not_valid_before (peer);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (now_unix_us / G_USEC_PER_SEC);
  g_autofree char *limit_text = limit != NULL ? format_time (limit) : g_strdup ("?");
  g_autofree char *now_text = format_time (now);

  return g_strdup_printf (expired ? _("The certificate of %s expired on %s, and the clock of this computer says %s. "
                                      "If the clock is wrong, set it; otherwise the server needs a new certificate. "
                                      "Nothing was sent.")
                                  : _("The certificate of %s is valid only from %s on, and the clock of this computer "
                                      "says %s. If the clock is wrong, set it. Nothing was sent."),
                          host, limit_text, now_text);
}

static gboolean
is_self_signed (GTlsCertificate *peer)
{
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (peer);
  g_autofree char *subject = g_tls_certificate_get_subject_name (peer);

  return g_strcmp0 (issuer, subject) == 0;
}

/* The same store that the TLS library reads; asked only after a refusal. */
static gboolean
has_system_roots (void)
{
  gnutls_x509_trust_list_t roots;
  int count;

  gnutls_x509_trust_list_init (&roots, 0);
  count = gnutls_x509_trust_list_add_system_trust (roots, 0, 0);
  gnutls_x509_trust_list_deinit (roots, 1);
  return count > 0;
}

static char *
describe_issuer (GTlsCertificate *peer, const char *host, gboolean own_roots)
{
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (peer);

  if (!own_roots && !has_system_roots ())
    return g_strdup (_("No root certificates are installed on this computer, so no server can be trusted. Install the "
                       "package ca-certificates. Nothing was sent."));
  if (is_self_signed (peer))
    return g_strdup_printf (_("The certificate of %s cannot be trusted: it is self-signed. Nothing was sent."), host);
  return g_strdup_printf (_("The certificate of %s cannot be trusted: it was issued by “%s”, which this computer does "
                            "not know, or the chain to a known root is incomplete. Nothing was sent."),
                          host, issuer != NULL ? issuer : "?");
}

/* (transfer full) (nullable) */
static char *
describe_certificate (GTlsCertificate *peer, const char *host, GTlsCertificateFlags flags, gint64 now_unix_us,
                      gboolean own_roots)
{
  g_autofree char *names = NULL;

  if ((flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED)) != 0)
    return describe_time (peer, host, flags, now_unix_us);
  if ((flags & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0)
    return describe_issuer (peer, host, own_roots);
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    {
      names = list_names (peer);
      return g_strdup_printf (_("This server is not %s: its certificate is for %s. Check the address. Nothing was "
                                "sent."), host,
                              names != NULL ? names : "?");
    }
  if ((flags & G_TLS_CERTIFICATE_INSECURE) != 0)
    return g_strdup_printf (_("The certificate of %s is signed or keyed in a way that is no longer secure (SHA-1, a "
                              "short key). Nothing was sent."), host);
  if ((flags & G_TLS_CERTIFICATE_REVOKED) != 0)
    return g_strdup_printf (_("The certificate of %s has been revoked by its issuer. Nothing was sent."), host);
  return NULL;
}

/* What went wrong in a handshake is told only by the text of the cause, which ends in GnuTLS's own. */
static const struct
{
  int         status;
  const char *sentence;
} handshake_problems[] = {
  { GNUTLS_E_UNSUPPORTED_VERSION_PACKET,
    N_("No secure connection could be agreed on: the server speaks only versions of TLS that are too old. Nothing was "
       "sent.") },
  { GNUTLS_E_UNEXPECTED_PACKET,
    N_("The server does not speak TLS on this port. Check the address: it may be a plain http:// port. Nothing was "
       "sent.") },
  { GNUTLS_E_UNEXPECTED_PACKET_LENGTH,
    N_("The server does not speak TLS on this port. Check the address: it may be a plain http:// port. Nothing was "
       "sent.") },
  { GNUTLS_E_PREMATURE_TERMINATION,
    N_("The server closed the connection while the secure connection was being set up. Nothing was sent.") },
};

/* The alerts by which a server says that we have nothing in common. */
static const gnutls_alert_description_t refusals[] = { GNUTLS_A_HANDSHAKE_FAILURE, GNUTLS_A_PROTOCOL_VERSION,
                                                       GNUTLS_A_INSUFFICIENT_SECURITY };

static const char *
describe_handshake (const char *cause)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strstr (cause, gnutls_alert_get_name (refusals[i])) != NULL)
      return _("No secure connection could be agreed on: the server has no version of TLS or cipher that is still "
               "safe. Nothing was sent.");
  for (gsize i = 0; i < G_N_ELEMENTS (handshake_problems); i++)
    if (strstr (cause, gnutls_strerror (handshake_problems[i].status)) != NULL)
      return _(handshake_problems[i].sentence);
  return _("The secure connection could not be set up. Nothing was sent.");
}

GError *
codef_tls_problem_to_error (const char *host, GTlsCertificate *peer, GTlsCertificateFlags flags, const GError *cause,
                            gint64 now_unix_us, gboolean own_roots)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (host != NULL && cause != NULL, NULL);
  if (peer != NULL && flags != 0)
    sentence = describe_certificate (peer, host, flags, now_unix_us, own_roots);
  if (sentence == NULL && g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE))
    return codef_error_from_transport (cause);
  if (sentence == NULL)
    sentence = g_strdup (describe_handshake (cause->message));
  return g_error_new (CODEF_ERROR, CODEF_ERROR_TLS, "%s\n%s", sentence, cause->message);
}
