/* SPDX-License-Identifier: MIT */
/* An unfinished session in a file that nobody else may read (data/schemas/saved-session.schema.json): the first request
 * with its secrets encrypted, the inputs of the steps that are done, and the answer that asks. */
#pragma once

#include "cli-call.h"

G_BEGIN_DECLS

/* @exchange: asks. @picture: (nullable): file of the captcha. */
gboolean cli_saved_write   (const char *path, CliArguments *arguments, CliCall *call, CodefExchange *exchange,
                            const char *picture, GError **error);

typedef struct _CliSaved CliSaved;

/* CLI_ERROR_INPUT: unreadable for us, readable for others, or no such file of ours. (transfer full) */
CliSaved *cli_saved_read   (const char *path, GError **error);
void      cli_saved_free   (CliSaved *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliSaved, cli_saved_free)

const char *cli_saved_get_path (CliSaved *self);
/* The session belongs to one environment: a named one is taken from the file, any other must be given again, and
 * another one is refused with CLI_ERROR_USAGE. */
gboolean  cli_saved_choose_environment (CliSaved *self, CliArguments *arguments, GError **error);
/* (transfer full): an exchange that asks what the saved one asked. */
CodefExchange *cli_saved_resume (CliSaved *self, CliSession *session, CliCall *call, GError **error);
/* The session is over: removes the picture and the file. */
void      cli_saved_remove (CliSaved *self);

G_END_DECLS
