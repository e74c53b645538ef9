/* SPDX-License-Identifier: MIT */
/* codefctl run */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-output.h"
#include "cli-report.h"
#include "cli-rows.h"

#include <glib/gi18n.h>

/* The service allows more, but an institution locks an account that is asked too often at a time. */
#define DEFAULT_PARALLEL 4
#define MAX_PARALLEL 64

static const CliOption options[] = {
  { "data", 0, "ROWS", N_("once for each row: CSV with names in the first line, or a JSON list of objects") },
  { "tag", 0, "TAG", N_("only requests with this tag") },
  { "parallel", 0, "N", N_("how many at a time (4)") },
  { "answers", 0, "FILE|phone", N_("answers to additional authentication; phone: what comes to the pretend phone of --env local") },
  { "bail", 0, NULL, N_("stop at the first that does not pass") },
  { "junit", 0, "FILE", N_("write JUnit XML") },
  { "html", 0, "FILE", N_("write one page for people") },
  { "json-report", 0, "FILE", N_("write JSON") },
  { NULL },
};

static const char *const examples[] = {
  "run requests/ --junit result.xml",
  "run requests/accounts.request.json --data rows.csv --env demo",
  NULL,
};

static gboolean
add_source (const char *path, GPtrArray *requests, GError **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) cause = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      found = store_request_scan (path, problems, &cause);
      for (guint i = 0; found != NULL && i < found->len; i++)
        g_ptr_array_add (requests, g_object_ref (g_ptr_array_index (found, i)));
      if (problems->len > 0)
        cause = g_error_new_literal (CLI_ERROR, CLI_ERROR_INPUT, g_ptr_array_index (problems, 0));
    }
  else
    {
      StoreRequest *request = store_request_load (path, &cause);

      if (request != NULL)
        g_ptr_array_add (requests, request);
    }
  if (cause == NULL)
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, cause->message);
  return FALSE;
}

static gboolean
has_tag (StoreRequest *request, const char *tag)
{
  return tag == NULL || g_strv_contains (store_request_get_tags (request), tag);
}

/* (transfer full): CLI_ERROR_INPUT if one of the files cannot be taken: a suite that silently leaves one out is no proof. */
static GPtrArray *
collect_requests (CliArguments *arguments, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  const char *tag = cli_arguments_get (arguments, "tag");
  const char *path;

  for (guint i = 0; (path = cli_arguments_get_plain (arguments, i)) != NULL; i++)
    if (!add_source (path, all, error))
      return NULL;
  for (guint i = 0; i < all->len; i++)
    if (has_tag (g_ptr_array_index (all, i), tag))
      g_ptr_array_add (requests, g_object_ref (g_ptr_array_index (all, i)));
  if (requests->len > 0)
    return g_steal_pointer (&requests);
  g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("there is no saved request to run (files that end in %s)"), STORE_REQUEST_SUFFIX);
  return NULL;
}

static void
print_cases (CliSuite *suite)
{
  GPtrArray *cases = cli_suite_get_cases (suite);

  for (guint i = 0; i < cases->len; i++)
    {
      static const char *const marks[] = { " ", " ", "✔", "✘", "✘", "–" };
      CliCase *one = g_ptr_array_index (cases, i);
      g_autofree char *name = cli_report_name (one);
      g_autofree char *why = cli_report_explain (one);
      g_auto(GStrv) lines = g_strsplit (why, "\n", -1);

      cli_output_print ("%s %s\n", marks[one->state], name);
      for (gsize l = 0; lines[l] != NULL; l++)
        cli_output_print ("    %s\n", lines[l]);
    }
  cli_output_print (_("%u of %u requests passed"), cli_suite_count (suite, CLI_CASE_PASSED), cases->len);
  cli_output_print ("\n");
}

/* @report: (transfer full). The old file stays if the new one cannot be written. */
static gboolean
write_report (CliArguments *arguments, const char *option, GBytes *report, GError **error)
{
  g_autoptr(GBytes) owned = report;
  const char *path = cli_arguments_get (arguments, option);
  g_autoptr(GError) cause = NULL;

  if (path == NULL ||
      g_file_set_contents (path, g_bytes_get_data (owned, NULL), (gssize) g_bytes_get_size (owned), &cause))
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, cause->message);
  return FALSE;
}

static gboolean
write_reports (CliSession *session, CliArguments *arguments, CliSuite *suite, GError **error)
{
  return write_report (arguments, "junit", cli_report_junit (suite), error) &&
         write_report (arguments, "json-report", cli_report_json (suite), error) &&
         write_report (arguments, "html", cli_report_html (suite, cli_session_get_catalog (session), cli_session_get_language (session)), error);
}

