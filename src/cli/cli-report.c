/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-report.h"

#include "cli-json.h"
#include "codef-redactor.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const state_names[] = { "pending", "running", "passed", "failed", "error", "skipped" };

static gint64
elapsed_us (CliCase *one)
{
  return one->exchange != NULL ? codef_exchange_get_elapsed_us (one->exchange) : 0;
}

/* (nullable) */
static CodefReply *
reply_of (CliCase *one)
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

/* Foreign text in XML and HTML: what may not stand in XML 1.0 at all becomes a mark. */
static char *
escape (const char *text)
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
  g_autofree char *escaped_name = escape (name);
  g_autofree char *escaped_path = escape (store_request_get_product (one->request));
  g_autofree char *escaped_why = escape (why);
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (seconds, sizeof seconds, "%.3f", (double) elapsed_us (one) / G_USEC_PER_SEC);
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
add_verdicts (JsonBuilder *builder, CliCase *one)
{
  json_builder_set_member_name (builder, "verdicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < one->verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (one->verdicts, i);

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
  CodefReply *reply = reply_of (one);
  g_autofree char *error = one->error != NULL ? codef_redactor_mask_text (one->error->message) : NULL;

  json_builder_begin_object (builder);
  cli_json_add_text (builder, "name", store_request_get_name (one->request));
  add_number (builder, "row", one->n_row);
  cli_json_add_text (builder, "product", store_request_get_product (one->request));
  cli_json_add_text (builder, "outcome", state_names[one->state]);
  cli_json_add_text (builder, "code", reply != NULL ? codef_reply_get_code (reply) : NULL);
  add_number (builder, "status", reply != NULL ? codef_reply_get_status (reply) : 0);
  cli_json_add_text (builder, "transactionId", reply != NULL ? codef_reply_get_transaction_id (reply) : NULL);
  add_number (builder, "elapsedUs", elapsed_us (one));
  cli_json_add_text (builder, "error", error);
  add_verdicts (builder, one);
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

static const char page_head[] =
  "<meta name=\"viewport\" content=\"width=device-width\"><style>"
  ":root{color-scheme:light dark}body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
  "table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid #8886;vertical-align:top}"
  "td.n{text-align:end;white-space:nowrap}pre{margin:.3rem 0 0;white-space:pre-wrap;font-size:.85em}"
  ".passed{color:#1a7f37}.failed,.error{color:#c01c28}.skipped{opacity:.7}code{font-size:.85em}"
  "@media (prefers-color-scheme:dark){.passed{color:#57e389}.failed,.error{color:#ff7b84}}</style>";

static const char *
state_title (CliCaseState state)
{
  switch (state)
    {
    case CLI_CASE_PASSED:
      return _("✔ passed");
    case CLI_CASE_FAILED:
      return _("✘ failed");
    case CLI_CASE_ERROR:
      return _("✘ no answer");
    case CLI_CASE_SKIPPED:
    case CLI_CASE_PENDING:
    case CLI_CASE_RUNNING:
    default:
      return _("– not run");
    }
}

static void
append_html_case (GString *html, CliCase *one)
{
  CodefReply *reply = reply_of (one);
  const char *code = reply != NULL ? codef_reply_get_code (reply) : NULL;
  g_autofree char *name = cli_report_name (one);
  g_autofree char *why = cli_report_explain (one);
  g_autofree char *escaped_name = escape (name);
  g_autofree char *escaped_path = escape (store_request_get_product (one->request));
  g_autofree char *escaped_code = escape (code != NULL ? code : "–");
  g_autofree char *escaped_why = escape (why);

  g_string_append_printf (html, "<tr><td class=\"%s\">%s</td><td>%s<br><code>%s</code>", state_names[one->state],
                          state_title (one->state), escaped_name, escaped_path);
  if (*why != '\0')
    g_string_append_printf (html, "<pre>%s</pre>", escaped_why);
  g_string_append_printf (html, "</td><td>%s</td><td class=\"n\">%.0f ms</td></tr>\n", escaped_code, (double) elapsed_us (one) / 1000);
}

GBytes *
cli_report_html (CliSuite *suite, CodefLanguage language)
{
  GPtrArray *cases = cli_suite_get_cases (suite);
  guint n_passed = cli_suite_count (suite, CLI_CASE_PASSED);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d %H:%M UTC");
  g_autofree char *summary = g_strdup_printf (_("%u of %u requests passed"), n_passed, cases->len);
  GString *html = g_string_new (NULL);

  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>%s</head><body>\n",
                          language == CODEF_LANGUAGE_KOREAN ? "ko" : "en", summary, page_head);
  g_string_append_printf (html, "<h1 class=\"%s\">%s</h1>\n<p>%s</p>\n", n_passed == cases->len ? "passed" : "failed", summary, date);
  g_string_append_printf (html, "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                          "<th scope=\"col\">%s</th></tr></thead><tbody>\n", _("Result"), _("Request"), _("Code"), _("Time"));
  for (guint i = 0; i < cases->len; i++)
    append_html_case (html, g_ptr_array_index (cases, i));
  g_string_append_printf (html, "</tbody></table>\n<p>%s</p>\n</body></html>\n", _("Secrets are masked. Made by Codef Console."));
  return g_string_free_to_bytes (html);
}
