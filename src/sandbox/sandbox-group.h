/* SPDX-License-Identifier: MIT */
/* Requests that share one authentication (protocol: "Multiple requests"): the first one is asked, the others stay open
 * until it is answered.
 *
 * Decided here: requests belong together when their "id", path and login by simple authentication are the same; closer
 * together than 250 ms they miss each other and each is asked; the id of an authentication under way at another product
 * answers CF-12001, one that was finished at another product CF-00025. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the id that @call shares with others, NULL where there is no such thing. */
char    *sandbox_group_dup_id  (SandboxCall *call, GPtrArray *steps);
/* Returns: TRUE when @call waits for another one's authentication (call->waits) or is refused, FALSE when it begins its
 * own. */
gboolean sandbox_group_join    (SandboxService *service, SandboxCall *call, CodefProduct *product, GPtrArray *steps);
/* Answers all that wait for the authentication @jti: with their products' answers, or with @code (nullable). */
void     sandbox_group_release (SandboxService *service, const char *jti, const char *code);
/* Answers CF-12001 to those that wait for an authentication whose time is over. */
void     sandbox_group_expire  (SandboxService *service, gint64 now_unix_us);

G_END_DECLS
