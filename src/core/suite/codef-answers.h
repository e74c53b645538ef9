/* SPDX-License-Identifier: MIT */
/* Answers to additional authentication that were written down before: what a person would put in, by the method that asks
 * for it (data/schemas/answers.schema.json). */
#pragma once

#include "codef-challenge.h"

G_BEGIN_DECLS

typedef struct _CodefAnswers CodefAnswers;

/* @json: an object: method, or name of the input → value, object of inputs, or a list of those. @origin: for messages.
 * Returns: (transfer full): NULL with CODEF_ERROR_BAD_REQUEST, a translated sentence. */
CodefAnswers *codef_answers_new      (GBytes *json, const char *origin, GError **error);
void          codef_answers_free     (CodefAnswers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefAnswers, codef_answers_free)

/* (transfer full): the same with no answer used yet. */
CodefAnswers *codef_answers_copy     (CodefAnswers *self);

/* (transfer full) (nullable): JSON object of the inputs for @challenge; each answer is used once. NULL where there is none
 * (left). */
GBytes       *codef_answers_take     (CodefAnswers *self, CodefChallenge *challenge);

/* (transfer full): @inputs as the service wants them: with secureNoRefresh "0" where characters of a picture were
 * typed. */
GBytes       *codef_answers_complete (CodefChallenge *challenge, GBytes *inputs);

G_END_DECLS
