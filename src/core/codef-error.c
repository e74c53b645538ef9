/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

G_DEFINE_QUARK (codef-error-quark, codef_error)

typedef struct
{
  int         foreign;  /* code in the foreign domain */
  CodefError  code;
  const char *sentence; /* untranslated */
} Translation;

static const Translation io_translations[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, CODEF_ERROR_UNREACHABLE,
    N_("The server refused the connection. Check the address and the port, and that the server is running.") },
  { G_IO_ERROR_HOST_UNREACHABLE, CODEF_ERROR_UNREACHABLE,
    N_("There is no route to the server. Check the network connection.") },
  { G_IO_ERROR_NETWORK_UNREACHABLE, CODEF_ERROR_UNREACHABLE,
    N_("The network cannot be reached. Check the network connection.") },
  { G_IO_ERROR_HOST_NOT_FOUND, CODEF_ERROR_UNREACHABLE,
    N_("The name of the server was not found. Check the address and the network connection.") },
  { G_IO_ERROR_TIMED_OUT, CODEF_ERROR_TIMED_OUT,
    N_("The server did not answer in time. Try again later.") },
  { G_IO_ERROR_PROXY_FAILED, CODEF_ERROR_PROXY,
    N_("The proxy does not answer. Check the proxy settings of the system.") },
  { G_IO_ERROR_PROXY_AUTH_FAILED, CODEF_ERROR_PROXY,
    N_("The proxy did not accept its user name or password. Check the proxy settings of the system.") },
  { G_IO_ERROR_PROXY_NEED_AUTH, CODEF_ERROR_PROXY,
    N_("The proxy asks for a user name and password. Check the proxy settings of the system.") },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, CODEF_ERROR_PROXY,
    N_("The proxy does not let the connection through. Ask the person who runs it.") },
  { G_IO_ERROR_CONNECTION_CLOSED, CODEF_ERROR_UNREACHABLE,
    N_("The connection was cut before the answer was complete. Whether the request was carried out is not known.") },
  { G_IO_ERROR_PARTIAL_INPUT, CODEF_ERROR_UNREACHABLE,
    N_("The connection was closed before the answer was complete. Whether the request was carried out is not known.") },
};

static const Translation tls_translations[] = {
  { G_TLS_ERROR_UNAVAILABLE, CODEF_ERROR_TLS,
    N_("This computer has no TLS support for this program. Install the package glib-networking.") },
  { G_TLS_ERROR_BAD_CERTIFICATE, CODEF_ERROR_TLS,
    N_("The certificate of the server cannot be trusted, so nothing was sent.") },
  { G_TLS_ERROR_CERTIFICATE_REQUIRED, CODEF_ERROR_TLS,
    N_("The server asks for a client certificate, which the CODEF service never does. Check the address.") },
  { G_TLS_ERROR_EOF, CODEF_ERROR_TLS,
    N_("The server ended the secure connection before the answer was complete. Whether the request was carried out is "
       "not known.") },
};

static const Translation soup_translations[] = {
  { SOUP_SESSION_ERROR_PARSING, CODEF_ERROR_UNREADABLE,
    N_("What the server sent is not HTTP. Check the address and the port.") },
  { SOUP_SESSION_ERROR_ENCODING, CODEF_ERROR_UNREADABLE,
    N_("The body of the answer breaks the rules of HTTP.") },
};

static const Translation *
find_translation (const GError *cause)
{
  const Translation *table = NULL;
  gsize length = 0;

  if (cause->domain == G_IO_ERROR)
    table = io_translations, length = G_N_ELEMENTS (io_translations);
  else if (cause->domain == G_TLS_ERROR)
    table = tls_translations, length = G_N_ELEMENTS (tls_translations);
  else if (cause->domain == SOUP_SESSION_ERROR)
    table = soup_translations, length = G_N_ELEMENTS (soup_translations);
  for (gsize i = 0; i < length; i++)
    if (table[i].foreign == cause->code)
      return &table[i];
  return NULL;
}

GError *
codef_error_from_transport (const GError *cause)
{
  const Translation *known;

  g_return_val_if_fail (cause != NULL, NULL);
  if (cause->domain == CODEF_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  known = find_translation (cause);
  if (known != NULL)
    return g_error_new (CODEF_ERROR, known->code, "%s\n%s", _(known->sentence), cause->message);
  if (cause->domain == G_RESOLVER_ERROR)
    return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREACHABLE, "%s\n%s",
                        _("The name of the server was not found. Check the address and the network connection."),
                        cause->message);
  if (cause->domain == G_TLS_ERROR)
    return g_error_new (CODEF_ERROR, CODEF_ERROR_TLS, "%s\n%s",
                        _("The secure connection failed. Whether the request was carried out is not known."),
                        cause->message);
  return g_error_new (CODEF_ERROR, CODEF_ERROR_UNREACHABLE, "%s\n%s",
                      _("The server could not be reached. Check the network connection and try again."),
                      cause->message);
}
