/* SPDX-License-Identifier: MIT */
/* Templates are lines. "?X text" is taken only where the test X holds, and @{name} is replaced. */
#include "codef-snippet-private.h"

#include <string.h>

static void
fill_line (GString *out, const char *line, CodefSnippetLookup lookup, gpointer user_data)
{
  g_autofree char *indent = g_strndup (line, strspn (line, " \t"));
  const char *end;

  for (const char *at = strstr (line, "@{"); at != NULL; at = strstr (line, "@{"))
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      end = strchr (at, '}');
      g_assert (end != NULL); /* the templates are ours */
      name = g_strndup (at + 2, (gsize) (end - at - 2));
      value = lookup (name, indent, user_data);
      g_string_append_len (out, line, at - line);
      g_string_append (out, value != NULL ? value : "");
      line = end + 1;
    }
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

char *
_codef_snippet_fill (const char *template, CodefSnippetTest test, CodefSnippetLookup lookup, gpointer user_data)
{
  GString *out = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (template, "\n", -1);

  for (guint i = 0; lines[i] != NULL && (lines[i][0] != '\0' || lines[i + 1] != NULL); i++)
    {
      const char *line = lines[i];

      if (line[0] == '?')
        {
          if (!test (line[1], user_data))
            continue;
          line += line[2] == ' ' ? 3 : 2;
        }
      fill_line (out, line, lookup, user_data);
    }
  return g_string_free (out, FALSE);
}
