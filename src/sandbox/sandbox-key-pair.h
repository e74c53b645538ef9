/* SPDX-License-Identifier: MIT */
/* The RSA-2048 pair of the sandbox: decrypts what clients encrypt with its public half, and signs tokens. Immutable,
 * atomic refcount. */
#pragma once

#include "codef-types.h"
#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SandboxKeyPair SandboxKeyPair;

typedef enum
{
  SANDBOX_DECRYPTION_OK,
  SANDBOX_DECRYPTION_BLANK, /* a blank in the ciphertext: a '+' that was not percent-encoded (CF-04028) */
  SANDBOX_DECRYPTION_BAD,   /* no base64, no RSA block, or not made with this key (CF-04020) */
} SandboxDecryption;

/* Makes a pair: up to a second. G_IO_ERROR_FAILED with GnuTLS's words if it cannot. */
SandboxKeyPair *sandbox_key_pair_generate       (GError **error);
/* @pem: PKCS #8 as sandbox_key_pair_to_pem() writes it. */
SandboxKeyPair *sandbox_key_pair_new_from_pem   (const char *pem, GError **error);
SandboxKeyPair *sandbox_key_pair_ref            (SandboxKeyPair *self);
void            sandbox_key_pair_unref          (SandboxKeyPair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxKeyPair, sandbox_key_pair_unref)

/* (transfer full): to be wiped after use. */
char           *sandbox_key_pair_to_pem         (SandboxKeyPair *self);
/* Base64 of DER SubjectPublicKeyInfo, one line. */
const char     *sandbox_key_pair_get_public_key (SandboxKeyPair *self);
/* RSASSA-PKCS1-v1_5 with SHA-256. (transfer full): 256 bytes. */
GBytes         *sandbox_key_pair_sign           (SandboxKeyPair *self, const char *text);
gboolean        sandbox_key_pair_verify         (SandboxKeyPair *self, const char *text, gsize text_bytes,
                                                 GBytes *signature);
/* @plain: (out) (optional) (transfer full): the clear text where it decrypts to UTF-8. */
SandboxDecryption sandbox_key_pair_decrypt      (SandboxKeyPair *self, const char *ciphertext, CodefSecret **plain);

G_END_DECLS
