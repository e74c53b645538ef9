/* SPDX-License-Identifier: MIT */
/* What is said about accounts: before they go out, and when the answer came. */
#pragma once

#include "cli-session.h"
#include "codef-account-answer.h"
#include "codef-account-list.h"
#include "codef-connected-ids.h"

G_BEGIN_DECLS

/* What is known to be wrong, on standard error; nothing is held back: the service has the last word. Reads
 * certificates. */
void cli_account_report_problems (CliSession *session, CodefAccountList *list);
/* The answer on standard output; on standard error what it means, for the whole and for each account that it refuses by
 * name. */
void cli_account_report_answer   (CliSession *session, CodefAccountList *list, CodefReply *reply,
                                  CodefAccountAnswer *answer);
/* All connectedIds in the form of one answer. */
void cli_account_report_ids      (CliSession *session, CodefConnectedIds *gathered);
/* Keeps what the answer says of connectedIds for the window; not for a host that has no name. */
void cli_account_report_remember (CodefEnvironment *environment, CodefAccountList *list, CodefAccountAnswer *answer);

G_END_DECLS
