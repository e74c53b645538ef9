/* SPDX-License-Identifier: MIT */
/* How the service answers: the envelope {"result","data"} with echo, percent-encoded, or a flat JSON body with another
 * HTTP status. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* HTTP 200 with an error code: data is {}. The message is the catalogue's. @extra_message: (nullable). */
void sandbox_answer_code     (SandboxService *service, SandboxCall *call, const char *code, const char *extra_message);
/* HTTP 200 with data. @message, @transaction_id: (nullable): the catalogue's text; a fresh id. @data: JSON text. */
void sandbox_answer_data     (SandboxService *service, SandboxCall *call, const char *code, const char *message,
                              const char *extra_message, const char *transaction_id, const char *data);
/* HTTP 200 with a whole prepared answer {"result","data"}: as it is, or under a fresh transaction id. */
void sandbox_answer_prepared (SandboxService *service, SandboxCall *call, GBytes *prepared, gboolean fresh_id);
/* The service's text of a code; "" where it is not known. */
const char *sandbox_answer_find_message (SandboxService *service, const char *code);
/* Another HTTP status with a flat JSON body, not percent-encoded. Takes @json. */
void sandbox_answer_flat     (SandboxCall *call, guint status, char *json);
/* Dresses the answer as the scenario of the call wants it; called once, last. */
void sandbox_answer_dress    (SandboxCall *call);

G_END_DECLS
