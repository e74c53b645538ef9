/* SPDX-License-Identifier: MIT */
#include "codef-error.h"
#include "codef-postman.h"
#include "doc-document.h"

#include <string.h>

#define CANARY "Zq9Canary"

static CodefCatalog *catalog;

static GPtrArray *
read_text (const char *text, GPtrArray *problems, GError **error)
{
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));

  return codef_postman_read (json, catalog, problems, error);
}

/* As a person writes it in Postman: folders, a variable for the host, a body in clear with a secret, a script, a GET. */
static const char by_hand[] =
  "{\"info\":{\"name\":\"CODEF\",\"schema\":\"https://schema.getpostman.com/json/collection/v2.1.0/collection.json\"},"
  "\"variable\":[{\"key\":\"base\",\"value\":\"https://development.codef.io\"}],"
  "\"item\":[{\"name\":\"은행\",\"item\":[{\"name\":\"보유계좌\",\"event\":[{\"listen\":\"test\",\"script\":{\"exec\":[\"pm.test()\"]}}],"
  "\"request\":{\"method\":\"POST\",\"auth\":{\"type\":\"bearer\",\"bearer\":[{\"key\":\"token\",\"value\":\"" CANARY "\"}]},"
  "\"url\":{\"raw\":\"{{base}}/v1/kr/bank/p/account/account-list\"},\"body\":{\"mode\":\"raw\",\"raw\":"
  "\"{\\n  \\\"organization\\\": \\\"0004\\\", \\\"accountPassword\\\": \\\"" CANARY "\\\", \\\"n\\\": 1.10, \\\"id\\\": \\\"{{me}}\\\"}\"}}},"
  "{\"name\":\"a/b\",\"item\":[{\"name\":\"encoded\",\"request\":{\"method\":\"POST\",\"url\":\"sandbox.codef.io/v1/a\",\"body\":{\"mode\":"
  "\"raw\",\"raw\":\"%7B%22a%22%3A1%7D\"}}}]}]},"
  "{\"name\":\"token\",\"request\":{\"method\":\"POST\",\"url\":\"https://oauth.codef.io/oauth/token\"}},"
  "{\"name\":\"other\",\"request\":{\"method\":\"GET\",\"url\":\"https://example.org/\"}},"
  "{\"name\":\"get\",\"request\":{\"method\":\"GET\",\"url\":\"https://api.codef.io/v1/a\"}},"
  "{\"name\":\"broken\",\"request\":{\"method\":\"POST\",\"url\":\"https://api.codef.io/v1/a\",\"body\":{\"mode\":\"raw\",\"raw\":\"{\"}}},"
  "{\"name\":\"list\",\"request\":{\"method\":\"POST\",\"url\":\"https://api.codef.io/v1/a\",\"body\":{\"mode\":\"raw\",\"raw\":\"[1]\"}}},"
  "{\"name\":\"nothing\"}]}";

static void
test_by_hand (void)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) requests = read_text (by_hand, problems, &error);
  CodefBridgeRequest *one;
  static const char json[] = "{\n  \"organization\": \"0004\", \"accountPassword\": \"{{accountPassword}}\", \"n\": 1.10, \"id\": \"{{me}}\"}";

  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 2);
  one = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (one->folder, ==, "은행");
  g_assert_cmpstr (one->name, ==, "보유계좌");
  g_assert_cmpstr (one->host, ==, "https://development.codef.io");
  g_assert_cmpmem (g_bytes_get_data (one->json, NULL), g_bytes_get_size (one->json), json, strlen (json));
  one = g_ptr_array_index (requests, 1);
  g_assert_cmpstr (one->folder, ==, "은행/a-b");
  g_assert_cmpstr (one->host, ==, "https://sandbox.codef.io");
  g_assert_cmpmem (g_bytes_get_data (one->json, NULL), g_bytes_get_size (one->json), "{\"a\":1}", 7);
  g_assert_cmpuint (problems->len, ==, 5);
  for (guint i = 0; i < problems->len; i++)
    g_assert_null (strstr (g_ptr_array_index (problems, i), CANARY));
}

static void
test_round_trip (void)
{
  static const char json[] = "{\"organization\":\"0004\",\"password\":\"" CANARY "\",\"memo\":\"한\\u0000\\\"\",\"n\":12345678901234567890}";
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CodefEnvironment) environment = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  CodefBridgeRequest *one;

  g_ptr_array_add (requests, codef_bridge_request_new ("a/b", "first", NULL, "/v1/kr/bank/p/account/account-list", bytes));
  g_ptr_array_add (requests, codef_bridge_request_new ("a", "second", NULL, "/v1/x", bytes));
  written = codef_postman_write ("mine", requests, environment, catalog);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_assert_null (strstr (text, CANARY));
  again = codef_postman_read (written, catalog, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (again->len, ==, 2);
  one = g_ptr_array_index (again, 0);
  g_assert_cmpstr (one->folder, ==, "a/b");
  g_assert_cmpstr (one->host, ==, "https://development.codef.io");
  {
    g_autoptr(DocDocument) document = doc_document_new_plain (one->json, NULL);
    g_autofree char *password = doc_document_dup_member (document, DOC_NODE_ROOT, "password");
    gsize length;
    const char *number = doc_document_get_lexeme (document, doc_document_find_member (document, DOC_NODE_ROOT, "n"), &length);

    g_assert_cmpstr (password, ==, "{{password}}");
    g_assert_cmpmem (number, length, "12345678901234567890", 20);
  }
}

static const struct { const char *name, *json; } refused[] = {
  { "empty", "" }, { "cut", "{\"info\":{},\"item\":[" }, { "list", "[]" }, { "no-items", "{\"info\":{}}" },
  { "items-no-list", "{\"info\":{},\"item\":{}}" }, { "no-info", "{\"item\":[]}" },
};

static void
test_refused (gconstpointer data)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_null (read_text (refused[GPOINTER_TO_SIZE (data)].json, problems, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
}

/* Folders in folders, hundreds deep: the top ones are read, the rest is said. */
static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new ("{\"info\":{},\"item\":[");
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) requests = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "{\"name\":\"f\",\"item\":[");
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "]}");
  g_string_append (text, "]}");
  requests = read_text (text->str, problems, NULL);
  g_assert_cmpuint (requests->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* Members of the wrong kind, everywhere: nothing is taken, and each is said. */
static void
test_wrong_kinds (void)
{
  static const char text[] = "{\"info\":1,\"variable\":7,\"item\":[1,null,\"a\",{\"name\":5,\"request\":[]},{\"item\":3},{\"request\":{\"url\":9}},"
                             "{\"request\":{\"url\":{\"raw\":[]},\"method\":{}}},{\"request\":{\"url\":\"/v1/a\",\"body\":3}}]}";
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) requests = read_text (text, problems, NULL);

  g_assert_cmpuint (requests->len, ==, 1); /* the last one, without a body */
  g_assert_cmpuint (problems->len, ==, 6);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  g_test_add_func ("/postman/by-hand", test_by_hand);
  g_test_add_func ("/postman/round-trip", test_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/postman/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/postman/deep", test_deep);
  g_test_add_func ("/postman/wrong-kinds", test_wrong_kinds);
  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
