/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-manual.h"

#include "cli-command.h"
#include "cli-output.h"

/* Text as roff wants it: no letter of it is a request or an escape, a dash stays the dash that is typed. */
static void
print_text (const char *text)
{
  if (*text == '.' || *text == '\'')
    cli_output_print ("\\&");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (*p)
      {
      case '\\':
        cli_output_print ("\\e");
        break;
      case '-':
        cli_output_print ("\\-");
        break;
      case '\'':
        cli_output_print ("\\(aq");
        break;
      default:
        cli_output_print ("%.*s", (int) (g_utf8_next_char (p) - p), p);
        break;
      }
}

static void
print_line (const char *text)
{
  print_text (text);
  cli_output_print ("\n");
}

/* A paragraph with a tag before it; @tag is set in bold, @value (nullable) in italics. */
static void
print_tag (const char *short_name, const char *tag, const char *value)
{
  cli_output_print (".TP\n");
  if (short_name != NULL)
    {
      cli_output_print ("\\fB");
      print_text (short_name);
      cli_output_print ("\\fR, ");
    }
  cli_output_print ("\\fB");
  print_text (tag);
  cli_output_print ("\\fR");
  if (value != NULL)
    {
      cli_output_print (" \\fI");
      print_text (value);
      cli_output_print ("\\fR");
    }
  cli_output_print ("\n");
}

static void
print_option (const CliOption *option)
{
  g_autofree char *short_name = option->short_name != 0 ? g_strdup_printf ("-%c", option->short_name) : NULL;
  g_autofree char *name = g_strconcat ("--", option->name, NULL);

  print_tag (short_name, name, option->value);
  print_line (option->summary);
}

static void
print_examples (const char *const *examples)
{
  for (gsize i = 0; examples[i] != NULL; i++)
    {
      cli_output_print (i == 0 ? ".PP\n.nf\n.RS\n" : "");
      print_text ("codefctl ");
      print_line (examples[i]);
    }
  cli_output_print (".RE\n.fi\n");
}

static void
print_command (const CliCommand *command)
{
  cli_output_print (".SS \"codefctl %s", command->name);
  if (command->usage != NULL)
    {
      cli_output_print (" ");
      print_text (command->usage);
    }
  cli_output_print ("\"\n");
  print_line (command->summary);
  if (command->details != NULL)
    {
      cli_output_print (".PP\n");
      print_line (command->details);
    }
  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    for (const CliOption *option = command->groups[g]; option->name != NULL; option++)
      print_option (option);
  print_examples (command->examples);
}

static void
print_exit_codes (void)
{
  gsize n_codes;
  const CliExitHelp *codes = cli_exit_list (&n_codes);

  cli_output_print (".SH \"EXIT STATUS\"\n");
  for (gsize i = 0; i < n_codes; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", (int) codes[i].code);

      print_tag (NULL, code, NULL);
      print_line (codes[i].meaning);
    }
}

static void
print_end (void)
{
  cli_output_print (".SH FILES\n");
  print_tag (NULL, "$XDG_STATE_HOME/codef-console/sandbox.json", NULL);
  print_line ("What the built-in sandbox keeps between calls: its accounts and its own pair of keys.");
  print_tag (NULL, "$XDG_CONFIG_HOME/codef-console/environments.json", NULL);
  print_line ("Environments of your own, for --env. Keys are in the keyring, never in a file.");
  print_tag (NULL, "$XDG_DATA_HOME/codef-console/catalog/", NULL);
  print_line ("Products of your own, one JSON file each.");
  cli_output_print (".SH \"SEE ALSO\"\n.BR codef\\-console (1)\n");
}

void
cli_manual_print (const char *date)
{
  const CliCommand *const *commands = cli_command_list ();

  cli_output_print (".\\\" SPDX-License-Identifier: MIT\n.\\\" Made from the table of commands that --help prints.\n");
  cli_output_print (".TH CODEFCTL 1 %s \"Codef Console %s\" \"User Commands\"\n", date, CODEF_VERSION);
  cli_output_print (".SH NAME\ncodefctl \\- the CODEF API on the command line\n");
  cli_output_print (".SH SYNOPSIS\n.B codefctl\n.I COMMAND\n.RI [ OPTIONS ]\n.SH DESCRIPTION\n");
  print_line ("The CODEF API on the command line. Without any keys it talks to a sandbox of its own.");
  cli_output_print (".PP\n");
  print_line ("Options may stand before or after the arguments; -- ends them.");
  cli_output_print (".SH OPTIONS\n");
  for (const CliOption *option = cli_command_list_general_options (); option->name != NULL; option++)
    print_option (option);
  cli_output_print (".SH COMMANDS\n");
  for (gsize i = 0; commands[i] != NULL; i++)
    print_command (commands[i]);
  print_exit_codes ();
  print_end ();
}
