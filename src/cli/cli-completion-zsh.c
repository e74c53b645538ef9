/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-completion-private.h"

#include "cli-output.h"

static const char head[] =
  "#compdef codefctl\n"
  "# SPDX-License-Identifier: MIT\n"
  "# zsh completion for codefctl, made from the table of its commands\n"
  "\n"
  "# WORD<TAB>DESCRIPTION, one a line, as _describe wants them\n"
  "_codefctl_rows () { rows=(\"${(@f)$(sed 's/\\\\/\\\\\\\\/g; s/:/\\\\:/g; s/\\t/:/')}\") }\n"
  "\n"
  "_codefctl_products () {\n"
  "  local -a rows\n"
  "  _codefctl_rows < <(LANGUAGE=ko codefctl products 2>/dev/null)\n"
  "  _describe -t products product rows\n"
  "}\n"
  "\n"
  "_codefctl_organizations () {\n"
  "  local -a rows\n"
  "  _codefctl_rows < <(LANGUAGE=ko codefctl organizations 2>/dev/null | cut -f 1,3)\n"
  "  _describe -t organizations organization rows\n"
  "}\n"
  "\n"
  "_codefctl_parameters () {\n"
  "  local -a rows\n"
  "  if compset -P 'organization='; then\n"
  "    _codefctl_organizations\n"
  "    return\n"
  "  fi\n"
  "  _codefctl_rows < <(LANGUAGE=ko codefctl product \"${(@)words[(r)/*]}\" 2>/dev/null |\n"
  "    sed -n 's/^  \\([A-Za-z][A-Za-z0-9]*\\)\\( \\*\\)\\{0,1\\}  /\\1=\\t/p')\n"
  "  _describe -t parameters parameter rows -S ''\n"
  "}\n"
  "\n"
  "_codefctl_commands () {\n"
  "  local -a rows=(\n";

/* Inside the brackets of an _arguments specification. */
static char *
escape (const char *text)
{
  g_autofree char *quoted = cli_completion_quote (text);
  g_autoptr(GString) escaped = g_string_new (quoted);

  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_replace (escaped, ":", "\\:", 0);
  g_string_replace (escaped, "[", "\\[", 0);
  g_string_replace (escaped, "]", "\\]", 0);
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
print_action (CliCompletes completes, const char *words)
{
  switch (completes)
    {
    case CLI_COMPLETES_FILES:
      cli_output_print ("_files");
      break;
    case CLI_COMPLETES_WORDS:
      cli_output_print ("(%s)", words);
      break;
    case CLI_COMPLETES_PRODUCTS:
      cli_output_print ("_codefctl_products");
      break;
    case CLI_COMPLETES_ORGANIZATIONS:
      cli_output_print ("_codefctl_organizations");
      break;
    case CLI_COMPLETES_PARAMETERS:
      cli_output_print ("_codefctl_parameters");
      break;
    case CLI_COMPLETES_NOTHING:
    default:
      cli_output_print (" ");
      break;
    }
}

static void
print_spelling (const CliOption *option, const char *spelling)
{
  g_autofree char *summary = escape (option->summary);

  cli_output_print (" \\\n        '*%s[%s]", spelling, summary);
  if (option->value != NULL)
    {
      g_autofree char *value = escape (option->value);

      cli_output_print (":%s:", value);
      print_action (cli_completion_of_option (option), option->words);
    }
  cli_output_print ("'");
}

static void
print_option (const CliCommand *command, const CliOption *option)
{
  /* with a value: --name VALUE and --name=VALUE, -n VALUE and -nVALUE */
  g_autofree char *name = g_strconcat ("--", option->name, option->value != NULL ? "=" : "", NULL);

  if (option->short_name != 0)
    {
      g_autofree char *short_name = g_strdup_printf ("-%c%s", option->short_name, option->value != NULL ? "+" : "");

      print_spelling (option, short_name);
    }
  print_spelling (option, name);
}

static void
print_command (const CliCommand *command)
{
  cli_output_print ("    %s)\n      _arguments", command->name);
  cli_completion_each_option (command, print_option);
  if (command->max_arguments > 0)
    {
      cli_output_print (" \\\n        '1:argument:");
      print_action (cli_completion_of_argument (command), command->words);
      cli_output_print ("'");
    }
  if (command->max_arguments > 1 && cli_completion_of_argument (command) == CLI_COMPLETES_FILES)
    cli_output_print (" \\\n        '*:argument:_files'");
  cli_output_print ("\n      ;;\n");
}

void
cli_completion_print_zsh (void)
{
  const CliCommand *const *commands = cli_command_list ();

  cli_output_print ("%s", head);
  for (gsize i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *summary = escape (commands[i]->summary);

      cli_output_print ("    '%s:%s'\n", commands[i]->name, summary);
    }
  cli_output_print ("  )\n  _describe -t commands command rows\n}\n\n_codefctl () {\n"
                    "  local curcontext=\"$curcontext\" state line\n"
                    "  typeset -A opt_args\n"
                    "  _arguments -C '(- *)'{-h,--help}'[help]' '(- *)--version[the version]' '1:command:_codefctl_commands' "
                    "'*::argument:->rest'\n"
                    "  [[ $state == rest ]] || return\n"
                    "  case $words[1] in\n");
  for (gsize i = 0; commands[i] != NULL; i++)
    print_command (commands[i]);
  cli_output_print ("  esac\n}\n\n_codefctl \"$@\"\n");
}
