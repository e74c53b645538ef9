/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-command.h"

#include "cli-commands.h"
#include "cli-output.h"
#include "cli-suggest.h"

#include <glib/gi18n.h>

/* Help is made for terminals of this width. */
#define WIDTH 80

static const CliCommand *const commands[] = {
  &cli_request_command,
  &cli_continue_command,
  &cli_account_command,
  &cli_run_command,
  &cli_token_command,
  &cli_sandbox_command,
  &cli_products_command,
  &cli_product_command,
  &cli_organizations_command,
  &cli_code_command,
  &cli_decode_command,
  &cli_encode_command,
  &cli_format_command,
  &cli_query_command,
  &cli_diff_command,
  &cli_table_command,
  &cli_encrypt_command,
  NULL,
};

static const CliOption general_options[] = {
  { "help", 'h', NULL, N_("this help; after a command, the help of that command") },
  { "version", 0, NULL, N_("the version") },
  { NULL },
};

const CliCommand *const *
cli_command_list (void)
{
  return commands;
}

const CliOption *
cli_command_list_general_options (void)
{
  return general_options;
}

const CliCommand *
cli_command_find (const char *name)
{
  for (gsize i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

const char *
cli_command_suggest (const char *name)
{
  const char *names[G_N_ELEMENTS (commands)] = { NULL };

  for (gsize i = 0; commands[i] != NULL; i++)
    names[i] = commands[i]->name;
  return cli_suggest (name, names);
}

/* Columns of a terminal: East Asian wide letters take two. */
static guint
width_of (const char *text, gsize length)
{
  guint width = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* Words, broken at spaces; lines after the first begin at @indent. The cursor stands at @indent. */
static void
print_wrapped (const char *text, guint indent)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  guint column = indent;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      guint width = width_of (words[i], strlen (words[i]));

      if (column > indent && column + 1 + width > WIDTH)
        {
          cli_output_print ("\n%*s", (int) indent, "");
          column = indent;
        }
      else if (column > indent)
        {
          cli_output_print (" ");
          column++;
        }
      cli_output_print ("%s", words[i]);
      column += width;
    }
  cli_output_print ("\n");
}

static void
print_row (const char *label, const char *text, guint indent)
{
  guint width = 2 + width_of (label, strlen (label));

  cli_output_print ("  %s", label);
  if (width + 2 > indent)
    cli_output_print ("\n%*s", (int) indent, "");
  else
    cli_output_print ("%*s", (int) (indent - width), "");
  print_wrapped (text, indent);
}

static void
print_options (const CliOption *options)
{
  for (const CliOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *start = option->short_name != 0 ? g_strdup_printf ("-%c, ", option->short_name) : g_strdup ("    ");
      g_autofree char *label = g_strconcat (start, "--", option->name, option->value != NULL ? " " : "",
                                            option->value != NULL ? option->value : "", NULL);

      print_row (label, _(option->summary), 32);
    }
}

static void
print_exit_codes (void)
{
  gsize n_codes;
  const CliExitHelp *codes = cli_exit_list (&n_codes);

  cli_output_print ("\n");
  cli_output_heading (_("Exit codes"));
  for (gsize i = 0; i < n_codes; i++)
    {
      g_autofree char *label = g_strdup_printf ("%3d", (int) codes[i].code);

      print_row (label, _(codes[i].meaning), 8);
    }
}

void
cli_command_print_help (const CliCommand *command)
{
  cli_output_heading (_("Usage"));
  cli_output_print ("  codefctl %s%s%s\n\n", command->name, command->usage != NULL ? " " : "", command->usage != NULL ? command->usage : "");
  cli_output_print ("%s\n", _(command->summary));
  if (command->details != NULL)
    {
      cli_output_print ("\n");
      print_wrapped (_(command->details), 0);
    }
  cli_output_print ("\n");
  cli_output_heading (_("Options"));
  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    print_options (command->groups[g]);
  print_options ((const CliOption[]) { general_options[0], { NULL } });
  cli_output_print ("\n");
  cli_output_heading (_("Examples"));
  for (gsize i = 0; command->examples[i] != NULL; i++)
    cli_output_print ("  codefctl %s\n", command->examples[i]);
  print_exit_codes ();
}

void
cli_command_print_overview (void)
{
  cli_output_heading (_("Usage"));
  cli_output_print ("  codefctl %s\n\n", _("COMMAND [OPTIONS]"));
  print_wrapped (_("The CODEF API on the command line. Without any keys it talks to a sandbox of its own."), 0);
  cli_output_print ("\n");
  cli_output_heading (_("Commands"));
  for (gsize i = 0; commands[i] != NULL; i++)
    print_row (commands[i]->name, _(commands[i]->summary), 18);
  cli_output_print ("\n");
  cli_output_heading (_("Options"));
  print_options (general_options);
  cli_output_print ("\n");
  cli_output_heading (_("Example"));
  cli_output_print ("  codefctl %s\n", cli_request_command.examples[0]);
  print_exit_codes ();
}
