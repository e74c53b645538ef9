/* SPDX-License-Identifier: MIT */
/* codefctl account */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-call.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "cli-send.h"
#include "cli-suggest.h"
#include "codef-wire.h"

#include <glib/gi18n.h>

static const struct
{
  const char *verb, *path;
} operations[] = {
  { "create", CODEF_PATH_ACCOUNT_CREATE },
  { "add", CODEF_PATH_ACCOUNT_ADD },
  { "update", CODEF_PATH_ACCOUNT_UPDATE },
  { "delete", CODEF_PATH_ACCOUNT_DELETE },
  { "list", CODEF_PATH_ACCOUNT_LIST },
  { "connected-ids", CODEF_PATH_ACCOUNT_CONNECTED_IDS },
  { "reference-add", CODEF_PATH_ACCOUNT_REFERENCE_ADD },
  { "reference-update", CODEF_PATH_ACCOUNT_REFERENCE_UPDATE },
};

static const char *const examples[] = {
  "account create --body accounts.json",
  "account list -p connectedId=45t4DJOD44M9uwH7zxSgBg",
  "account connected-ids --env demo",
  NULL,
};

static CliExit
refuse_verb (const char *verb)
{
  const char *verbs[G_N_ELEMENTS (operations) + 1] = { NULL };
  g_autofree char *all = NULL;
  const char *meant;

  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    verbs[i] = operations[i].verb;
  all = g_strjoinv (", ", (char **) verbs);
  meant = cli_suggest (verb, verbs);
  if (meant != NULL)
    cli_output_say (_("“account” cannot “%s”; did you mean “%s”?"), verb, meant);
  else
    cli_output_say (_("“account” cannot “%s”; it can: %s"), verb, all);
  return CLI_EXIT_USAGE;
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  const char *verb = cli_arguments_get_plain (arguments, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operations[i].verb, verb))
      return cli_send (session, arguments, operations[i].path);
  return refuse_verb (verb);
}

const CliCommand cli_account_command = {
  .name = "account",
  .usage = "create|add|update|delete|list|connected-ids|reference-add|reference-update [OPTIONS]",
  .summary = N_("register accounts, and list or change them"),
  .details = N_("The parameters are those of the service, accountList in a file of --body: passwords in it are encrypted before it is sent. The "
                "answer's JSON goes to standard output; 7 is the exit code too if only a part of the accounts was registered."),
  .groups = { cli_parameters_options, cli_call_options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
