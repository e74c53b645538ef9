/* SPDX-License-Identifier: MIT */
#include "store-request-draft.h"
#include "codef-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "\"format\":1,\"product\":\"/v1/kr/bank/p/account/account-list\""

static StoreRequest *
read_text (const char *text, GError **error)
{
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));

  return store_request_new (json, "/f/Mine.request.json", error);
}

static char *
dup_json (StoreRequest *request)
{
  GBytes *json = store_request_get_json (request);

  return g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

typedef struct { const char *name, *json, *says; } Row;

static const Row refused[] = {
  { "merge-marks", "{" HEAD ",\n<<<<<<< ours\n\"name\":\"a\"\n=======\n\"name\":\"b\"\n>>>>>>> theirs\n}", "merge" },
  { "not-json", "{\"format\":1,", "line 1" },
  { "no-object", "[1]", "no JSON object" },
  { "twice", "{" HEAD ",\"name\":\"a\",\"name\":\"b\"}", "twice" },
  { "no-format", "{\"product\":\"/v1/a\"}", "format" },
  { "newer", "{\"format\":2,\"product\":\"/v1/a\"}", "newer" },
  { "no-product", "{\"format\":1}", "product" },
  { "bad-product", "{\"format\":1,\"product\":\"/v1/../a\"}", "Mine.request.json" },
  { "wrong-type", "{" HEAD ",\"parameters\":[]}", "parameters" },
  { "secret", "{" HEAD ",\"parameters\":{\"list\":[{\"password\":\"Zq9Canary\"}]}}", "password" },
  { "secret-number", "{" HEAD ",\"variables\":{\"cardNo\":9410123456789012}}", "cardNo" },
  { "expectation", "{" HEAD ",\"expect\":[{\"at\":\"/a\",\"exists\":true},{\"at\":\"/a\"}]}", "/expect/1" },
  { "baseline", "{" HEAD ",\"baseline\":{\"mode\":\"exact\",\"answer\":{}}}", "baseline" },
};

static void
test_refused (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = NULL;

  g_assert_null (read_text (row->json, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, row->says) == NULL || strstr (error->message, "Zq9Canary") != NULL)
    g_error ("%s", error->message);
}

static void
test_read (void)
{
  g_autoptr(StoreRequest) request = read_text ("{" HEAD ",\"tags\":[\"smoke\"],\"variables\":{\"who\":\"me\"},\"parameters\":{\"password\":"
    "\"{{pw}}\",\"organization\":\"0004\"},\"expect\":[{\"at\":\"/result/code\",\"equals\":\"CF-00000\"}],\"baseline\":{\"mode\":\"shape\","
    "\"answer\":{\"a\":1}}}", NULL);
  g_autofree char *who = store_request_dup_variable (request, "who");

  g_assert_cmpstr (store_request_get_name (request), ==, "Mine");
  g_assert_true (g_strv_contains (store_request_get_tags (request), "smoke"));
  g_assert_cmpstr (who, ==, "me");
  g_assert_null (store_request_get_environment (request));
  g_assert_cmpuint (store_request_get_expectations (request)->len, ==, 1);
  g_assert_cmpint (codef_baseline_get_mode (store_request_get_baseline (request)), ==, CODEF_BASELINE_SHAPE);
}

static void
test_layout (void)
{
  g_autoptr(StoreRequest) request = read_text ("{\"x-ours\":{\"z\":1.10},\"parameters\":{\"b\":12345678901234567890,\"a\":\"\\u00e9\"},"
                                               "\"name\":\"A\"," HEAD "}", NULL);
  g_autofree char *json = dup_json (request);
  g_autoptr(GBytes) note = g_bytes_new_static ("\"n\"", 3);
  g_autoptr(StoreRequest) noted = store_request_with (request, "note", note, NULL);
  g_autoptr(StoreRequest) unnamed = store_request_with (noted, "name", NULL, NULL);
  g_autofree char *changed = dup_json (unnamed);

  g_assert_cmpstr (json, ==, "{\n  \"format\": 1,\n  \"name\": \"A\",\n  \"product\": \"/v1/kr/bank/p/account/account-list\",\n"
                   "  \"parameters\": {\n    \"b\": 12345678901234567890,\n    \"a\": \"\\u00e9\"\n  },\n"
                   "  \"x-ours\": {\n    \"z\": 1.10\n  }\n}\n");
  g_assert_cmpstr (changed, ==, "{\n  \"format\": 1,\n  \"product\": \"/v1/kr/bank/p/account/account-list\",\n  \"note\": \"n\",\n"
                   "  \"parameters\": {\n    \"b\": 12345678901234567890,\n    \"a\": \"\\u00e9\"\n  },\n"
                   "  \"x-ours\": {\n    \"z\": 1.10\n  }\n}\n");
  g_assert_cmpstr (store_request_get_name (unnamed), ==, "Mine");
}

/* @name set to @value in a copy at @path. */
static void
save_with (StoreRequest *request, const char *path, const char *name, const char *value)
{
  g_autoptr(GBytes) json = g_bytes_new (value, strlen (value));
  g_autoptr(StoreRequest) changed = store_request_with (request, name, json, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (store_request_save (changed, path, &error));
  g_assert_no_error (error);
}

/* Two people change two things; their branches merge without a hand. */
static void
test_merge (void)
{
  g_autofree char *git = g_find_program_in_path ("git");
  g_autofree char *folder = g_dir_make_tmp ("merge-XXXXXX", NULL);
  g_autofree char *base = g_build_filename (folder, "base.request.json", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.request.json", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.request.json", NULL);
  const char *const argv[] = { "git", "merge-file", ours, base, theirs, NULL };
  g_autoptr(StoreRequest) request = read_text ("{" HEAD ",\"name\":\"A\",\"tags\":[\"x\"],\"note\":\"n\",\"parameters\":{\"organization\":\"0004\"},"
    "\"expect\":[{\"at\":\"/result/code\",\"equals\":\"CF-00000\"}]}", NULL);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = NULL;
  int status;

  if (git == NULL)
    {
      g_test_skip ("git is not installed");
      g_rmdir (folder);
      return;
    }
  g_assert_true (store_request_save (request, base, NULL));
  save_with (request, ours, "name", "\"B\"");
  save_with (request, theirs, "expect", "[{\"at\":\"/data\",\"exists\":true}]");
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  found = store_request_scan (folder, problems, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (store_request_get_name (g_ptr_array_index (found, 1)), ==, "B");
  g_assert_cmpstr (codef_expectation_get_pointer (g_ptr_array_index (store_request_get_expectations (g_ptr_array_index (found, 1)), 0)), ==,
                   "/data");
  g_remove (base);
  g_remove (ours);
  g_remove (theirs);
  g_rmdir (folder);
}

/* What is typed, what the file gets, and the names of the secrets that it refers to. */
static const struct { const char *name, *base, *typed, *saved, *hidden; } drafts[] = {
  { "nothing-secret", NULL, "{\"a\": 1.10}", "{\"a\": 1.10}", "" },
  { "secret", NULL, "{\"password\":\"Zq9\",\"n\":12345678901234567890}", "{\"password\":\"{{password}}\",\"n\":12345678901234567890}",
    "password" },
  { "number", NULL, "{\"cardNo\":9410123456789012}", "{\"cardNo\":\"{{cardNo}}\"}", "cardNo" },
  { "in-a-list", NULL, "{\"l\":[{\"password\":\"a\"},{\"password\":\"b\"}]}",
    "{\"l\":[{\"password\":\"{{password}}\"},{\"password\":\"{{password}}\"}]}", "password" },
  { "empty", NULL, "{\"password\":\"\"}", "{\"password\":\"\"}", "" },
  { "reference", NULL, "{\"password\":\"{{mine}}\"}", "{\"password\":\"{{mine}}\"}", "" },
  { "own-reference", "{\"password\":\"{{mine}}\"}", "{\"password\":\"Zq9\"}", "{\"password\":\"{{mine}}\"}", "password" },
  { "broken", NULL, "{\"password\":\"Zq9\"", NULL, "" },
  { "no-object", NULL, "[1]", NULL, "" },
};

static void
test_draft (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *whole = drafts[i].base != NULL ? g_strdup_printf ("{" HEAD ",\"parameters\":%s}", drafts[i].base) : NULL;
  g_autoptr(StoreRequest) base = whole != NULL ? read_text (whole, NULL) : NULL;
  g_autoptr(GBytes) typed = g_bytes_new_static (drafts[i].typed, strlen (drafts[i].typed));
  g_autoptr(GPtrArray) hidden = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GBytes) saved = store_request_hide_secrets (typed, base, hidden);
  g_autofree char *names = NULL;

  g_ptr_array_add (hidden, NULL);
  names = g_strjoinv (" ", (char **) hidden->pdata);
  g_assert_cmpstr (names, ==, drafts[i].hidden);
  if (drafts[i].saved == NULL)
    g_assert_null (saved);
  else
    g_assert_cmpmem (g_bytes_get_data (saved, NULL), g_bytes_get_size (saved), drafts[i].saved, strlen (drafts[i].saved));
}

/* A new request of what is typed, then another of it: members that it does not know stay, white space is no change. */
static void
test_draft_saved (void)
{
  g_autoptr(GBytes) typed = g_bytes_new_static ("{ \"organization\":\"0004\" }", 25);
  g_autoptr(GBytes) other = g_bytes_new_static ("{\"organization\":\"0088\"}", 23);
  g_autoptr(GBytes) broken = g_bytes_new_static ("{", 1);
  g_autoptr(GBytes) owner = g_bytes_new_static ("\"QA\"", 4);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) draft = store_request_new_draft ("한글 \"name\"", "/v1/a", "demo", typed, NULL, &error);
  g_autoptr(StoreRequest) owned = store_request_with (draft, "owner", owner, NULL);
  g_autoptr(StoreRequest) changed = store_request_with_parameters (owned, "/v1/a", other, NULL, NULL);
  g_autofree char *text = dup_json (changed);

  g_assert_no_error (error);
  g_assert_cmpstr (store_request_get_name (draft), ==, "한글 \"name\"");
  g_assert_cmpstr (store_request_get_environment (draft), ==, "demo");
  g_assert_true (store_request_says (draft, "/v1/a", typed));
  g_assert_false (store_request_says (draft, "/v1/b", typed));
  g_assert_false (store_request_says (draft, "/v1/a", other));
  g_assert_true (store_request_says (changed, "/v1/a", other));
  g_assert_nonnull (strstr (text, "\"owner\": \"QA\""));
  g_assert_null (store_request_with_parameters (owned, "/v1/a", broken, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *name = g_strconcat ("/request/refused/", refused[i].name, NULL);

      g_test_add_data_func (name, &refused[i], test_refused);
    }
  g_test_add_func ("/request/read", test_read);
  g_test_add_func ("/request/layout", test_layout);
  g_test_add_func ("/request/merge", test_merge);
  for (gsize i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/request/draft/%s", drafts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_draft);
    }
  g_test_add_func ("/request/draft-saved", test_draft_saved);
  return g_test_run ();
}
