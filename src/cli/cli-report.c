/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-report.h"

#include "cli-json.h"
#include "codef-environment.h"
#include "codef-redactor.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const state_names[] = { "pending", "running", "passed", "failed", "error", "skipped" };

const char *
cli_report_state (CliCaseState state)
{
  return state_names[state];
}

gint64
cli_report_elapsed_us (CliCase *one)
{
  return one->exchange != NULL ? codef_exchange_get_elapsed_us (one->exchange) : 0;
}

CodefReply *
cli_report_reply (CliCase *one)
{
  return one->exchange != NULL ? codef_exchange_get_reply (one->exchange) : NULL;
}

char *
cli_report_name (CliCase *one)
{
  const char *name = store_request_get_name (one->request);

  return one->n_row > 0 ? g_strdup_printf ("%s #%u", name, one->n_row) : g_strdup (name);
}

char *
cli_report_explain (CliCase *one)
{
  GString *text = g_string_new (NULL);

  if (one->error != NULL)
    {
      g_autofree char *masked = codef_redactor_mask_text (one->error->message);

      g_string_append (text, masked);
    }
  for (guint i = 0; i < one->verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (one->verdicts, i);

      if (!codef_verdict_passed (verdict))
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", codef_verdict_get_pointer (verdict),
                                codef_verdict_get_message (verdict));
    }
  return g_string_free (text, FALSE);
}

char *
cli_report_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      *p = '?';
  return g_markup_escape_text (valid, -1);
}

static void
append_junit_case (GString *xml, CliCase *one)
{
  g_autofree char *name = cli_report_name (one);
  g_autofree char *why = cli_report_explain (one);
  g_autofree char *escaped_name = cli_report_escape (name);
  g_autofree char *escaped_path = cli_report_escape (store_request_get_product (one->request));
  g_autofree char *escaped_why = cli_report_escape (why);
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (seconds, sizeof seconds, "%.3f", (double) cli_report_elapsed_us (one) / G_USEC_PER_SEC);
  g_string_append_printf (xml, "    <testcase name=\"%s\" classname=\"%s\" time=\"%s\"", escaped_name, escaped_path, seconds);
  if (one->state == CLI_CASE_PASSED)
    g_string_append (xml, "/>\n");
  else if (one->state == CLI_CASE_SKIPPED)
    g_string_append (xml, ">\n      <skipped/>\n    </testcase>\n");
  else
    {
      const char *element = one->state == CLI_CASE_FAILED ? "failure" : "error";

      g_string_append_printf (xml, ">\n      <%s message=\"%s\"/>\n    </testcase>\n", element, escaped_why);
    }
}

GBytes *
cli_report_junit (CliSuite *suite)
{
  GPtrArray *cases = cli_suite_get_cases (suite);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");

  g_string_append_printf (xml, "  <testsuite name=\"codefctl run\" tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\">\n", cases->len,
                          cli_suite_count (suite, CLI_CASE_FAILED), cli_suite_count (suite, CLI_CASE_ERROR),
                          cli_suite_count (suite, CLI_CASE_SKIPPED));
  for (guint i = 0; i < cases->len; i++)
    append_junit_case (xml, g_ptr_array_index (cases, i));
  return g_string_free_to_bytes (g_string_append (xml, "  </testsuite>\n</testsuites>\n"));
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_verdicts (JsonBuilder *builder, const char *name, GPtrArray *verdicts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (verdicts, i);

      json_builder_begin_object (builder);
      cli_json_add_text (builder, "at", codef_verdict_get_pointer (verdict));
      cli_json_add_boolean (builder, "passed", codef_verdict_passed (verdict));
      cli_json_add_text (builder, "message", codef_verdict_get_message (verdict));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_case (JsonBuilder *builder, CliCase *one)
{
  CodefReply *reply = cli_report_reply (one);
  g_autofree char *error = one->error != NULL ? codef_redactor_mask_text (one->error->message) : NULL;

  json_builder_begin_object (builder);
  cli_json_add_text (builder, "name", store_request_get_name (one->request));
  add_number (builder, "row", one->n_row);
  cli_json_add_text (builder, "product", store_request_get_product (one->request));
  cli_json_add_text (builder, "environment", codef_environment_get_id (cli_call_get_environment (one->call)));
  cli_json_add_text (builder, "outcome", state_names[one->state]);
  cli_json_add_text (builder, "code", reply != NULL ? codef_reply_get_code (reply) : NULL);
  add_number (builder, "status", reply != NULL ? codef_reply_get_status (reply) : 0);
  cli_json_add_text (builder, "transactionId", reply != NULL ? codef_reply_get_transaction_id (reply) : NULL);
  add_number (builder, "elapsedUs", cli_report_elapsed_us (one));
  cli_json_add_text (builder, "error", error);
  add_verdicts (builder, "verdicts", one->verdicts);
  add_verdicts (builder, "drift", one->drift);
  json_builder_end_object (builder);
}

GBytes *
cli_report_json (CliSuite *suite)
{
  GPtrArray *cases = cli_suite_get_cases (suite);
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  add_number (builder, "format", 1);
  for (CliCaseState state = CLI_CASE_PASSED; state <= CLI_CASE_SKIPPED; state++)
    add_number (builder, state_names[state], cli_suite_count (suite, state));
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cases->len; i++)
    add_case (builder, g_ptr_array_index (cases, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
