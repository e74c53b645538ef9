/* SPDX-License-Identifier: MIT */
#include "codef-account-call.h"

#include "codef-error.h"
#include "test-loop.h"

#include <string.h>

#define ACCOUNT(organization, login_type) \
  "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"" organization "\",\"loginType\":\"" login_type "\"," \
  "\"id\":\"a\",\"password\":\"hidden\"}"
/* in another order of the members, as the service has it */
#define SAID(code, organization, login_type) \
  "{\"code\":\"" code "\",\"message\":\"m\",\"extraMessage\":\"\",\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\"," \
  "\"loginType\":\"" login_type "\",\"organization\":\"" organization "\"}"
#define ANSWER(code, data) "{\"result\":{\"code\":\"" code "\",\"extraMessage\":\"\",\"message\":\"whole\"},\"data\":{" data "}}"

static CodefAccountGuide *guide;

/* organization and login type of each account in turn: 0004/1, 0088/1, 0004/0, 0088/1 */
static CodefAccountList *
make_list (void)
{
  CodefAccountList *list = codef_account_list_new (guide);

  codef_account_list_insert (list, 0, ACCOUNT ("0004", "1"));
  codef_account_list_insert (list, 1, ACCOUNT ("0088", "1"));
  codef_account_list_insert (list, 2, ACCOUNT ("0004", "0"));
  codef_account_list_insert (list, 3, ACCOUNT ("0088", "1"));
  return list;
}

/* One letter each: Waiting, Sent, Accepted, Refused. */
static char *
spell_states (CodefAccountList *list)
{
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_string_append_c (states, "WSAR"[codef_account_get_state (codef_account_list_get (list, i))]);
  return g_string_free (states, FALSE);
}

static void
assert_states (CodefAccountList *list, const char *expected)
{
  g_autofree char *states = spell_states (list);

  g_assert_cmpstr (states, ==, expected);
}

static CodefRequest *
seal (CodefAccountCall *call, CodefPublicKey *key, gboolean throwaway, guint *n_sealed, gboolean *used_throwaway,
      GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  codef_account_call_seal_async (call, key, throwaway, 20, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 20000);
  return codef_account_call_seal_finish (call, result, n_sealed, used_throwaway, error);
}

static void
take (CodefAccountCall *call, const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new (bytes, NULL);
  g_autoptr(CodefAccountAnswer) answer = codef_account_answer_new (document);

  codef_account_call_take_answer (call, answer);
}

static const struct { const char *name, *answer, *states; } answers[] = {
  { "all-accepted",
    ANSWER ("CF-00000", "\"successList\":[" SAID ("CF-00000", "0004", "1") "," SAID ("CF-00000", "0088", "1") ","
    SAID ("CF-00000", "0004", "0") "," SAID ("CF-00000", "0088", "1") "],\"errorList\":[],\"connectedId\":\"45t4\""),
      "AAAA" },
  { "partly",
    ANSWER ("CF-04012",
            "\"successList\":[" SAID ("CF-00000", "0004", "1") "," SAID ("CF-00000", "0088", "1") "],\"errorList\":["
    SAID ("CF-12803", "0004", "0") "," SAID ("CF-04004", "0088", "1") "],\"connectedId\":\"45t4\""), "AARR" },
  { "another-order",
    ANSWER ("CF-04012",
            "\"successList\":[" SAID ("CF-00000", "0004", "0") "],\"errorList\":[" SAID ("CF-04004", "0088", "1") ","
    SAID ("CF-12803", "0004", "1") "," SAID ("CF-04004", "0088", "1") "]"), "RRAR" },
  { "none",
    ANSWER ("CF-04000",
            "\"successList\":[],\"errorList\":[" SAID ("CF-12803", "0004", "1") "," SAID ("CF-12803", "0088", "1") ","
    SAID ("CF-12803", "0004", "0") "," SAID ("CF-12803", "0088", "1") "]"), "RRRR" },
  { "one-not-named",
    ANSWER ("CF-04012", "\"successList\":[" SAID ("CF-00000", "0004", "1") "," SAID ("CF-00000", "0088", "1") "],"
    "\"errorList\":[" SAID ("CF-12803", "0004", "0") "]"), "AARR" },
  { "too-many",
    ANSWER ("CF-00000", "\"successList\":[" SAID ("CF-00000", "0004", "1") "," SAID ("CF-00000", "9999", "1") ","
    SAID ("CF-00000", "0004", "1") "]"), "ARRR" },
  { "without-lists", ANSWER ("CF-00000", "\"connectedId\":\"45t4\""), "AAAA" },
  { "refused-as-a-whole", ANSWER ("CF-04019", ""), "RRRR" },
  { "flat-body", "{\"error\":\"invalid_token\",\"code\":\"CF-99997\",\"message\":\"m\"}", "RRRR" },
  { "html", "<html></html>", "WWWW" },
};

static void
test_answer (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(CodefRequest) request = seal (call, NULL, TRUE, NULL, NULL, NULL);

  assert_states (list, "SSSS");
  take (call, answers[i].answer);
  assert_states (list, answers[i].states);
}

