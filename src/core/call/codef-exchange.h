/* SPDX-License-Identifier: MIT */
/* One request under way: widgets watch its properties, the command line waits for its end. Made by
 * codef_client_start(). Additional authentication is part of it: the phase goes WAITING → CHALLENGED → WAITING → … →
 * ANSWERED, and codef_client_continue() takes each step.
 *
 * Properties: phase, reply, error, challenge, n-attempts, n-steps ("notify" comes on the thread that started it; that of
 * the phase last, when all others are in place). Signal: "written", each time a call is wholly on its way: the request,
 * its repetition with a new token, each step. */
#pragma once

#include "codef-step.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_PHASE_WAITING,    /* token or answer is awaited */
  CODEF_PHASE_CHALLENGED, /* the reply asks for more input: codef_client_continue() */
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
/* (transfer none) (nullable): the latest answer; set in ANSWERED and CHALLENGED and while a step is under way, though
 * not in an exchange that was resumed and has not gone on yet. */
CodefReply       *codef_exchange_get_reply       (CodefExchange *self);
/* (transfer none) (nullable): set in FAILED; in CHALLENGED why the last input did not get through and may be sent once
 * more. */
const GError     *codef_exchange_get_error       (CodefExchange *self);
/* (transfer none) (nullable): what is asked; set in CHALLENGED, and while its answer is under way. */
CodefChallenge   *codef_exchange_get_challenge   (CodefExchange *self);
/* (transfer none): GListModel of CodefStep: the trail of the steps that are done. */
GListModel       *codef_exchange_get_steps       (CodefExchange *self);
/* CLOCK_BOOTTIME (codef_clock_now_boot_us()): when the time for the present challenge is over by what is known; 0 where
 * nothing is asked. Asked again, the time runs on. The service decides, so an answer may be sent later. */
gint64            codef_exchange_get_limit_us    (CodefExchange *self);
/* (transfer none) (nullable): JSON object of the inputs of all steps so far, as they were sent: ciphertext where the
 * service wants it, but one-time codes in clear. Never to be shown or logged. */
GBytes           *codef_exchange_get_inputs      (CodefExchange *self);
/* (transfer none): GListModel of CodefAttempt in the order they were made: token calls, a rejected call, its
 * repetition, each step. */
GListModel       *codef_exchange_get_attempts    (CodefExchange *self);
gint64            codef_exchange_get_started_unix_us (CodefExchange *self);
/* Monotonic: so far, or from start to end. */
gint64            codef_exchange_get_elapsed_us  (CodefExchange *self);
/* Ends it within 100 ms and closes the socket, at once where a challenge is open; harmless when it has ended. */
void              codef_exchange_cancel          (CodefExchange *self);

G_END_DECLS
