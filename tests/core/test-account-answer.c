/* SPDX-License-Identifier: MIT */
#include "codef-account-answer.h"

#include <string.h>

#define ACCOUNT(code, organization) \
  "{\"code\":\"" code "\",\"message\":\"m\",\"extraMessage\":\"e\",\"countryCode\":\"KR\",\"businessType\":\"BK\"," \
  "\"clientType\":\"P\",\"loginType\":\"1\",\"organization\":\"" organization "\"}"
#define RESULT(code) "{\"result\":{\"code\":\"" code "\",\"extraMessage\":\"x\",\"message\":\"y\"},\"data\":"
#define PAGE(members) RESULT ("CF-00000") "{\"connectedIdList\":[\"one\",\"two\"]," members "}}"

static const struct
{
  const char *name, *json, *code, *connected_id;
  gboolean    is_done, is_partial, has_accounts;
  guint       n_accepted, n_refused, n_accounts, n_ids;
} answers[] = {
  { "all-accepted",
    RESULT ("CF-00000") "{\"successList\":[" ACCOUNT ("CF-00000",
                                                      "0004") "],\"errorList\":[],\"connectedId\":\"45t4\"}}",
    "CF-00000", "45t4", TRUE, FALSE, FALSE, 1, 0, 0, 0 },
  { "partly",
    RESULT ("CF-04012") "{\"successList\":[" ACCOUNT ("CF-00000",
                                                      "0004") "],\"errorList\":[" ACCOUNT ("CF-12803", "0306") ","
    ACCOUNT ("CF-04004", "0020") "],\"connectedId\":\"45t4\"}}", "CF-04012", "45t4", TRUE, TRUE, FALSE, 1, 2, 0, 0 },
  { "none", RESULT ("CF-04000") "{\"successList\":[],\"errorList\":[" ACCOUNT ("CF-12803", "0004") "]}}", "CF-04000",
    NULL, FALSE, FALSE,
    FALSE, 0, 1, 0, 0 },
  { "bare-object-for-a-list-of-one",
    RESULT ("CF-00000") "{\"successList\":" ACCOUNT ("CF-00000", "0004") ",\"errorList\":{}}}", "CF-00000",
    NULL, TRUE, FALSE, FALSE, 1, 0, 0, 0 },
  { "delete-without-error-list",
    RESULT ("CF-00000") "{\"successList\":[{\"organization\":\"0004\"}],\"connectedId\":\"45t4\"}}", "CF-00000",
    "45t4", TRUE, FALSE, FALSE, 1, 0, 0, 0 },
  { "list",
    RESULT ("CF-00000") "{\"accountList\":[" ACCOUNT ("", "0004") "," ACCOUNT ("",
                                                                               "0088") "],\"connectedId\":\"45t4\"}}",
                                                                                 "CF-00000",
    "45t4", TRUE, FALSE, TRUE, 0, 0, 2, 0 },
  { "empty-list", RESULT ("CF-00000") "{\"accountList\":[],\"connectedId\":\"45t4\"}}", "CF-00000", "45t4", TRUE, FALSE,
    TRUE, 0, 0, 0, 0 },
  { "connected-ids", PAGE ("\"hasNext\":false"), "CF-00000", NULL, TRUE, FALSE, FALSE, 0, 0, 0, 2 },
  { "refused-as-a-whole", RESULT ("CF-04019") "{}}", "CF-04019", NULL, FALSE, FALSE, FALSE, 0, 0, 0, 0 },
  { "flat-body", "{\"error\":\"invalid_token\",\"code\":\"CF-99997\",\"message\":\"m\"}", "CF-99997", NULL, FALSE,
    FALSE, FALSE, 0, 0, 0, 0 },
  { "html", "<html></html>", NULL, NULL, FALSE, FALSE, FALSE, 0, 0, 0, 0 },
  { "nothing", "", NULL, NULL, FALSE, FALSE, FALSE, 0, 0, 0, 0 },
  { "lists-of-anything",
    RESULT ("CF-00000") "{\"successList\":[1,\"a\",null,[]],\"errorList\":7,\"accountList\":\"x\",\"connectedIdList\":[1]}}",
    "CF-00000", NULL, TRUE, FALSE, FALSE, 0, 0, 0, 0 },
};

static CodefAccountAnswer *
read_answer (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new (bytes, NULL);

  return codef_account_answer_new (document);
}

