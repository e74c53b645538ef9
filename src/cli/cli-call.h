/* SPDX-License-Identifier: MIT */
/* Everything a call needs: the environment that the options name, its keys, and a client. `--env local` brings its own sandbox along. */
#pragma once

#include "cli-arguments.h"
#include "codef-client.h"

G_BEGIN_DECLS

/* Options of commands that reach an environment. */
extern const CliOption cli_call_options[];

typedef struct _CliCall CliCall;

/* Runs the main loop for the sandbox and the keyring. Asks before production.
 * Returns: (transfer full): NULL with an error of CLI_ERROR, CODEF_ERROR or G_IO_ERROR. */
CliCall          *cli_call_new             (CliSession *session, CliArguments *arguments, GError **error);
void              cli_call_free            (CliCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliCall, cli_call_free)

/* (transfer none) */
CodefClient      *cli_call_get_client      (CliCall *self);
CodefEnvironment *cli_call_get_environment (CliCall *self); /* (transfer none) */
/* From --timeout. */
guint             cli_call_get_deadline_sec (CliCall *self);
/* (transfer none): the key of the environment; the vendor's sandbox, which reads no ciphertext, gets one that is made on the spot, and
 * that is said. NULL with CODEF_ERROR_NO_PUBLIC_KEY. */
CodefPublicKey   *cli_call_get_public_key  (CliCall *self, GError **error);
/* (transfer full): @json with what the catalogue marks encrypted; the key is asked for only if something has to be. */
GBytes           *cli_call_seal            (CliCall *self, GBytes *json, CodefProduct *product, GError **error);
/* --env local has a pretend phone. */
gboolean          cli_call_has_phone       (CliCall *self);
/* (transfer full) (nullable): the code that came last to the phone for the session @jti; "" for an approval, which is
 * given with that. NULL: nothing came yet. */
char             *cli_call_answer_phone    (CliCall *self, const char *jti, const char *method);
CodefClock       *cli_call_get_clock       (CliCall *self);

G_END_DECLS
