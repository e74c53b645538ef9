/* SPDX-License-Identifier: MIT */
#include "codef-account-list.h"

#include "codef-error.h"
#include "test-loop.h"
#include "test-trail.h"

#include <string.h>

#define ACCOUNT(organization, id) \
  "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"" organization "\",\"loginType\":\"1\"," \
  "\"id\":\"" id "\",\"password\":\"secret\"}"

static CodefAccountGuide *guide;

static CodefAccountList *
make_list (const char *ids)
{
  CodefAccountList *list = codef_account_list_new (guide);

  for (const char *id = ids; *id != '\0'; id++)
    {
      g_autofree char *json = g_strdup_printf (ACCOUNT ("0004", "%c"), *id);

      codef_account_list_insert (list, g_list_model_get_n_items (G_LIST_MODEL (list)), json);
    }
  return list;
}

static CodefAccountOperation *
operation (CodefAccountKind kind)
{
  return codef_account_guide_get_operation (guide, kind);
}

/* The ids in the order of the list. */
static void
assert_ids (CodefAccountList *list, const char *expected)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      const char *text = codef_account_get_text (codef_account_list_get (list, i));
      const char *id = strstr (text, "\"id\"");

      g_string_append_c (ids, id != NULL ? strchr (id + strlen ("\"id\""), '"')[1] : '-');
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_steps (void)
{
  const guint positions[] = { 0, 2 };
  g_autoptr(CodefAccountList) list = make_list ("abcd");
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (list));

  codef_account_list_duplicate (list, 1);
  assert_ids (list, "abbcd");
  test_trail_assert (trail, "2:0:1");
  codef_account_list_move (list, 4, 0);
  assert_ids (list, "dabbc");
  test_trail_assert (trail, "0:5:5");
  codef_account_list_move (list, 1, 2);
  assert_ids (list, "dbabc");
  test_trail_assert (trail, "1:2:2");
  codef_account_list_remove (list, positions, G_N_ELEMENTS (positions));
  assert_ids (list, "bbc");
  test_trail_assert (trail, "0:3:1");
  codef_account_list_move (list, 1, 1);
  codef_account_list_remove (list, NULL, 0);
  test_trail_assert (trail, "");
}

static void
test_undo (void)
{
  const guint all[] = { 0, 1, 2 };
  g_autoptr(CodefAccountList) list = make_list ("abc");
  CodefAccount *first = codef_account_list_get (list, 0);

  codef_account_list_remove (list, all, G_N_ELEMENTS (all));
  g_assert_true (codef_account_list_can_undo (list));
  g_assert_false (codef_account_list_can_redo (list));
  codef_account_list_undo (list);
  assert_ids (list, "abc");
  g_assert_true (codef_account_list_get (list, 0) == first);
  codef_account_list_undo (list);
  assert_ids (list, "ab");
  codef_account_list_redo (list);
  codef_account_list_redo (list);
  assert_ids (list, "");
  g_assert_false (codef_account_list_can_redo (list));
  codef_account_list_redo (list);
  codef_account_list_undo (list);
  codef_account_list_move (list, 0, 2);
  assert_ids (list, "bca");
  g_assert_false (codef_account_list_can_redo (list));
  for (guint i = 0; i < 4; i++)
    codef_account_list_undo (list);
  assert_ids (list, "");
  g_assert_false (codef_account_list_can_undo (list));
  codef_account_list_undo (list);
}

static void
test_bounded_undo (void)
{
  g_autoptr(CodefAccountList) list = make_list ("ab");
  guint n = 0;

  for (guint i = 0; i < CODEF_ACCOUNT_LIST_MAX_STEPS + 30; i++)
    codef_account_list_move (list, 0, 1);
  for (; codef_account_list_can_undo (list); n++)
    codef_account_list_undo (list);
  g_assert_cmpuint (n, ==, CODEF_ACCOUNT_LIST_MAX_STEPS);
}

static void
assert_json (GBytes *json, const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autoptr(GBytes) expected_bytes = g_bytes_new_static (expected, strlen (expected));
  g_autoptr(DocDocument) document = doc_document_new_plain (expected_bytes, NULL);
  g_autoptr(GBytes) formatted = NULL;

  g_assert_null (doc_document_get_problem (document));
  formatted = doc_document_format (document, DOC_NODE_ROOT);
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted));
}

