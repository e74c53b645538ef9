/* SPDX-License-Identifier: MIT */
/* Quiet remarks on an answer that was read: nothing is wrong enough for a page, but nobody should be misled. */
#pragma once

#include "codef-reply.h"

G_BEGIN_DECLS

/* @is_masked: pseudonyms stand for personal data. @is_kept: the sandbox gave an answer that the user kept.
 * Returns: (transfer full) (nullable): one remark a line: duplicate keys, a byte order mark, JSON of
 * another kind. */
char *app_answer_notes (CodefReply *reply, gboolean is_masked, gboolean is_kept);

G_END_DECLS
