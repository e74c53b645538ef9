/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-completion-private.h"

#include "cli-output.h"

static const char head[] =
  "# SPDX-License-Identifier: MIT\n"
  "# fish completion for codefctl, made from the table of its commands\n"
  "\n"
  "function __codefctl_products\n"
  "    LANGUAGE=ko codefctl products 2>/dev/null\n"
  "end\n"
  "\n"
  "function __codefctl_organizations\n"
  "    LANGUAGE=ko codefctl organizations 2>/dev/null | cut -f 1,3\n"
  "end\n"
  "\n"
  "function __codefctl_parameters\n"
  "    if string match -q 'organization=*' -- (commandline -ct)\n"
  "        __codefctl_organizations | sed 's/^/organization=/'\n"
  "        return\n"
  "    end\n"
  "    set -l path (string match '/*' -- (commandline -opc))[-1]\n"
  "    LANGUAGE=ko codefctl product \"$path\" 2>/dev/null |\n"
  "        sed -n 's/^  \\([A-Za-z][A-Za-z0-9]*\\)\\( \\*\\)\\{0,1\\}  /\\1=\\t/p'\n"
  "end\n"
  "\n"
  "complete -c codefctl -f\n";

static void
print_action (CliCompletes completes, const char *words)
{
  switch (completes)
    {
    case CLI_COMPLETES_FILES:
      cli_output_print (" -F");
      break;
    case CLI_COMPLETES_WORDS:
      cli_output_print (" -a '%s'", words);
      break;
    case CLI_COMPLETES_PRODUCTS:
      cli_output_print (" -a '(__codefctl_products)'");
      break;
    case CLI_COMPLETES_ORGANIZATIONS:
      cli_output_print (" -a '(__codefctl_organizations)'");
      break;
    case CLI_COMPLETES_PARAMETERS:
      cli_output_print (" -a '(__codefctl_parameters)'");
      break;
    case CLI_COMPLETES_NOTHING:
    default:
      break;
    }
}

static void
print_start (const char *condition, const char *command)
{
  cli_output_print ("complete -c codefctl -n '%s%s%s'", condition, command != NULL ? " " : "", command != NULL ? command : "");
}

static void
print_option (const CliCommand *command, const CliOption *option)
{
  g_autofree char *summary = cli_completion_quote (option->summary);

  print_start (command != NULL ? "__fish_seen_subcommand_from" : "__fish_use_subcommand", command != NULL ? command->name : NULL);
  if (option->short_name != 0)
    cli_output_print (" -s %c", option->short_name);
  cli_output_print (" -l %s", option->name);
  if (option->value != NULL)
    {
      cli_output_print (" -r");
      print_action (cli_completion_of_option (option), option->words);
    }
  cli_output_print (" -d '%s'\n", summary);
}

void
cli_completion_print_fish (void)
{
  const CliCommand *const *commands = cli_command_list ();

  cli_output_print ("%s", head);
  for (gsize i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *summary = cli_completion_quote (commands[i]->summary);

      print_start ("__fish_use_subcommand", NULL);
      cli_output_print (" -a %s -d '%s'\n", commands[i]->name, summary);
    }
  for (const CliOption *option = cli_command_list_general_options (); option->name != NULL; option++)
    print_option (NULL, option);
  for (gsize i = 0; commands[i] != NULL; i++)
    {
      CliCompletes completes = cli_completion_of_argument (commands[i]);

      cli_output_print ("\n");
      if (completes != CLI_COMPLETES_NOTHING)
        {
          print_start ("__fish_seen_subcommand_from", commands[i]->name);
          print_action (completes, commands[i]->words);
          cli_output_print ("\n");
        }
      cli_completion_each_option (commands[i], print_option);
    }
}
