/* SPDX-License-Identifier: MIT */
/* An exchange, waited for and told about. */
#pragma once

#include "cli-session.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

/* Waits for the end of @exchange; an interrupt cancels it. FALSE with its error, or with G_IO_ERROR_CANCELLED. */
gboolean cli_exchange_wait        (CliSession *session, CodefExchange *exchange, GError **error);
/* What went over the wire, on standard error: every attempt, both directions, secrets masked. */
void     cli_exchange_show        (CodefExchange *exchange);
void     cli_exchange_show_attempt (CodefAttempt *attempt);
/* The answer's JSON on standard output, exactly as received. What is no whole JSON, or came short of the announced length, stays off it:
 * a script must not take it for an answer. */
void     cli_exchange_print_answer (CodefReply *reply);
/* What an answer that is no success means and what to do about it, on standard error: nothing for a success. */
void     cli_exchange_explain     (CliSession *session, CodefReply *reply);

G_END_DECLS