static void
test_answer (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountAnswer) answer = read_answer (answers[i].json);

  g_assert_cmpstr (codef_account_answer_get_code (answer), ==, answers[i].code);
  g_assert_cmpstr (codef_account_answer_get_connected_id (answer), ==, answers[i].connected_id);
  g_assert_cmpint (codef_account_answer_is_done (answer), ==, answers[i].is_done);
  g_assert_cmpint (codef_account_answer_is_partial (answer), ==, answers[i].is_partial);
  g_assert_cmpint (codef_account_answer_has_accounts (answer), ==, answers[i].has_accounts);
  g_assert_cmpuint (codef_account_answer_get_accepted (answer)->len, ==, answers[i].n_accepted);
  g_assert_cmpuint (codef_account_answer_get_refused (answer)->len, ==, answers[i].n_refused);
  g_assert_cmpuint (codef_account_answer_get_accounts (answer)->len, ==, answers[i].n_accounts);
  g_assert_cmpuint (codef_account_answer_get_connected_ids (answer)->len, ==, answers[i].n_ids);
}

static void
test_members (void)
{
  g_autoptr(CodefAccountAnswer) answer = read_answer (answers[1].json);
  CodefRegistration *refused = g_ptr_array_index (codef_account_answer_get_refused (answer), 0);

  g_assert_cmpstr (codef_registration_get_code (refused), ==, "CF-12803");
  g_assert_cmpstr (codef_registration_get_message (refused), ==, "m");
  g_assert_cmpstr (codef_registration_get_extra_message (refused), ==, "e");
  g_assert_cmpstr (codef_registration_get (refused, CODEF_REGISTRATION_ORGANIZATION), ==, "0306");
  g_assert_cmpstr (codef_registration_get (refused, CODEF_REGISTRATION_LOGIN_TYPE), ==, "1");
  g_assert_cmpstr (codef_registration_get_name (CODEF_REGISTRATION_BUSINESS_TYPE), ==, "businessType");
  g_assert_cmpstr (codef_account_answer_get_message (answer), ==, "y");
  g_assert_cmpstr (codef_account_answer_get_extra_message (answer), ==, "x");
}

static void
test_organization_code (void)
{
  g_autoptr(CodefAccountAnswer) answer =
    read_answer (RESULT ("CF-00000") "{\"accountList\":[{\"organizationCode\":\"0004\"}]}}");
  CodefRegistration *account = g_ptr_array_index (codef_account_answer_get_accounts (answer), 0);

  g_assert_cmpstr (codef_registration_get (account, CODEF_REGISTRATION_ORGANIZATION), ==, "0004");
  g_assert_cmpstr (codef_registration_get (account, CODEF_REGISTRATION_LOGIN_TYPE), ==, "");
  g_assert_null (codef_registration_get_code (account));
}

static const struct { const char *name, *json; gint64 next_page; } pages[] = {
  { "last", PAGE ("\"pageNo\":0,\"hasNext\":false,\"nextPageNo\":0"), -1 },
  { "first", PAGE ("\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":1"), 1 },
  { "texts", PAGE ("\"pageNo\":\"3\",\"hasNext\":true,\"nextPageNo\":\"4\""), 4 },
  { "no-next-page-number", PAGE ("\"pageNo\":3,\"hasNext\":true"), 4 },
  { "no-numbers", PAGE ("\"hasNext\":true"), 1 },
  { "negative", PAGE ("\"pageNo\":2,\"hasNext\":true,\"nextPageNo\":-5"), 3 },
  { "has-next-as-text", PAGE ("\"hasNext\":\"true\",\"nextPageNo\":1"), -1 },
  { "no-paging", PAGE ("\"a\":1"), -1 },
};

static void
test_page (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccountAnswer) answer = read_answer (pages[i].json);

  g_assert_cmpint (codef_account_answer_get_next_page (answer), ==, pages[i].next_page);
}

static void
test_matches (void)
{
  static const char *const one_members[] = { "KR", "BK", "P", "1", "0004" };
  static const char *const other_members[] = { "KR", "BK", "P", "0", "0004" };
  static const char *const open_members[] = { "KR", "BK", "P", NULL, "0004" };
  g_autoptr(CodefRegistration) one = codef_registration_new (one_members);
  g_autoptr(CodefRegistration) other = codef_registration_new (other_members);
  g_autoptr(CodefRegistration) open = codef_registration_new (open_members);

  g_assert_true (codef_registration_matches (one, one));
  g_assert_false (codef_registration_matches (one, other));
  g_assert_true (codef_registration_matches (one, open));
  g_assert_true (codef_registration_matches (open, other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/account-answer/shape/", answers[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_answer);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/account-answer/page/", pages[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_page);
    }
  g_test_add_func ("/account-answer/members", test_members);
  g_test_add_func ("/account-answer/organization-code", test_organization_code);
  g_test_add_func ("/account-answer/matches", test_matches);
  return g_test_run ();
}
