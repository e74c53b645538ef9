/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-arguments.h"

#include "cli-suggest.h"

#include <inttypes.h>
#include <glib/gi18n.h>

typedef struct
{
  const CliOption *option;
  const char      *value; /* (nullable) */
} Given;

struct _CliArguments
{
  const CliCommand *command;
  GArray           *given; /* (owned) of Given */
  GPtrArray        *plain; /* (owned) of strings of argv */
  gboolean          wants_help;
};

static const CliOption *
find_option (const CliCommand *command, const char *name, gsize length, char short_name)
{
  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    for (const CliOption *option = command->groups[g]; option->name != NULL; option++)
      if (name != NULL ? strlen (option->name) == length && strncmp (option->name, name, length) == 0
                       : option->short_name == short_name)
        return option;
  return NULL;
}

static void
set_unknown_option (const CliCommand *command, const char *typed, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *name = g_strdup (typed + 2);
  const char *meant;

  for (gsize g = 0; g < CLI_MAX_OPTION_GROUPS && command->groups[g] != NULL; g++)
    for (const CliOption *option = command->groups[g]; option->name != NULL; option++)
      g_ptr_array_add (names, (gpointer) option->name);
  g_ptr_array_add (names, (gpointer) "help");
  g_ptr_array_add (names, NULL);
  if (strchr (name, '=') != NULL)
    *strchr (name, '=') = '\0';
  meant = cli_suggest (name, (const char *const *) names->pdata);
  if (meant != NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“%s” has no option --%s; did you mean --%s?"), command->name, name, meant);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“%s” has no option --%s; “codefctl %s --help” lists them"), command->name, name,
                 command->name);
}

/* Reads argv[*i], and its value from the next one where it is no part of it. */
static gboolean
take_option (CliArguments *self, char **argv, gsize *i, GError **error)
{
  const char *typed = argv[*i];
  gboolean is_long = typed[1] == '-';
  const char *equals = is_long ? strchr (typed, '=') : NULL;
  Given given = { NULL, NULL };

  if (is_long)
    given.option = find_option (self->command, typed + 2, equals != NULL ? (gsize) (equals - typed - 2) : strlen (typed + 2), 0);
  else
    given.option = find_option (self->command, NULL, 0, typed[1]);
  if (given.option == NULL)
    {
      if (is_long)
        set_unknown_option (self->command, typed, error);
      else
        g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“%s” has no option %s; “codefctl %s --help” lists them"), self->command->name,
                     typed, self->command->name);
      return FALSE;
    }
  if (given.option->value == NULL && (equals != NULL || (!is_long && typed[2] != '\0')))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("--%s takes no value"), given.option->name);
      return FALSE;
    }
  if (given.option->value != NULL)
    {
      given.value = equals != NULL ? equals + 1 : !is_long && typed[2] != '\0' ? typed + 2 : argv[++*i];
      if (given.value == NULL)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("--%s needs a value: %s"), given.option->name, given.option->value);
          return FALSE;
        }
    }
  g_array_append_val (self->given, given);
  return TRUE;
}

static gboolean
check_number_of_arguments (CliArguments *self, GError **error)
{
  const CliCommand *command = self->command;

  if (self->wants_help || (self->plain->len >= command->min_arguments && self->plain->len <= command->max_arguments))
    return TRUE;
  if (self->plain->len < command->min_arguments)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("something is missing: codefctl %s %s"), command->name, command->usage);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("“%s” is too much: codefctl %s %s"),
                 (const char *) g_ptr_array_index (self->plain, command->max_arguments), command->name,
                 command->usage != NULL ? command->usage : "");
  return FALSE;
}

CliArguments *
cli_arguments_new (const CliCommand *command, char **argv, GError **error)
{
  g_autoptr(CliArguments) self = g_new0 (CliArguments, 1);
  gboolean only_plain = FALSE;

  self->command = command;
  self->given = g_array_new (FALSE, FALSE, sizeof (Given));
  self->plain = g_ptr_array_new ();
  for (gsize i = 0; argv[i] != NULL; i++)
    {
      if (only_plain || argv[i][0] != '-' || argv[i][1] == '\0')
        g_ptr_array_add (self->plain, argv[i]);
      else if (g_str_equal (argv[i], "--"))
        only_plain = TRUE;
      else if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        self->wants_help = TRUE;
      else if (!take_option (self, argv, &i, error))
        return NULL;
    }
  if (!check_number_of_arguments (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cli_arguments_free (CliArguments *self)
{
  g_clear_pointer (&self->given, g_array_unref);
  g_clear_pointer (&self->plain, g_ptr_array_unref);
  g_free (self);
}

gboolean
cli_arguments_wants_help (CliArguments *self)
{
  return self->wants_help;
}

static const Given *
find_given (CliArguments *self, const char *name)
{
  for (guint i = self->given->len; i > 0; i--)
    {
      const Given *given = &g_array_index (self->given, Given, i - 1);

      if (g_str_equal (given->option->name, name))
        return given;
    }
  return NULL;
}

gboolean
cli_arguments_has (CliArguments *self, const char *option)
{
  return find_given (self, option) != NULL;
}

const char *
cli_arguments_get (CliArguments *self, const char *option)
{
  const Given *given = find_given (self, option);

  return given != NULL ? given->value : NULL;
}

gboolean
cli_arguments_get_number (CliArguments *self, const char *option, guint64 min, guint64 max, guint64 fallback, guint64 *number,
                          GError **error)
{
  const char *value = cli_arguments_get (self, option);

  *number = fallback;
  if (value == NULL || g_ascii_string_to_unsigned (value, 10, min, max, number, NULL))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("--%s must be a number from %" PRIu64 " to %" PRIu64 ", not “%s”"),
               option, min, max, value);
  return FALSE;
}

const char *
cli_arguments_get_plain (CliArguments *self, guint position)
{
  return position < self->plain->len ? g_ptr_array_index (self->plain, position) : NULL;
}

guint
cli_arguments_get_n_options (CliArguments *self)
{
  return self->given->len;
}

const char *
cli_arguments_get_option (CliArguments *self, guint i, const char **value)
{
  const Given *given = &g_array_index (self->given, Given, i);

  *value = given->value;
  return given->option->name;
}

void
cli_arguments_set (CliArguments *self, const char *option, const char *value)
{
  const CliOption *meant = find_option (self->command, option, strlen (option), 0);

  for (guint i = self->given->len; i > 0; i--)
    if (g_array_index (self->given, Given, i - 1).option == meant)
      g_array_remove_index (self->given, i - 1);
  cli_arguments_set_default (self, option, value);
}

void
cli_arguments_set_default (CliArguments *self, const char *option, const char *value)
{
  Given given = { find_option (self->command, option, strlen (option), 0), value };

  if (!cli_arguments_has (self, option))
    g_array_append_val (self->given, given);
}
