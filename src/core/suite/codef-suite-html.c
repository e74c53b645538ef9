/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-suite-report.h"

#include "codef-environment.h"

#include <glib/gi18n-lib.h>

/* Of a drifted answer this many differences are listed; the JSON report has all. */
#define MAX_SHOWN_DRIFT 20

typedef struct
{
  GString      *html;    /* (borrowed) */
  CodefSuite   *suite;   /* (borrowed) */
  CodefCatalog *catalog; /* (borrowed) */
  CodefLanguage language;
} Page;

static const char style[] =
  ":root{color-scheme:light dark;--good:#1a7f37;--bad:#c01c28;--line:#8886;--soft:#8882}"
  "@media (prefers-color-scheme:dark){:root{--good:#57e389;--bad:#ff7b84}}"
  "body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
  "h1{margin:0 0 .5rem}h2{margin:2.5rem 0 .5rem}h3{margin:0}p{margin:.3rem 0}"
  ".good{color:var(--good)}.bad{color:var(--bad)}.quiet{opacity:.75}"
  ".counts{display:flex;flex-wrap:wrap;gap:.8rem;padding:0;margin:1rem 0;list-style:none}"
  ".counts li{flex:1 1 8rem;padding:.6rem .9rem;border-radius:.6rem;background:var(--soft)}"
  ".counts b{display:block;font-size:1.8rem;line-height:1.2}"
  ".card{padding:.8rem 1rem;margin:.8rem 0;border:1px solid var(--line);border-inline-start:.3rem solid var(--bad);border-radius:.4rem}"
  ".card ul{margin:.4rem 0;padding-inline-start:1.2rem}code{font-size:.85em;overflow-wrap:anywhere}"
  "table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid var(--line);"
  "vertical-align:top}td.n{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}td.s{white-space:nowrap}"
  "@media print{body{max-width:none;margin:0}.card,tr{break-inside:avoid}}";

static void
append_escaped (Page *page, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = codef_suite_report_escape (text);

  g_string_append_printf (page->html, "%s%s%s", before, escaped, after);
}

static const char *
state_class (CodefSuiteState state)
{
  return state == CODEF_SUITE_PASSED ? "good" : state == CODEF_SUITE_SKIPPED ? "quiet" : "bad";
}

static guint
count (Page *page, CodefSuiteState state)
{
  return codef_suite_count (page->suite, state);
}

/* (transfer full) */
static char *
make_headline (Page *page)
{
  guint n = codef_suite_get_n_runs (page->suite);
  guint n_passed = count (page, CODEF_SUITE_PASSED);

  if (n_passed == n)
    return g_strdup_printf (ngettext ("The request passed", "All %u requests passed", n), n);
  return g_strdup_printf (_("%u of %u requests did not pass"), n - n_passed, n);
}

static void
append_count (Page *page, CodefSuiteState state)
{
  guint n = count (page, state);

  g_string_append_printf (page->html, "<li class=\"%s\"><b>%u</b>%s</li>", n > 0 ? state_class (state) : "quiet", n, codef_suite_state_get_title (state));
}

/* From the first request to the last answer; requests run side by side. */
static gint64
measure_us (Page *page, gint64 *start_us)
{
  gint64 end_us = 0;

  *start_us = G_MAXINT64;
  for (guint i = 0; i < codef_suite_get_n_runs (page->suite); i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (page->suite, i);
      gint64 began_us = codef_suite_run_get_exchange (run) != NULL ? codef_exchange_get_started_unix_us (codef_suite_run_get_exchange (run)) : G_MAXINT64;

      *start_us = MIN (*start_us, began_us);
      if (codef_suite_run_get_exchange (run) != NULL)
        end_us = MAX (end_us, began_us + codef_suite_run_get_elapsed_us (run));
    }
  return MAX (end_us - *start_us, 0);
}

static void
append_hosts (Page *page)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < codef_suite_get_n_runs (page->suite); i++)
    {
      CodefEnvironment *environment = codef_suite_run_get_environment (codef_suite_get_run (page->suite, i));

      if (g_hash_table_add (seen, environment))
        append_escaped (page, " · ", codef_environment_get_title (environment), "");
    }
}

static void
append_summary (Page *page, const char *headline)
{
  gint64 start_us;
  gint64 took_us = measure_us (page, &start_us);
  g_autoptr(GDateTime) now = start_us != G_MAXINT64 ? g_date_time_new_from_unix_local (start_us / G_USEC_PER_SEC)
                                                    : g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d %H:%M %z");
  gboolean is_good = count (page, CODEF_SUITE_PASSED) == codef_suite_get_n_runs (page->suite);

  g_string_append_printf (page->html, "<h1 class=\"%s\">%s %s</h1>\n<p class=\"quiet\">%s · %.1f s", is_good ? "good" : "bad",
                          is_good ? "✔" : "✘", headline, date, (double) took_us / G_USEC_PER_SEC);
  append_hosts (page);
  g_string_append (page->html, "</p>\n<ul class=\"counts\">");
  for (CodefSuiteState state = CODEF_SUITE_PASSED; state <= CODEF_SUITE_SKIPPED; state++)
    append_count (page, state);
  g_string_append (page->html, "</ul>\n");
}

/* The product's name in words, and its path. */
static void
append_product (Page *page, CodefSuiteRun *run)
{
  const char *path = codef_suite_case_get_path (codef_suite_run_get_case (run));
  CodefProduct *product = codef_catalog_find_product (page->catalog, path);

  if (product != NULL)
    append_escaped (page, "", codef_product_get_title (product, page->language), " ");
  append_escaped (page, "<code class=\"quiet\">", path, "</code>");
}

