/* SPDX-License-Identifier: MIT */
/* Credentials, secrets, and keys found in what people paste. */
#include "codef-credentials.h"
#include "codef-error.h"
#include "key-fixture.h"

#include <string.h>

#define ID "0a0a0a0a-0000-4000-8000-000000000001"
#define SECRET "0b0b0b0b-0000-4000-8000-000000000002"
#define OTHER_ID "0c0c0c0c-0000-4000-8000-000000000003"
#define OTHER_SECRET "0d0d0d0d-0000-4000-8000-000000000004"
/* Stands for the public key in the blocks below. */
#define KEY "@KEY@"
#define PEM "@PEM@"

static char *public_key;

static void
test_secret (void)
{
  g_autoptr(CodefSecret) one = codef_secret_new ("canary");
  g_autoptr(CodefSecret) same = codef_secret_new_take (g_strdup ("canary"));
  g_autoptr(CodefSecret) longer = codef_secret_new ("canary2");
  g_autoptr(CodefSecret) other = codef_secret_new ("Canary");
  g_autoptr(CodefSecret) again = codef_secret_ref (one);

  g_assert_cmpstr (codef_secret_reveal (one), ==, "canary");
  g_assert_cmpuint (codef_secret_get_length (one), ==, 6);
  g_assert_true (codef_secret_equal (one, same));
  g_assert_true (codef_secret_equal (one, again));
  g_assert_false (codef_secret_equal (one, longer));
  g_assert_false (codef_secret_equal (one, other));
  g_assert_false (codef_secret_equal (one, NULL));
  g_assert_true (codef_secret_equal (NULL, NULL));
}

static CodefCredentials *
from_json (const char *text, GError **error)
{
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));

  return codef_credentials_new_from_json (json, error);
}

static void
test_json_there_and_back (void)
{
  g_autofree char *text =
    g_strdup_printf ("{\"clientId\":\"" ID "\",\"clientSecret\":\"" SECRET "\",\"publicKey\":\"%s\",\"more\":[1]}",
                     public_key);
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefCredentials) read = from_json (text, &error);
  g_autoptr(CodefSecret) written = NULL;
  g_autoptr(CodefCredentials) again = NULL;

  g_assert_no_error (error);
  written = codef_credentials_to_json (read);
  again = from_json (codef_secret_reveal (written), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (codef_credentials_get_client_id (again), ==, ID);
  g_assert_cmpstr (codef_secret_reveal (codef_credentials_get_client_secret (again)), ==, SECRET);
  g_assert_cmpstr (codef_public_key_get_text (codef_credentials_get_public_key (again)), ==, public_key);
}

static void
test_json_parts (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefCredentials) id_only =
    from_json ("{\"clientId\":\"" ID "\",\"clientSecret\":null,\"publicKey\":\"\"}", &error);

  g_assert_no_error (error);
  g_assert_null (codef_credentials_get_client_secret (id_only));
  g_assert_null (codef_credentials_get_public_key (id_only));
}

static void
test_json_bad (void)
{
  static const struct
  {
    const char *json;
    CodefError  code;
  } rows[] = {
    { "", CODEF_ERROR_BAD_REQUEST },
    { "{", CODEF_ERROR_BAD_REQUEST },
    { "[]", CODEF_ERROR_BAD_REQUEST },
    { "\"canary\"", CODEF_ERROR_BAD_REQUEST },
    { "{}", CODEF_ERROR_BAD_REQUEST },
    { "{\"clientId\":5}", CODEF_ERROR_BAD_REQUEST },
    { "{\"clientSecret\":\"canary\"} x", CODEF_ERROR_BAD_REQUEST },
    { "{\"clientId\":\"a\",\"publicKey\":\"canary!\"}", CODEF_ERROR_BAD_KEY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (from_json (rows[i].json, &error));
      g_assert_error (error, CODEF_ERROR, (gint) rows[i].code);
      g_assert_null (strstr (error->message, "canary"));
    }
}

static void
test_checks (void)
{
  static const char *const bad[] = { "", " ", "x", "0a0a0a0a-0000-4000-8000-00000000000", ID " ",
                                     "0a0a0a0a000040008000000000000001", "아이디" };

  g_assert_null (codef_credentials_check_client_id (ID));
  g_assert_null (codef_credentials_check_client_secret (SECRET));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_nonnull (codef_credentials_check_client_id (bad[i]));
      g_assert_nonnull (codef_credentials_check_client_secret (bad[i]));
    }
}

