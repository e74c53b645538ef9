/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-public-key.h"

#include "codef-error.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>

/* The service issues 2048-bit keys (protocol notes §6); below 1024 bits nobody issues any. */
#define MIN_BITS 1024
/* PKCS#1 v1.5 (RFC 8017 §7.2.1): the padding takes at least 11 bytes of the block. */
#define PADDING_BYTES 11

struct _CodefPublicKey
{
  char           *text; /* (owned) base64 of the DER, one line */
  gnutls_pubkey_t key;  /* (owned) */
  guint           bits;
  gboolean        is_throwaway;
};

G_DEFINE_BOXED_TYPE (CodefPublicKey, codef_public_key, codef_public_key_ref, codef_public_key_unref)

static void
public_key_clear (CodefPublicKey *self)
{
  g_free (self->text);
  if (self->key != NULL)
    gnutls_pubkey_deinit (self->key);
}

static void
set_bad_key (GError **error, const char *sentence)
{
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY, sentence);
}

/* Takes the armour off: what stands between the first "-----BEGIN …-----" and the next "-----". */
static char *
strip_armour (const char *text, GError **error)
{
  const char *begin = strstr (text, "-----BEGIN ");
  const char *body, *end;

  if (begin == NULL)
    return g_strdup (text);
  begin += strlen ("-----BEGIN ");
  body = strstr (begin, "-----");
  if (body == NULL)
    {
      set_bad_key (error, _("The first line of the PEM block is not complete."));
      return NULL;
    }
  if (memmem (begin, body - begin, "PRIVATE KEY", strlen ("PRIVATE KEY")) != NULL)
    set_bad_key (error, _("This is a private key. Paste the public key, and keep the private one to yourself."));
  else if (memmem (begin, body - begin, "CERTIFICATE", strlen ("CERTIFICATE")) != NULL)
    set_bad_key (error, _("This is a certificate. Paste the public key from the account page of CODEF instead."));
  else if (strncmp (begin, "RSA PUBLIC KEY", strlen ("RSA PUBLIC KEY")) == 0)
    set_bad_key (error, _("This is a bare RSA key (PKCS#1). CODEF's key is a SubjectPublicKeyInfo and begins with "
                          "“MII”."));
  else
    {
      body += strlen ("-----");
      end = strstr (body, "-----");
      return end != NULL ? g_strndup (body, end - body) : g_strdup (body);
    }
  return NULL;
}

static void
remove_white_space (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
}

static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize alphabet = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length > 0 && length % 4 == 0 && length - alphabet <= 2 && strspn (text + alphabet, "=") == length - alphabet;
}

/* What @der is instead of a public key: a sentence. */
static const char *
name_other_der (const gnutls_datum_t *der)
{
  gnutls_x509_crt_t certificate;
  gnutls_x509_privkey_t private_key;
  gboolean is_certificate, is_private;

  gnutls_x509_crt_init (&certificate);
  is_certificate = gnutls_x509_crt_import (certificate, der, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS;
  gnutls_x509_crt_deinit (certificate);
  if (is_certificate)
    return _("This is a certificate. Paste the public key from the account page of CODEF instead.");
  gnutls_x509_privkey_init (&private_key);
  is_private = gnutls_x509_privkey_import (private_key, der, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
               || gnutls_x509_privkey_import_pkcs8 (private_key, der, GNUTLS_X509_FMT_DER, NULL, GNUTLS_PKCS_PLAIN)
                  == GNUTLS_E_SUCCESS;
  gnutls_x509_privkey_deinit (private_key);
  if (is_private)
    return _("This is a private key. Paste the public key, and keep the private one to yourself.");
  return _("This is base64, but no public key. Copy it again from the account page of CODEF, from “MII” to the end.");
}

static gboolean
check_algorithm (CodefPublicKey *self, GError **error)
{
  int algorithm = gnutls_pubkey_get_pk_algorithm (self->key, &self->bits);

  if (algorithm != GNUTLS_PK_RSA)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY,
                   _("This is a public key, but of %s: CODEF encrypts with RSA."),
                   gnutls_pk_algorithm_get_name ((gnutls_pk_algorithm_t) algorithm));
      return FALSE;
    }
  if (self->bits < MIN_BITS)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY,
                   _("This RSA key has only %u bits: CODEF's keys have 2048."), self->bits);
      return FALSE;
    }
  return TRUE;
}

