/* SPDX-License-Identifier: MIT */
/* The file of --answers: what a person would put in, by the method that asks for it
 * (data/schemas/answers.schema.json). */
#pragma once

#include "codef-challenge.h"

G_BEGIN_DECLS

typedef struct _CliAnswers CliAnswers;

/* Reads a JSON object: method, or name of the input → value, object of inputs, or a list of those.
 * Returns: (transfer full): NULL with CLI_ERROR_INPUT. */
CliAnswers *cli_answers_new  (const char *path, GError **error);
void        cli_answers_free (CliAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliAnswers, cli_answers_free)

/* (transfer full): the same file with no answer used yet. */
CliAnswers *cli_answers_copy (CliAnswers *self);

/* (transfer full) (nullable): JSON object of the inputs for @challenge; each answer is used once. NULL where the file
 * has none (left). */
GBytes     *cli_answers_take (CliAnswers *self, CodefChallenge *challenge);

G_END_DECLS
