/* SPDX-License-Identifier: MIT */
#include "codef-base64.h"

#include <string.h>

const char *
codef_base64_skip_prefix (const char *text)
{
  const char *comma;

  if (g_ascii_strncasecmp (text, "data:", 5) != 0)
    return text;
  comma = strchr (text, ',');
  return comma != NULL ? comma + 1 : text;
}

/* GLib's decoder skips what is no base64; here that means that the text is something else. */
static gboolean
is_base64 (const char *text, gsize *n_digits)
{
  const char *p = text;

  *n_digits = 0;
  for (; *p != '\0' && *p != '='; p++)
    if (g_ascii_isalnum (*p) || *p == '+' || *p == '/')
      (*n_digits)++;
    else if (*p != '\r' && *p != '\n')
      return FALSE;
  return p[strspn (p, "=\r\n")] == '\0' && *n_digits % 4 != 1;
}

/* GLib drops the last bytes where the padding is left out. */
static GBytes *
decode_digits (const char *digits, gsize n_digits)
{
  static const char *const padding[] = { "", "", "==", "=" };
  g_autofree char *whole = NULL;
  gsize length = 0;
  guchar *bytes;

  if (strchr (digits, '=') == NULL)
    whole = g_strconcat (digits, padding[n_digits % 4], NULL);
  bytes = g_base64_decode (whole != NULL ? whole : digits, &length);
  return g_bytes_new_take (bytes, length);
}

GBytes *
codef_base64_decode (const char *text)
{
  const char *digits = codef_base64_skip_prefix (text);
  gsize n_digits;

  return is_base64 (digits, &n_digits) ? decode_digits (digits, n_digits) : NULL;
}
