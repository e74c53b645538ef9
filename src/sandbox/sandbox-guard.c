/* SPDX-License-Identifier: MIT */
#include "sandbox-guard.h"

#include <string.h>

gboolean
sandbox_guard_is_own_host (const char *host, guint16 port)
{
  static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s:%u", names[i], port);

      if (g_str_equal (host, own))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_own_origin (const char *origin, guint16 port)
{
  return g_str_has_prefix (origin, "http://") && sandbox_guard_is_own_host (origin + strlen ("http://"), port);
}

guint
sandbox_guard_check_head (SoupServerMessage *msg, guint16 port, const char **reason)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (msg);
  const char *host = soup_message_headers_get_one (headers, "Host");
  const char *origin = soup_message_headers_get_list (headers, "Origin");
  const char *site = soup_message_headers_get_list (headers, "Sec-Fetch-Site");

  /* HTTP/1.0 may come without a Host; the framing has counted them. */
  if (host != NULL && !sandbox_guard_is_own_host (host, port))
    *reason = "the Host header names another host";
  else if (origin != NULL && !is_own_origin (origin, port))
    *reason = "requests from web pages are refused";
  else if (site != NULL && !g_str_equal (site, "same-origin") && !g_str_equal (site, "none"))
    *reason = "requests from other sites are refused";
  else if (soup_server_message_get_method (msg) == SOUP_METHOD_OPTIONS)
    *reason = "there is no access from web pages";
  else
    return 0;
  return SOUP_STATUS_FORBIDDEN;
}

char *
sandbox_guard_dup_path (const char *target, guint16 port)
{
  gsize length = strcspn (target, "?");

  if (g_str_has_prefix (target, "http://"))
    {
      const char *authority = target + strlen ("http://");
      gsize authority_length = strcspn (authority, "/?");
      g_autofree char *host = g_strndup (authority, authority_length);

      if (!sandbox_guard_is_own_host (host, port))
        return NULL;
      return g_strndup (authority + authority_length, length - (authority + authority_length - target));
    }
  return g_strndup (target, length);
}
