/* SPDX-License-Identifier: MIT */
/* What the three scripts have in common. */
#pragma once

#include "cli-command.h"
#include "cli-completion.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_COMPLETES_NOTHING, /* anything can be typed, nothing is known */
  CLI_COMPLETES_FILES,
  CLI_COMPLETES_WORDS,   /* the words of the table */
  CLI_COMPLETES_PRODUCTS,
  CLI_COMPLETES_ORGANIZATIONS,
  CLI_COMPLETES_PARAMETERS,
} CliCompletes;

CliCompletes cli_completion_of_option   (const CliOption *option);
CliCompletes cli_completion_of_argument (const CliCommand *command);

/* Inside '…' of any of the shells; (transfer full). */
char        *cli_completion_quote       (const char *text);

/* Calls @function for each option of @command, --help too. */
typedef void (*CliOptionFunc) (const CliCommand *command, const CliOption *option);
void         cli_completion_each_option (const CliCommand *command, CliOptionFunc function);

G_END_DECLS
