/* SPDX-License-Identifier: MIT */
/* Tokens of one environment and one pair of keys: fetched once for any number of waiters, kept, renewed. */
#pragma once

#include "codef-clock.h"
#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* A token comes in well under a second; a token server that is silent for this long is not going to speak. */
#define CODEF_TOKEN_DEADLINE_SEC 60

#define CODEF_TYPE_TOKEN_SOURCE (codef_token_source_get_type ())
G_DECLARE_FINAL_TYPE (CodefTokenSource, codef_token_source, CODEF, TOKEN_SOURCE, GObject)

CodefTokenSource *codef_token_source_new        (CodefTransport *transport, CodefEnvironment *environment,
                                                 CodefCredentials *credentials, CodefClock *clock);
/* @rejected: (nullable): a token the server refused: it is dropped and a new one fetched, unless another waiter has
 * done so already. Waiters that come while a fetch is under way share it; the fetch ends when the last of them
 * is cancelled.
 * In finish, @attempt: (out) (optional) (nullable): the HTTP exchange that was waited for, also on an error; NULL if a
 * held token served.
 * Errors: CODEF_ERROR_NO_CREDENTIALS and CODEF_ERROR_BAD_KEY before anything is sent; CODEF_ERROR_REFUSED when the
 * server did not take the pair (never tried again by itself); CODEF_ERROR_UNREADABLE; those of
 * codef_transport_post_async(). */
void              codef_token_source_get_async  (CodefTokenSource *self, CodefToken *rejected,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
CodefToken       *codef_token_source_get_finish (CodefTokenSource *self, GAsyncResult *result, CodefAttempt **attempt,
                                                 GError **error);
/* (transfer none) (nullable): what is held now, fresh or not. Property "token" notifies. */
CodefToken       *codef_token_source_get_token  (CodefTokenSource *self);
void              codef_token_source_drop       (CodefTokenSource *self);

G_END_DECLS