/* An account hears what was said to it, or to all. */
static void
test_words (void)
{
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(CodefAccountCall) again = codef_account_call_new (list);
  CodefRegistration *said;

  take (call, answers[1].answer);
  said = codef_account_get_answer (codef_account_list_get (list, 3));
  g_assert_cmpstr (codef_registration_get_code (said), ==, "CF-04004");
  take (again, ANSWER ("CF-04019", ""));
  said = codef_account_get_answer (codef_account_list_get (list, 3));
  g_assert_cmpstr (codef_registration_get_code (said), ==, "CF-04019");
  g_assert_cmpstr (codef_registration_get_message (said), ==, "whole");
  g_assert_cmpstr (codef_registration_get (said, CODEF_REGISTRATION_ORGANIZATION), ==, "0088");
}

/* The list is edited while the request is on its way. */
static void
test_edited_meanwhile (void)
{
  const guint first = 0;
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(CodefRequest) request = seal (call, NULL, TRUE, NULL, NULL, NULL);

  codef_account_list_move (list, 3, 1);
  codef_account_list_remove (list, &first, 1);
  codef_account_list_insert (list, 0, NULL);
  codef_account_set_text (codef_account_list_get (list, 2), ACCOUNT ("0003", "1"));
  assert_states (list, "WSSS");
  take (call, answers[1].answer);
  assert_states (list, "WRAR");
}

static void
test_sealed (void)
{
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefPublicKey) key = codef_public_key_new_throwaway (&error);
  g_autoptr(CodefPublicKey) pasted = NULL;
  g_autoptr(CodefRequest) request = NULL;
  g_autofree char *json = NULL;
  gboolean used_throwaway;
  guint n_sealed;

  g_assert_no_error (error);
  pasted = codef_public_key_new (codef_public_key_get_text (key), &error);
  request = seal (call, pasted, TRUE, &n_sealed, &used_throwaway, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_sealed, ==, 4);
  g_assert_false (used_throwaway);
  g_assert_cmpstr (codef_request_get_path (request), ==, "/v1/account/create");
  g_assert_cmpuint (codef_request_get_deadline_sec (request), ==, 20);
  json = g_strndup (g_bytes_get_data (codef_request_get_json (request), NULL),
                    g_bytes_get_size (codef_request_get_json (request)));
  g_assert_null (strstr (json, "hidden"));
  g_assert_nonnull (strstr (json, "accountList"));
}

static void
test_throwaway (void)
{
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(CodefRequest) request = NULL;
  gboolean used_throwaway = FALSE;
  guint n_sealed = 0;

  request = seal (call, NULL, TRUE, &n_sealed, &used_throwaway, NULL);
  g_assert_nonnull (request);
  g_assert_cmpuint (n_sealed, ==, 4);
  g_assert_true (used_throwaway);
}

/* Without a key nothing is sent, and nothing typed is lost. */
static void
test_no_key (void)
{
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) call = codef_account_call_new (list);
  g_autoptr(GError) error = NULL;

  g_assert_null (seal (call, NULL, FALSE, NULL, NULL, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY);
  assert_states (list, "WWWW");
  g_assert_nonnull (strstr (codef_account_get_text (codef_account_list_get (list, 0)), "hidden"));
}

/* Deleting sends no secret and needs no key; asking for connectedIds has no accounts. */
static void
test_without_secrets (void)
{
  g_autoptr(CodefAccountList) list = make_list ();
  g_autoptr(CodefAccountCall) removal = NULL, question = NULL;
  g_autoptr(CodefRequest) request = NULL, other = NULL;
  guint n_sealed;

  codef_account_list_set_operation (list, codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_DELETE));
  removal = codef_account_call_new (list);
  request = seal (removal, NULL, FALSE, &n_sealed, NULL, NULL);
  g_assert_nonnull (request);
  g_assert_cmpuint (n_sealed, ==, 0);
  codef_account_call_abandon (removal);
  assert_states (list, "WWWW");
  codef_account_list_set_operation (list, codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_LIST));
  question = codef_account_call_new (list);
  other = seal (question, NULL, FALSE, NULL, NULL, NULL);
  assert_states (list, "WWWW");
  take (question, ANSWER ("CF-00000", "\"accountList\":[" SAID ("", "0004", "1") "]"));
  assert_states (list, "WWWW");
}

int
main (int argc, char **argv)
{
  g_autoptr(CodefCatalog) catalog = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  guide = codef_account_guide_new (catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/account-call/answer/", answers[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_answer);
    }
  g_test_add_func ("/account-call/words", test_words);
  g_test_add_func ("/account-call/edited-meanwhile", test_edited_meanwhile);
  g_test_add_func ("/account-call/sealed", test_sealed);
  g_test_add_func ("/account-call/throwaway", test_throwaway);
  g_test_add_func ("/account-call/no-key", test_no_key);
  g_test_add_func ("/account-call/without-secrets", test_without_secrets);
  result = g_test_run ();
  g_object_unref (guide);
  return result;
}
