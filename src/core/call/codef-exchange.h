/* SPDX-License-Identifier: MIT */
/* One request under way: widgets watch its properties, the command line waits for its end. Made by
 * codef_client_start().
 *
 * Properties: phase, reply, error, n-attempts ("notify" comes on the thread that started it). */
#pragma once

#include "codef-reply.h"
#include "codef-request.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_PHASE_WAITING,    /* token or answer is awaited */
  CODEF_PHASE_CHALLENGED, /* the reply asks for more input; continuing is another request with the same exchange */
  CODEF_PHASE_ANSWERED,   /* there is a reply; it may refuse */
  CODEF_PHASE_FAILED,     /* there is an error and no usable reply */
  CODEF_PHASE_CANCELLED,
} CodefPhase;

#define CODEF_TYPE_PHASE (codef_phase_get_type ())
GType             codef_phase_get_type           (void);

#define CODEF_TYPE_EXCHANGE (codef_exchange_get_type ())
G_DECLARE_FINAL_TYPE (CodefExchange, codef_exchange, CODEF, EXCHANGE, GObject)

CodefPhase        codef_exchange_get_phase       (CodefExchange *self);
CodefRequest     *codef_exchange_get_request     (CodefExchange *self);
CodefEnvironment *codef_exchange_get_environment (CodefExchange *self);
/* (transfer none) (nullable): set in ANSWERED and CHALLENGED. */
CodefReply       *codef_exchange_get_reply       (CodefExchange *self);
/* (transfer none) (nullable): set in FAILED. */
const GError     *codef_exchange_get_error       (CodefExchange *self);
/* (transfer none): GListModel of CodefAttempt in the order they were made: token calls, a rejected call, its
 * repetition, each step. */
GListModel       *codef_exchange_get_attempts    (CodefExchange *self);
gint64            codef_exchange_get_started_unix_us (CodefExchange *self);
/* Monotonic: so far, or from start to end. */
gint64            codef_exchange_get_elapsed_us  (CodefExchange *self);
/* Ends it within 100 ms and closes the socket; harmless when it has ended. */
void              codef_exchange_cancel          (CodefExchange *self);

G_END_DECLS
