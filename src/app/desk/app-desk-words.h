/* SPDX-License-Identifier: MIT */
/* The words of the authentication desk. Pure functions. */
#pragma once

#include "codef-catalog.h"
#include "codef-step.h"

G_BEGIN_DECLS

/* A kind of question in a word or two, for the trail: "Captcha". Translated. */
const char *app_desk_words_get_kind     (CodefChallengeKind kind);
/* What a person is asked to do: "Type the characters in the picture". Translated. */
const char *app_desk_words_get_question (CodefChallengeKind kind);
/* What helps with it; translated. */
const char *app_desk_words_get_help     (CodefChallengeKind kind);
/* The label of the button that answers; translated. */
const char *app_desk_words_get_answer   (CodefChallengeKind kind);
/* (transfer full): the label of an input with its name: "SMS code (smsAuthNo)". */
char       *app_desk_words_dup_input    (const CodefChallengeInput *input, CodefLanguage language);
/* (transfer full): who asks and for what: "Fair Trade Commission · Register". */
char       *app_desk_words_dup_asker    (CodefCatalog *catalog, CodefRequest *request, CodefLanguage language);
/* (transfer full): minutes and seconds left: "2:02"; "0:00" when over. */
char       *app_desk_words_dup_left     (gint64 left_us);
/* Where a time limit is known from; translated. */
const char *app_desk_words_get_origin   (CodefLimitOrigin origin);
/* (transfer full): the first request in the trail: how many parameters went out. */
char       *app_desk_words_dup_first    (CodefRequest *request);
/* (transfer full): a step in the trail: what was sent, what came of it, what changed; a line each. */
char       *app_desk_words_dup_step     (CodefStep *step);
/* (transfer full): the question as it came, indented. */
GBytes     *app_desk_words_format_extra_info (CodefChallenge *challenge);

G_END_DECLS
