/* SPDX-License-Identifier: MIT */
/* codefctl run */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-input.h"
#include "cli-output.h"
#include "cli-walk.h"
#include "codef-environment.h"
#include "codef-rows.h"
#include "codef-suite-report.h"
#include "store-paths.h"
#include "store-suite.h"
#include "store-variables.h"

#include <glib/gi18n.h>

/* The service allows more, but an institution locks an account that is asked too often at a time. */
#define DEFAULT_PARALLEL 4
#define MAX_PARALLEL 64
#define MIN_RATE 0.01
#define MAX_RATE 1000.0

static const CliOption options[] = {
  { "data", 0, "ROWS", N_("once for each row: CSV with names in the first line, or a JSON list of objects") },
  { "tag", 0, "TAG", N_("only requests with this tag") },
  { "parallel", 0, "N", N_("how many at a time (4)") },
  { "rate", 0, "N", N_("at most so many a second: 2, 0.5") },
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
    if (store_suite_has_tag (g_ptr_array_index (all, i), tag))
      g_ptr_array_add (requests, g_object_ref (g_ptr_array_index (all, i)));
  if (requests->len > 0)
    return g_steal_pointer (&requests);
  g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("there is no saved request to run (files that end in %s)"), STORE_REQUEST_SUFFIX);
  return NULL;
}

static void
print_runs (CodefSuite *suite)
{
  guint n = codef_suite_get_n_runs (suite);

  for (guint i = 0; i < n; i++)
    {
      static const char *const marks[] = { " ", " ", "✔", "✘", "✘", "–" };
      CodefSuiteRun *run = codef_suite_get_run (suite, i);
      g_autofree char *name = codef_suite_run_dup_name (run);
      g_autofree char *why = codef_suite_run_explain (run);
      g_auto(GStrv) lines = g_strsplit (why, "\n", -1);

      cli_output_print ("%s %s\n", marks[codef_suite_run_get_state (run)], name);
      for (gsize l = 0; lines[l] != NULL; l++)
        cli_output_print ("    %s\n", lines[l]);
    }
  cli_output_print (_("%u of %u requests passed"), codef_suite_count (suite, CODEF_SUITE_PASSED), n);
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
write_reports (CliSession *session, CliArguments *arguments, CodefSuite *suite, GError **error)
{
  return write_report (arguments, "junit", codef_suite_report_junit (suite), error) &&
         write_report (arguments, "json-report", codef_suite_report_json (suite), error) &&
         write_report (arguments, "html", codef_suite_report_html (suite, cli_session_get_catalog (session), cli_session_get_language (session)),
                       error);
}

/* A failed expectation is what a run is for; without one, the first error says what the matter is. */
static CliExit
exit_of (CodefSuite *suite)
{
  if (codef_suite_count (suite, CODEF_SUITE_FAILED) > 0)
    return CLI_EXIT_MISMATCH;
  for (guint i = 0; i < codef_suite_get_n_runs (suite); i++)
    {
      const GError *error = codef_suite_run_get_error (codef_suite_get_run (suite, i));

      if (error != NULL)
        return cli_exit_for_error (error);
    }
  return codef_suite_count (suite, CODEF_SUITE_SKIPPED) > 0 ? CLI_EXIT_INTERRUPTED : CLI_EXIT_SUCCESS;
}

static GBytes *
seal (GBytes *json, CodefProduct *product, gpointer user_data, GError **error)
{
  return cli_call_seal (user_data, json, product, error);
}

static char *
read_phone (const char *jti, const char *method, gpointer user_data)
{
  return cli_call_answer_phone (user_data, jti, method);
}

/* (transfer full): those that the window keeps for the environment; what cannot be read is said, and stands for nothing. */
static GHashTable *
read_variables (const char *environment_id)
{
  g_autofree char *path = store_paths_config (STORE_VARIABLES_FILE);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreVariables) variables = store_variables_new (path, &error);

  if (error != NULL)
    cli_output_say ("%s", error->message);
  return store_variables_copy (variables, environment_id);
}

/* (transfer full): NULL with an error. */
static CodefSuiteTarget *
make_target (CliSession *session, CliArguments *arguments, GError **error)
{
  CliCall *call = cli_call_new (session, arguments, error);
  CodefSuiteTarget *target;

  if (call == NULL)
    return NULL;
  target = codef_suite_target_new (cli_call_get_client (call), cli_call_get_deadline_sec (call));
  target->seal = seal;
  target->phone = cli_call_has_phone (call) ? read_phone : NULL;
  target->user_data = call;
  target->variables = read_variables (codef_environment_get_id (codef_client_get_environment (cli_call_get_client (call))));
  target->destroy = (GDestroyNotify) cli_call_free;
  return target;
}

