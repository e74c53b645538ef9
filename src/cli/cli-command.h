/* SPDX-License-Identifier: MIT */
/* The commands of codefctl as data: what they are called, which options they take, how they are used. Help, the manual page and the
 * completion of three shells are made from it. */
#pragma once

#include "cli-session.h"

G_BEGIN_DECLS

typedef struct _CliArguments CliArguments;

/* What a shell can complete besides words that are known when the program is built. */
#define CLI_WORDS_PRODUCTS      "<products>"      /* paths of the catalogue */
#define CLI_WORDS_ORGANIZATIONS "<organizations>" /* codes of the catalogue */
#define CLI_WORDS_PARAMETERS    "<parameters>"    /* NAME= of the product whose path stands on the line; organization=CODE */

typedef struct
{
  const char *name;       /* "port"; NULL ends a list */
  char        short_name; /* 'p', or 0 */
  const char *value;      /* (nullable) what follows, such as "N"; NULL: nothing does */
  const char *summary;    /* marked for translation */
  const char *words;      /* (nullable) what @value can be: words apart by spaces, or a CLI_WORDS_…; NULL: a file for FILE, else anything */
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
  const char       *words;    /* (nullable) what the first argument can be, as in CliOption; NULL: files where @usage names a FILE */
  CliExit         (*run) (CliSession *session, CliArguments *arguments);
} CliCommand;

/* All commands, NULL-terminated, in the order in which they are shown. */
const CliCommand *const *cli_command_list (void);
/* Those of the program itself; the first of them, --help, belongs to every command too. */
const CliOption  *cli_command_list_general_options (void);
/* (nullable) */
const CliCommand *cli_command_find           (const char *name);
/* (nullable): the name that was probably meant. */
const char       *cli_command_suggest        (const char *name);

/* Writes the help of one command, or of the program, to standard output. */
void              cli_command_print_help     (const CliCommand *command);
void              cli_command_print_overview (void);

G_END_DECLS
