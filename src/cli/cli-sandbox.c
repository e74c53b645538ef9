/* SPDX-License-Identifier: MIT */
/* codefctl sandbox */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-input.h"
#include "cli-output.h"
#include "codef-clock.h"
#include "sandbox-server.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

static const CliOption options[] = {
  { "port", 0, "N", N_("listen on this port of 127.0.0.1 (any free one)") },
  { "seed", 0, "N", N_("fixes captchas, codes and ids, so that two runs are alike") },
  { "now", 0, "ISO8601", N_("the clock starts at this time") },
  { "scenario", 0, "FILE", N_("what goes wrong, and when, as JSON") },
  { "inbox", 0, "FILE", N_("what a person's phone would receive is appended here, one JSON line each") },
  { "store", 0, "FILE", N_("keep accounts and keys here between runs") },
  { "json", 0, NULL, N_("the first line is a JSON object: url, clientId, clientSecret, publicKey …") },
  { "verbose", 'v', NULL, N_("a line on standard error for each request that arrives") },
  { NULL },
};

static const char *const examples[] = {
  "sandbox",
  "sandbox --port 8080 --json",
  "sandbox --seed 7 --now 2026-01-31T09:00:00+09:00 --inbox phone.jsonl",
  NULL,
};

static gboolean
read_clock (CliArguments *arguments, CodefClock **clock, GError **error)
{
  const char *text = cli_arguments_get (arguments, "now");
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) start = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (text != NULL && start == NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("--now takes a time such as 2026-01-31T09:00:00+09:00, not “%s”"), text);
      return FALSE;
    }
  *clock = codef_clock_new (start != NULL ? g_date_time_to_unix (start) * G_USEC_PER_SEC + g_date_time_get_microsecond (start) : 0);
  return TRUE;
}

/* JSON that is none is said with its place here; what a scenario must hold the sandbox knows. */
static GBytes *
read_scenario (const char *path, GError **error)
{
  g_autoptr(GBytes) scenario = cli_input_read (path, error);
  g_autoptr(DocDocument) document = NULL;
  g_autofree char *problem = NULL;

  if (scenario == NULL)
    return NULL;
  document = doc_document_new_plain (scenario, NULL);
  if (doc_document_get_problem (document) == NULL)
    return g_steal_pointer (&scenario);
  problem = cli_input_describe (path, doc_document_get_problem (document));
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, problem);
  return NULL;
}

/* @scenario: (out): owned by the caller; the options only borrow it. */
static gboolean
read_options (CliArguments *arguments, SandboxOptions *sandbox_options, GBytes **scenario, GError **error)
{
  const char *scenario_file = cli_arguments_get (arguments, "scenario");
  guint64 port;

  if (!cli_arguments_get_number (arguments, "port", 0, G_MAXUINT16, 0, &port, error) ||
      !cli_arguments_get_number (arguments, "seed", 0, G_MAXUINT64, 0, &sandbox_options->seed, error))
    return FALSE;
  sandbox_options->port = (guint) port;
  sandbox_options->inbox_file = cli_arguments_get (arguments, "inbox");
  sandbox_options->store_file = cli_arguments_get (arguments, "store");
  *scenario = scenario_file != NULL ? read_scenario (scenario_file, error) : NULL;
  sandbox_options->scenario = *scenario;
  return scenario_file == NULL || *scenario != NULL;
}

static SandboxServer *
make_server (CliSession *session, CliArguments *arguments, GError **error)
{
  SandboxOptions sandbox_options = { 0 };
  g_autoptr(CodefClock) clock = NULL;
  g_autoptr(GBytes) scenario = NULL;

  if (!read_clock (arguments, &clock, error) || !read_options (arguments, &sandbox_options, &scenario, error))
    return NULL;
  return sandbox_server_new (cli_session_get_catalog (session), clock, &sandbox_options, error);
}

static void
on_event_cb (SandboxServer *server, SandboxEvent *event, gpointer user_data)
{
  const char *code = sandbox_event_get_code (event);

  cli_output_detail ("%u %s %s %s", sandbox_event_get_status (event), code != NULL ? code : "-", sandbox_event_get_method (event),
                     sandbox_event_get_path (event));
  for (const char *const *finding = sandbox_event_get_findings (event); *finding != NULL; finding++)
    cli_output_detail ("  %s", *finding);
}

typedef struct
{
  GError  *error; /* (owned) (nullable) */
  gboolean done;
} Start;

static void
on_started_cb (GObject *server, GAsyncResult *result, gpointer user_data)
{
  Start *start = user_data;

  sandbox_server_start_finish (SANDBOX_SERVER (server), result, &start->error);
  start->done = TRUE;
}

static void
on_cancelled_cb (GCancellable *cancellable, gpointer done)
{
  *(gboolean *) done = TRUE;
}

static gboolean
on_terminate_cb (gpointer done)
{
  *(gboolean *) done = TRUE;
  return G_SOURCE_CONTINUE;
}

/* An interrupt is how a person ends it (130), a request to terminate how a service manager does (0). */
static CliExit
serve (CliSession *session, SandboxServer *server, gboolean as_json)
{
  GCancellable *cancellable = cli_session_get_cancellable (session);
  g_autofree char *description = as_json ? sandbox_server_dup_description (server) : NULL;
  gboolean done = FALSE;
  gulong interrupt = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), &done, NULL);
  guint terminate = g_unix_signal_add (SIGTERM, on_terminate_cb, &done);

  cli_output_print ("%s\n", as_json ? description : sandbox_server_get_url (server));
  if (cli_output_finish ())
    cli_session_run_until (session, &done);
  g_source_remove (terminate);
  g_cancellable_disconnect (cancellable, interrupt);
  sandbox_server_stop (server);
  if (!done)
    return CLI_EXIT_INPUT;
  return g_cancellable_is_cancelled (cancellable) ? CLI_EXIT_INTERRUPTED : CLI_EXIT_SUCCESS;
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  GError *error = NULL;
  g_autoptr(SandboxServer) server = make_server (session, arguments, &error);
  Start start = { NULL, FALSE };

  if (server == NULL)
    return cli_output_fail (error);
  if (cli_arguments_has (arguments, "verbose"))
    g_signal_connect (server, "event", G_CALLBACK (on_event_cb), NULL);
  sandbox_server_start_async (server, cli_session_get_cancellable (session), on_started_cb, &start);
  cli_session_run_until (session, &start.done);
  if (start.error != NULL && g_error_matches (start.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return cli_output_fail (start.error);
  if (start.error != NULL)
    {
      cli_output_say (_("the sandbox cannot listen: %s"), start.error->message);
      g_error_free (start.error);
      return CLI_EXIT_NETWORK;
    }
  return serve (session, server, cli_arguments_has (arguments, "json"));
}

const CliCommand cli_sandbox_command = {
  .name = "sandbox",
  .usage = "[OPTIONS]",
  .summary = N_("serve the built-in sandbox until interrupted"),
  .details = N_("Its first line is its address, printed once it listens. The vendor's published pair of keys gets the vendor's sandbox with its "
                "fixed answers; the pair that --json shows gets the whole service: accounts with state, decryption, additional "
                "authentication, scenarios."),
  .groups = { options },
  .examples = examples,
  .run = run,
};