/* The environments that the requests name, or one for all where the command line names it. (transfer full) */
static GHashTable *
make_targets (CliSession *session, CliArguments *arguments, GPtrArray *requests, GError **error)
{
  g_autoptr(GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) codef_suite_target_free);
  gboolean is_given = cli_arguments_has (arguments, "env") || cli_arguments_has (arguments, "base-url");

  for (guint i = 0; i < requests->len; i++)
    {
      const char *id = is_given ? NULL : store_request_get_environment (g_ptr_array_index (requests, i));
      CodefSuiteTarget *target;

      /* one built-in sandbox serves all that mean it, said or not: two would share one state */
      if (g_strcmp0 (id, "local") == 0)
        id = NULL;
      if (g_hash_table_contains (targets, id != NULL ? id : ""))
        continue;
      if (!is_given)
        cli_arguments_set (arguments, "env", id != NULL ? id : "local");
      target = make_target (session, arguments, error);
      if (target == NULL)
        return NULL;
      g_hash_table_insert (targets, g_strdup (id != NULL ? id : ""), target);
    }
  return g_steal_pointer (&targets);
}

/* Only the built-in sandbox has a pretend phone. */
static gboolean
read_answers (CliArguments *arguments, CodefSuiteParts *parts, GError **error)
{
  const char *answers = cli_arguments_get (arguments, "answers");
  GHashTableIter iter;
  gpointer target;

  if (answers == NULL)
    return TRUE;
  parts->by_phone = g_str_equal (answers, "phone");
  if (!parts->by_phone)
    {
      parts->answers = cli_walk_read_answers (answers, error);
      return parts->answers != NULL;
    }
  g_hash_table_iter_init (&iter, parts->targets);
  while (g_hash_table_iter_next (&iter, NULL, &target))
    if (((CodefSuiteTarget *) target)->phone == NULL)
      {
        g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--answers phone: only --env local has a pretend phone"));
        return FALSE;
      }
  return TRUE;
}

/* @rows: (out) (transfer full) (nullable). */
static gboolean
read_rows (CliArguments *arguments, GPtrArray **rows, GError **error)
{
  const char *file = cli_arguments_get (arguments, "data");
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GError) cause = NULL;

  *rows = NULL;
  if (file == NULL)
    return TRUE;
  content = cli_input_read (file, error);
  if (content == NULL)
    return FALSE;
  *rows = codef_rows_read (content, file, &cause);
  if (*rows == NULL)
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, cause->message);
  return *rows != NULL;
}

static gboolean
read_pace (CliArguments *arguments, CodefSuitePace *pace, GError **error)
{
  const char *rate = cli_arguments_get (arguments, "rate");
  char *end = NULL;
  guint64 parallel;

  if (!cli_arguments_get_number (arguments, "parallel", 1, MAX_PARALLEL, DEFAULT_PARALLEL, &parallel, error))
    return FALSE;
  pace->parallel = (guint) parallel;
  pace->bail = cli_arguments_has (arguments, "bail");
  pace->per_second = rate != NULL ? g_ascii_strtod (rate, &end) : 0;
  if (rate == NULL || (*end == '\0' && pace->per_second >= MIN_RATE && pace->per_second <= MAX_RATE))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("--rate wants a number from %g to %g"), MIN_RATE, MAX_RATE);
  return FALSE;
}

/* (transfer full) (element-type CodefSuiteCase) */
static GPtrArray *
make_cases (GPtrArray *requests)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_suite_case_unref);

  for (guint i = 0; i < requests->len; i++)
    g_ptr_array_add (cases, store_suite_make_case (g_ptr_array_index (requests, i)));
  return cases;
}

static void
on_running_cb (CodefSuite *suite, GParamSpec *pspec, gboolean *done)
{
  *done = !codef_suite_is_running (suite);
}

static void
on_interrupted_cb (GCancellable *cancellable, gpointer user_data)
{
  codef_suite_cancel (user_data);
}

/* An interrupt ends it too. */
static void
run_to_end (CliSession *session, CodefSuite *suite, const CodefSuitePace *pace)
{
  GCancellable *cancellable = cli_session_get_cancellable (session);
  gboolean done = FALSE;
  gulong interrupt;

  g_signal_connect (suite, "notify::running", G_CALLBACK (on_running_cb), &done);
  codef_suite_start (suite, pace);
  interrupt = g_cancellable_connect (cancellable, G_CALLBACK (on_interrupted_cb), suite, NULL);
  cli_session_run_until (session, &done);
  g_cancellable_disconnect (cancellable, interrupt);
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  g_autoptr(GPtrArray) requests = NULL, rows = NULL, cases = NULL;
  g_autoptr(GHashTable) targets = NULL;
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefAnswers) answers = NULL;
  g_autoptr(CodefSuite) suite = NULL;
  CodefSuiteParts parts = { NULL };
  CodefSuitePace pace;
  GError *error = NULL;

  if (!read_pace (arguments, &pace, &error))
    return cli_output_fail (error);
  requests = collect_requests (arguments, &error);
  if (requests != NULL && read_rows (arguments, &rows, &error))
    targets = make_targets (session, arguments, requests, &error);
  if (targets == NULL)
    return cli_output_fail (error);
  cases = make_cases (requests);
  parts = (CodefSuiteParts) { .cases = cases, .rows = rows, .targets = targets, .catalog = cli_session_get_catalog (session), .clock = clock };
  if (!read_answers (arguments, &parts, &error))
    return cli_output_fail (error);
  answers = parts.answers;
  suite = codef_suite_new (&parts);
  run_to_end (session, suite, &pace);
  print_runs (suite);
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
