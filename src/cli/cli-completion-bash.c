/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-completion-private.h"

#include "cli-output.h"

/* Bash shows no descriptions of its own: while several words are possible each is shown with one behind it, and the last that is left
 * is inserted without. '=' parts words there. */
static const char head[] =
  "# SPDX-License-Identifier: MIT\n"
  "# bash completion for codefctl, made from the table of its commands\n"
  "\n"
  "# stdin: WORD<TAB>DESCRIPTION; a word can come twice\n"
  "_codefctl_described ()\n"
  "{\n"
  "  local word description\n"
  "  local -A found=()\n"
  "  while IFS=$'\\t' read -r word description; do\n"
  "    [[ $word == \"$cur\"* ]] && found[$word]+=${found[$word]:+ · }$description\n"
  "  done\n"
  "  COMPREPLY=(\"${!found[@]}\")\n"
  "  [ ${#found[@]} -gt 1 ] && [ \"$COMP_TYPE\" != 37 ] || return 0\n"
  "  COMPREPLY=()\n"
  "  for word in \"${!found[@]}\"; do COMPREPLY+=(\"$word  (${found[$word]})\"); done\n"
  "}\n"
  "\n"
  "_codefctl_words () { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\"); }\n"
  "_codefctl_files () { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); }\n"
  "_codefctl_products () { _codefctl_described < <(LANGUAGE=ko codefctl products 2>/dev/null); }\n"
  "_codefctl_organizations () { _codefctl_described < <(LANGUAGE=ko codefctl organizations 2>/dev/null | cut -f 1,3); }\n"
  "_codefctl_parameters ()\n"
  "{\n"
  "  local word path=\n"
  "  for word in \"${COMP_WORDS[@]:2}\"; do [[ $word == /* ]] && path=$word; done\n"
  "  compopt -o nospace\n"
  "  _codefctl_described < <(LANGUAGE=ko codefctl product \"$path\" 2>/dev/null |\n"
  "    sed -n 's/^  \\([A-Za-z][A-Za-z0-9]*\\)\\( \\*\\)\\{0,1\\}  /\\1=\\t/p')\n"
  "}\n"
  "\n"
  "_codefctl ()\n"
  "{\n"
  "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} options=\n"
  "  COMPREPLY=()\n"
  "  if [ \"$cur\" = = ]; then\n"
  "    cur=\n"
  "  elif [ \"$prev\" = = ]; then\n"
  "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
  "  fi\n";

static void
print_action (CliCompletes completes, const char *words)
{
  switch (completes)
    {
    case CLI_COMPLETES_FILES:
      cli_output_print ("_codefctl_files");
      break;
    case CLI_COMPLETES_WORDS:
      cli_output_print ("_codefctl_words '%s'", words);
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
      cli_output_print (":");
      break;
    }
}

static void
print_value (const CliCommand *command, const CliOption *option)
{
  if (option->value == NULL)
    return;
  cli_output_print ("    %s:--%s", command->name, option->name);
  if (option->short_name != 0)
    cli_output_print (" | %s:-%c", command->name, option->short_name);
  cli_output_print (") ");
  print_action (cli_completion_of_option (option), option->words);
  cli_output_print ("; return ;;\n");
}

static void
print_name (const CliCommand *command, const CliOption *option)
{
  cli_output_print (" --%s", option->name);
}

void
cli_completion_print_bash (void)
{
  const CliCommand *const *commands = cli_command_list ();

  cli_output_print ("%s", head);
  cli_output_print ("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    _codefctl_words '");
  for (gsize i = 0; commands[i] != NULL; i++)
    cli_output_print ("%s ", commands[i]->name);
  cli_output_print ("--help --version'\n    return\n  fi\n  case ${COMP_WORDS[1]}:$prev in\n");
  cli_output_print ("    *:organization) _codefctl_organizations; return ;;\n");
  for (gsize i = 0; commands[i] != NULL; i++)
    cli_completion_each_option (commands[i], print_value);
  cli_output_print ("  esac\n  case ${COMP_WORDS[1]} in\n");
  for (gsize i = 0; commands[i] != NULL; i++)
    {
      cli_output_print ("    %s) options='", commands[i]->name);
      cli_completion_each_option (commands[i], print_name);
      cli_output_print ("'; [[ $cur == -* ]] || ");
      print_action (cli_completion_of_argument (commands[i]), commands[i]->words);
      cli_output_print (" ;;\n");
    }
  cli_output_print ("  esac\n  [[ $cur != -* ]] || _codefctl_words \"$options\"\n}\n\ncomplete -F _codefctl codefctl\n");
}
