/* SPDX-License-Identifier: MIT */
#include "codef-redactor.h"
#include "codef-redactor-private.h"

#include <string.h>

/* Names are compared in lower case without separators; this is longer than any of them. */
#define NAME_MAX_BYTES 64

static const char *const secret_names[] = {
  "authorization", "proxyauthorization", "cookie", "cookies", "setcookie", "xapikey", "apikey", "pwd", "passphrase",
  "token", "bearer", "jwt", "idtoken", "refreshtoken", "authtoken", "session", "sessionid", "jsessionid",
  "commsession", "pin", "pinno", "otp", "otpno", "cvc", "cvv", "keyfile", "derfile", "certfile", "pfxfile",
  "signeddata", "secureno", "smsauthno", "emailauthno", "authno", "identity", "loginidentity", "residentno",
  "residentnumber", "ssn", "jumin", "juminno", "cardno", "cardnumber", "requserpass1", "암호", "토큰", "시크릿", "인증번호",
  "주민번호", "주민등록번호", "카드번호",
};

static const char *const secret_parts[] = { "password", "passwd", "secret", "privatekey", "accesstoken", "비밀번호" };

gboolean
_codef_redactor_is_secret (const char *name, gsize length)
{
  char folded[NAME_MAX_BYTES + 1];
  gsize folded_bytes = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (name[i] == '_' || name[i] == '-' || name[i] == '.' || name[i] == ' ')
        continue;
      if (folded_bytes == NAME_MAX_BYTES)
        break;
      folded[folded_bytes++] = g_ascii_tolower (name[i]);
    }
  folded[folded_bytes] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (secret_parts); i++)
    if (strstr (folded, secret_parts[i]) != NULL)
      return TRUE;
  /* ePrepayPass, managePass, deptUserPass, reqUserPass */
  if (g_str_has_suffix (folded, "pass"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (secret_names); i++)
    if (*folded == *secret_names[i] && g_str_equal (folded, secret_names[i]))
      return TRUE;
  return FALSE;
}

/* A walk over JSON text that needs no whole grammar, so that broken text is masked too. */
typedef struct
{
  const char *p;
  const char *end;
  GString    *out;          /* (owned) */
  guint       secret_depth; /* > 0: inside a container that belongs to a secret name */
  gboolean    pair_secret;  /* the object has a "name" that is secret: its "value" is masked (HAR) */
} Walk;

/* The byte after the string that begins with the quote at @from, or the end if it is never closed. */
static const char *
find_string_end (const char *from, const char *end)
{
  for (const char *p = from + 1; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == *from)
        return p + 1;
    }
  return end;
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p;
}

/* Only \uXXXX of ASCII matters for names: "p\u0061ssword" is "password". */
static char *
unescape_name (const char *lexeme, gsize length)
{
  GString *name = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (lexeme[i] == '\\' && i + 5 < length && lexeme[i + 1] == 'u')
        {
          char hex[5] = { lexeme[i + 2], lexeme[i + 3], lexeme[i + 4], lexeme[i + 5], '\0' };

          g_string_append_unichar (name, (gunichar) g_ascii_strtoull (hex, NULL, 16));
          i += 5;
        }
      else
        g_string_append_c (name, lexeme[i]);
    }
  return g_string_free (name, FALSE);
}

static gboolean
is_number_start (char c)
{
  return g_ascii_isdigit (c) || c == '-';
}

static void
copy_to (Walk *walk, const char *to)
{
  g_string_append_len (walk->out, walk->p, to - walk->p);
  walk->p = to;
}

/* An empty string hides nothing, and that it is empty often explains an error. */
static void
mask_string (Walk *walk, const char *to)
{
  char quote = *walk->p;
  gboolean closed = to - walk->p >= 2 && to[-1] == quote;

  g_string_append_c (walk->out, quote);
  if (!closed || to - walk->p > 2)
    g_string_append (walk->out, CODEF_REDACTED);
  if (closed)
    g_string_append_c (walk->out, quote);
  walk->p = to;
}

static void
mask_number (Walk *walk)
{
  while (walk->p < walk->end && strchr ("+-.0123456789eE", *walk->p) != NULL && *walk->p != '\0')
    walk->p++;
  g_string_append (walk->out, "\"" CODEF_REDACTED "\"");
}

/* A plain string value keeps its bytes unless the free text rules find something in it. */
static void
pass_string (Walk *walk, const char *to)
{
  gsize length = to - walk->p;
  gboolean closed = length >= 2 && to[-1] == '"';

  g_string_append_c (walk->out, '"');
  _codef_redactor_mask_span (walk->out, walk->p + 1, length - 1 - (closed ? 1 : 0));
  if (closed)
    g_string_append_c (walk->out, '"');
  walk->p = to;
}

