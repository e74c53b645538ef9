/* SPDX-License-Identifier: MIT */
/* A command line, taken apart by the table of its command. */
#pragma once

#include "cli-command.h"

G_BEGIN_DECLS

/* @argv: what follows the command's name; NULL-terminated; not copied, it has to outlive the result.
 * Returns: (transfer full): NULL with CLI_ERROR_USAGE: unknown option (with a suggestion), missing value, too few or too many. */
CliArguments      *cli_arguments_new         (const CliCommand *command, char **argv, GError **error);
void               cli_arguments_free        (CliArguments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliArguments, cli_arguments_free)

/* -h or --help stood somewhere. */
gboolean           cli_arguments_wants_help  (CliArguments *self);
gboolean           cli_arguments_has         (CliArguments *self, const char *option);
/* (transfer none) (nullable): the last value given. */
const char        *cli_arguments_get         (CliArguments *self, const char *option);
/* The value as a number within bounds, @fallback if it was not given. FALSE with CLI_ERROR_USAGE. */
gboolean           cli_arguments_get_number  (CliArguments *self, const char *option, guint64 min, guint64 max, guint64 fallback,
                                              guint64 *number, GError **error);
/* As if @option had been given with @value, in the place of any other. @value: as below. */
void               cli_arguments_set         (CliArguments *self, const char *option, const char *value);
/* What counts where @option was not given; an option of the command. @value: not copied, has to outlive @self. */
void               cli_arguments_set_default (CliArguments *self, const char *option, const char *value);
/* Arguments that are no options. (transfer none) (nullable): NULL past the last. */
const char        *cli_arguments_get_plain   (CliArguments *self, guint position);

/* All options with their values in the order given. */
guint              cli_arguments_get_n_options (CliArguments *self);
const char        *cli_arguments_get_option  (CliArguments *self, guint i, const char **value);

G_END_DECLS
