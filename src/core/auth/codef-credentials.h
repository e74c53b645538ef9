/* SPDX-License-Identifier: MIT */
/* Client id, client secret and public key of one environment. An immutable value. */
#pragma once

#include "codef-pasted-keys.h"
#include "codef-public-key.h"
#include "codef-secret.h"
#include "codef-types.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CREDENTIALS (codef_credentials_get_type ())
GType             codef_credentials_get_type      (void);
/* @client_id: (nullable): "" then; @client_secret: (nullable); @public_key: (nullable) */
CodefCredentials *codef_credentials_new           (const char *client_id, CodefSecret *client_secret,
                                                   CodefPublicKey *public_key);
/* Reads {"clientId","clientSecret","publicKey"} (file of the command line, keyring entry); each may be missing or null,
 * unknown keys are ignored. CODEF_ERROR_BAD_REQUEST for what is not JSON object, CODEF_ERROR_BAD_KEY for a bad public
 * key. */
CodefCredentials *codef_credentials_new_from_json (GBytes *json, GError **error);
/* (transfer full): the same form; in clear: only for the Secret Service. */
CodefSecret      *codef_credentials_to_json       (CodefCredentials *self);
CodefCredentials *codef_credentials_ref           (CodefCredentials *self);
void              codef_credentials_unref         (CodefCredentials *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefCredentials, codef_credentials_unref)

const char       *codef_credentials_get_client_id     (CodefCredentials *self);
CodefSecret      *codef_credentials_get_client_secret (CodefCredentials *self); /* (transfer none) (nullable) */
CodefPublicKey   *codef_credentials_get_public_key    (CodefCredentials *self); /* (transfer none) (nullable) */

/* What is wrong with a typed value: a translated sentence, NULL if nothing. An empty text is a problem too. Both are
 * UUIDs (protocol notes §1.2). */
const char       *codef_credentials_check_client_id     (const char *text);
const char       *codef_credentials_check_client_secret (const char *text);

G_END_DECLS