/* --- pasted blocks --- */

static const struct
{
  const char *name, *block;
  gboolean    id, secret, key, ambiguous;
} blocks[] = {
  { "env", "CODEF_CLIENT_ID=" ID "\nCODEF_CLIENT_SECRET=" SECRET "\nCODEF_PUBLIC_KEY=" KEY "\n", TRUE, TRUE, TRUE },
  { "env-quoted", "export CLIENT_ID=\"" ID "\"\r\nexport CLIENT_SECRET='" SECRET "'\r\nPUBLIC_KEY=\"" KEY "\"", TRUE,
    TRUE, TRUE },
  { "secret-first", "SECRET=" SECRET "\nID=" ID, TRUE, TRUE, FALSE },
  { "java", "public static final String CLIENT_ID \t= \"" ID "\";\n  String CLIENT_SECRET = \"" SECRET "\"; // demo\n"
            "  String PUBLIC_KEY = \"" KEY "\";", TRUE, TRUE, TRUE },
  { "python", "client_id = '" ID "'\nclient_secret = '" SECRET "'\npublic_key = '" KEY "'", TRUE, TRUE, TRUE },
  { "javascript", "const CLIENT_ID = `" ID "`, CLIENT_SECRET = `" SECRET "`;", TRUE, TRUE, FALSE },
  { "setter", "codef.setClientInfoForDemo(\"" ID "\", \"" SECRET "\");\ncodef.setPublicKey(\"" KEY "\");", TRUE, TRUE,
    TRUE },
  { "json", "{\"clientId\": \"" ID "\", \"clientSecret\": \"" SECRET "\", \"publicKey\": \"" KEY "\"}", TRUE, TRUE,
    TRUE },
  { "json-pem",
    "{\"clientId\":\"" ID "\",\"publicKey\":\"-----BEGIN PUBLIC KEY-----\\n" KEY "\\n-----END PUBLIC KEY-----\"}",
    TRUE, FALSE, TRUE },
  { "yaml", "codef:\n  client-id: " ID "\n  client-secret: " SECRET "\n", TRUE, TRUE, FALSE },
  { "pem", PEM, FALSE, FALSE, TRUE },
  { "pem-and-pair", ID "\n" SECRET "\n" PEM, TRUE, TRUE, TRUE },
  { "pair-by-colon", ID ":" SECRET, TRUE, TRUE, FALSE },
  { "curl", "curl -u " ID ":" SECRET " https://oauth.example/oauth/token", TRUE, TRUE, FALSE },
  { "korean", "클라이언트 아이디\n" ID "\n클라이언트 시크릿\n" SECRET, TRUE, TRUE, FALSE },
  { "two-lines", ID "\n" SECRET, TRUE, TRUE, FALSE },
  { "upper-case", "ID: 0A0A0A0A-0000-4000-8000-000000000001", FALSE, FALSE, FALSE },
  { "id-only", "CLIENT_ID=" ID, TRUE, FALSE, FALSE },
  { "two-pairs",
    "DEMO_CLIENT_ID=" ID "\nDEMO_CLIENT_SECRET=" SECRET "\n"
    "PROD_CLIENT_ID=" OTHER_ID "\nPROD_CLIENT_SECRET=" OTHER_SECRET,
    TRUE, TRUE, FALSE, TRUE },
  { "two-pairs-crossed", "DEMO_ID=" ID "\nPROD_ID=" OTHER_ID "\nPROD_SECRET=" OTHER_SECRET "\nDEMO_SECRET=" SECRET,
    TRUE, TRUE, FALSE, TRUE },
  { "the-same-twice", "A_ID=" ID "\nA_SECRET=" SECRET "\nB_ID=" ID "\nB_SECRET=" SECRET, TRUE, TRUE, FALSE },
  { "nothing", "hello", FALSE, FALSE, FALSE },
  { "empty", "", FALSE, FALSE, FALSE },
  { "longer-hex", "x" ID "\n" ID "0", FALSE, FALSE, FALSE },
};

