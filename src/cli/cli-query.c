/* SPDX-License-Identifier: MIT */
/* codefctl query */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-output.h"

#include <glib/gi18n.h>

/* Lines are collected before they are written. */
#define BUFFER_BYTES (64 * 1024)

static const CliOption options[] = {
  { "paths", 0, NULL, N_("print where the values are, as normalized paths") },
  { "raw", 'r', NULL, N_("print strings as they read, without quotation marks and escapes") },
  { "count", 'c', NULL, N_("print how many there are") },
  { "json", 0, NULL, N_("print one JSON array of objects with path and value") },
  { NULL },
};

static const char *const examples[] = {
  "query '$.data.resDepositTrust[*].resAccount' answer.json",
  "query --raw '$..[?@.resAccountBalance > \"0\"].resAccountName' < answer.json",
  NULL,
};

typedef enum
{
  STYLE_VALUES,
  STYLE_PATHS,
  STYLE_RAW,
  STYLE_JSON,
} Style;

static Style
choose_style (CliArguments *arguments)
{
  if (cli_arguments_has (arguments, "json"))
    return STYLE_JSON;
  if (cli_arguments_has (arguments, "paths"))
    return STYLE_PATHS;
  return cli_arguments_has (arguments, "raw") ? STYLE_RAW : STYLE_VALUES;
}

/* A normalized path as a JSON string: it has no other characters that need an escape. */
static void
append_path (GString *text, DocDocument *document, DocNode node)
{
  g_autofree char *path = doc_document_dup_json_path (document, node, FALSE);

  g_string_append_c (text, '"');
  for (const char *p = path; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_node (GString *text, DocDocument *document, DocNode node, Style style, gboolean is_first)
{
  g_autofree char *plain = NULL;

  if (style == STYLE_PATHS)
    plain = doc_document_dup_json_path (document, node, FALSE);
  else if (style == STYLE_RAW && doc_document_get_kind (document, node) == DOC_KIND_STRING)
    plain = doc_document_dup_string (document, node);
  if (plain != NULL)
    g_string_append (text, plain);
  else if (style != STYLE_JSON)
    cli_document_append_value (text, document, node);
  else
    {
      g_string_append (text, is_first ? "\n  {\"path\": " : ",\n  {\"path\": ");
      append_path (text, document, node);
      g_string_append (text, ", \"value\": ");
      cli_document_append_value (text, document, node);
      g_string_append_c (text, '}');
      return;
    }
  g_string_append_c (text, '\n');
}

static void
print_nodes (DocDocument *document, const GArray *nodes, Style style)
{
  GString *text = g_string_new (style == STYLE_JSON ? "[" : NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      append_node (text, document, g_array_index (nodes, DocNode, i), style, i == 0);
      if (text->len < BUFFER_BYTES)
        continue;
      cli_output_print ("%s", text->str);
      g_string_truncate (text, 0);
    }
  if (style == STYLE_JSON)
    g_string_append (text, nodes->len > 0 ? "\n]\n" : "]\n");
  cli_output_print ("%s", text->str);
  g_string_free (text, TRUE);
}

static CliExit
run_query (CliSession *session, CliArguments *arguments)
{
  g_autoptr(DocQuery) query = cli_document_parse_query (cli_arguments_get_plain (arguments, 0));
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GArray) nodes = NULL;
  GError *error = NULL;
  CliExit problem;

  if (query == NULL)
    return CLI_EXIT_USAGE;
  problem = cli_document_read (cli_arguments_get_plain (arguments, 1), &document);
  if (problem != CLI_EXIT_SUCCESS)
    return problem;
  nodes = doc_query_select (query, document, cli_session_get_cancellable (session), &error);
  if (nodes == NULL)
    return cli_output_fail (error);
  if (cli_arguments_has (arguments, "count"))
    cli_output_print ("%u\n", nodes->len);
  else
    print_nodes (document, nodes, choose_style (arguments));
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_query_command = {
  .name = "query",
  .usage = "[OPTIONS] JSONPATH [FILE|-]",
  .summary = N_("select parts of JSON by a JSONPath (RFC 9535)"),
  .details = N_("Prints each value on a line of its own, as it was sent. The percent-encoded form is read too. "
                "What is wrong is said as FILE:LINE:COLUMN, in the query as JSONPATH:1:COLUMN. A query that "
                "selects nothing succeeds."),
  .groups = { options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run_query,
};
