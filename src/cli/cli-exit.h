/* SPDX-License-Identifier: MIT */
/* What the process ends with: a promise to scripts. One table from errors to codes, one rule for answers. */
#pragma once

#include "codef-reply.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CLI_EXIT_SUCCESS     = 0,   /* HTTP 200 and CF-00000 */
  CLI_EXIT_MISMATCH    = 1,   /* assertion, baseline or diff */
  CLI_EXIT_USAGE       = 2,
  CLI_EXIT_INPUT       = 3,   /* unreadable input file */
  CLI_EXIT_NETWORK     = 4,   /* network, TLS or port */
  CLI_EXIT_CREDENTIALS = 5,   /* refused, or there are none */
  CLI_EXIT_CHALLENGE   = 6,   /* additional authentication needed and nobody to ask */
  CLI_EXIT_CODE        = 7,   /* the API answered with another CF code */
  CLI_EXIT_TIME_OUT    = 8,
  CLI_EXIT_NO_ANSWER   = 9,   /* what came is not a CODEF answer */
  CLI_EXIT_INTERRUPTED = 130,
} CliExit;

/**
 * CliError: mistakes of the command line itself.
 * @CLI_ERROR_USAGE: an option or argument that cannot be
 * @CLI_ERROR_INPUT: an input that cannot be read, or is not what it should be
 * @CLI_ERROR_DECLINED: the user said no
 */
typedef enum
{
  CLI_ERROR_USAGE,
  CLI_ERROR_INPUT,
  CLI_ERROR_DECLINED,
} CliError;

#define CLI_ERROR (cli_error_quark ())
GQuark  cli_error_quark    (void);

CliExit cli_exit_for_error (const GError *error);
CliExit cli_exit_for_reply (CodefReply *reply);

/* The codes with a line of help each, for --help. */
typedef struct
{
  CliExit     code;
  const char *meaning; /* marked for translation */
} CliExitHelp;
const CliExitHelp *cli_exit_list (gsize *n_codes);

G_END_DECLS
