/* SPDX-License-Identifier: MIT */
/* How the exchange writes its trail. */
#pragma once

#include "codef-step.h"

G_BEGIN_DECLS

/* @inputs: JSON object, not masked yet. @reply: (nullable) with @next: (nullable) made from it; @error: (nullable): why
 * there is no reply. */
CodefStep *_codef_step_new (CodefChallenge *challenge, GBytes *inputs, gint64 sent_unix_us, CodefReply *reply,
                            CodefChallenge *next, const GError *error);

G_END_DECLS
