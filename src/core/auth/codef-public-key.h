/* SPDX-License-Identifier: MIT */
/* The RSA public key of a client, and the encryption of secret fields with it: RSAES-PKCS1-v1_5 over UTF-8, base64
 * without line breaks. Immutable. */
#pragma once

#include "codef-types.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define CODEF_TYPE_PUBLIC_KEY (codef_public_key_get_type ())
GType           codef_public_key_get_type     (void);
/* Base64 of DER SubjectPublicKeyInfo, with or without PEM armour and white space. CODEF_ERROR_BAD_KEY says what it is
 * instead: not base64, a certificate, a private key, not RSA, too short. */
CodefPublicKey *codef_public_key_new          (const char *text, GError **error);
/* A fresh 2048-bit pair whose private half is thrown away (vendor's sandbox without a key). Slow: call it off the main
 * loop. */
CodefPublicKey *codef_public_key_new_throwaway (GError **error);
CodefPublicKey *codef_public_key_ref          (CodefPublicKey *self);
void            codef_public_key_unref        (CodefPublicKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefPublicKey, codef_public_key_unref)

const char     *codef_public_key_get_text     (CodefPublicKey *self); /* base64, one line */
guint           codef_public_key_get_bits     (CodefPublicKey *self);
gsize           codef_public_key_get_max_plain_bytes (CodefPublicKey *self); /* bits / 8 − 11 */
gboolean        codef_public_key_is_throwaway (CodefPublicKey *self);
/* (transfer full): base64; NULL with CODEF_ERROR_BAD_REQUEST if the text is too long. */
char           *codef_public_key_encrypt      (CodefPublicKey *self, const char *plain, GError **error);
/* TRUE if @text is base64 of exactly one RSA block (128, 256, 384 or 512 bytes): a ciphertext pasted ready-made. */
gboolean        codef_public_key_is_ciphertext (const char *text);

G_END_DECLS
