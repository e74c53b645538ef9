/* SPDX-License-Identifier: MIT */
/* How the client drives an exchange. */
#pragma once

#include "codef-clock.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

CodefExchange *_codef_exchange_new             (CodefRequest *request, CodefEnvironment *environment,
                                                CodefClock *clock);
/* (transfer none): the one that codef_exchange_cancel() cancels. */
GCancellable  *_codef_exchange_get_cancellable (CodefExchange *self);
/* Monotonic: when all must have ended. */
gint64         _codef_exchange_get_deadline_us (CodefExchange *self);
void           _codef_exchange_add_attempt     (CodefExchange *self, CodefAttempt *attempt);
/* Each ends the exchange; the second call of any of them is an error of the caller. */
void           _codef_exchange_answer          (CodefExchange *self, CodefReply *reply);
/* Cancellation becomes CANCELLED, everything else FAILED. */
void           _codef_exchange_fail            (CodefExchange *self, const GError *error);

G_END_DECLS