/* The code, and what it means. */
static void
append_code (Page *page, CodefSuiteRun *run)
{
  CodefReply *reply = codef_suite_run_get_reply (run);
  const char *code = reply != NULL ? codef_reply_get_code (reply) : NULL;
  CodefResultCode *known = code != NULL ? codef_catalog_find_result_code (page->catalog, code) : NULL;

  append_escaped (page, "", code != NULL ? code : "–", "");
  if (known != NULL && codef_suite_run_get_state (run) != CODEF_SUITE_PASSED)
    append_escaped (page, "<br><span class=\"quiet\">", codef_result_code_get_meaning (known, page->language), "</span>");
}

static void
append_card (Page *page, CodefSuiteRun *run)
{
  CodefReply *reply = codef_suite_run_get_reply (run);
  const char *transaction = reply != NULL ? codef_reply_get_transaction_id (reply) : NULL;
  g_autofree char *name = codef_suite_run_dup_name (run);
  g_autofree char *why = codef_suite_run_explain (run);
  g_auto(GStrv) lines = g_strsplit (why, "\n", -1);

  g_string_append (page->html, "<div class=\"card\">");
  append_escaped (page, "<h3>", name, "</h3>\n<p>");
  append_product (page, run);
  g_string_append_printf (page->html, "</p>\n<p class=\"bad\">%s · ", codef_suite_state_get_title (codef_suite_run_get_state (run)));
  append_code (page, run);
  g_string_append (page->html, "</p>\n<ul>");
  for (guint i = 0; lines[i] != NULL; i++)
    append_escaped (page, "<li>", lines[i], "</li>");
  g_string_append (page->html, "</ul>");
  if (transaction != NULL)
    append_escaped (page, "<p class=\"quiet\">transactionId <code>", transaction, "</code></p>");
  g_string_append (page->html, "</div>\n");
}

static void
append_cards (Page *page)
{
  if (count (page, CODEF_SUITE_FAILED) + count (page, CODEF_SUITE_ERROR) == 0)
    return;
  g_string_append_printf (page->html, "<h2>%s</h2>\n", _("What did not pass"));
  for (guint i = 0; i < codef_suite_get_n_runs (page->suite); i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (page->suite, i);

      if (codef_suite_run_get_state (run) == CODEF_SUITE_FAILED || codef_suite_run_get_state (run) == CODEF_SUITE_ERROR)
        append_card (page, run);
    }
}

static void
append_row (Page *page, CodefSuiteRun *run)
{
  g_autofree char *name = codef_suite_run_dup_name (run);

  g_string_append_printf (page->html, "<tr><td class=\"s %s\">%s</td><td>", state_class (codef_suite_run_get_state (run)), codef_suite_state_get_title (codef_suite_run_get_state (run)));
  append_escaped (page, "", name, "<br>");
  append_product (page, run);
  g_string_append (page->html, "</td><td>");
  append_code (page, run);
  g_string_append_printf (page->html, "</td><td class=\"n\">%.0f ms</td></tr>\n", (double) codef_suite_run_get_elapsed_us (run) / 1000);
}

static void
append_table (Page *page)
{
  g_string_append_printf (page->html, "<h2>%s</h2>\n<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                          "<th scope=\"col\">%s</th></tr></thead><tbody>\n", _("All requests"), _("Result"), _("Request"), _("Code"),
                          _("Time"));
  for (guint i = 0; i < codef_suite_get_n_runs (page->suite); i++)
    append_row (page, codef_suite_get_run (page->suite, i));
  g_string_append (page->html, "</tbody></table>\n");
}

static void
append_drift_of (Page *page, CodefSuiteRun *run)
{
  g_autofree char *name = codef_suite_run_dup_name (run);

  append_escaped (page, "<details><summary>", name, "");
  g_string_append_printf (page->html, " (%u)</summary><ul>", codef_suite_run_get_drift (run)->len);
  for (guint i = 0; i < MIN (codef_suite_run_get_drift (run)->len, MAX_SHOWN_DRIFT); i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (codef_suite_run_get_drift (run), i);

      append_escaped (page, "<li><code>", codef_verdict_get_pointer (verdict), "</code> ");
      append_escaped (page, "", codef_verdict_get_message (verdict), "</li>");
    }
  g_string_append (page->html, codef_suite_run_get_drift (run)->len > MAX_SHOWN_DRIFT ? "<li>…</li></ul></details>\n" : "</ul></details>\n");
}

static void
append_drift (Page *page)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < codef_suite_get_n_runs (page->suite); i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (page->suite, i);

      if (codef_suite_run_get_drift (run)->len == 0)
        continue;
      if (!is_any)
        g_string_append_printf (page->html, "<h2>%s</h2>\n<p class=\"quiet\">%s</p>\n", _("Answers that differ from the catalogue"),
                                _("Members that are new, missing or of another type. This fails nothing; it may be worth a look."));
      is_any = TRUE;
      append_drift_of (page, run);
    }
}

GBytes *
codef_suite_report_html (CodefSuite *suite, CodefCatalog *catalog, CodefLanguage language)
{
  GString *html = g_string_new (NULL);
  Page page = { html, suite, catalog, language };
  g_autofree char *headline = make_headline (&page);

  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>"
                          "<meta name=\"viewport\" content=\"width=device-width\"><style>%s</style></head><body>\n",
                          language == CODEF_LANGUAGE_KOREAN ? "ko" : "en", headline, style);
  append_summary (&page, headline);
  append_cards (&page);
  append_table (&page);
  append_drift (&page);
  g_string_append_printf (html, "<p class=\"quiet\">%s</p>\n</body></html>\n", _("Secrets are masked. Made by Codef Console."));
  return g_string_free_to_bytes (html);
}
