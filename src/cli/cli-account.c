/* SPDX-License-Identifier: MIT */
/* codefctl account */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-account-report.h"
#include "cli-account-request.h"
#include "cli-arguments.h"
#include "cli-call.h"
#include "cli-exchange.h"
#include "cli-input.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "cli-suggest.h"
#include "codef-account-call.h"
#include "codef-connected-ids.h"
#include "codef-environment.h"
#include "codef-error.h"

#include <glib/gi18n.h>
#include <unistd.h>

static const char *const examples[] = {
  "account create --body accounts.json",
  "account create -p organization=0004 -p id=tester --secret password",
  "account add -p connectedId=45t4DJOD44M9uwH7zxSgBg -p loginType=0 -p organization=0004 -p derFile@signCert.der -p "
  "keyFile@signPri.key "
  "--secret password",
  "account delete -p connectedId=45t4DJOD44M9uwH7zxSgBg -p organization=0004",
  "account connected-ids --env demo",
  NULL,
};

/* One run of the command. */
typedef struct
{
  CliSession            *session;
  CliArguments          *arguments;
  CodefAccountGuide     *guide;     /* (owned) */
  CodefAccountOperation *operation; /* borrowed from the guide */
  CodefAccountList      *list;      /* (owned) */
  CliCall               *call;      /* (owned) (nullable) */
} Run;

/* A result that the loop waits for. */
typedef struct
{
  GAsyncResult *result; /* (owned) (nullable) */
  gboolean      done;
} Waiting;

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  waiting->done = TRUE;
}

static void
run_clear (Run *run)
{
  g_clear_object (&run->list);
  g_clear_object (&run->guide);
  g_clear_pointer (&run->call, cli_call_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
find_operation (Run *run, GError **error)
{
  const char *word = cli_arguments_get_plain (run->arguments, 0);
  const char *names[CODEF_ACCOUNT_N_KINDS + 1] = { NULL };
  g_autofree char *all = NULL;
  const char *meant;

  run->operation = codef_account_guide_find_operation (run->guide, word);
  if (run->operation != NULL)
    return TRUE;
  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    names[kind] = codef_account_operation_get_id (codef_account_guide_get_operation (run->guide, kind));
  all = g_strjoinv (", ", (char **) names);
  meant = cli_suggest (word, names);
  if (meant != NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“account” cannot “%s”; did you mean “%s”?"), word, meant);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“account” cannot “%s”; it can: %s"), word, all);
  return FALSE;
}

/* Which names are secret: those of an account where there are accounts. */
static CodefProduct *
get_product (Run *run)
{
  CodefProduct *account = codef_account_operation_get_account (run->operation);

  return account != NULL ? account : codef_account_operation_get_request (run->operation);
}

/* The key that --secret needs now; what a file brought along in clear is encrypted when it goes out. */
static gboolean
fill_list (Run *run, CliParameters *parameters, GError **error)
{
  CodefPublicKey *key = cli_parameters_has_secrets (parameters) ? cli_call_get_public_key (run->call, error) : NULL;
  g_autoptr(GBytes) json = NULL;
  g_autofree char *request = NULL;

  if (key == NULL && cli_parameters_has_secrets (parameters))
    return FALSE;
  json = cli_parameters_to_json (parameters, key, error);
  request = json != NULL
    ? cli_account_request_gather (json, run->operation, codef_account_guide_get_new_account (run->guide), error) : NULL;
  if (request == NULL)
    return FALSE;
  run->list = codef_account_list_new (run->guide);
  codef_account_list_set_operation (run->list, run->operation);
  return codef_account_list_set_request (run->list, request, error);
}

/* Asks for what is encrypted, required and not there: an exported list comes without its secrets. */
static gboolean
ask_for_secrets (Run *run, CodefAccount *account, guint number, GError **error)
{
  GListModel *fields = codef_form_get_fields (codef_account_get_form (account));
  CodefLanguage language = cli_session_get_language (run->session);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CodefField) field = g_list_model_get_item (fields, i);
      g_autoptr(CodefSecret) secret = NULL;
      g_autofree char *title = NULL, *prompt = NULL;

      if (!codef_field_get_required (field) || !codef_field_get_encrypted (field)
          || *codef_field_get_text (field) != '\0')
        continue;
      title = codef_account_dup_title (account, language);
      prompt = g_strdup_printf (_("%s of account %u (%s)"),
                                codef_parameter_get_title (codef_field_get_parameter (field), language), number,
                                title);
      secret = cli_input_ask_secret (prompt, error);
      if (secret == NULL)
        return FALSE;
      codef_field_set_text (field, codef_secret_reveal (secret));
    }
  return TRUE;
}

static gboolean
complete_list (Run *run, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (run->list));

  for (guint i = 0; i < n && isatty (STDIN_FILENO) && codef_account_operation_get_account (run->operation) != NULL; i++)
    if (!ask_for_secrets (run, codef_account_list_get (run->list, i), i + 1, error))
      return FALSE;
  codef_account_list_check (run->list);
  cli_account_report_problems (run->session, run->list);
  return TRUE;
}

