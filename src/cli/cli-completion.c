/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-completion-private.h"

static CliCompletes
completes (const char *words, gboolean takes_file)
{
  static const struct { const char *words; CliCompletes completes; } dynamic[] = {
    { CLI_WORDS_PRODUCTS, CLI_COMPLETES_PRODUCTS },
    { CLI_WORDS_ORGANIZATIONS, CLI_COMPLETES_ORGANIZATIONS },
    { CLI_WORDS_PARAMETERS, CLI_COMPLETES_PARAMETERS },
  };

  if (words == NULL)
    return takes_file ? CLI_COMPLETES_FILES : CLI_COMPLETES_NOTHING;
  for (gsize i = 0; i < G_N_ELEMENTS (dynamic); i++)
    if (g_str_equal (words, dynamic[i].words))
      return dynamic[i].completes;
  return CLI_COMPLETES_WORDS;
}

CliCompletes
cli_completion_of_option (const CliOption *option)
{
  return completes (option->words, option->value != NULL && g_str_has_prefix (option->value, "FILE"));
}

CliCompletes
cli_completion_of_argument (const CliCommand *command)
{
  g_autoptr(GString) usage = g_string_new (command->usage);

  /* a FILE that belongs to an option is no argument */
  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    for (const CliOption *option = command->groups[g]; option->name != NULL; option++)
      if (option->value != NULL)
        {
          g_autofree char *with_value = g_strconcat ("--", option->name, " ", option->value, NULL);

          g_string_replace (usage, with_value, "", 0);
        }
  return completes (command->words, command->max_arguments > 0 && strstr (usage->str, "FILE") != NULL);
}

char *
cli_completion_quote (const char *text)
{
  g_autoptr(GString) quoted = g_string_new (text);

  g_string_replace (quoted, "'", "’", 0); /* an apostrophe in a description; nothing that is typed holds one */
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

void
cli_completion_each_option (const CliCommand *command, CliOptionFunc function)
{
  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    for (const CliOption *option = command->groups[g]; option->name != NULL; option++)
      function (command, option);
  function (command, cli_command_list_general_options ());
}
