/* SPDX-License-Identifier: MIT */
/* How the client drives an exchange. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

/* @catalog: (nullable): words for challenges. */
CodefExchange *_codef_exchange_new             (CodefRequest *request, CodefEnvironment *environment,
                                                CodefClock *clock, CodefCatalog *catalog);
/* Before anybody watches it: asked for @challenge from the start. @inputs: (nullable). */
void           _codef_exchange_resume          (CodefExchange *self, GBytes *inputs, CodefChallenge *challenge,
                                                gint64 left_us);
/* (transfer none): the one that codef_exchange_cancel() cancels. */
GCancellable  *_codef_exchange_get_cancellable (CodefExchange *self);
/* (transfer none): what is on its way: the first request or a continuation. */
CodefRequest  *_codef_exchange_get_sent        (CodefExchange *self);
/* Monotonic: when the call under way must have ended. */
gint64         _codef_exchange_get_deadline_us (CodefExchange *self);
/* Emits "written". */
void           _codef_exchange_note_written    (CodefExchange *self);
void           _codef_exchange_add_attempt     (CodefExchange *self, CodefAttempt *attempt);
/* CHALLENGED → WAITING. @inputs: of this step alone. */
void           _codef_exchange_go_on           (CodefExchange *self, CodefRequest *continuation, GBytes *inputs);
/* Each takes it out of WAITING. What does not end the session leads back to CHALLENGED; cancellation becomes
 * CANCELLED. */
void           _codef_exchange_answer          (CodefExchange *self, CodefReply *reply);
void           _codef_exchange_fail            (CodefExchange *self, const GError *error);

G_END_DECLS
