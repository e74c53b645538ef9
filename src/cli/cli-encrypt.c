/* SPDX-License-Identifier: MIT */
/* codefctl encrypt */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-environment.h"
#include "cli-input.h"
#include "cli-output.h"

#include <glib/gi18n.h>
#include <unistd.h>

static const CliOption options[] = {
  { "public-key-file", 0, "FILE", N_("the RSA public key of the client: base64 or PEM") },
  { NULL },
};

static const char *const examples[] = {
  "encrypt --public-key-file key.txt password.txt",
  "encrypt --public-key-file key.txt",
  NULL,
};

static CodefSecret *
read_plain (const char *source, GError **error)
{
  if (source == NULL && isatty (STDIN_FILENO))
    return cli_input_ask_secret (_("Text to encrypt"), error);
  return cli_input_read_secret (source != NULL ? source : "-", error);
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  const char *key_file = cli_arguments_get (arguments, "public-key-file");
  g_autoptr(CodefPublicKey) key = NULL;
  g_autoptr(CodefSecret) plain = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  char *ciphertext = NULL;

  if (key_file == NULL)
    g_set_error_literal (&error, CLI_ERROR, CLI_ERROR_USAGE, _("--public-key-file is needed"));
  else
    key = cli_environment_read_public_key (key_file, &error);
  if (key != NULL)
    plain = read_plain (cli_arguments_get_plain (arguments, 0), &error);
  if (plain != NULL)
    ciphertext = codef_public_key_encrypt (key, codef_secret_reveal (plain), &error);
  if (ciphertext == NULL)
    return cli_output_fail (error);
  bytes = g_bytes_new_take (ciphertext, strlen (ciphertext));
  cli_output_write (bytes);
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_encrypt_command = {
  .name = "encrypt",
  .usage = "--public-key-file FILE [FILE|-]",
  .summary = N_("encrypt a secret field as the service wants it"),
  .details = N_("RSA with PKCS #1 v1.5 padding over the UTF-8 text, in base64. The text comes from a file or standard input, one newline at "
                "its end left out, or is asked for at the terminal. Two runs never give the same text."),
  .groups = { options },
  .examples = examples,
  .max_arguments = 1,
  .run = run,
};
