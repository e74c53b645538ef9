/* SPDX-License-Identifier: MIT */
/* Tokens of one environment and one pair of keys: fetched once for any number of waiters, kept, renewed. */
#pragma once

#include "codef-clock.h"
#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define CODEF_TYPE_TOKEN_SOURCE (codef_token_source_get_type ())
G_DECLARE_FINAL_TYPE (CodefTokenSource, codef_token_source, CODEF, TOKEN_SOURCE, GObject)

CodefTokenSource *codef_token_source_new        (CodefTransport *transport, CodefEnvironment *environment,
                                                 CodefCredentials *credentials, CodefClock *clock);
/* @rejected: (nullable): a token the server refused: it is dropped and a new one fetched. @attempt (nullable): in finish, the HTTP
 * exchange if one was made for this call. */
void              codef_token_source_get_async  (CodefTokenSource *self, CodefToken *rejected, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
CodefToken       *codef_token_source_get_finish (CodefTokenSource *self, GAsyncResult *result, CodefAttempt **attempt, GError **error);
/* (transfer none) (nullable): what is held now, fresh or not. Property "token" notifies. */
CodefToken       *codef_token_source_get_token  (CodefTokenSource *self);
void              codef_token_source_drop       (CodefTokenSource *self);

G_END_DECLS
