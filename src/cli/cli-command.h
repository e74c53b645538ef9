/* SPDX-License-Identifier: MIT */
/* The commands of codefctl as data: what they are called, which options they take, how they are used. Help is made from it. */
#pragma once

#include "cli-session.h"

G_BEGIN_DECLS

typedef struct _CliArguments CliArguments;

typedef struct
{
  const char *name;       /* "port"; NULL ends a list */
  char        short_name; /* 'p', or 0 */
  const char *value;      /* (nullable) what follows, such as "N"; NULL: nothing does */
  const char *summary;    /* marked for translation */
} CliOption;

#define CLI_MAX_OPTION_GROUPS 3

typedef struct
{
  const char       *name;
  const char       *usage;    /* (nullable) its arguments, such as "PATH [PARAMETERS]" */
  const char       *summary;  /* one line; marked for translation */
  const char       *details;  /* (nullable) paragraphs; marked for translation */
  const CliOption  *groups[CLI_MAX_OPTION_GROUPS]; /* NULL-terminated unless full */
  const char *const *examples; /* NULL-terminated command lines without "codefctl" */
  guint             min_arguments, max_arguments;
  CliExit         (*run) (CliSession *session, CliArguments *arguments);
} CliCommand;

/* All commands, NULL-terminated, in the order in which they are shown. */
const CliCommand *const *cli_command_list (void);
/* (nullable) */
const CliCommand *cli_command_find           (const char *name);
/* (nullable): the name that was probably meant. */
const char       *cli_command_suggest        (const char *name);

/* Writes the help of one command, or of the program, to standard output. */
void              cli_command_print_help     (const CliCommand *command);
void              cli_command_print_overview (void);

G_END_DECLS
