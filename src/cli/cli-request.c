/* SPDX-License-Identifier: MIT */
/* codefctl request */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-call.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "cli-send.h"
#include "cli-walk.h"

#include <glib/gi18n.h>

static const char *const examples[] = {
  "request /v1/kr/bank/p/account/account-list -p connectedId=sandbox_connectedId -p organization=0004",
  "request /v1/kr/public/nt/business/status -p 'reqIdentityList:=[{\"reqIdentity\":\"3333344444\"}]'",
  "request /v1/kr/card/p/account/card-list --body request.json --env demo",
  "request /v1/kr/public/ft/do-not-call/set-register --body form.json --save step.json",
  NULL,
};

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  const char *path = cli_arguments_get_plain (arguments, 0);
  const char *problem = codef_request_check_path (path);

  if (problem == NULL)
    return cli_send (session, arguments, path);
  cli_output_say ("%s: %s", path, problem);
  return CLI_EXIT_USAGE;
}

const CliCommand cli_request_command = {
  .name = "request",
  .usage = "PATH [OPTIONS]",
  .summary = N_("send a request and print the answer"),
  .details = N_("PATH is a product's path (“codefctl products” lists them) or any other of the service. The answer's "
                "JSON goes to standard output exactly as it was received, decoded; what it means goes to standard "
                "error. Where the service asks for more (captcha, SMS, approval …), the answers come from the file of "
                "--answers or from the terminal; otherwise the exit code is 6."),
  .groups = { cli_parameters_options, cli_walk_options, cli_call_options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .words = CLI_WORDS_PRODUCTS,
  .run = run,
};
