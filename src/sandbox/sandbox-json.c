/* SPDX-License-Identifier: MIT */
#include "sandbox-json.h"

#include <string.h>

static void
append_escaped (GString *json, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (json, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", *p);
      else
        g_string_append_c (json, *p);
    }
}

void
sandbox_json_append_string (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  append_escaped (json, text);
  g_string_append_c (json, '"');
}

void
sandbox_json_append_name (GString *json, const char *name)
{
  char last = json->len > 0 ? json->str[json->len - 1] : '\0';

  if (last != '{' && last != '[')
    g_string_append_c (json, ',');
  sandbox_json_append_string (json, name);
  g_string_append_c (json, ':');
}

void
sandbox_json_append_member (GString *json, const char *name, const char *text)
{
  sandbox_json_append_name (json, name);
  sandbox_json_append_string (json, text);
}

void
sandbox_json_append_node (GString *json, DocDocument *document, DocNode node)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string && lexeme[i] == '\\')
        g_string_append_c (json, lexeme[i++]); /* the escaped character follows below, whatever it is */
      else if (lexeme[i] == '"')
        in_string = !in_string;
      else if (!in_string && strchr (" \t\r\n", lexeme[i]) != NULL)
        continue;
      g_string_append_c (json, lexeme[i]);
    }
}

DocDocument *
sandbox_json_read (const char *json)
{
  g_autoptr(GBytes) text = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (text, NULL);
}
