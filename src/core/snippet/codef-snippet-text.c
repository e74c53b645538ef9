/* SPDX-License-Identifier: MIT */
#include "codef-snippet-private.h"

#include <string.h>

/* Characters that are not what they look like: controls, and marks that turn the direction of a line around. */
static gboolean
is_odd (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void
append_odd (GString *out, CodefSnippetKind kind, gunichar c)
{
  gboolean is_java = kind == CODEF_SNIPPET_JAVA || kind == CODEF_SNIPPET_JAVA_V2;

  if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (is_java && c < 128)
    g_string_append_printf (out, "\\%03o", c); /* \u000a would end the line: Java reads it before anything else */
  else if (c <= 0xffff)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

char *
_codef_snippet_quote (CodefSnippetKind kind, const char *text)
{
  GString *out;
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (kind == CODEF_SNIPPET_CURL)
    return g_shell_quote (valid);
  out = g_string_new ("\"");
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_odd (c))
        {
          append_odd (out, kind, c);
          continue;
        }
      if (c == '"' || c == '\\' || (c == '#' && kind == CODEF_SNIPPET_RUBY))
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_string_append_c (out, '"'), FALSE);
}

/* A backslash in a comment can end it: Java reads \u000a everywhere. */
char *
_codef_snippet_comment (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, is_odd (c) ? ' ' : c == '\\' ? '/' : c);
    }
  return g_string_free (out, FALSE);
}

char *
_codef_snippet_shell_plain (const char *json, gsize length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("\\$`", json[i]) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, json[i]);
    }
  return g_string_free (out, FALSE);
}
