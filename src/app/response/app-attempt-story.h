/* SPDX-License-Identifier: MIT */
/* Why an attempt of an exchange was made, in a sentence. */
#pragma once

#include "codef-attempt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @attempts: GListModel of CodefAttempt in the order they were made; @position: which.
 * Returns: (transfer full): "The service rejected the token that was held." */
char       *app_attempt_story       (GListModel *attempts, guint position);
/* (not nullable): "Token", "Request", "Request, repeated". */
const char *app_attempt_story_title (GListModel *attempts, guint position);
/* (transfer full): what the timing says in words: "New connection, TLS 1.3.", "Connection reused, TLS 1.3." */
char       *app_attempt_connection  (CodefAttempt *attempt);

G_END_DECLS
