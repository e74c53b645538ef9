/* SPDX-License-Identifier: MIT */
/* Requests to one environment with one pair of keys. A key or token of this client never goes to another host. */
#pragma once

#include "codef-clock.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CLIENT (codef_client_get_type ())
G_DECLARE_FINAL_TYPE (CodefClient, codef_client, CODEF, CLIENT, GObject)

CodefClient      *codef_client_new             (CodefTransport *transport, CodefEnvironment *environment,
                                                CodefCredentials *credentials, CodefClock *clock);
CodefEnvironment *codef_client_get_environment (CodefClient *self);
CodefCredentials *codef_client_get_credentials (CodefClient *self);
CodefTokenSource *codef_client_get_token_source (CodefClient *self);

/* Starts at once: token (reused, renewed when fewer than 60 minutes are left), call; a rejected token is renewed and
 * the call repeated exactly once, both attempts stay visible. Returns: (transfer full). */
CodefExchange    *codef_client_start           (CodefClient *self, CodefRequest *request);

/* What would go out: headers with the token masked, and the wire bytes are those of the request. Static text for the
 * "Wire" view. (transfer full): NULL-terminated "Name: value". */
char            **codef_client_preview_headers (CodefClient *self, CodefRequest *request);

G_END_DECLS
