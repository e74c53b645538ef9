/* SPDX-License-Identifier: MIT */
#include "codef-curl.h"
#include "codef-error.h"

#include <string.h>

#define PATH "/v1/kr/bank/p/account/account-list"
#define URL  "https://development.codef.io" PATH

static const struct { const char *name, *command, *json; gboolean dropped; } taken[] = {
  { "plain", "curl " URL " -d '{\"organization\":\"0004\"}'", "{\"organization\":\"0004\"}", FALSE },
  { "encoded", "curl -X POST " URL " --data-raw '%7B%22a%22%3A%22b+c%2B%22%7D'", "{\"a\":\"b c+\"}", FALSE },
  { "browser", "curl '" URL "' \\\n  -H 'authorization: Bearer abc' \\\n  --data-raw $'{\"a\":\"\\uD55C\\u0027\\\\n\"}' \\\n --compressed",
    "{\"a\":\"한'\\n\"}", TRUE },
  { "carriage-returns", "curl '" URL "' \\\r\n -d '{}'\r\n", "{}", FALSE },
  { "double-quotes", "curl \"" URL "\" -d \"{\\\"a\\\":\\\"\\$1\\\"}\"", "{\"a\":\"$1\"}", FALSE },
  { "bundle", "curl -sSXPOST -u id:secret " URL, "{}", TRUE },
  { "glued", "curl -d'{\"a\":1.10}' --url=" URL " | jq .", "{\"a\":1.10}", FALSE },
  { "urlencode", "curl " URL " --data-urlencode '={\"a\":\"50%25\"}' && rm -rf x", "{\"a\":\"50%25\"}", FALSE },
  { "pieces", "curl " URL " -d '{\"a\":'\"\\\"\"'b'\\\"} ; x", "{\"a\":\"b\"}", FALSE },
  { "no-scheme", "curl development.codef.io" PATH " -d {}", "{}", FALSE },
  { "user-in-address", "curl https://id:secret@development.codef.io" PATH " -d {}", "{}", TRUE },
};

static void
test_taken (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  gboolean dropped = FALSE;
  g_autoptr(CodefBridgeRequest) request = codef_curl_read (taken[i].command, &dropped, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (request->path, ==, PATH);
  g_assert_cmpstr (request->host, ==, "https://development.codef.io");
  g_assert_cmpstr (codef_bridge_find_environment (request->host), ==, "demo");
  g_assert_cmpmem (g_bytes_get_data (request->json, NULL), g_bytes_get_size (request->json), taken[i].json, strlen (taken[i].json));
  g_assert_cmpint (dropped, ==, taken[i].dropped);
}

static const struct { const char *name, *command, *says; } refused[] = {
  { "empty", "", "does not begin" },
  { "wget", "wget " URL, "does not begin" },
  { "cut-off", "curl '" URL, "not closed" },
  { "cut-off-ansi", "curl $'" URL "\\", "not closed" },
  { "cut-off-option", "curl " URL " -d", "-d needs" },
  { "no-address", "curl -d {}", "no address" },
  { "get", "curl " URL, "POST" },
  { "get-with-data", "curl -G " URL " -d {}", "POST" },
  { "delete", "curl -X DELETE " URL " -d {}", "POST" },
  { "token", "curl -d grant_type=client_credentials https://oauth.codef.io/oauth/token", "token" },
  { "other-path", "curl https://development.codef.io/ -d {}", "/v1/" },
  { "query", "curl '" URL "?a=1' -d {}", "" },
  { "no-host", "curl http:// -d {}", "address" },
  { "file", "curl " URL " -d @body.json", "file" },
  { "form", "curl " URL " -F a=b", "form" },
  { "not-json", "curl " URL " -d a=b", "not JSON" },
  { "list", "curl " URL " -d []", "no object" },
  { "variable", "curl " URL " -d \"$BODY\"", "not JSON" },
  { "windows", "curl ^\"" URL "^\" -d {}", "Windows" },
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;

  g_assert_null (codef_curl_read (refused[i].command, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  if (strstr (error->message, refused[i].says) == NULL)
    g_error ("%s", error->message);
}

/* Every cut of a command is taken or refused, and never more than that. */
static void
test_cuts (void)
{
  static const char command[] = "curl -sX POST $'https://x.example\\x2fv1/a' -H \"Authorization: Bearer \\\"a\" --data-raw '{\"a\":[1,\"\\\\\"]}' \\\n -k";

  for (gsize length = 0; length < strlen (command); length++)
    {
      g_autofree char *cut = g_strndup (command, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(CodefBridgeRequest) request = codef_curl_read (cut, NULL, &error);

      g_assert_true ((request == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autofree char *path = g_strconcat ("/curl/taken/", taken[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_taken);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/curl/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/curl/cuts", test_cuts);
  return g_test_run ();
}
