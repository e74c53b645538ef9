/* SPDX-License-Identifier: MIT */
/* The way from a first answer to the last: additional authentication by the file of --answers, by the person at the
 * terminal, or kept for later in the file of --save. */
#pragma once

#include "cli-call.h"
#include "codef-answers.h"

G_BEGIN_DECLS

/* --answers and --save. */
extern const CliOption cli_walk_options[];

typedef struct _CliWalk CliWalk;

/* Reads the answers. @save_file: (nullable): where an unfinished session is kept; then nobody is asked.
 * Returns: (transfer full): NULL with CLI_ERROR_INPUT. */
CliWalk *cli_walk_new    (CliSession *session, CliArguments *arguments, const char *save_file, GError **error);
void     cli_walk_free   (CliWalk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliWalk, cli_walk_free)

/* Waits for @exchange, goes on with it as long as there are answers, prints the last answer and what it means, and
 * keeps what is unfinished. */
CliExit  cli_walk_to_end (CliWalk *self, CliCall *call, CodefExchange *exchange);
/* (transfer full): the file of --answers: NULL with CLI_ERROR_INPUT. */
CodefAnswers *cli_walk_read_answers (const char *file, GError **error);

G_END_DECLS
