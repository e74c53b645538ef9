/* SPDX-License-Identifier: MIT */
/* Requests to one environment with one pair of keys. A key or token of this client never goes to another host. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CLIENT (codef_client_get_type ())
/* Signal "started" (CodefExchange): codef_client_start() made it; nothing has been sent yet. */
G_DECLARE_FINAL_TYPE (CodefClient, codef_client, CODEF, CLIENT, GObject)

CodefClient      *codef_client_new             (CodefTransport *transport, CodefEnvironment *environment,
                                                CodefCredentials *credentials, CodefClock *clock);
CodefEnvironment *codef_client_get_environment (CodefClient *self);
CodefCredentials *codef_client_get_credentials (CodefClient *self);
CodefTokenSource *codef_client_get_token_source (CodefClient *self);

/* Starts at once: token (reused, renewed when fewer than 60 minutes are left), call; a rejected token is renewed and
 * the call repeated exactly once, both attempts stay visible. Returns: (transfer full). */
CodefExchange    *codef_client_start           (CodefClient *self, CodefRequest *request);

/* @catalog: (nullable): words for what additional authentication asks. */
void              codef_client_set_catalog     (CodefClient *self, CodefCatalog *catalog);

/* Asked again and again for the same, a service that does not hear is more likely than a patient person. */
#define CODEF_CLIENT_MAX_SAME_CHALLENGE 20

/* Goes on with an exchange of this client in CODEF_PHASE_CHALLENGED: the first request with the inputs of all earlier
 * steps, @inputs (a JSON object of the new ones, secrets sealed by codef_request_seal()), is2Way and the twoWayInfo of
 * the latest answer. It has the request's deadline anew.
 *
 * It is asked again (CF-03002), or a code says that the input could not be used and the session lives on (CF-00024 not
 * of this step, CF-00016 still at work, CF-04020, CF-04028 and CF-04036 cannot be decrypted): back to CHALLENGED.
 * No answer came while there is time left: back to CHALLENGED with an error, and the same may be sent once more. The same
 * asked CODEF_CLIENT_MAX_SAME_CHALLENGE times: FAILED with CODEF_ERROR_UNREADABLE; a new picture that was wished for does
 * not count.
 *
 * Returns: FALSE and nothing sent with CODEF_ERROR_BAD_REQUEST: nothing is asked (any more), an answer is under way
 * already, the answer had no session, or @inputs is no JSON object or too large. */
gboolean          codef_client_continue        (CodefClient *self, CodefExchange *exchange, GBytes *inputs,
                                                GError **error);
/* (transfer full): an exchange in CODEF_PHASE_CHALLENGED out of what was kept of another one, maybe of an earlier
 * process: its first @request, the @inputs of its steps (nullable) and its latest @challenge. @left_us: time left for
 * the challenge. */
CodefExchange    *codef_client_resume          (CodefClient *self, CodefRequest *request, GBytes *inputs,
                                                CodefChallenge *challenge, gint64 left_us);

/* What would go out: headers with the token masked, and the wire bytes are those of the request. Static text for the
 * "Wire" view. (transfer full): NULL-terminated "Name: value". */
char            **codef_client_preview_headers (CodefClient *self, CodefRequest *request);

G_END_DECLS
