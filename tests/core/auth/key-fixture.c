/* SPDX-License-Identifier: MIT */
#include "key-fixture.h"

#include <gnutls/x509.h>
#include <string.h>

gnutls_privkey_t
key_fixture_generate (gnutls_pk_algorithm_t algorithm, guint bits)
{
  gnutls_privkey_t key;

  g_assert_cmpint (gnutls_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_privkey_generate (key, algorithm, bits, 0), ==, 0);
  return key;
}

char *
key_fixture_public (gnutls_privkey_t key)
{
  gnutls_pubkey_t half;
  gnutls_datum_t der;
  char *base64;

  g_assert_cmpint (gnutls_pubkey_init (&half), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_privkey (half, key, 0, 0), ==, 0);
  g_assert_cmpint (gnutls_pubkey_export2 (half, GNUTLS_X509_FMT_DER, &der), ==, 0);
  base64 = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);
  gnutls_pubkey_deinit (half);
  return base64;
}

char *
key_fixture_private (gnutls_privkey_t key)
{
  gnutls_x509_privkey_t half;
  gnutls_datum_t der;
  char *base64;

  g_assert_cmpint (gnutls_privkey_export_x509 (key, &half), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (half, GNUTLS_X509_FMT_DER, NULL, GNUTLS_PKCS_PLAIN, &der), ==, 0);
  base64 = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);
  gnutls_x509_privkey_deinit (half);
  return base64;
}

char *
key_fixture_armour (const char *base64, const char *label)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "-----BEGIN %s-----\n", label);
  for (gsize i = 0; i < strlen (base64); i += 64)
    g_string_append_printf (text, "%.64s\n", base64 + i);
  g_string_append_printf (text, "-----END %s-----\n", label);
  return g_string_free (text, FALSE);
}