static const struct { CodefAccountKind kind; const char *json; } requests[] = {
  { CODEF_ACCOUNT_KIND_CREATE, "{\"accountList\":[" ACCOUNT ("0004", "a") "]}" },
  { CODEF_ACCOUNT_KIND_ADD, "{\"connectedId\":\"45t4\",\"accountList\":[" ACCOUNT ("0004", "a") "]}" },
  { CODEF_ACCOUNT_KIND_UPDATE, "{\"connectedId\":\"45t4\",\"accountList\":[" ACCOUNT ("0004", "a") "]}" },
  { CODEF_ACCOUNT_KIND_DELETE,
    "{\"connectedId\":\"45t4\",\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\","
    "\"organization\":\"0004\",\"loginType\":\"1\"}]}" },
  { CODEF_ACCOUNT_KIND_LIST, "{\"connectedId\":\"45t4\"}" },
  { CODEF_ACCOUNT_KIND_CONNECTED_IDS, "{}" },
  { CODEF_ACCOUNT_KIND_REFERENCE_ADD,
    "{\"connectedId\":\"45t4\",\"countryCode\":\"KR\",\"businessType\":\"BK\",\"organization\":\"0088\","
    "\"clientType\":\"P\",\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"organization\":\"0004\",\"clientType\":\"P\","
    "\"birthDate\":\"\",\"identity\":\"\",\"userName\":\"\",\"loginTypeLevel\":\"\",\"clientTypeLevel\":\"\",\"withdrawAccountNo\":\"\","
    "\"withdrawAccountPassword\":\"\"}]}" },
};

static void
test_request (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountList) list = make_list ("a");
  g_autoptr(GBytes) json = NULL;

  codef_account_list_set_connected_id (list, "45t4");
  codef_account_list_set_operation (list, operation (requests[i].kind));
  codef_field_set_text (codef_form_find_field (codef_account_list_get_source (list), "organization"), "0088");
  json = codef_account_list_dup_request (list);
  assert_json (json, requests[i].json);
}

static const struct { const char *name; CodefAccountKind kind; const char *connected_id, *ids, *problem; } problems[] =
  {
  { "fine", CODEF_ACCOUNT_KIND_CREATE, "", "a", NULL },
  { "empty-list", CODEF_ACCOUNT_KIND_CREATE, "", "", "The list is empty. Add an account first." },
  { "no-connected-id", CODEF_ACCOUNT_KIND_ADD, "", "a", "Choose a connected ID first." },
  { "list-needs-no-account", CODEF_ACCOUNT_KIND_LIST, "45t4", "", NULL },
  { "no-source", CODEF_ACCOUNT_KIND_REFERENCE_ADD, "45t4", "a",
    "Say which registered account the certificate is taken from." },
};

static void
test_problem (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountList) list = make_list (problems[i].ids);
  g_autofree char *problem = NULL;

  codef_account_list_set_operation (list, operation (problems[i].kind));
  codef_account_list_set_connected_id (list, problems[i].connected_id);
  codef_account_list_check (list);
  problem = codef_account_list_dup_problem (list, CODEF_LANGUAGE_ENGLISH);
  g_assert_cmpstr (problem, ==, problems[i].problem);
}

static void
test_incomplete (void)
{
  g_autoptr(CodefAccountList) list = make_list ("ab");
  g_autofree char *problem = NULL;

  codef_account_list_insert (list, 1, NULL);
  g_assert_cmpuint (codef_account_list_get_n_unchecked (list), ==, 3);
  test_wait_until (codef_account_list_get_n_unchecked (list) == 0, 5000);
  g_assert_cmpuint (codef_account_list_get_n_wrong (list), ==, 1);
  problem = codef_account_list_dup_problem (list, CODEF_LANGUAGE_ENGLISH);
  g_assert_cmpstr (problem, ==, "Account 2 is not complete: Organization code: This is required.");
  codef_account_set_text (codef_account_list_get (list, 1), ACCOUNT ("0088", "c"));
  test_wait_until (codef_account_list_get_n_unchecked (list) == 0, 5000);
  g_assert_cmpuint (codef_account_list_get_n_wrong (list), ==, 0);
}