static CodefPublicKey *
public_key_new_from_der (const guchar *der, gsize length_bytes, GError **error)
{
  g_autoptr(CodefPublicKey) self = g_atomic_rc_box_new0 (CodefPublicKey);
  gnutls_datum_t datum = { (guchar *) der, (guint) length_bytes };

  gnutls_pubkey_init (&self->key);
  if (gnutls_pubkey_import (self->key, &datum, GNUTLS_X509_FMT_DER) != GNUTLS_E_SUCCESS)
    {
      set_bad_key (error, name_other_der (&datum));
      return NULL;
    }
  if (!check_algorithm (self, error))
    return NULL;
  self->text = g_base64_encode (der, length_bytes);
  return g_steal_pointer (&self);
}

CodefPublicKey *
codef_public_key_new (const char *text, GError **error)
{
  g_autofree char *body = NULL;
  g_autofree guchar *der = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  body = strip_armour (text, error);
  if (body == NULL)
    return NULL;
  remove_white_space (body);
  if (!is_base64 (body))
    {
      set_bad_key (error, *body == '\0' ? _("The public key is empty.")
                                        : _("This is not base64. Copy the public key again, from “MII” to the end."));
      return NULL;
    }
  der = g_base64_decode (body, &length);
  return public_key_new_from_der (der, length, error);
}

/* Why GnuTLS could not do it: nothing a user can change. */
static void
set_crypto_error (GError **error, int status)
{
  g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY, _("The cryptography library failed: %s."),
               gnutls_strerror (status));
}

CodefPublicKey *
codef_public_key_new_throwaway (GError **error)
{
  gnutls_privkey_t private_key;
  gnutls_pubkey_t public_key;
  gnutls_datum_t der = { NULL, 0 };
  CodefPublicKey *self = NULL;
  int status;

  gnutls_privkey_init (&private_key);
  gnutls_pubkey_init (&public_key);
  status = gnutls_privkey_generate (private_key, GNUTLS_PK_RSA, 2048, 0);
  if (status == GNUTLS_E_SUCCESS)
    status = gnutls_pubkey_import_privkey (public_key, private_key, 0, 0);
  if (status == GNUTLS_E_SUCCESS)
    status = gnutls_pubkey_export2 (public_key, GNUTLS_X509_FMT_DER, &der);
  gnutls_privkey_deinit (private_key);
  gnutls_pubkey_deinit (public_key);
  if (status != GNUTLS_E_SUCCESS)
    {
      set_crypto_error (error, status);
      return NULL;
    }
  self = public_key_new_from_der (der.data, der.size, error);
  gnutls_free (der.data);
  if (self != NULL)
    self->is_throwaway = TRUE;
  return self;
}

CodefPublicKey *
codef_public_key_ref (CodefPublicKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_public_key_unref (CodefPublicKey *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) public_key_clear);
}

const char *
codef_public_key_get_text (CodefPublicKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

guint
codef_public_key_get_bits (CodefPublicKey *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->bits;
}

gsize
codef_public_key_get_max_plain_bytes (CodefPublicKey *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->bits / 8 - PADDING_BYTES;
}

gboolean
codef_public_key_is_throwaway (CodefPublicKey *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_throwaway;
}

char *
codef_public_key_encrypt (CodefPublicKey *self, const char *plain, GError **error)
{
  gnutls_datum_t cipher = { NULL, 0 };
  gnutls_datum_t datum;
  char *base64;
  int status;

  g_return_val_if_fail (self != NULL && plain != NULL, NULL);
  datum = (gnutls_datum_t) { (guchar *) plain, (guint) strlen (plain) };
  if (datum.size > codef_public_key_get_max_plain_bytes (self))
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                   _("A secret value of %u bytes cannot be encrypted: at most %u fit."),
                   datum.size, (guint) codef_public_key_get_max_plain_bytes (self));
      return NULL;
    }
  status = gnutls_pubkey_encrypt_data (self->key, 0, &datum, &cipher);
  if (status != GNUTLS_E_SUCCESS)
    {
      set_crypto_error (error, status);
      return NULL;
    }
  base64 = g_base64_encode (cipher.data, cipher.size);
  gnutls_free (cipher.data);
  return base64;
}

gboolean
codef_public_key_is_ciphertext (const char *text)
{
  g_autofree guchar *block = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);
  if (!is_base64 (text))
    return FALSE;
  block = g_base64_decode (text, &length);
  return length == 128 || length == 256 || length == 384 || length == 512;
}
