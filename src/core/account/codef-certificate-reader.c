/* SPDX-License-Identifier: MIT */
#include "codef-certificate-reader.h"

#include <gnutls/pkcs12.h>
#include <string.h>

/* SEED in PKCS#5 form (1.2.410.200004.1.15, seedCBCWithSHA1) and as a PBES2 scheme (1.2.410.200004.1.4, seedCBC): RFC
 * 4009 and the Korean accreditation scheme's specification of private keys. GnuTLS knows the cipher in neither
 * place. */
static const char *const seed_oids[] = { "1.2.410.200004.1.15", "1.2.410.200004.1.4", NULL };

/* Enough for any salt in use; GnuTLS asks for a place to put it. */
#define SALT_MAX_BYTES 256

static gnutls_datum_t
view (GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return (gnutls_datum_t) { (guchar *) data, (guint) length };
}

static gboolean
is_pem (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 && memmem (data, MIN (length, 4096), "-----BEGIN ", strlen ("-----BEGIN ")) != NULL;
}

/* (transfer full) (nullable) */
static gnutls_x509_crt_t
import_certificate (GBytes *bytes)
{
  gnutls_x509_crt_t certificate;
  gnutls_datum_t datum = view (bytes);

  gnutls_x509_crt_init (&certificate);
  if (gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS)
    return certificate;
  gnutls_x509_crt_deinit (certificate);
  return NULL;
}

/* What the outside of a PKCS#8 file says of its encryption. FINE: not encrypted, or not PKCS#8 at all. */
static CodefCertificateFindings
look_at_key (const gnutls_datum_t *datum)
{
  unsigned int schema = 0, cipher = 0, iterations = 0, salt_bytes = SALT_MAX_BYTES;
  guchar salt[SALT_MAX_BYTES];
  char *oid = NULL;
  int status = gnutls_pkcs8_info (datum, GNUTLS_X509_FMT_DER, &schema, &cipher, salt, &salt_bytes, &iterations, &oid);
  CodefCertificateFindings finding = CODEF_CERTIFICATE_FINE;

  if (oid != NULL && g_strv_contains (seed_oids, oid))
    finding = CODEF_CERTIFICATE_SEED;
  else if (status == GNUTLS_E_UNKNOWN_CIPHER_TYPE || iterations > CODEF_CERTIFICATE_MAX_ITERATIONS)
    finding = CODEF_CERTIFICATE_UNREAD;
  else if (status == GNUTLS_E_SUCCESS)
    finding = CODEF_CERTIFICATE_LOCKED;
  gnutls_free (oid);
  return finding;
}

/* Reads a key of any of the forms in use: PKCS#8 with or without a password, and the bare forms of OpenSSL.
 * Returns: why it could not be read, or FINE with @key set. */
static CodefCertificateFindings
read_key (GBytes *bytes, CodefSecret *password, gnutls_x509_privkey_t *key)
{
  gnutls_datum_t datum = view (bytes);
  CodefCertificateFindings outside = look_at_key (&datum);
  const char *text = password != NULL ? codef_secret_reveal (password) : NULL;
  int status;

  if (outside == CODEF_CERTIFICATE_SEED || outside == CODEF_CERTIFICATE_UNREAD)
    return outside;
  if (outside == CODEF_CERTIFICATE_LOCKED && text == NULL)
    return outside;
  gnutls_x509_privkey_init (key);
  status = gnutls_x509_privkey_import2 (*key, &datum, GNUTLS_X509_FMT_DER, outside == CODEF_CERTIFICATE_LOCKED ? text
                                        : NULL,
                                        outside == CODEF_CERTIFICATE_LOCKED ? 0 : GNUTLS_PKCS_PLAIN);
  if (status == GNUTLS_E_SUCCESS)
    return CODEF_CERTIFICATE_FINE;
  gnutls_x509_privkey_deinit (*key);
  *key = NULL;
  return outside == CODEF_CERTIFICATE_LOCKED ? CODEF_CERTIFICATE_WRONG_PASSWORD : CODEF_CERTIFICATE_NO_KEY;
}

/* TRUE if the file begins like a key, whether it can be opened or not. */
static gboolean
looks_like_key (GBytes *bytes)
{
  gnutls_x509_privkey_t key = NULL;
  CodefCertificateFindings finding = read_key (bytes, NULL, &key);

  g_clear_pointer (&key, gnutls_x509_privkey_deinit);
  return finding != CODEF_CERTIFICATE_NO_KEY;
}

static gboolean
is_swapped (GBytes *certificate, GBytes *key)
{
  gnutls_x509_crt_t other = import_certificate (key);
  gboolean swapped = other != NULL && looks_like_key (certificate);

  g_clear_pointer (&other, gnutls_x509_crt_deinit);
  return swapped;
}

static gboolean
is_too_large (CodefCertificateContent *content, GBytes *bytes)
{
  if (g_bytes_get_size (bytes) <= CODEF_CERTIFICATE_MAX_BYTES)
    return FALSE;
  content->findings |= CODEF_CERTIFICATE_TOO_LARGE;
  return TRUE;
}

