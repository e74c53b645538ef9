/* SPDX-License-Identifier: MIT */
/* codefctl decode, encode and format */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-input.h"
#include "cli-output.h"
#include "cli-suggest.h"
#include "doc-percent.h"

#include <glib/gi18n.h>

static const struct
{
  const char     *name;
  DocPercentStyle style;
} styles[] = {
  { "java", DOC_PERCENT_JAVA },
  { "python", DOC_PERCENT_PYTHON },
  { "javascript", DOC_PERCENT_JAVASCRIPT },
  { "go", DOC_PERCENT_GO },
};

static const CliOption encode_options[] = {
  { "style", 0, "LANGUAGE", N_("as the vendor's client of that language does: java (the default), python, javascript, go"),
    "java python javascript go" },
  { NULL },
};

static const char *const decode_examples[] = { "decode body.txt", "decode < body.txt", NULL };
static const char *const encode_examples[] = { "encode request.json", "encode --style javascript request.json", NULL };
static const char *const format_examples[] = { "format answer.json", "request PATH … | codefctl format", NULL };

/* Text that could be decoded is printed even if it is not JSON: to look at it is why one decodes. */
static CliExit
run_decode (CliSession *session, CliArguments *arguments)
{
  const char *name = cli_arguments_get_plain (arguments, 0);
  GError *error = NULL;
  g_autoptr(GBytes) wire = cli_input_read (name, &error);
  g_autoptr(DocDocument) document = NULL;

  if (wire == NULL)
    return cli_output_fail (error);
  document = doc_document_new (wire, NULL);
  cli_output_write (doc_document_get_text (document));
  return cli_document_report (name, document);
}

/* One newline at the end is the editor's, not the request's. */
static GBytes *
without_newline (GBytes *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);

  return g_bytes_new_from_bytes (text, 0, length > 0 && bytes[length - 1] == '\n' ? length - 1 : length);
}

static gboolean
find_style (const char *name, DocPercentStyle *style, GError **error)
{
  const char *names[G_N_ELEMENTS (styles) + 1] = { NULL };
  const char *meant;

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      names[i] = styles[i].name;
      if (name == NULL || g_str_equal (name, styles[i].name))
        {
          *style = styles[i].style;
          return TRUE;
        }
    }
  meant = cli_suggest (name, names);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("there is no style “%s”; did you mean “%s”?"), name, meant != NULL ? meant : names[0]);
  return FALSE;
}

static CliExit
run_encode (CliSession *session, CliArguments *arguments)
{
  const char *name = cli_arguments_get_plain (arguments, 0);
  g_autoptr(GBytes) input = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GBytes) wire = NULL;
  g_autoptr(DocDocument) document = NULL;
  DocPercentStyle style;
  GError *error = NULL;

  if (find_style (cli_arguments_get (arguments, "style"), &style, &error))
    input = cli_input_read (name, &error);
  if (input == NULL)
    return cli_output_fail (error);
  text = without_newline (input);
  wire = doc_percent_encode (text, style);
  cli_output_write (wire);
  document = doc_document_new_plain (text, NULL);
  return cli_document_report (name, document);
}

static CliExit
run_format (CliSession *session, CliArguments *arguments)
{
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GBytes) formatted = NULL;
  CliExit problem = cli_document_read (cli_arguments_get_plain (arguments, 0), &document);

  if (problem != CLI_EXIT_SUCCESS)
    return problem;
  formatted = doc_document_format (document, DOC_NODE_ROOT);
  cli_output_write (formatted);
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_decode_command = {
  .name = "decode",
  .usage = "[FILE|-]",
  .summary = N_("decode a percent-encoded body"),
  .details = N_("Prints the text as it is after decoding once. If it is not JSON, the place where it is wrong goes to standard error, and the "
                "exit code is 3."),
  .examples = decode_examples,
  .max_arguments = 1,
  .run = run_decode,
};

const CliCommand cli_encode_command = {
  .name = "encode",
  .usage = "[--style LANGUAGE] [FILE|-]",
  .summary = N_("percent-encode JSON as a request body"),
  .details = N_("One newline at the end is left out. Text that is not JSON is encoded all the same; where it is wrong goes to standard error, "
                "and the exit code is 3."),
  .groups = { encode_options },
  .examples = encode_examples,
  .max_arguments = 1,
  .run = run_encode,
};

const CliCommand cli_format_command = {
  .name = "format",
  .usage = "[FILE|-]",
  .summary = N_("indent JSON, or say where it is wrong"),
  .details = N_("Two spaces a level; every number and string stays as it was. The percent-encoded form is read too. What is wrong is said as "
                "FILE:LINE:COLUMN: both from 1, columns in characters."),
  .examples = format_examples,
  .max_arguments = 1,
  .run = run_format,
};
