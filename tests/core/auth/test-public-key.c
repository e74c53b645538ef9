/* SPDX-License-Identifier: MIT */
#include "codef-error.h"
#include "codef-public-key.h"
#include "key-fixture.h"
#include "test-certificates.h"

#include <gnutls/x509.h>
#include <string.h>

static gnutls_privkey_t rsa;
static char *rsa_public;

static char *
decrypt (const char *base64)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);
  gnutls_datum_t cipher = { bytes, (guint) length };
  gnutls_datum_t plain;
  char *text;

  g_assert_cmpint (gnutls_privkey_decrypt_data (rsa, 0, &cipher, &plain), ==, 0);
  text = g_strndup ((const char *) plain.data, plain.size);
  gnutls_free (plain.data);
  return text;
}

static void
assert_key (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefPublicKey) key = codef_public_key_new (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (codef_public_key_get_text (key), ==, rsa_public);
  g_assert_cmpuint (codef_public_key_get_bits (key), ==, 2048);
  g_assert_cmpuint (codef_public_key_get_max_plain_bytes (key), ==, 245);
  g_assert_false (codef_public_key_is_throwaway (key));
}

static void
test_forms (void)
{
  g_autofree char *pem = key_fixture_armour (rsa_public, "PUBLIC KEY");
  g_autofree char *indented = g_strdup_printf ("  %s \r\n", rsa_public);
  g_auto(GStrv) lines = g_strsplit (pem, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *half_armoured = g_strdup_printf ("-----BEGIN PUBLIC KEY-----\n%s", rsa_public);

  assert_key (rsa_public);
  assert_key (pem);
  assert_key (indented);
  assert_key (crlf);
  assert_key (half_armoured);
}

static void
assert_no_key (const char *text, const char *sentence)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (codef_public_key_new (text, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” lacks “%s”", error->message, sentence);
}

static void
test_others (void)
{
  gnutls_privkey_t ecdsa = key_fixture_generate (GNUTLS_PK_ECDSA, 256);
  gnutls_privkey_t small = key_fixture_generate (GNUTLS_PK_RSA, 768);
  g_autofree char *ecdsa_public = key_fixture_public (ecdsa);
  g_autofree char *small_public = key_fixture_public (small);
  g_autofree char *private = key_fixture_private (rsa);
  g_autofree char *private_pem = key_fixture_armour (private, "PRIVATE KEY");
  g_autofree char *pkcs1_pem = key_fixture_armour (rsa_public, "RSA PUBLIC KEY");
  g_autofree char *cut = g_strndup (rsa_public, 200);
  g_autofree char *cut_in_group = g_strndup (rsa_public, 201);

  assert_no_key ("", "empty");
  assert_no_key (" \n ", "empty");
  assert_no_key ("hello there!", "not base64");
  assert_no_key ("비밀", "not base64");
  assert_no_key (cut_in_group, "not base64");
  assert_no_key (cut, "no public key");
  assert_no_key ("aGVsbG8=", "no public key");
  assert_no_key (ecdsa_public, "EC");
  assert_no_key (small_public, "768 bits");
  assert_no_key (private, "private key");
  assert_no_key (private_pem, "private key");
  assert_no_key (pkcs1_pem, "PKCS#1");
  assert_no_key ("-----BEGIN PUBLIC KEY", "not complete");
  gnutls_privkey_deinit (ecdsa);
  gnutls_privkey_deinit (small);
}

static void
test_certificate (void)
{
  g_autoptr(TestAuthority) authority = test_authority_new ();
  g_autofree char *pem = NULL;
  g_autofree char *body = NULL;
  g_auto(GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (test_authority_get_ca_file (authority), &pem, NULL, NULL));
  assert_no_key (pem, "certificate");
  parts = g_strsplit (pem, "-----", -1);
  assert_no_key (parts[2], "certificate");
}

static void
test_encrypt (void)
{
  g_autoptr(CodefPublicKey) key = codef_public_key_new (rsa_public, NULL);
  g_autofree char *longest = g_strnfill (245, 'q');
  g_autofree char *too_long = g_strnfill (246, 'q');
  const char *const plains[] = { "", "1234", "비밀번호 12!", longest };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (plains); i++)
    {
      g_autofree char *one = codef_public_key_encrypt (key, plains[i], &error);
      g_autofree char *two = codef_public_key_encrypt (key, plains[i], &error);
      g_autofree char *back = NULL;

      g_assert_no_error (error);
      back = decrypt (one);
      g_assert_cmpstr (back, ==, plains[i]);
      g_assert_cmpstr (one, !=, two);
      g_assert_cmpuint (strlen (one), ==, 344);
      g_assert_null (strpbrk (one, "\r\n -_"));
      g_assert_true (codef_public_key_is_ciphertext (one));
    }
  g_assert_null (codef_public_key_encrypt (key, too_long, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_null (strstr (error->message, "qqq"));
}

static void
test_ciphertext (void)
{
  g_autofree guchar *block = g_malloc0 (600);
  static const struct
  {
    gsize    length;
    gboolean is;
  } rows[] = { { 128, TRUE }, { 256, TRUE }, { 384, TRUE }, { 512, TRUE }, { 127, FALSE }, { 255, FALSE },
               { 257, FALSE }, { 16, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *base64 = g_base64_encode (block, rows[i].length);

      g_assert_cmpint (codef_public_key_is_ciphertext (base64), ==, rows[i].is);
    }
  g_assert_false (codef_public_key_is_ciphertext (""));
  g_assert_false (codef_public_key_is_ciphertext ("password"));
}

static void
test_throwaway (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefPublicKey) one = codef_public_key_new_throwaway (&error);
  g_autoptr(CodefPublicKey) two = codef_public_key_new_throwaway (&error);

  g_assert_no_error (error);
  g_assert_true (codef_public_key_is_throwaway (one));
  g_assert_cmpuint (codef_public_key_get_bits (one), ==, 2048);
  g_assert_cmpstr (codef_public_key_get_text (one), !=, codef_public_key_get_text (two));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rsa = key_fixture_generate (GNUTLS_PK_RSA, 2048);
  rsa_public = key_fixture_public (rsa);
  g_test_add_func ("/core/public-key/forms", test_forms);
  g_test_add_func ("/core/public-key/K17-others", test_others);
  g_test_add_func ("/core/public-key/K17-certificate", test_certificate);
  g_test_add_func ("/core/public-key/encrypt", test_encrypt);
  g_test_add_func ("/core/public-key/ciphertext", test_ciphertext);
  g_test_add_func ("/core/public-key/throwaway", test_throwaway);
  status = g_test_run ();
  gnutls_privkey_deinit (rsa);
  g_free (rsa_public);
  return status;
}
