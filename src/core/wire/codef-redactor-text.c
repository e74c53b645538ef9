/* SPDX-License-Identifier: MIT */
/* The redactor's rules for free text. Each rule is asked at the beginning of a word and answers how much it dealt
 * with. */
#include "codef-redactor.h"
#include "codef-redactor-private.h"

#include <string.h>

typedef struct
{
  const char *p;
  const char *end;
  GString    *out;
} Span;

/* Takes what it recognises from @span into its output, masked. Returns: FALSE if it recognised nothing. */
typedef gboolean (*Rule) (Span *span);

static gboolean
starts_with (const char *p, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - p) >= length && g_ascii_strncasecmp (p, word, length) == 0;
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.' || (guchar) c >= 0x80;
}

static gboolean
is_credential_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("-._~+/=%", c) != NULL);
}

static void
copy_to (Span *span, const char *to)
{
  g_string_append_len (span->out, span->p, to - span->p);
  span->p = to;
}

static void
mask_to (Span *span, const char *to)
{
  if (to > span->p)
    g_string_append (span->out, CODEF_REDACTED);
  span->p = to;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

/* "-----BEGIN … PRIVATE KEY-----": the two lines stay, what is between them goes. */
static gboolean
mask_private_key (Span *span)
{
  const char *head_end, *tail;

  if (!starts_with (span->p, span->end, "-----BEGIN "))
    return FALSE;
  head_end = memmem (span->p, span->end - span->p, "PRIVATE KEY-----", strlen ("PRIVATE KEY-----"));
  if (head_end == NULL || memchr (span->p, '\n', head_end - span->p) != NULL)
    return FALSE;
  copy_to (span, head_end + strlen ("PRIVATE KEY-----"));
  tail = memmem (span->p, span->end - span->p, "-----END", strlen ("-----END"));
  mask_to (span, tail != NULL ? tail : span->end);
  return TRUE;
}

/* Three base64url parts with dots; every JWT header begins with {" which is eyJ. */
static gboolean
mask_jwt (Span *span)
{
  const char *p = span->p;
  guint dots = 0;

  if (!starts_with (p, span->end, "eyJ"))
    return FALSE;
  while (p < span->end && (g_ascii_isalnum (*p) || *p == '_' || *p == '-' || *p == '.'))
    dots += *p++ == '.';
  if (dots == 0 || p - span->p < 16)
    return FALSE;
  mask_to (span, p);
  return TRUE;
}

static gboolean
mask_scheme (Span *span)
{
  static const char *const schemes[] = { "Bearer", "Basic" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      const char *p = span->p + strlen (schemes[i]);
      const char *to;

      if (!starts_with (span->p, span->end, schemes[i]) || p >= span->end)
        continue;
      if (starts_with (p, span->end, "%20"))
        p += 3;
      else if (*p == ' ' || *p == '+')
        p = *p == '+' ? p + 1 : skip_spaces (p, span->end);
      else
        continue;
      for (to = p; to < span->end && is_credential_character (*to); to++)
        ;
      copy_to (span, p);
      mask_to (span, to);
      return TRUE;
    }
  return FALSE;
}

/* curl -u id:secret */
static gboolean
mask_user_option (Span *span)
{
  const char *p = span->p;
  const char *colon, *to;
  char quote = '\0';

  if (!starts_with (p, span->end, "-u ") && !starts_with (p, span->end, "--user "))
    return FALSE;
  p = skip_spaces (memchr (p, ' ', span->end - p), span->end);
  if (p < span->end && (*p == '"' || *p == '\''))
    quote = *p++;
  for (to = p; to < span->end && *to != quote && (quote != '\0' || !g_ascii_isspace (*to)); to++)
    ;
  colon = memchr (p, ':', to - p);
  if (colon == NULL)
    return FALSE;
  copy_to (span, colon + 1);
  mask_to (span, to);
  return TRUE;
}

/* https://user:password@host */
static gboolean
mask_user_info (Span *span)
{
  const char *colon, *at, *to;

  if (!starts_with (span->p, span->end, "://"))
    return FALSE;
  for (to = span->p + 3; to < span->end && !g_ascii_isspace (*to) && strchr ("/?#\"'<>", *to) == NULL; to++)
    ;
  at = memrchr (span->p + 3, '@', to - span->p - 3);
  colon = at != NULL ? memchr (span->p + 3, ':', at - span->p - 3) : NULL;
  if (colon == NULL)
    return FALSE;
  copy_to (span, colon + 1);
  mask_to (span, at);
  return TRUE;
}

/* The quotation marks that occur around a member: plain, in a JSON string, percent-encoded. Longest first. */
static const char *
match_quote (const char *p, const char *end)
{
  static const char *const quotes[] = { "%5C%22", "%22", "%27", "\\\"", "\"", "'" };

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (starts_with (p, end, quotes[i]))
      return quotes[i];
  return NULL;
}

static gboolean
is_header_name (const char *name, gsize length)
{
  static const char *const headers[] = { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (strlen (headers[i]) == length && g_ascii_strncasecmp (name, headers[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* After a name: NULL, or where its value (its opening quote) begins. A colon counts only behind a quoted name or a
 * header, because prose says "password: wrong". */
static const char *
skip_separator (const char *p, const char *end, gboolean colon_counts)
{
  p = skip_spaces (p, end);
  if (starts_with (p, end, "%3D"))
    p += 3;
  else if (p < end && *p == '=')
    p += p + 1 < end && p[1] == '>' ? 2 : 1;
  else if (colon_counts && starts_with (p, end, "%3A"))
    p += 3;
  else if (colon_counts && p < end && *p == ':')
    p++;
  else
    return NULL;
  return skip_spaces (p, end);
}

static const char *
find_value_end (const char *p, const char *end, const char *quote, gboolean whole_line)
{
  for (; p < end; p++)
    {
      if (quote != NULL && starts_with (p, end, quote))
        return p;
      if (quote != NULL && *quote == '"' && *p == '\\' && p + 1 < end)
        p++;
      else if (quote == NULL && (*p == '\n' || *p == '\r' || *p == '"' || *p == '\'' || *p == '\0'))
        return p;
      else if (quote == NULL && !whole_line && (g_ascii_isspace (*p) || strchr ("&;,<>(){}[]|\\", *p) != NULL
                                                || starts_with (p, end, "%26") || starts_with (p, end, "%22")))
        return p;
    }
  return end;
}

/* true, false and null under a secret name tell nothing. */
static gboolean
is_literal (const char *p, const char *to)
{
  return (to - p == 4 && (starts_with (p, to, "true") || starts_with (p, to, "null")))
         || (to - p == 5 && starts_with (p, to, "false"));
}

/* name=value, "name": "value", Name: value */
static gboolean
mask_member (Span *span)
{
  const char *name_end, *value, *to;
  const char *quote;
  gboolean is_header;

  for (name_end = span->p; name_end < span->end && is_name_character (*name_end); name_end++)
    ;
  if (name_end == span->p)
    return FALSE;
  is_header = is_header_name (span->p, name_end - span->p);
  quote = match_quote (name_end, span->end);
  value = skip_separator (name_end + (quote != NULL ? strlen (quote) : 0), span->end, quote != NULL || is_header);
  if (value == NULL || !_codef_redactor_is_secret (span->p, name_end - span->p))
    return FALSE;
  quote = match_quote (value, span->end);
  value += quote != NULL ? strlen (quote) : 0;
  to = find_value_end (value, span->end, quote, is_header);
  copy_to (span, value);
  if (quote == NULL && is_literal (value, to))
    copy_to (span, to);
  else if (!(is_header && mask_scheme (span)))
    mask_to (span, to);
  return TRUE;
}

static gboolean
apply_rules (Span *span)
{
  static const Rule rules[] = { mask_private_key, mask_user_option, mask_user_info, mask_jwt, mask_scheme,
                                mask_member };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] (span))
      return TRUE;
  return FALSE;
}

/* The next place where a word can begin, past what is not masked: a whole name, an escape, or one byte. */
static const char *
next_word (const char *p, const char *end)
{
  if (*p == '%' && end - p >= 3 && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
    return p + 3;
  if (*p == '\\' && end - p >= 2)
    return p + 2;
  if (!is_name_character (*p))
    return p + 1;
  while (p < end && is_name_character (*p))
    p++;
  return p;
}

void
_codef_redactor_mask_span (GString *out, const char *text, gsize length)
{
  Span span = { text, text + length, out };

  while (span.p < span.end)
    if (!apply_rules (&span))
      copy_to (&span, next_word (span.p, span.end));
}

char *
codef_redactor_mask_text (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);
  out = g_string_sized_new (strlen (text) + 16);
  _codef_redactor_mask_span (out, text, strlen (text));
  return g_string_free (out, FALSE);
}