void
codef_certificate_read_pair (CodefCertificateContent *content, GBytes *certificate, GBytes *key, CodefSecret *password)
{
  if (is_too_large (content, certificate) || is_too_large (content, key))
    return;
  if (is_pem (certificate) || is_pem (key))
    {
      content->findings |= CODEF_CERTIFICATE_PEM;
      return;
    }
  content->certificate = import_certificate (certificate);
  if (content->certificate == NULL && is_swapped (certificate, key))
    {
      content->findings |= CODEF_CERTIFICATE_SWAPPED;
      return;
    }
  if (content->certificate == NULL)
    content->findings |= CODEF_CERTIFICATE_NO_CERTIFICATE;
  content->findings |= read_key (key, password, &content->key);
}

/* TRUE if a part of the pfx asks for more rounds of its password than anybody would wait for. */
static gboolean
is_too_slow (gnutls_pkcs12_t pfx)
{
  unsigned int mac = 0, iterations = 0, salt_bytes = SALT_MAX_BYTES;
  guchar salt[SALT_MAX_BYTES];
  char *oid = NULL;
  gboolean slow;

  gnutls_pkcs12_mac_info (pfx, &mac, salt, &salt_bytes, &iterations, &oid);
  slow = iterations > CODEF_CERTIFICATE_MAX_ITERATIONS;
  gnutls_free (oid);
  for (int i = 0; !slow; i++)
    {
      gnutls_pkcs12_bag_t bag;
      int status;

      gnutls_pkcs12_bag_init (&bag);
      status = gnutls_pkcs12_get_bag (pfx, i, bag);
      iterations = 0;
      oid = NULL;
      salt_bytes = SALT_MAX_BYTES;
      if (status == GNUTLS_E_SUCCESS)
        gnutls_pkcs12_bag_enc_info (bag, &mac, &mac, salt, &salt_bytes, &iterations, &oid);
      slow = iterations > CODEF_CERTIFICATE_MAX_ITERATIONS;
      gnutls_free (oid);
      gnutls_pkcs12_bag_deinit (bag);
      if (status != GNUTLS_E_SUCCESS)
        break;
    }
  return slow;
}

/* Takes the end user's certificate and key out of the bags; the chain above it is left alone. */
static CodefCertificateFindings
open_bags (CodefCertificateContent *content, gnutls_pkcs12_t pfx, const char *password)
{
  gnutls_x509_crt_t *chain = NULL;
  unsigned int n_chain = 0;
  int status = gnutls_pkcs12_simple_parse (pfx, password, &content->key, &chain, &n_chain, NULL, NULL, NULL, 0);

  if (status != GNUTLS_E_SUCCESS)
    return status == GNUTLS_E_DECRYPTION_FAILED ? CODEF_CERTIFICATE_WRONG_PASSWORD : CODEF_CERTIFICATE_UNREAD;
  if (n_chain > 0)
    content->certificate = chain[0];
  for (unsigned int i = 1; i < n_chain; i++)
    gnutls_x509_crt_deinit (chain[i]);
  gnutls_free (chain);
  if (content->certificate == NULL)
    return CODEF_CERTIFICATE_NO_CERTIFICATE;
  return content->key == NULL ? CODEF_CERTIFICATE_NO_KEY : CODEF_CERTIFICATE_FINE;
}

static CodefCertificateFindings
open_pfx (CodefCertificateContent *content, gnutls_pkcs12_t pfx, CodefSecret *password)
{
  const char *text = password != NULL ? codef_secret_reveal (password) : NULL;
  int status;

  if (is_too_slow (pfx))
    return CODEF_CERTIFICATE_UNREAD;
  if (text == NULL)
    return CODEF_CERTIFICATE_LOCKED;
  status = gnutls_pkcs12_verify_mac (pfx, text);
  if (status == GNUTLS_E_MAC_VERIFY_FAILED)
    return CODEF_CERTIFICATE_WRONG_PASSWORD;
  if (status != GNUTLS_E_SUCCESS)
    return CODEF_CERTIFICATE_UNREAD;
  return open_bags (content, pfx, text);
}

void
codef_certificate_read_pfx (CodefCertificateContent *content, GBytes *bytes, CodefSecret *password)
{
  gnutls_datum_t datum = view (bytes);
  gnutls_pkcs12_t pfx;

  if (is_too_large (content, bytes))
    return;
  if (is_pem (bytes))
    {
      content->findings |= CODEF_CERTIFICATE_PEM;
      return;
    }
  gnutls_pkcs12_init (&pfx);
  if (gnutls_pkcs12_import (pfx, &datum, GNUTLS_X509_FMT_DER, 0) == GNUTLS_E_SUCCESS)
    content->findings |= open_pfx (content, pfx, password);
  else
    content->findings |= CODEF_CERTIFICATE_NO_PFX;
  gnutls_pkcs12_deinit (pfx);
}

void
codef_certificate_content_clear (CodefCertificateContent *content)
{
  g_clear_pointer (&content->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&content->key, gnutls_x509_privkey_deinit);
}
