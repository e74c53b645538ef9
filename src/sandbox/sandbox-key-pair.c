/* SPDX-License-Identifier: MIT */
#include "sandbox-key-pair.h"

#include "codef-secret.h"
#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>

#define KEY_BITS 2048

struct _SandboxKeyPair
{
  gnutls_x509_privkey_t x509;       /* (owned) (nullable) */
  gnutls_privkey_t      private_key;/* (owned) (nullable) */
  gnutls_pubkey_t       public_key; /* (owned) (nullable) */
  char                 *text;       /* (owned) base64 of the public half */
};

static void
sandbox_key_pair_clear (SandboxKeyPair *self)
{
  g_clear_pointer (&self->public_key, gnutls_pubkey_deinit);
  g_clear_pointer (&self->private_key, gnutls_privkey_deinit);
  g_clear_pointer (&self->x509, gnutls_x509_privkey_deinit);
  g_clear_pointer (&self->text, g_free);
}

SandboxKeyPair *
sandbox_key_pair_ref (SandboxKeyPair *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sandbox_key_pair_unref (SandboxKeyPair *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) sandbox_key_pair_clear);
}

static gboolean
check (int result, GError **error)
{
  if (result < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The key pair cannot be used: %s", gnutls_strerror (result));
  return result >= 0;
}

/* Derives everything else from the private key. */
static gboolean
complete (SandboxKeyPair *self, GError **error)
{
  gnutls_datum_t der = { 0 };

  if (!check (gnutls_privkey_init (&self->private_key), error) ||
      !check (gnutls_pubkey_init (&self->public_key), error) ||
      !check (gnutls_privkey_import_x509 (self->private_key, self->x509, 0), error) ||
      !check (gnutls_pubkey_import_privkey (self->public_key, self->private_key, 0, 0), error) ||
      !check (gnutls_pubkey_export2 (self->public_key, GNUTLS_X509_FMT_DER, &der), error))
    return FALSE;
  self->text = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);
  return TRUE;
}

SandboxKeyPair *
sandbox_key_pair_generate (GError **error)
{
  g_autoptr(SandboxKeyPair) self = g_atomic_rc_box_new0 (SandboxKeyPair);

  if (!check (gnutls_x509_privkey_init (&self->x509), error) ||
      !check (gnutls_x509_privkey_generate (self->x509, GNUTLS_PK_RSA, KEY_BITS, 0), error) || !complete (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

SandboxKeyPair *
sandbox_key_pair_new_from_pem (const char *pem, GError **error)
{
  g_autoptr(SandboxKeyPair) self = g_atomic_rc_box_new0 (SandboxKeyPair);
  gnutls_datum_t data = { (guchar *) pem, strlen (pem) };

  if (!check (gnutls_x509_privkey_init (&self->x509), error) ||
      !check (gnutls_x509_privkey_import2 (self->x509, &data, GNUTLS_X509_FMT_PEM, NULL, 0), error) ||
      !complete (self, error))
    return NULL;
  if (gnutls_pubkey_get_pk_algorithm (self->public_key, NULL) != GNUTLS_PK_RSA)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The kept key pair is not an RSA key pair");
      return NULL;
    }
  return g_steal_pointer (&self);
}

char *
sandbox_key_pair_to_pem (SandboxKeyPair *self)
{
  gnutls_datum_t pem = { 0 };
  char *text;
  int result = gnutls_x509_privkey_export2_pkcs8 (self->x509, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &pem);

  g_return_val_if_fail (result >= 0, NULL);
  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_memset (pem.data, 0, pem.size);
  gnutls_free (pem.data);
  return text;
}

const char *
sandbox_key_pair_get_public_key (SandboxKeyPair *self)
{
  return self->text;
}

GBytes *
sandbox_key_pair_sign (SandboxKeyPair *self, const char *text)
{
  gnutls_datum_t data = { (guchar *) text, strlen (text) }, signature = { 0 };
  int result = gnutls_privkey_sign_data (self->private_key, GNUTLS_DIG_SHA256, 0, &data, &signature);
  GBytes *bytes;

  g_return_val_if_fail (result >= 0, NULL);
  bytes = g_bytes_new (signature.data, signature.size);
  gnutls_free (signature.data);
  return bytes;
}

gboolean
sandbox_key_pair_verify (SandboxKeyPair *self, const char *text, gsize text_bytes, GBytes *signature)
{
  gsize signature_bytes;
  const guchar *bytes = g_bytes_get_data (signature, &signature_bytes);
  gnutls_datum_t data = { (guchar *) text, text_bytes }, signed_data = { (guchar *) bytes, signature_bytes };

  return gnutls_pubkey_verify_data2 (self->public_key, GNUTLS_SIGN_RSA_SHA256, 0, &data, &signed_data) >= 0;
}

/* Strict base64: g_base64_decode() skips what it does not know. */
static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text),
        n_signs = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length > 0 && length % 4 == 0 && strspn (text + n_signs, "=") == length - n_signs && length - n_signs <= 2;
}

SandboxDecryption
sandbox_key_pair_decrypt (SandboxKeyPair *self, const char *ciphertext, CodefSecret **plain)
{
  gnutls_datum_t block = { 0 }, clear = { 0 };
  g_autofree guchar *bytes = NULL;
  gsize n_bytes;
  SandboxDecryption outcome = SANDBOX_DECRYPTION_BAD;

  if (strpbrk (ciphertext, " \t\r\n") != NULL)
    return SANDBOX_DECRYPTION_BLANK;
  if (!is_base64 (ciphertext))
    return SANDBOX_DECRYPTION_BAD;
  bytes = g_base64_decode (ciphertext, &n_bytes);
  block = (gnutls_datum_t) { bytes, n_bytes };
  if (n_bytes != KEY_BITS / 8 || gnutls_privkey_decrypt_data (self->private_key, 0, &block, &clear) < 0)
    return SANDBOX_DECRYPTION_BAD;
  if (g_utf8_validate ((const char *) clear.data, clear.size, NULL))
    {
      outcome = SANDBOX_DECRYPTION_OK;
      if (plain != NULL)
        *plain = codef_secret_new_take (g_strndup ((const char *) clear.data, clear.size));
    }
  gnutls_memset (clear.data, 0, clear.size);
  gnutls_free (clear.data);
  return outcome;
}