static void
test_set_request (void)
{
  g_autoptr(CodefAccountList) list = make_list ("ab");
  CodefAccount *second = codef_account_list_get (list, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json = NULL;

  codef_account_set_state (codef_account_list_get (list, 0), CODEF_ACCOUNT_ACCEPTED, NULL);
  g_assert_true (codef_account_list_set_request (list,
                                                 "{\"sandboxScenario\":\"delay:1\",\"accountList\":[" ACCOUNT ("0004", "a") ","
                                                 ACCOUNT ("0088", "x") "," ACCOUNT ("0020",
                                                                                    "c") "],\"deep\":{\"n\":1.10}}",
                                                                                      &error));
  g_assert_no_error (error);
  assert_ids (list, "axc");
  g_assert_true (codef_account_list_get (list, 1) == second);
  g_assert_cmpint (codef_account_get_state (codef_account_list_get (list, 0)), ==, CODEF_ACCOUNT_ACCEPTED);
  json = codef_account_list_dup_request (list);
  assert_json (json, "{\"accountList\":[" ACCOUNT ("0004", "a") "," ACCOUNT ("0088", "x") "," ACCOUNT ("0020", "c")
               "],\"sandboxScenario\":\"delay:1\",\"deep\":{\"n\":1.10}}");
  g_assert_true (codef_account_list_set_request (list, "{\"accountList\":[]}", &error));
  assert_ids (list, "");
}

/* Deleting asks for five members; an edit of those leaves the login alone. */
static void
test_set_part (void)
{
  g_autoptr(CodefAccountList) list = make_list ("a");

  codef_account_list_set_operation (list, operation (CODEF_ACCOUNT_KIND_DELETE));
  g_assert_true (codef_account_list_set_request (list,
                                                 "{\"connectedId\":\"45t4\",\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\","
                                                 "\"clientType\":\"B\",\"organization\":\"0004\",\"loginType\":\"1\"}]}", NULL));
  g_assert_cmpstr (codef_account_list_get_connected_id (list), ==, "45t4");
  codef_account_list_set_operation (list, operation (CODEF_ACCOUNT_KIND_CREATE));
  g_assert_nonnull (strstr (codef_account_get_text (codef_account_list_get (list, 0)), "\"password\":\"secret\""));
  g_assert_nonnull (strstr (codef_account_get_text (codef_account_list_get (list, 0)), "\"clientType\":\"B\""));
}

static const struct { const char *name, *json, *message; } broken[] = {
  { "cut-off", "{\"accountList\":[", "Line 1, column 17" },
  { "array", "[]", "A request has to be a JSON object." },
  { "no-list", "{\"accountList\":{}}", "accountList has to be a list of accounts." },
  { "no-objects", "{\"accountList\":[{},7]}", "Entry 2 of the account list is not a JSON object." },
};

static void
test_broken (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountList) list = make_list ("ab");
  g_autoptr(GError) error = NULL;

  g_assert_false (codef_account_list_set_request (list, broken[i].json, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_true (g_str_has_prefix (error->message, broken[i].message));
  assert_ids (list, "ab");
}

static const struct { const char *name, *json, *ids; } files[] = {
  { "request", "{\"connectedId\":\"45t4\",\"accountList\":[" ACCOUNT ("0004", "x") "," ACCOUNT ("0088", "y") "]}",
    "xy" },
  { "list", "[" ACCOUNT ("0004", "x") "]", "x" },
  { "one-account", ACCOUNT ("0004", "x"), "x" },
  { "empty-list", "{\"accountList\":[]}", "" },
  { "something-else", "{\"a\":1}", NULL },
  { "list-of-numbers", "[1]", NULL },
  { "html", "<html>", NULL },
  { "empty", "", NULL },
};

static void
test_import (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountList) list = make_list ("ab");
  g_autoptr(GBytes) json = g_bytes_new_static (files[i].json, strlen (files[i].json));
  g_autoptr(GError) error = NULL;
  gboolean done = codef_account_list_import (list, json, &error);

  g_assert_cmpint (done, ==, files[i].ids != NULL);
  g_assert_cmpint (done, ==, error == NULL);
  assert_ids (list, done ? files[i].ids : "ab");
  if (!done)
    return;
  codef_account_list_undo (list);
  assert_ids (list, "ab");
}

static void
test_export (void)
{
  g_autoptr(CodefAccountList) list = codef_account_list_new (guide);
  g_autoptr(GBytes) exported = NULL;
  guint n_left_out = 0;

  codef_account_list_set_connected_id (list, "45t4");
  codef_account_list_insert (list, 0,
                             "{\"organization\":\"0004\",\"id\":\"a\",\"password\":\"hidden\",\"keyFile\":\"aGlkZGVu\",\"derFile\":\"\","
                             "\"certFile\":\"aGlkZGVu\",\"own\":{\"cardPassword\":\"hidden\",\"note\":1.10,\"secret\":{\"a\":\"hidden\"}}}");
  codef_account_list_set_operation (list, operation (CODEF_ACCOUNT_KIND_DELETE));
  exported = codef_account_list_export (list, &n_left_out);
  assert_json (exported,
               "{\"connectedId\":\"45t4\",\"accountList\":[{\"organization\":\"0004\",\"id\":\"a\",\"password\":\"\",\"keyFile\":\"\","
               "\"derFile\":\"\",\"certFile\":\"\",\"own\":{\"cardPassword\":\"\",\"note\":1.10,\"secret\":\"\"}}]}");
  g_assert_cmpuint (n_left_out, ==, 5);
}

static void
test_example (void)
{
  g_autoptr(CodefAccountList) list = make_list ("a");
  CodefAccount *account;
  g_autofree char *problem = NULL;

  codef_account_list_use_example (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  account = codef_account_list_get (list, 0);
  g_assert_cmpstr (codef_registration_get (codef_account_get_registration (account), CODEF_REGISTRATION_ORGANIZATION),
                   ==, "0004");
  codef_account_list_check (list);
  problem = codef_account_list_dup_problem (list, CODEF_LANGUAGE_ENGLISH);
  g_assert_nonnull (strstr (problem, "Password"));
  codef_account_list_undo (list);
  assert_ids (list, "a");
}

static void
test_retain_refused (void)
{
  g_autoptr(CodefAccountList) list = make_list ("abcd");

  g_assert_false (codef_account_list_retain_refused (list));
  codef_account_set_state (codef_account_list_get (list, 1), CODEF_ACCOUNT_REFUSED, NULL);
  codef_account_set_state (codef_account_list_get (list, 3), CODEF_ACCOUNT_REFUSED, NULL);
  g_assert_true (codef_account_list_retain_refused (list));
  assert_ids (list, "bd");
  codef_account_list_undo (list);
  assert_ids (list, "abcd");
}

/* Nothing was registered: registering is what is tried again. A part was: the rest is added to what was issued. */
static void
test_retain_after_part (void)
{
  g_autoptr(CodefAccountList) list = make_list ("abc");

  codef_account_set_state (codef_account_list_get (list, 1), CODEF_ACCOUNT_REFUSED, NULL);
  g_assert_true (codef_account_list_retain_refused (list));
  g_assert_cmpint (codef_account_operation_get_kind (codef_account_list_get_operation (list)), ==, CODEF_ACCOUNT_KIND_CREATE);
  codef_account_list_undo (list);
  codef_account_set_state (codef_account_list_get (list, 0), CODEF_ACCOUNT_ACCEPTED, NULL);
  codef_account_list_set_connected_id (list, "issued");
  g_assert_true (codef_account_list_retain_refused (list));
  assert_ids (list, "b");
  g_assert_cmpint (codef_account_operation_get_kind (codef_account_list_get_operation (list)), ==, CODEF_ACCOUNT_KIND_ADD);
}

/* A thousand accounts: each edit and each turn of the checking is short. */
static void
test_thousand (void)
{
  g_autoptr(GString) json = g_string_new ("{\"accountList\":[");
  g_autoptr(CodefAccountList) list = codef_account_list_new (guide);
  g_autoptr(GBytes) bytes = NULL;
  guint n_turns = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (json, "%s" ACCOUNT ("0004", "a%u"), i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  bytes = g_bytes_new_static (json->str, json->len);
  g_assert_true (codef_account_list_import (list, bytes, NULL));
  g_assert_cmpuint (codef_account_list_get_n_unchecked (list), ==, 1000);
  for (; codef_account_list_get_n_unchecked (list) > 0; n_turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_turns, ==, 50);
  g_assert_cmpuint (codef_account_list_get_n_wrong (list), ==, 0);
  codef_account_list_move (list, 999, 0);
  codef_account_list_undo (list);
  g_assert_cmpuint (codef_account_list_find (list, codef_account_list_get (list, 500)), ==, 500);
}

#define ADD_TABLE(prefix, table, label, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, label, NULL); \
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function); \
    }

int
main (int argc, char **argv)
{
  g_autoptr(CodefCatalog) catalog = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  guide = codef_account_guide_new (catalog);
  g_test_add_func ("/account-list/steps", test_steps);
  g_test_add_func ("/account-list/undo", test_undo);
  g_test_add_func ("/account-list/bounded-undo", test_bounded_undo);
  ADD_TABLE ("/account-list/request/", requests, codef_account_operation_get_id (operation (requests[i].kind)),
             test_request)
  ADD_TABLE ("/account-list/problem/", problems, problems[i].name, test_problem)
  ADD_TABLE ("/account-list/broken/", broken, broken[i].name, test_broken)
  ADD_TABLE ("/account-list/import/", files, files[i].name, test_import)
  g_test_add_func ("/account-list/incomplete", test_incomplete);
  g_test_add_func ("/account-list/set-request", test_set_request);
  g_test_add_func ("/account-list/set-part", test_set_part);
  g_test_add_func ("/account-list/export", test_export);
  g_test_add_func ("/account-list/example", test_example);
  g_test_add_func ("/account-list/retain-refused", test_retain_refused);
  g_test_add_func ("/account-list/retain-after-part", test_retain_after_part);
  g_test_add_func ("/account-list/thousand", test_thousand);
  result = g_test_run ();
  g_object_unref (guide);
  return result;
}
