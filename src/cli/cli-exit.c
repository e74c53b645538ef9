/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-exit.h"

#include "codef-error.h"
#include "doc-problem.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (cli-error-quark, cli_error)

#define ANY_CODE (-1)

typedef struct
{
  GQuark (*domain) (void);
  int     code; /* ANY_CODE: all that stand in no row above */
  CliExit exit;
} Row;

static const Row rows[] = {
  { cli_error_quark, CLI_ERROR_USAGE, CLI_EXIT_USAGE },
  { cli_error_quark, CLI_ERROR_DECLINED, CLI_EXIT_INTERRUPTED },
  { cli_error_quark, ANY_CODE, CLI_EXIT_INPUT },
  { codef_error_quark, CODEF_ERROR_UNREACHABLE, CLI_EXIT_NETWORK },
  { codef_error_quark, CODEF_ERROR_TLS, CLI_EXIT_NETWORK },
  { codef_error_quark, CODEF_ERROR_PROXY, CLI_EXIT_NETWORK },
  { codef_error_quark, CODEF_ERROR_TIMED_OUT, CLI_EXIT_TIME_OUT },
  { codef_error_quark, CODEF_ERROR_REFUSED, CLI_EXIT_CREDENTIALS },
  { codef_error_quark, CODEF_ERROR_NO_CREDENTIALS, CLI_EXIT_CREDENTIALS },
  { codef_error_quark, CODEF_ERROR_NO_PUBLIC_KEY, CLI_EXIT_CREDENTIALS },
  { codef_error_quark, CODEF_ERROR_UNREADABLE, CLI_EXIT_NO_ANSWER },
  { codef_error_quark, CODEF_ERROR_BAD_KEY, CLI_EXIT_INPUT },
  { codef_error_quark, CODEF_ERROR_BAD_REQUEST, CLI_EXIT_USAGE },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, CLI_EXIT_INTERRUPTED },
  { g_io_error_quark, G_IO_ERROR_ADDRESS_IN_USE, CLI_EXIT_NETWORK },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, CLI_EXIT_TIME_OUT },
};

static const CliExitHelp helps[] = {
  { CLI_EXIT_SUCCESS, N_("success: HTTP 200 and CF-00000") },
  { CLI_EXIT_MISMATCH, N_("diff found differences") },
  { CLI_EXIT_USAGE, N_("wrong usage") },
  { CLI_EXIT_INPUT, N_("an input file cannot be read") },
  { CLI_EXIT_NETWORK, N_("network, TLS or port") },
  { CLI_EXIT_CREDENTIALS, N_("credentials missing or refused") },
  { CLI_EXIT_CHALLENGE, N_("additional authentication needed and nobody to ask") },
  { CLI_EXIT_CODE, N_("the API answered with another CF code") },
  { CLI_EXIT_TIME_OUT, N_("time-out") },
  { CLI_EXIT_NO_ANSWER, N_("what came is not a CODEF answer") },
  { CLI_EXIT_INTERRUPTED, N_("interrupted") },
};

/* What stands in no row comes from reading files: GIO, GLib and the document layer. */
CliExit
cli_exit_for_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, CLI_EXIT_INPUT);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (error->domain == rows[i].domain () && (rows[i].code == ANY_CODE || rows[i].code == error->code))
      return rows[i].exit;
  return CLI_EXIT_INPUT;
}

CliExit
cli_exit_for_reply (CodefReply *reply)
{
  guint status = codef_reply_get_status (reply);

  if (codef_reply_is_success (reply))
    return CLI_EXIT_SUCCESS;
  if (codef_reply_is_challenge (reply))
    return CLI_EXIT_CHALLENGE;
  if (codef_reply_rejects_token (reply) || status == 401 || status == 403)
    return CLI_EXIT_CREDENTIALS;
  if (codef_reply_get_shape (reply) == CODEF_REPLY_ENVELOPE && status == 200)
    return CLI_EXIT_CODE;
  return CLI_EXIT_NO_ANSWER;
}

const CliExitHelp *
cli_exit_list (gsize *n_codes)
{
  *n_codes = G_N_ELEMENTS (helps);
  return helps;
}
