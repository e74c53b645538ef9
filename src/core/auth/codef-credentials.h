/* SPDX-License-Identifier: MIT */
/* Client id, client secret and public key of one environment. An immutable value. */
#pragma once

#include "codef-types.h"
#include "codef-public-key.h"
#include "codef-secret.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CREDENTIALS (codef_credentials_get_type ())
GType             codef_credentials_get_type      (void);
/* @client_secret: (nullable); @public_key: (nullable) */
CodefCredentials *codef_credentials_new           (const char *client_id, CodefSecret *client_secret, CodefPublicKey *public_key);
/* Reads {"clientId","clientSecret","publicKey"} (file of the command line, keyring entry); unknown keys are ignored. */
CodefCredentials *codef_credentials_new_from_json (GBytes *json, GError **error);
/* (transfer full): the same form; in clear: only for the Secret Service. */
CodefSecret      *codef_credentials_to_json       (CodefCredentials *self);
CodefCredentials *codef_credentials_ref           (CodefCredentials *self);
void              codef_credentials_unref         (CodefCredentials *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefCredentials, codef_credentials_unref)

const char       *codef_credentials_get_client_id     (CodefCredentials *self);
CodefSecret      *codef_credentials_get_client_secret (CodefCredentials *self); /* (transfer none) (nullable) */
CodefPublicKey   *codef_credentials_get_public_key    (CodefCredentials *self); /* (transfer none) (nullable) */

/* What is wrong with a typed value: a translated sentence, NULL if nothing. An empty text is a problem too. */
const char       *codef_credentials_check_client_id     (const char *text);
const char       *codef_credentials_check_client_secret (const char *text);

/* What could be found in a pasted block: .env lines, Java/Python/JS constants, JSON, PEM. Fields not found are NULL. */
typedef struct
{
  char        *client_id;     /* (owned) (nullable) */
  CodefSecret *client_secret; /* (owned) (nullable) */
  char        *public_key;    /* (owned) (nullable) base64 */
  gboolean     ambiguous;     /* several pairs stood in the block (say demo and production); the first was taken */
} CodefPastedKeys;
void              codef_pasted_keys_free (CodefPastedKeys *keys);
CodefPastedKeys  *codef_pasted_keys_new  (const char *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefPastedKeys, codef_pasted_keys_free)

G_END_DECLS
