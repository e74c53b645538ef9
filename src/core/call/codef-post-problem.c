/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-post-problem.h"

#include "codef-error.h"
#include "codef-tls-problem.h"
#include <inttypes.h>
#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* libsoup 3.2 gives up on a head of 100 kB with the code of a connection that broke; what it counted by then lags by a
 * read. */
#define LONG_HEAD_BYTES (64 * 1024)

/* (transfer full): "10 seconds"; clearly less than one with a decimal. */
static char *
format_span (gint64 us)
{
  guint seconds = (guint) ((us + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);

  if (us < G_USEC_PER_SEC * 9 / 10)
    return g_strdup_printf (_("%.1f seconds"), (double) us / G_USEC_PER_SEC);
  return g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
}

GError *
codef_post_problem_new_late (const char *host, CodefPostStage stage, gint64 allowed_us)
{
  g_autofree char *allowed = format_span (MAX (allowed_us, 0));

  switch (stage)
    {
    case CODEF_POST_CONNECTING:
      return g_error_new (CODEF_ERROR, CODEF_ERROR_TIMED_OUT,
                          _("No connection to %s came about within %s. Check the network, and whether a firewall is in "
                            "the way."), host, allowed);
    case CODEF_POST_SENDING:
      return g_error_new (CODEF_ERROR, CODEF_ERROR_TIMED_OUT,
                          _("%s did not take the whole request within %s. Try again later."), host, allowed);
    case CODEF_POST_READING:
      return g_error_new (CODEF_ERROR, CODEF_ERROR_TIMED_OUT,
                          _("The answer of %s was not complete within %s. Give the request more time, or try again "
                            "later."), host, allowed);
    case CODEF_POST_WAITING:
    default:
      return g_error_new (CODEF_ERROR, CODEF_ERROR_TIMED_OUT,
                          _("%s did not answer within %s. Give the request more time, or try again later."), host,
                          allowed);
    }
}

GError *
codef_post_problem_new_large (gsize limit_bytes)
{
  g_autofree char *limit = g_format_size_full (limit_bytes, G_FORMAT_SIZE_IEC_UNITS);

  return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                      _("The answer is larger than %s, so reading it was stopped. Ask for a shorter period or fewer "
                        "items."), limit);
}

GError *
codef_post_problem_new_no_room (gsize limit_bytes, const GError *cause)
{
  g_autofree char *limit = g_format_size_full (limit_bytes, G_FORMAT_SIZE_IEC_UNITS);

  return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                      _("The answer is larger than %s, and the rest could not be kept in a file, so reading it was "
                        "stopped. Make room, or ask for a shorter period.\n%s"), limit, cause->message);
}

GError *
codef_post_problem_new_short (guint64 arrived_bytes, guint64 expected_bytes)
{
  return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                      _("The answer is incomplete: %" PRIu64 " of %" PRIu64
                        " bytes arrived. Try again."), arrived_bytes, expected_bytes);
}

static gboolean
has_long_head (SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics != NULL && soup_message_metrics_get_response_header_bytes_received (metrics) >= LONG_HEAD_BYTES;
}

GError *
codef_post_problem_translate (const GError *cause, SoupMessage *message, CodefPostStage stage, guint64 arrived_bytes,
                              CodefRoute *route, gint64 now_unix_us, gboolean own_roots)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  const char *proxy = codef_route_get_proxy (route, host);

  if (cause->domain == CODEF_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (cause->domain == G_TLS_ERROR && stage == CODEF_POST_CONNECTING)
    return codef_tls_problem_to_error (host, soup_message_get_tls_peer_certificate (message),
                                       soup_message_get_tls_peer_certificate_errors (message), cause, now_unix_us,
                                       own_roots);
  if (stage == CODEF_POST_CONNECTING && proxy != NULL)
    return g_error_new (CODEF_ERROR, CODEF_ERROR_PROXY,
                        _("The proxy %s does not let us through to %s. Check the proxy settings of the system.\n%s"),
                        proxy, host, cause->message);
  if (stage == CODEF_POST_READING)
    return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                        _("The answer broke off after %" PRIu64 " bytes. Try again.\n%s"), arrived_bytes,
                        cause->message);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && has_long_head (message))
    return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                        _("The head of the answer is longer than any server may send. Check the address.\n%s"),
                        cause->message);
  return codef_error_from_transport (cause);
}

GError *
codef_post_problem_check_coding (SoupMessage *message)
{
  const char *coding = soup_message_headers_get_list (soup_message_get_response_headers (message), "Content-Encoding");

  if (coding == NULL || g_ascii_strcasecmp (coding, "identity") == 0)
    return NULL;
  return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                      _("The answer is packed (“%s”), which was not asked for, and is shown as it came."), coding);
}

gboolean
codef_post_problem_check_length (SoupMessage *message, guint64 *expected_bytes, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *list = soup_message_headers_get_list (headers, "Content-Length");
  g_auto(GStrv) values = NULL;

  *expected_bytes = G_MAXUINT64;
  /* RFC 9112 §6.3: with Transfer-Encoding the length means nothing, and 204 and 304 have no body */
  if (list == NULL || soup_message_headers_get_one (headers, "Transfer-Encoding") != NULL
      || soup_message_get_status (message) == SOUP_STATUS_NO_CONTENT
      || soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED)
    return TRUE;
  values = g_strsplit (list, ",", -1);
  for (guint i = 0; values[i] != NULL; i++)
    {
      guint64 value;

      if (!g_ascii_string_to_unsigned (g_strstrip (values[i]), 10, 0, G_MAXINT64, &value, NULL)
          || (*expected_bytes != G_MAXUINT64 && value != *expected_bytes))
        {
          g_set_error (error, CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                       _("The answer breaks the rules of HTTP: its length is given as “%s”. Nothing of it can be "
                         "trusted."), list);
          return FALSE;
        }
      *expected_bytes = value;
    }
  return TRUE;
}
