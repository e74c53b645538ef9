/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-document.h"

#include "cli-input.h"
#include "cli-output.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
looks_encoded (GBytes *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);
  gsize i = 0;

  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  return i < length && bytes[i] == '%';
}

CliExit
cli_document_report (const char *name, DocDocument *document)
{
  g_autofree char *problem = NULL;

  if (doc_document_get_problem (document) == NULL)
    return CLI_EXIT_SUCCESS;
  problem = cli_input_describe (name, doc_document_get_problem (document));
  cli_output_detail ("%s", problem);
  return CLI_EXIT_INPUT;
}

CliExit
cli_document_read (const char *name, DocDocument **document)
{
  GError *error = NULL;
  g_autoptr(GBytes) text = cli_input_read (name, &error);
  g_autoptr(DocDocument) read = NULL;
  CliExit problem;

  if (text == NULL)
    return cli_output_fail (error);
  read = looks_encoded (text) ? doc_document_new (text, NULL) : doc_document_new_plain (text, NULL);
  problem = cli_document_report (name, read);
  if (problem == CLI_EXIT_SUCCESS)
    *document = g_steal_pointer (&read);
  return problem;
}

DocQuery *
cli_document_parse_query (const char *path)
{
  g_autoptr(GError) error = NULL;
  DocQuery *query;
  guint column = 0;

  if (!g_utf8_validate (path, -1, NULL))
    {
      cli_output_say (_("a JSONPath has to be UTF-8 text"));
      return NULL;
    }
  query = doc_query_new (path, &column, &error);
  if (query == NULL)
    cli_output_detail ("%s:1:%u: %s", path, column, error->message);
  return query;
}

void
cli_document_append_value (GString *text, DocDocument *document, DocNode node)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);
  const char *end = lexeme + length;

  if (doc_document_get_kind (document, node) < DOC_KIND_ARRAY)
    {
      g_string_append_len (text, lexeme, (gssize) length);
      return;
    }
  for (gboolean in_string = FALSE; lexeme < end; lexeme++)
    {
      if (in_string || strchr (" \t\r\n", *lexeme) == NULL)
        g_string_append_c (text, *lexeme);
      if (*lexeme == '"')
        in_string = !in_string;
      else if (*lexeme == '\\')
        g_string_append_c (text, *++lexeme);
    }
}
