/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-suite-report.h"

#include "codef-environment.h"
#include "codef-redactor.h"

#include <json-glib/json-glib.h>

static const char *const state_names[] = { "pending", "running", "passed", "failed", "error", "skipped" };

char *
codef_suite_report_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      *p = '?';
  return g_markup_escape_text (valid, -1);
}

static void
append_junit_case (GString *xml, CodefSuiteRun *run)
{
  g_autofree char *name = codef_suite_run_dup_name (run);
  g_autofree char *why = codef_suite_run_explain (run);
  g_autofree char *escaped_name = codef_suite_report_escape (name);
  g_autofree char *escaped_path = codef_suite_report_escape (codef_suite_case_get_path (codef_suite_run_get_case (run)));
  g_autofree char *escaped_why = codef_suite_report_escape (why);
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (seconds, sizeof seconds, "%.3f", (double) codef_suite_run_get_elapsed_us (run) / G_USEC_PER_SEC);
  g_string_append_printf (xml, "    <testcase name=\"%s\" classname=\"%s\" time=\"%s\"", escaped_name, escaped_path, seconds);
  if (codef_suite_run_get_state (run) == CODEF_SUITE_PASSED)
    g_string_append (xml, "/>\n");
  else if (codef_suite_run_get_state (run) == CODEF_SUITE_SKIPPED)
    g_string_append (xml, ">\n      <skipped/>\n    </testcase>\n");
  else
    {
      const char *element = codef_suite_run_get_state (run) == CODEF_SUITE_FAILED ? "failure" : "error";

      g_string_append_printf (xml, ">\n      <%s message=\"%s\"/>\n    </testcase>\n", element, escaped_why);
    }
}

GBytes *
codef_suite_report_junit (CodefSuite *suite)
{
  guint n = codef_suite_get_n_runs (suite);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");

  g_string_append_printf (xml, "  <testsuite name=\"codefctl run\" tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\">\n", n,
                          codef_suite_count (suite, CODEF_SUITE_FAILED), codef_suite_count (suite, CODEF_SUITE_ERROR),
                          codef_suite_count (suite, CODEF_SUITE_SKIPPED));
  for (guint i = 0; i < n; i++)
    append_junit_case (xml, codef_suite_get_run (suite, i));
  return g_string_free_to_bytes (g_string_append (xml, "  </testsuite>\n</testsuites>\n"));
}

/* null for NULL. */
static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
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
      add_text (builder, "at", codef_verdict_get_pointer (verdict));
      json_builder_set_member_name (builder, "passed");
      json_builder_add_boolean_value (builder, codef_verdict_passed (verdict));
      add_text (builder, "message", codef_verdict_get_message (verdict));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_run (JsonBuilder *builder, CodefSuiteRun *run)
{
  CodefReply *reply = codef_suite_run_get_reply (run);
  g_autofree char *error = codef_suite_run_get_error (run) != NULL ? codef_redactor_mask_text (codef_suite_run_get_error (run)->message) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "name", codef_suite_case_get_name (codef_suite_run_get_case (run)));
  add_number (builder, "row", codef_suite_run_get_row (run));
  add_text (builder, "product", codef_suite_case_get_path (codef_suite_run_get_case (run)));
  add_text (builder, "environment", codef_environment_get_id (codef_suite_run_get_environment (run)));
  add_text (builder, "outcome", state_names[codef_suite_run_get_state (run)]);
  add_text (builder, "code", reply != NULL ? codef_reply_get_code (reply) : NULL);
  add_number (builder, "status", reply != NULL ? codef_reply_get_status (reply) : 0);
  add_text (builder, "transactionId", reply != NULL ? codef_reply_get_transaction_id (reply) : NULL);
  add_number (builder, "elapsedUs", codef_suite_run_get_elapsed_us (run));
  add_text (builder, "error", error);
  add_verdicts (builder, "verdicts", codef_suite_run_get_verdicts (run));
  add_verdicts (builder, "drift", codef_suite_run_get_drift (run));
  json_builder_end_object (builder);
}

GBytes *
codef_suite_report_json (CodefSuite *suite)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  add_number (builder, "format", 1);
  for (CodefSuiteState state = CODEF_SUITE_PASSED; state <= CODEF_SUITE_SKIPPED; state++)
    add_number (builder, state_names[state], codef_suite_count (suite, state));
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < codef_suite_get_n_runs (suite); i++)
    add_run (builder, codef_suite_get_run (suite, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
