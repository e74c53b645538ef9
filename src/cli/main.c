/* SPDX-License-Identifier: MIT */
/* codefctl: the command line of Codef Console. */
#include "codef-config.h"
#include "cli-arguments.h"
#include "cli-command.h"
#include "cli-output.h"
#include "codef-transport.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Secrets are in this process: no core file may hold them, and no other process of the user may look into it. */
static void
close_the_shutters (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* the leak sanitizer looks into its own process */
  prctl (PR_SET_DUMPABLE, 0);
#endif
}

static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CODEF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static CliExit
refuse_command (const char *name)
{
  const char *meant = cli_command_suggest (name);

  if (name[0] == '-')
    cli_output_say (_("there is no option “%s” before a command; “codefctl --help” says what there is"), name);
  else if (meant != NULL)
    cli_output_say (_("there is no command “%s”; did you mean “%s”?"), name, meant);
  else
    cli_output_say (_("there is no command “%s”; “codefctl --help” lists them"), name);
  return CLI_EXIT_USAGE;
}

static CliExit
run_command (const CliCommand *command, char **argv)
{
  GError *error = NULL;
  g_autoptr(CliArguments) arguments = cli_arguments_new (command, argv, &error);
  g_autoptr(CliSession) session = NULL;

  if (arguments == NULL)
    return cli_output_fail (error);
  if (cli_arguments_wants_help (arguments))
    {
      cli_command_print_help (command);
      return CLI_EXIT_SUCCESS;
    }
  session = cli_session_new ();
  return command->run (session, arguments);
}

static CliExit
run (char **argv)
{
  const char *word = argv[0] != NULL ? argv[1] : NULL;

  if (word == NULL)
    {
      cli_command_print_overview ();
      return CLI_EXIT_USAGE;
    }
  if (g_str_equal (word, "--version"))
    {
      cli_output_print ("codefctl %s\n", CODEF_VERSION);
      return CLI_EXIT_SUCCESS;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    {
      cli_command_print_overview ();
      return CLI_EXIT_SUCCESS;
    }
  if (cli_command_find (word) == NULL)
    return refuse_command (word);
  return run_command (cli_command_find (word), argv + 2);
}

int
main (int argc, char **argv)
{
  CliExit status;

  codef_transport_harden_process ();
  close_the_shutters ();
  set_locale ();
  status = run (argv);
  if (!cli_output_finish () && status == CLI_EXIT_SUCCESS)
    status = CLI_EXIT_INPUT;
  return (int) status;
}
