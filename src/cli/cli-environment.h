/* SPDX-License-Identifier: MIT */
/* Which environment the options name. */
#pragma once

#include "cli-arguments.h"
#include "codef-environment.h"
#include "codef-public-key.h"

G_BEGIN_DECLS

/* The id of a host that --base-url names: nothing is kept under it, for another one tomorrow has the same. */
#define CLI_ENVIRONMENT_UNNAMED "base-url"

/* The built-in sandbox: no --env and no --base-url, or --env local. */
gboolean          cli_environment_is_local    (CliArguments *arguments);
/* Not for the local one. (transfer full): NULL with CLI_ERROR_USAGE: unknown name (with a suggestion), a URL that cannot be. */
CodefEnvironment *cli_environment_new         (CliArguments *arguments, GError **error);
/* Both hosts are this machine: no proxy. */
gboolean          cli_environment_is_loopback (CodefEnvironment *environment);
/* (transfer full): base64 or PEM; CLI_ERROR_INPUT with the name of the file. */
CodefPublicKey   *cli_environment_read_public_key (const char *path, GError **error);

G_END_DECLS