/* (transfer full) */
static CodefRequest *
seal (Run *run, CodefAccountCall *account_call, GError **error)
{
  g_autoptr(GError) no_key = NULL;
  CodefProduct *account = codef_account_operation_get_account (run->operation);
  gboolean has_secret = account != NULL && codef_product_find_parameter (account, "withdrawAccountPassword") != NULL;
  CodefPublicKey *key = has_secret ? cli_call_get_public_key (run->call, &no_key) : NULL;
  Waiting waiting = { NULL, FALSE };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) problem = NULL;
  CodefRequest *request;

  codef_account_call_seal_async (account_call, key, FALSE, cli_call_get_deadline_sec (run->call), NULL, on_done_cb,
                                 &waiting);
  cli_session_run_until (run->session, &waiting.done);
  result = waiting.result;
  request = codef_account_call_seal_finish (account_call, result, NULL, NULL, &problem);
  if (g_error_matches (problem, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY) && no_key != NULL)
    g_propagate_error (error, g_steal_pointer (&no_key)); /* it knows the option */
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return request;
}

static CliExit
send_list (Run *run)
{
  g_autoptr(CodefAccountCall) account_call = codef_account_call_new (run->list);
  GError *error = NULL;
  g_autoptr(CodefRequest) request = seal (run, account_call, &error);
  g_autoptr(CodefExchange) exchange = NULL;
  g_autoptr(CodefAccountAnswer) answer = NULL;
  CodefReply *reply;
  gboolean answered;

  if (request == NULL)
    return cli_output_fail (error);
  exchange = codef_client_start (cli_call_get_client (run->call), request);
  answered = cli_exchange_wait (run->session, exchange, &error);
  cli_session_run_pending (run->session); /* the pretend phone */
  if (cli_arguments_has (run->arguments, "verbose"))
    cli_exchange_show (exchange);
  if (!answered)
    return cli_output_fail (error);
  reply = codef_exchange_get_reply (exchange);
  answer = codef_account_answer_new (codef_reply_get_document (reply));
  codef_account_call_take_answer (account_call, answer);
  cli_account_report_answer (run->session, run->list, reply, answer);
  cli_account_report_remember (codef_exchange_get_environment (exchange), run->list, answer);
  return cli_exit_for_reply (reply);
}

static CliExit
fetch_connected_ids (Run *run)
{
  Waiting waiting = { NULL, FALSE };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CodefConnectedIds) gathered = NULL;
  CodefClient *client = cli_call_get_client (run->call);
  GError *error = NULL;
  CodefReply *reply;

  codef_connected_ids_fetch_async (client, cli_call_get_deadline_sec (run->call),
                                   cli_session_get_cancellable (run->session), on_done_cb,
                                   &waiting);
  cli_session_run_until (run->session, &waiting.done);
  result = waiting.result;
  gathered = codef_connected_ids_fetch_finish (client, result, &error);
  if (gathered == NULL)
    return cli_output_fail (error);
  if (cli_arguments_has (run->arguments, "verbose"))
    cli_exchange_show (gathered->exchange);
  cli_account_report_ids (run->session, gathered);
  if (gathered->problem != NULL && gathered->n_pages > 1)
    cli_output_say (_("this is not all: %s"), gathered->problem);
  reply = codef_exchange_get_reply (gathered->exchange);
  if (reply == NULL && codef_exchange_get_error (gathered->exchange) == NULL)
    return CLI_EXIT_INTERRUPTED;
  if (reply == NULL)
    return cli_exit_for_error (codef_exchange_get_error (gathered->exchange));
  return gathered->problem != NULL && codef_reply_is_success (reply) ? CLI_EXIT_NO_ANSWER : cli_exit_for_reply (reply);
}

static CliExit
run_command (CliSession *session, CliArguments *arguments)
{
  g_auto(Run) run = { session, arguments };
  g_autoptr(CliParameters) parameters = NULL;
  GError *error = NULL;

  run.guide = codef_account_guide_new (cli_session_get_catalog (session));
  if (!find_operation (&run, &error))
    return cli_output_fail (error);
  parameters = cli_parameters_new (arguments, get_product (&run), &error);
  if (parameters != NULL)
    run.call = cli_call_new (session, arguments, &error);
  if (run.call == NULL || !fill_list (&run, parameters, &error) || !complete_list (&run, &error))
    return cli_output_fail (error);
  if (codef_account_operation_get_kind (run.operation) == CODEF_ACCOUNT_KIND_CONNECTED_IDS
      && !cli_arguments_has (arguments, "body")
      && !cli_arguments_has (arguments, "parameter"))
    return fetch_connected_ids (&run);
  return send_list (&run);
}

const CliCommand cli_account_command = {
  .name = "account",
  .usage = "OPERATION [OPTIONS]",
  .summary = N_("register, change and list the accounts of end users"),
  .details =
    N_("OPERATION is create, add, update, delete, list, connected-ids, reference-add or reference-update. Accounts "
       "come from the "
                "accountList of --body; members of an account may stand in -p and --secret too, as accountList[0].id "
                "where there are "
                "several. Passwords that are missing are asked for at a terminal. What the service says to each "
                "account goes to standard "
                "error, its whole answer to standard output. connected-ids reads page by page until there is no more."),
  .groups = { cli_parameters_options, cli_call_options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .words = "create add update delete list connected-ids reference-add reference-update",
  .run = run_command,
};
