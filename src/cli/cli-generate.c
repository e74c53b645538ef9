/* SPDX-License-Identifier: MIT */
/* Runs while the program is built and is not installed: writes what is made from the table of commands.
 *
 *   codefctl-generate man DATE | bash | zsh | fish */
#include "codef-config.h"
#include "cli-completion.h"
#include "cli-manual.h"
#include "cli-output.h"

static gboolean
print (const char *kind, const char *date)
{
  if (g_str_equal (kind, "man") && date != NULL)
    cli_manual_print (date);
  else if (g_str_equal (kind, "bash"))
    cli_completion_print_bash ();
  else if (g_str_equal (kind, "zsh"))
    cli_completion_print_zsh ();
  else if (g_str_equal (kind, "fish"))
    cli_completion_print_fish ();
  else
    return FALSE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  if (argc < 2 || !print (argv[1], argc > 2 ? argv[2] : NULL))
    {
      cli_output_say ("usage: codefctl-generate man DATE | bash | zsh | fish");
      return CLI_EXIT_USAGE;
    }
  return cli_output_finish () ? CLI_EXIT_SUCCESS : CLI_EXIT_INPUT;
}
