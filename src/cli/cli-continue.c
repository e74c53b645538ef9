/* SPDX-License-Identifier: MIT */
/* codefctl continue */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-call.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "cli-saved.h"
#include "cli-walk.h"
#include "codef-answers.h"

#include <glib/gi18n.h>

static const char *const examples[] = {
  "request /v1/kr/public/ft/do-not-call/set-register --body form.json --save step.json",
  "continue step.json -p secureNo=15902",
  "continue step.json -p smsAuthNo=257553",
  NULL,
};

static gboolean
has_parameters (CliArguments *arguments)
{
  return cli_arguments_has (arguments, "body") || cli_arguments_has (arguments, "parameter") ||
         cli_arguments_has (arguments, "secret");
}

/* Sends what the arguments give; without them the walk begins with the question. */
static gboolean
send_parameters (CliCall *call, CliArguments *arguments, CliParameters *parameters, CodefExchange *exchange,
                 GError **error)
{
  g_autoptr(GBytes) inputs = NULL;
  g_autoptr(GBytes) whole = NULL;

  if (!has_parameters (arguments))
    return TRUE;
  inputs = cli_parameters_seal (parameters, call, error);
  if (inputs == NULL)
    return FALSE;
  whole = codef_answers_complete (codef_exchange_get_challenge (exchange), inputs);
  return codef_client_continue (cli_call_get_client (call), exchange, whole, error);
}

static CodefExchange *
resume (CliSession *session, CliArguments *arguments, CliSaved *saved, CliCall *call, CliParameters *parameters,
        GError **error)
{
  g_autoptr(CodefExchange) exchange = cli_saved_resume (saved, session, call, error);

  if (exchange == NULL || !send_parameters (call, arguments, parameters, exchange, error))
    return NULL;
  return g_steal_pointer (&exchange);
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  const char *file = cli_arguments_get_plain (arguments, 0);
  const char *save_file = cli_arguments_has (arguments, "save") ? cli_arguments_get (arguments, "save") : file;
  CodefProduct *product;
  GError *error = NULL;
  g_autoptr(CliSaved) saved = cli_saved_read (file, &error);
  g_autoptr(CliWalk) walk = NULL;
  g_autoptr(CliParameters) parameters = NULL;
  g_autoptr(CliCall) call = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  CliExit status;

  if (saved != NULL && cli_saved_choose_environment (saved, arguments, &error))
    {
      product = codef_catalog_find_product (cli_session_get_catalog (session), cli_saved_get_path (saved));
      parameters = cli_parameters_new (arguments, product, &error);
    }
  if (parameters != NULL)
    walk = cli_walk_new (session, arguments, save_file, &error);
  if (walk != NULL)
    call = cli_call_new (session, arguments, &error);
  if (call != NULL)
    exchange = resume (session, arguments, saved, call, parameters, &error);
  if (exchange == NULL)
    return cli_output_fail (error);
  status = cli_walk_to_end (walk, call, exchange);
  if (codef_exchange_get_phase (exchange) == CODEF_PHASE_ANSWERED)
    cli_saved_remove (saved);
  return status;
}

const CliCommand cli_continue_command = {
  .name = "continue",
  .usage = "FILE [OPTIONS]",
  .summary = N_("go on with an additional authentication that “request --save” has kept"),
  .details = N_("The parameters are what the step asks for, such as -p secureNo=… or, for what has to be encrypted, "
                "--secret password1. If the service asks for more, FILE holds the next step afterwards; when the "
                "session is over, FILE is removed. It goes to the environment that FILE belongs to."),
  .groups = { cli_parameters_options, cli_walk_options, cli_call_options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