/* A failed expectation is what a run is for; without one, the first error says what the matter is. */
static CliExit
exit_of (CliSuite *suite)
{
  GPtrArray *cases = cli_suite_get_cases (suite);

  if (cli_suite_count (suite, CLI_CASE_FAILED) > 0)
    return CLI_EXIT_MISMATCH;
  for (guint i = 0; i < cases->len; i++)
    {
      CliCase *one = g_ptr_array_index (cases, i);

      if (one->error != NULL)
        return cli_exit_for_error (one->error);
    }
  return cli_suite_count (suite, CLI_CASE_SKIPPED) > 0 ? CLI_EXIT_INTERRUPTED : CLI_EXIT_SUCCESS;
}

/* The environments that the requests name, or one for all where the command line names it. (transfer full) */
static GHashTable *
make_calls (CliSession *session, CliArguments *arguments, GPtrArray *requests, GError **error)
{
  g_autoptr(GHashTable) calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cli_call_free);
  gboolean is_given = cli_arguments_has (arguments, "env") || cli_arguments_has (arguments, "base-url");

  for (guint i = 0; i < requests->len; i++)
    {
      const char *id = is_given ? NULL : store_request_get_environment (g_ptr_array_index (requests, i));
      CliCall *call;

      /* one built-in sandbox serves all that mean it, said or not: two would share one state */
      if (g_strcmp0 (id, "local") == 0)
        id = NULL;
      if (g_hash_table_contains (calls, id != NULL ? id : ""))
        continue;
      if (!is_given)
        cli_arguments_set (arguments, "env", id != NULL ? id : "local");
      call = cli_call_new (session, arguments, error);
      if (call == NULL)
        return NULL;
      g_hash_table_insert (calls, g_strdup (id != NULL ? id : ""), call);
    }
  return g_steal_pointer (&calls);
}

/* Only the built-in sandbox has a pretend phone. */
static gboolean
read_answers (CliArguments *arguments, CliSuiteParts *parts, GError **error)
{
  const char *answers = cli_arguments_get (arguments, "answers");
  GHashTableIter iter;
  gpointer call;

  if (answers == NULL)
    return TRUE;
  parts->by_phone = g_str_equal (answers, "phone");
  if (!parts->by_phone)
    {
      parts->answers = cli_answers_new (answers, error);
      return parts->answers != NULL;
    }
  g_hash_table_iter_init (&iter, parts->calls);
  while (g_hash_table_iter_next (&iter, NULL, &call))
    if (!cli_call_has_phone (call))
      {
        g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--answers phone: only --env local has a pretend phone"));
        return FALSE;
      }
  return TRUE;
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  const char *data = cli_arguments_get (arguments, "data");
  g_autoptr(GPtrArray) requests = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GHashTable) calls = NULL;
  g_autoptr(CliAnswers) answers = NULL;
  g_autoptr(CliSuite) suite = NULL;
  CliSuiteParts parts = { NULL };
  GError *error = NULL;
  guint64 parallel;

  if (!cli_arguments_get_number (arguments, "parallel", 1, MAX_PARALLEL, DEFAULT_PARALLEL, &parallel, &error))
    return cli_output_fail (error);
  requests = collect_requests (arguments, &error);
  if (requests != NULL && data != NULL)
    rows = cli_rows_read (data, &error);
  if (error == NULL)
    calls = make_calls (session, arguments, requests, &error);
  parts = (CliSuiteParts) { .requests = requests, .rows = rows, .calls = calls };
  if (calls == NULL || !read_answers (arguments, &parts, &error))
    return cli_output_fail (error);
  answers = parts.answers;
  suite = cli_suite_new (session, &parts);
  cli_suite_run (suite, (guint) parallel, cli_arguments_has (arguments, "bail"));
  print_cases (suite);
  if (!write_reports (session, arguments, suite, &error))
    return cli_output_fail (error);
  return exit_of (suite);
}

const CliCommand cli_run_command = {
  .name = "run",
  .usage = "FILE|FOLDER… [OPTIONS]",
  .summary = N_("run saved requests and check their answers"),
  .details = N_("A folder stands for every saved request in it and below. Each answer is checked against what its file expects; where it "
                "expects nothing, against success (CF-00000). Without --env each request goes to the environment that its file names."),
  .groups = { options, cli_call_options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 10000,
  .run = run,
};
