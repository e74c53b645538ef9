/* SPDX-License-Identifier: MIT */
/* The JSON of a request out of --body, -p and --secret. */
#pragma once

#include "cli-call.h"

G_BEGIN_DECLS

/* Options of commands that send something. */
extern const CliOption cli_parameters_options[];

typedef struct _CliParameters CliParameters;

/* Reads the files and asks for the secrets that the arguments name.
 * @product: (nullable): decides which names are secret and refused in -p; without one the names of the protocol's secret fields are.
 * Returns: (transfer full): NULL with CLI_ERROR_USAGE or CLI_ERROR_INPUT. */
CliParameters *cli_parameters_new     (CliArguments *arguments, CodefProduct *product, GError **error);
void           cli_parameters_free    (CliParameters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliParameters, cli_parameters_free)

/* TRUE if --secret gave something to encrypt. */
gboolean       cli_parameters_has_secrets (CliParameters *self);
/* (transfer full): the JSON object. A body without anything over it stays as it is, byte for byte; members of --secret are encrypted.
 * @key: (nullable): needed where there are secrets. */
GBytes        *cli_parameters_to_json (CliParameters *self, CodefPublicKey *key, GError **error);

/* (transfer full): the same with what the catalogue marks encrypted too; the key of the call is asked for only if something has to
 * be. */
GBytes        *cli_parameters_seal     (CliParameters *self, CliCall *call, GError **error);

G_END_DECLS
