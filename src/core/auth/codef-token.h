/* SPDX-License-Identifier: MIT */
/* An access token, and what its JWT says. Nothing is verified: the server judges, we show. Immutable. */
#pragma once

#include "codef-types.h"
#include <glib-object.h>

G_BEGIN_DECLS

/* Renewed when less than this is left (protocol notes §1.6). */
#define CODEF_TOKEN_MARGIN_SEC ((gint64) 60 * 60)

#define CODEF_TYPE_TOKEN (codef_token_get_type ())
GType        codef_token_get_type         (void);
/* Reads the answer of the token route. NULL with CODEF_ERROR_UNREADABLE: not JSON, no access_token, CR/LF/NUL in it, no
 * bearer. */
CodefToken  *codef_token_new_from_answer  (GBytes *answer, gint64 now_unix_sec, GError **error);
CodefToken  *codef_token_ref              (CodefToken *self);
void         codef_token_unref            (CodefToken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefToken, codef_token_unref)

CodefSecret *codef_token_get_bearer       (CodefToken *self);
/* The earlier of expires_in and exp; G_MAXINT64 where neither is known. */
gint64       codef_token_get_expires_unix_sec (CodefToken *self);
gboolean     codef_token_is_fresh         (CodefToken *self, gint64 now_unix_sec, gint64 margin_sec);
/* (nullable): the decoded JWT header and payload as JSON text; NULL if the token is opaque. */
GBytes      *codef_token_get_header       (CodefToken *self);
GBytes      *codef_token_get_payload      (CodefToken *self);
/* (nullable): NULL-terminated: BANK CARD INSURANCE STOCK PUBLIC ETC …; NULL if the token is opaque. */
const char *const *codef_token_get_authorities (CodefToken *self);
/* (nullable): "0" production, "1" demo, "2" sandbox. */
const char  *codef_token_get_service_type (CodefToken *self);
/* (nullable) */
const char  *codef_token_get_client_id    (CodefToken *self);

G_END_DECLS
