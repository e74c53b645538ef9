/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-curl-private.h"

#include "codef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *at;
  GPtrArray  *words; /* (borrowed) */
  GString    *word;  /* (owned) */
  gboolean    open;  /* a word has begun, maybe an empty one */
} Splitter;

static void
end_word (Splitter *splitter)
{
  if (splitter->open)
    g_ptr_array_add (splitter->words, g_strndup (splitter->word->str, splitter->word->len));
  g_string_truncate (splitter->word, 0);
  splitter->open = FALSE;
}

static gboolean
fail_open_quote (GError **error)
{
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The command is cut off: a quotation mark is not closed."));
  return FALSE;
}

static gboolean
take_single (Splitter *splitter, GError **error)
{
  const char *end = strchr (splitter->at, '\'');

  if (end == NULL)
    return fail_open_quote (error);
  g_string_append_len (splitter->word, splitter->at, end - splitter->at);
  splitter->at = end + 1;
  return TRUE;
}

static gboolean
take_double (Splitter *splitter, GError **error)
{
  for (; *splitter->at != '"'; splitter->at++)
    {
      if (*splitter->at == '\0')
        return fail_open_quote (error);
      if (splitter->at[0] == '\\' && splitter->at[1] != '\0' && strchr ("\"\\$`\n", splitter->at[1]) != NULL)
        {
          splitter->at++;
          if (*splitter->at == '\n')
            continue;
        }
      g_string_append_c (splitter->word, *splitter->at);
    }
  splitter->at++;
  return TRUE;
}

/* Up to @max_digits digits; FALSE if there is none. */
static gboolean
take_digits (Splitter *splitter, guint base, guint max_digits, gunichar *value)
{
  guint n = 0;

  *value = 0;
  for (; n < max_digits; n++, splitter->at++)
    {
      int digit = g_ascii_xdigit_value (*splitter->at);

      if (digit < 0 || (guint) digit >= base)
        break;
      *value = *value * base + (guint) digit;
    }
  return n > 0;
}

/* What follows the backslash in $'…'. */
static void
take_escape (Splitter *splitter)
{
  static const char from[] = "abefnrtv", to[] = "\a\b\033\f\n\r\t\v";
  char c = *splitter->at++;
  const char *known = strchr (from, c);
  gunichar value;

  if (c == '\0')
    splitter->at--;
  else if (known != NULL)
    g_string_append_c (splitter->word, to[known - from]);
  else if (c == 'u' || c == 'U')
    {
      if (take_digits (splitter, 16, c == 'u' ? 4 : 8, &value) && value != 0 && g_unichar_validate (value))
        g_string_append_unichar (splitter->word, value);
    }
  else if (c == 'x')
    {
      if (take_digits (splitter, 16, 2, &value) && value != 0)
        g_string_append_c (splitter->word, (char) value);
    }
  else if (c >= '0' && c <= '7')
    {
      splitter->at--;
      if (take_digits (splitter, 8, 3, &value) && (value & 0xff) != 0)
        g_string_append_c (splitter->word, (char) (value & 0xff));
    }
  else
    g_string_append_c (splitter->word, c);
}

static gboolean
take_ansi (Splitter *splitter, GError **error)
{
  while (*splitter->at != '\'')
    {
      if (*splitter->at == '\0')
        return fail_open_quote (error);
      if (*splitter->at++ == '\\')
        take_escape (splitter);
      else
        g_string_append_c (splitter->word, splitter->at[-1]);
    }
  splitter->at++;
  return TRUE;
}

static gboolean
take_backslash (Splitter *splitter)
{
  const char *at = splitter->at;

  if (at[0] == '\r' && at[1] == '\n')
    at++;
  if (*at == '\0')
    return FALSE;
  splitter->at = at + 1;
  if (*at == '\n')
    return TRUE; /* the line goes on */
  splitter->open = TRUE;
  g_string_append_c (splitter->word, *at);
  return TRUE;
}

/* FALSE at the end of the command. */
static gboolean
take_one (Splitter *splitter, GError **error)
{
  char c = *splitter->at;

  if (c == '\0' || strchr ("|;&<>\n", c) != NULL)
    return FALSE;
  splitter->at++;
  if (c == ' ' || c == '\t' || c == '\r')
    {
      end_word (splitter);
      return TRUE;
    }
  if (c == '\\')
    return take_backslash (splitter);
  splitter->open = TRUE;
  if (c == '\'')
    return take_single (splitter, error);
  if (c == '"')
    return take_double (splitter, error);
  if (c == '$' && *splitter->at == '\'')
    {
      splitter->at++;
      return take_ansi (splitter, error);
    }
  g_string_append_c (splitter->word, c);
  return TRUE;
}

GPtrArray *
_codef_curl_split (const char *text, GError **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Splitter splitter = { text + strspn (text, " \t\r\n"), words, g_string_new (NULL), FALSE };
  GError *cause = NULL;

  while (take_one (&splitter, &cause))
    continue;
  end_word (&splitter);
  g_string_free (splitter.word, TRUE);
  if (cause == NULL)
    return g_steal_pointer (&words);
  g_propagate_error (error, cause);
  return NULL;
}