static void
remember_pair (Walk *walk, const char *name)
{
  if (g_str_equal (name, "name") && walk->p < walk->end && *walk->p == '"')
    {
      const char *to = find_string_end (walk->p, walk->end);

      walk->pair_secret = _codef_redactor_is_secret (walk->p + 1, MAX (to - walk->p - 2, 0));
    }
}

/* At the first byte of the value of the member @name. */
static void
begin_value (Walk *walk, const char *name)
{
  gboolean secret = walk->secret_depth > 0 || _codef_redactor_is_secret (name, strlen (name))
                    || (walk->pair_secret && g_str_equal (name, "value"));

  remember_pair (walk, name);
  if (!secret || walk->p >= walk->end)
    return;
  if (*walk->p == '"' || *walk->p == '\'')
    mask_string (walk, find_string_end (walk->p, walk->end));
  else if (is_number_start (*walk->p))
    mask_number (walk);
  else if ((*walk->p == '{' || *walk->p == '[') && walk->secret_depth == 0)
    {
      walk->secret_depth = 1;
      copy_to (walk, walk->p + 1);
    }
}

static void
step_string (Walk *walk)
{
  const char *to = find_string_end (walk->p, walk->end);
  const char *colon = skip_space (to, walk->end);

  if (colon < walk->end && *colon == ':')
    {
      g_autofree char *name = unescape_name (walk->p + 1, MAX (to - walk->p - 2, 0));

      copy_to (walk, skip_space (colon + 1, walk->end));
      begin_value (walk, name);
    }
  else if (walk->secret_depth > 0)
    mask_string (walk, to);
  else
    pass_string (walk, to);
}

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar) c >= 0x80;
}

/* A name without quotes, or between single ones: no JSON, but it stands in what people paste. */
static void
step_word (Walk *walk)
{
  const char *to = walk->p;
  const char *colon;
  g_autofree char *name = NULL;

  while (to < walk->end && is_word_character (*to))
    to++;
  name = g_strndup (walk->p, to - walk->p);
  colon = skip_space (to < walk->end && *to == '\'' ? to + 1 : to, walk->end);
  if (colon < walk->end && *colon == ':')
    {
      copy_to (walk, skip_space (colon + 1, walk->end));
      begin_value (walk, name);
    }
  else
    {
      copy_to (walk, to);
    }
}

static void
step (Walk *walk)
{
  char c = *walk->p;

  if (c == '"')
    {
      step_string (walk);
      return;
    }
  if (is_word_character (c) && !g_ascii_isdigit (c))
    {
      step_word (walk);
      return;
    }
  if (walk->secret_depth > 0 && is_number_start (c))
    {
      mask_number (walk);
      return;
    }
  if (c == '{' || c == '}')
    walk->pair_secret = FALSE;
  if (walk->secret_depth > 0 && (c == '{' || c == '['))
    walk->secret_depth++;
  else if (walk->secret_depth > 0 && (c == '}' || c == ']'))
    walk->secret_depth--;
  copy_to (walk, walk->p + 1);
}

GBytes *
codef_redactor_mask_json (GBytes *json)
{
  Walk walk = { 0 };
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);
  walk.p = g_bytes_get_data (json, &length);
  walk.end = walk.p + length;
  walk.out = g_string_sized_new (length + 16);
  while (walk.p < walk.end)
    step (&walk);
  return g_string_free_to_bytes (walk.out);
}

/* "name=value; Path=/": the values go, and of Set-Cookie the attributes stay. */
static char *
mask_cookies (const char *value, gboolean first_only)
{
  g_auto(GStrv) parts = g_strsplit (value, ";", -1);

  for (guint i = 0; parts[i] != NULL && (i == 0 || !first_only); i++)
    {
      const char *equals = strchr (parts[i], '=');
      char *masked = equals != NULL ? g_strdup_printf ("%.*s=" CODEF_REDACTED, (int) (equals - parts[i]), parts[i])
                                    : g_strdup (CODEF_REDACTED);

      g_free (parts[i]);
      parts[i] = masked;
    }
  return g_strjoinv (";", parts);
}

char *
codef_redactor_mask_header (const char *name, const char *value)
{
  g_return_val_if_fail (name != NULL && value != NULL, NULL);
  if (g_ascii_strcasecmp (name, "Set-Cookie") == 0)
    return mask_cookies (value, TRUE);
  if (g_ascii_strcasecmp (name, "Cookie") == 0)
    return mask_cookies (value, FALSE);
  if (_codef_redactor_is_secret (name, strlen (name)))
    {
      const char *space = strchr (value, ' ');

      return space != NULL ? g_strdup_printf ("%.*s " CODEF_REDACTED, (int) (space - value), value)
        : g_strdup (CODEF_REDACTED);
    }
  return codef_redactor_mask_text (value);
}

gboolean
codef_redactor_is_secret_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);
  return _codef_redactor_is_secret (name, strlen (name));
}
