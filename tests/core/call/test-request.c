/* SPDX-License-Identifier: MIT */
/* What may be asked, how it goes out, and how its secret fields are encrypted in place. */
#include "codef-catalog.h"
#include "codef-error.h"
#include "codef-public-key.h"
#include "codef-request.h"
#include "doc-document.h"

#include <string.h>

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_bytes (GBytes *bytes, const char *expected)
{
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_wire (void)
{
  static const char text[] = "{\"organization\":\"0004\",\"memo\":\"a b+c/한(1)*~'!<\"}";
  g_autoptr(GBytes) json = bytes_of (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefRequest) request = codef_request_new ("/v1/x", json, 0, &error);

  g_assert_no_error (error);
  assert_bytes (codef_request_get_json (request), text);
  assert_bytes (codef_request_get_wire (request),
                "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29*%7E%27%21%3C%22%7D");
  g_assert_cmpuint (codef_request_get_deadline_sec (request), ==, 310);
  g_assert_cmpstr (codef_request_get_path (request), ==, "/v1/x");
}

static void
test_not_json (void)
{
  static const struct
  {
    const char *json, *part;
  } rows[] = {
    { "", "valid JSON" }, { "{\"a\":}", "line 1, column 6" }, { "{\n  \"a\": 1,\n}", "line 3, column 1" },
    { "[]", "one JSON object" }, { "5", "one JSON object" }, { "null", "one JSON object" }, { "{} {}", "valid JSON" },
    { "{\"a\":\"\xff\"}", "valid JSON" }, { "%7B%7D", "valid JSON" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) json = bytes_of (rows[i].json);
      g_autoptr(GError) error = NULL;

      g_assert_null (codef_request_new ("/v1/x", json, 0, &error));
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
      if (strstr (error->message, rows[i].part) == NULL)
        g_error ("“%s” lacks “%s”", error->message, rows[i].part);
    }
}

static void
test_deep (void)
{
  GString *text = g_string_new ("{\"a\":");
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  json = g_string_free_to_bytes (text);
  g_assert_null (codef_request_new ("/v1/x", json, 0, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
}

static void
test_paths (void)
{
  static const char *const good[] = { "/v1/kr/bank/p/account/account-list", "/v1/account/connectedId-list",
                                      "/v1/a.b_c-d/E9" };
  static const char *const bad[] = {
    "", "/", "v1/x", "/v1", "/v1/", "/v2/x", "https://api.codef.io/v1/x", "/v1/x?y=1", "/v1/x#y", "/v1/../x",
    "/v1/./x", "/v1/x/..", "/v1//x",
    "/v1/x y", "/v1/x\r\nHost: evil", "/v1/x%2e", "/v1/한글", "/v1/x\\y", "/v1/x\"",
  };
  g_autoptr(GBytes) json = bytes_of ("{}");

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpstr (codef_request_check_path (good[i]), ==, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_nonnull (codef_request_check_path (bad[i]));
      g_assert_null (codef_request_new (bad[i], json, 0, &error));
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
}

/* --- sealing --- */

static CodefPublicKey *key;
static CodefCatalog *catalog;

/* Seals @text for the product at @path (NULL: none) and puts "#" for each ciphertext. */
static char *
seal (const char *path, const char *text, guint expected)
{
  g_autoptr(GBytes) json = bytes_of (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(GRegex) cipher = g_regex_new ("\"[A-Za-z0-9+/]{342}==\"", 0, 0, NULL);
  CodefProduct *product = path != NULL ? codef_catalog_find_product (catalog, path) : NULL;
  guint n_sealed = 99;
  g_autoptr(GBytes) sealed = codef_request_seal (json, product, key, &n_sealed, &error);
  g_autofree char *result = NULL;

  g_assert_no_error (error);
  g_assert_true (path == NULL || product != NULL);
  g_assert_cmpuint (n_sealed, ==, expected);
  result = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  return g_regex_replace_literal (cipher, result, -1, 0, "#", 0, NULL);
}

#define APPROVALS "/v1/kr/card/p/account/approval-list"
#define LEDGER "/v1/kr/public/mw/building-register/general"

static const struct
{
  const char *name, *path, *in, *out;
  guint       n_sealed;
} seals[] = {
  { "nothing", NULL, "{ \"a\" : 1.10 }", "{ \"a\" : 1.10 }", 0 },
  { "one", NULL, "{ \"password\" :\t\"canary\", \"a\":1.10 }", "{ \"password\" :\t#, \"a\":1.10 }", 1 },
  { "accounts", NULL,
    "{\"accountList\":[{\"id\":\"a\",\"password\":\"canary\"},{\"password\":\"canary\",\"certPassword\":\"canary\"}]}",
    "{\"accountList\":[{\"id\":\"a\",\"password\":#},{\"password\":#,\"certPassword\":#}]}", 3 },
  { "all-names", NULL,
    "{\"password\":\"c\",\"certPassword\":\"c\",\"accountPassword\":\"c\",\"fastPassword\":\"c\","
    "\"cardPassword\":\"c\",\"withdrawAccountPassword\":\"c\",\"userPassword\":\"c\",\"password1\":\"c\","
    "\"identity\":\"c\",\"ePrepayPass\":\"c\"}",
    "{\"password\":#,\"certPassword\":#,\"accountPassword\":#,\"fastPassword\":#,\"cardPassword\":#,"
    "\"withdrawAccountPassword\":#,\"userPassword\":#,\"password1\":#,\"identity\":\"c\",\"ePrepayPass\":\"c\"}", 8 },
  { "empty-stays", NULL, "{\"password\":\"\"}", "{\"password\":\"\"}", 0 },
  { "null-stays", NULL, "{\"password\":null,\"password1\":true}", "{\"password\":null,\"password1\":true}", 0 },
  { "number", NULL, "{\"password\":1234}", "{\"password\":#}", 1 },
  { "duplicates", NULL, "{\"password\":\"canary\",\"password\":\"canary\"}", "{\"password\":#,\"password\":#}", 2 },
  { "escapes", NULL, "{\"p\\u0061ssword\":\"can\\\"ary\"}", "{\"p\\u0061ssword\":#}", 1 },
  { "product", APPROVALS, "{\"organization\":\"0301\",\"cardPassword\":\"canary\",\"x\":[1]}",
    "{\"organization\":\"0301\",\"cardPassword\":#,\"x\":[1]}", 1 },
  { "condition-holds", LEDGER, "{\"identityEncYn\":\"Y\",\"identity\":\"canary\"}",
    "{\"identityEncYn\":\"Y\",\"identity\":#}", 1 },
  { "condition-holds-behind", LEDGER, "{\"identity\":\"canary\",\"identityEncYn\":\"Y\"}",
    "{\"identity\":#,\"identityEncYn\":\"Y\"}", 1 },
  { "condition-does-not-hold", LEDGER, "{\"identityEncYn\":\"N\",\"identity\":\"open\"}",
    "{\"identityEncYn\":\"N\",\"identity\":\"open\"}", 0 },
  { "condition-absent", LEDGER, "{\"identity\":\"open\"}", "{\"identity\":\"open\"}", 0 },
  { "unknown-to-the-product", LEDGER, "{\"fastPassword\":\"canary\"}", "{\"fastPassword\":#}", 1 },
};

static void
test_seal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *out = seal (seals[i].path, seals[i].in, seals[i].n_sealed);

  g_assert_cmpstr (out, ==, seals[i].out);
}

/* A ciphertext pasted ready-made goes out as it is: sealing twice changes nothing. */
static void
test_seal_again (void)
{
  g_autoptr(GBytes) json = bytes_of ("{\"password\":\"canary\"}");
  g_autoptr(GBytes) once = codef_request_seal (json, NULL, key, NULL, NULL);
  guint n_sealed = 99;
  g_autoptr(GBytes) twice = codef_request_seal (once, NULL, key, &n_sealed, NULL);

  g_assert_true (g_bytes_equal (once, twice));
  g_assert_cmpuint (n_sealed, ==, 0);
}

static void
test_seal_without_key (void)
{
  g_autoptr(GBytes) secret = bytes_of ("{\"certPassword\":\"canary\"}");
  g_autoptr(GBytes) open = bytes_of ("{\"password\":\"\",\"a\":\"b\"}");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) sealed = NULL;

  g_assert_null (codef_request_seal (secret, NULL, NULL, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY);
  g_assert_nonnull (strstr (error->message, "certPassword"));
  g_assert_null (strstr (error->message, "canary"));
  g_clear_error (&error);
  sealed = codef_request_seal (open, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (sealed, open));
}

static void
test_seal_too_long (void)
{
  g_autofree char *long_text = g_strnfill (300, 'q');
  g_autofree char *text = g_strdup_printf ("{\"password\":\"%s\"}", long_text);
  g_autoptr(GBytes) json = bytes_of (text);
  g_autoptr(GBytes) broken = bytes_of ("{\"password\":\"canary\"");
  g_autoptr(GError) error = NULL;

  g_assert_null (codef_request_seal (json, NULL, key, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_null (strstr (error->message, "qqq"));
  g_clear_error (&error);
  g_assert_null (codef_request_seal (broken, NULL, key, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  key = codef_public_key_new_throwaway (NULL);
  catalog = codef_catalog_new ();
  g_test_add_func ("/core/request/wire", test_wire);
  g_test_add_func ("/core/request/not-json", test_not_json);
  g_test_add_func ("/core/request/B16-deep", test_deep);
  g_test_add_func ("/core/request/K18-paths", test_paths);
  for (guint i = 0; i < G_N_ELEMENTS (seals); i++)
    {
      g_autofree char *path = g_strconcat ("/core/seal/", seals[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_seal);
    }
  g_test_add_func ("/core/seal/again", test_seal_again);
  g_test_add_func ("/core/seal/K17-without-key", test_seal_without_key);
  g_test_add_func ("/core/seal/too-long", test_seal_too_long);
  status = g_test_run ();
  codef_public_key_unref (key);
  g_object_unref (catalog);
  return status;
}