/* (transfer full): @block with the marks replaced; the key also broken over lines. */
static char *
fill_in (const char *block)
{
  g_autofree char *pem = key_fixture_armour (public_key, "PUBLIC KEY");
  GString *text = g_string_new (block);

  g_string_replace (text, KEY, public_key, 0);
  g_string_replace (text, PEM, pem, 0);
  return g_string_free (text, FALSE);
}

static void
test_block (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *block = fill_in (blocks[i].block);
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);

  if (!g_str_equal (blocks[i].name, "upper-case"))
    g_assert_cmpstr (keys->client_id, ==, blocks[i].id ? ID : NULL);
  g_assert_cmpstr (keys->client_secret != NULL ? codef_secret_reveal (keys->client_secret) : NULL, ==,
                   blocks[i].secret ? SECRET : NULL);
  g_assert_cmpstr (keys->public_key, ==, blocks[i].key ? public_key : NULL);
  g_assert_cmpint (keys->ambiguous, ==, blocks[i].ambiguous);
}

/* A Java constant over several lines, joined by plus signs. */
static void
test_joined_key (void)
{
  g_autofree char *block = g_strdup_printf ("String KEY = \"%.70s\" +\n    \"%.70s\"\n    + \"%s\";", public_key,
                                            public_key + 70, public_key + 140);
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);

  g_assert_cmpstr (keys->public_key, ==, public_key);
}

/* A key that is cut is handed on, so that the user reads what is wrong with it. */
static void
test_cut_key (void)
{
  g_autofree char *block = g_strdup_printf ("KEY=%.200s\nCLIENT_ID=" ID, public_key);
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);

  g_assert_true (g_str_has_prefix (keys->public_key, "MII"));
  g_assert_null (codef_public_key_new (keys->public_key, NULL));
}

static void
test_two_keys (void)
{
  gnutls_privkey_t other = key_fixture_generate (GNUTLS_PK_RSA, 2048);
  g_autofree char *other_public = key_fixture_public (other);
  g_autofree char *block = g_strdup_printf ("A=%s\nB=%s\n", public_key, other_public);
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);

  g_assert_cmpstr (keys->public_key, ==, public_key);
  g_assert_true (keys->ambiguous);
  gnutls_privkey_deinit (other);
}

static void
test_private_key_is_not_taken (void)
{
  gnutls_privkey_t key = key_fixture_generate (GNUTLS_PK_RSA, 2048);
  g_autofree char *private = key_fixture_private (key);
  g_autofree char *armoured = key_fixture_armour (private, "PRIVATE KEY");
  g_autofree char *block = g_strdup_printf ("%s\nPUBLIC=%s", armoured, public_key);
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);

  g_assert_cmpstr (keys->public_key, ==, public_key);
  gnutls_privkey_deinit (key);
}

int
main (int argc, char **argv)
{
  gnutls_privkey_t key;
  int status;

  g_test_init (&argc, &argv, NULL);
  key = key_fixture_generate (GNUTLS_PK_RSA, 2048);
  public_key = key_fixture_public (key);
  gnutls_privkey_deinit (key);
  g_test_add_func ("/core/secret", test_secret);
  g_test_add_func ("/core/credentials/there-and-back", test_json_there_and_back);
  g_test_add_func ("/core/credentials/parts", test_json_parts);
  g_test_add_func ("/core/credentials/bad", test_json_bad);
  g_test_add_func ("/core/credentials/checks", test_checks);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *path = g_strconcat ("/core/pasted-keys/", blocks[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_block);
    }
  g_test_add_func ("/core/pasted-keys/joined-key", test_joined_key);
  g_test_add_func ("/core/pasted-keys/cut-key", test_cut_key);
  g_test_add_func ("/core/pasted-keys/two-keys", test_two_keys);
  g_test_add_func ("/core/pasted-keys/private-key", test_private_key_is_not_taken);
  status = g_test_run ();
  g_free (public_key);
  return status;
}
