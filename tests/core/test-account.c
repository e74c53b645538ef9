/* SPDX-License-Identifier: MIT */
#include "codef-account.h"

#include "test-loop.h"
#include "test-user-certificate.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1790000000)
#define BANK "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\",\"id\":\"user_id\"," \
  "\"password\":\"secret\"}"

static CodefAccountGuide *guide;

static CodefAccountOperation *
operation (CodefAccountKind kind)
{
  return codef_account_guide_get_operation (guide, kind);
}

static CodefAccount *
make_account (const char *json)
{
  return codef_account_new (guide, operation (CODEF_ACCOUNT_KIND_CREATE), json);
}

static CodefField *
field (CodefAccount *account, const char *name)
{
  CodefField *found = codef_form_find_field (codef_account_get_form (account), name);

  g_assert_nonnull (found);
  return found;
}

/* Which fields are shown and which are required, by what was chosen. */
static const struct { const char *name, *chosen, *required, *offered; } forms[] = {
  { "bank-id", "\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\"",
    "id password", "birthDate" },
  { "bank-certificate", "\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\"",
    "password derFile keyFile",
    "certType" },
  { "bank-pfx",
    "\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\",\"certType\":\"pfx\"",
    "password certFile", "certType" },
  { "business-bank-id", "\"businessType\":\"BK\",\"clientType\":\"B\",\"organization\":\"0004\",\"loginType\":\"1\"",
    "id password",
    "birthDate identity withdrawAccountNo withdrawAccountPassword" },
  { "card-id", "\"businessType\":\"CD\",\"clientType\":\"P\",\"organization\":\"0306\",\"loginType\":\"1\"",
    "id password", "cardNo cardPassword" },
  { "business-card-id", "\"businessType\":\"CD\",\"clientType\":\"B\",\"organization\":\"0306\",\"loginType\":\"1\"",
    "id password",
    "identity loginTypeLevel clientTypeLevel cardNo cardPassword" },
  { "hometax-certificate", "\"businessType\":\"NT\",\"clientType\":\"A\",\"organization\":\"0001\",\"loginType\":\"0\"",
    "password derFile keyFile", "certType identity" },
  { "simple-authentication",
    "\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"5\"", "",
    "userName loginTypeLevel" },
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *json = g_strdup_printf ("{\"countryCode\":\"KR\",%s}", forms[i].chosen);
  g_autoptr(CodefAccount) account = make_account (json);
  GListModel *fields = codef_form_get_fields (codef_account_get_form (account));
  g_autoptr(GString) required = g_string_new (NULL);
  g_autoptr(GString) offered = g_string_new (NULL);

  for (guint j = 5; j < g_list_model_get_n_items (fields); j++) /* the first five are always asked for */
    {
      g_autoptr(CodefField) item = g_list_model_get_item (fields, j);
      GString *to = codef_field_get_required (item) ? required : offered;

      if (codef_field_get_visible (item))
        g_string_append_printf (to, "%s%s", to->len > 0 ? " "
                                : "", codef_parameter_get_name (codef_field_get_parameter (item)));
    }
  g_assert_cmpstr (required->str, ==, forms[i].required);
  g_assert_cmpstr (offered->str, ==, forms[i].offered);
}

static const struct { const char *name, *json, *title, *subtitle; } rows[] = {
  { "id", BANK, "KB국민은행 0004 · 개인", "아이디/비밀번호 · user_id" },
  { "new", NULL, "No institution yet · 개인", "아이디/비밀번호" },
  { "unknown-institution",
    "{\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"9999\",\"loginType\":\"1\"}", "9999 · 개인",
    "아이디/비밀번호" },
  { "unknown-values", "{\"businessType\":\"XX\",\"clientType\":\"Q\",\"organization\":\"0004\",\"loginType\":\"7\"}",
    "0004 · Q", "7" },
  { "same-code-elsewhere",
    "{\"businessType\":\"CD\",\"clientType\":\"B\",\"organization\":\"0306\",\"loginType\":\"0\"}", "신한카드 0306 · 기업·법인",
    "공동인증서" },
  { "nothing", "{}", "No institution yet", "" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccount) account = make_account (rows[i].json);
  g_autofree char *title = codef_account_dup_title (account, CODEF_LANGUAGE_KOREAN);
  g_autofree char *subtitle = codef_account_dup_subtitle (account, CODEF_LANGUAGE_KOREAN);

  g_assert_cmpstr (title, ==, rows[i].title);
  g_assert_cmpstr (subtitle, ==, rows[i].subtitle);
}

static const struct { const char *name, *json, *problem; } problems[] = {
  { "whole", BANK, NULL },
  { "no-institution", NULL, "Organization code: This is required." },
  { "unknown-institution",
    "{\"countryCode\":\"KR\",\"businessType\":\"CD\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\","
    "\"id\":\"a\",\"password\":\"b\"}", "Organization code: The catalogue does not know this institution here." },
  { "no-id",
    "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\","
    "\"password\":\"b\"}", "Id: This is required." },
  { "no-password",
    "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\","
    "\"id\":\"b\"}", "Password: This is required." },
};

static void
test_problem (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccount) alone = make_account (problems[i].json);
  g_autoptr(CodefAccount) lent = make_account (problems[i].json);
  g_autoptr(CodefForm) form = codef_form_new (codef_account_guide_get_catalog (guide),
                                              codef_account_operation_get_account (operation (CODEF_ACCOUNT_KIND_CREATE)));
  g_autofree char *problem = NULL, *same = NULL;

  g_assert_false (codef_account_is_checked (alone));
  codef_account_check (alone, NULL);
  codef_account_check (lent, form);
  problem = codef_account_dup_problem (alone, CODEF_LANGUAGE_ENGLISH);
  same = codef_account_dup_problem (lent, CODEF_LANGUAGE_ENGLISH);
  g_assert_cmpstr (problem, ==, problems[i].problem);
  g_assert_cmpstr (same, ==, problems[i].problem);
  g_assert_cmpint (codef_account_has_problem (alone), ==, problems[i].problem != NULL);
}

static void
count_signal (CodefAccount *account, gpointer n)
{
  (*(guint *) n)++;
}

static void
test_edit (void)
{
  g_autoptr(CodefAccount) account = make_account (BANK);
  g_autoptr(CodefAccount) copy = NULL;
  guint n_edited = 0, n_changed = 0;

  g_signal_connect (account, "edited", G_CALLBACK (count_signal), &n_edited);
  g_signal_connect (account, "changed", G_CALLBACK (count_signal), &n_changed);
  codef_account_set_text (account, BANK);
  g_assert_cmpuint (n_edited, ==, 0);
  codef_account_set_state (account, CODEF_ACCOUNT_ACCEPTED, NULL);
  g_assert_cmpuint (n_edited, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  codef_field_set_text (field (account, "id"), "somebody");
  g_assert_cmpuint (n_edited, ==, 1);
  g_assert_cmpint (codef_account_get_state (account), ==, CODEF_ACCOUNT_WAITING);
  g_assert_nonnull (strstr (codef_account_get_text (account), "\"somebody\""));
  codef_account_set_text (account, "{\"organization\":\"0088\",\"id\":\"c\"}");
  g_assert_cmpstr (codef_field_get_text (field (account, "id")), ==, "c");
  g_assert_cmpstr (codef_registration_get (codef_account_get_registration (account), CODEF_REGISTRATION_ORGANIZATION),
                   ==, "0088");
  codef_account_set_state (account, CODEF_ACCOUNT_ACCEPTED, NULL);
  copy = codef_account_copy (account);
  g_assert_cmpstr (codef_account_get_text (copy), ==, codef_account_get_text (account));
  g_assert_cmpint (codef_account_get_state (copy), ==, CODEF_ACCOUNT_WAITING);
}

/* Another operation asks for other fields; what was typed is still there when the first one comes back. */
static void
test_operation (void)
{
  g_autoptr(CodefAccount) account = make_account (BANK);
  CodefForm *form = codef_account_get_form (account);

  codef_account_set_operation (account, operation (CODEF_ACCOUNT_KIND_UPDATE));
  g_assert_true (codef_account_get_form (account) == form);
  codef_account_set_operation (account, operation (CODEF_ACCOUNT_KIND_DELETE));
  g_assert_cmpuint (g_list_model_get_n_items (codef_form_get_fields (codef_account_get_form (account))), ==, 5);
  codef_account_set_operation (account, operation (CODEF_ACCOUNT_KIND_LIST));
  g_assert_null (codef_account_get_form (account));
  codef_account_check (account, NULL);
  g_assert_false (codef_account_has_problem (account));
  codef_account_set_operation (account, operation (CODEF_ACCOUNT_KIND_CREATE));
  g_assert_cmpstr (codef_field_get_text (field (account, "password")), ==, "secret");
}

static CodefRegistration *
read_registration (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  return codef_registration_read (document, DOC_NODE_ROOT);
}

static const struct { const char *name; CodefAccountKind kind; CodefAccountState state; const char *answer, *badge,
  *in_advice; } badges[] = {
  { "waiting", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_WAITING, NULL, "waiting", NULL },
  { "sent", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_SENT, NULL, "on its way", NULL },
  { "registered", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_ACCEPTED, "{\"code\":\"CF-00000\"}", "registered", NULL },
  { "added", CODEF_ACCOUNT_KIND_REFERENCE_ADD, CODEF_ACCOUNT_ACCEPTED, "{}", "added", NULL },
  { "updated", CODEF_ACCOUNT_KIND_UPDATE, CODEF_ACCOUNT_ACCEPTED, "{}", "updated", NULL },
  { "deleted", CODEF_ACCOUNT_KIND_DELETE, CODEF_ACCOUNT_ACCEPTED, "{}", "deleted", NULL },
  { "refused", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_REFUSED,
    "{\"code\":\"CF-12803\",\"message\":\"아이디 또는 비밀번호 오류입니다. 확인 후 거래하시기 바랍니다.\",\"extraMessage\":\"한 번 남음\"}",
    "CF-12803 아이디 또는 비밀번호 오류입니다", "한 번 남음" },
  { "refused-without-words", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_REFUSED, "{\"code\":\"CF-04004\"}",
    "CF-04004 이미 계정이 등록된 기관입니다", NULL },
  { "refused-with-unknown-code", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_REFUSED, "{\"code\":\"CF-99999\"}",
    "CF-99999", NULL },
  { "refused-without-code", CODEF_ACCOUNT_KIND_CREATE, CODEF_ACCOUNT_REFUSED, "{\"message\":\"왜\"}", "왜", "왜" },
};

static void
test_badge (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefAccount) account = codef_account_new (guide, operation (badges[i].kind), BANK);
  g_autoptr(CodefRegistration) answer = badges[i].answer != NULL ? read_registration (badges[i].answer) : NULL;
  g_autofree char *badge = NULL, *advice = NULL;

  codef_account_set_state (account, badges[i].state, answer);
  badge = codef_account_dup_badge (account);
  advice = codef_account_dup_advice (account, CODEF_LANGUAGE_KOREAN);
  if (g_str_has_prefix (badges[i].badge, "CF-"))
    g_assert_true (g_str_has_prefix (badge, badges[i].badge));
  else
    g_assert_cmpstr (badge, ==, badges[i].badge);
  g_assert_cmpint (advice != NULL, ==, badges[i].state == CODEF_ACCOUNT_REFUSED);
  if (badges[i].in_advice != NULL)
    g_assert_nonnull (strstr (advice, badges[i].in_advice));
}

static void
set_file (CodefAccount *account, const char *name, GBytes *content)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (content, &length);
  g_autofree char *base64 = g_base64_encode (bytes, length);

  codef_field_set_text (field (account, name), base64);
}

static void
inspect (CodefAccount *account)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  codef_account_inspect_async (account, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 20000);
  codef_account_inspect_finish (account, result, &error);
  g_assert_no_error (error);
}

static void
test_certificate (void)
{
  g_autoptr(TestUserCertificate) files = test_user_certificate_new ("홍길동", NOW - 86400, NOW + 86400 * 365);
  g_autoptr(CodefAccount) account =
    make_account ("{\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\"}");
  g_autofree char *subtitle = NULL;

  g_assert_false (codef_account_needs_inspection (account));
  set_file (account, "derFile", files->certificate);
  g_assert_false (codef_account_needs_inspection (account));
  set_file (account, "keyFile", files->key);
  g_assert_true (codef_account_needs_inspection (account));
  inspect (account);
  g_assert_cmpuint (codef_certificate_judge (codef_account_get_certificate (account), NOW), ==,
                    CODEF_CERTIFICATE_LOCKED);
  codef_field_set_text (field (account, "password"), TEST_USER_CERTIFICATE_PASSWORD);
  g_assert_null (codef_account_get_certificate (account));
  inspect (account);
  g_assert_cmpuint (codef_certificate_judge (codef_account_get_certificate (account), NOW), ==, CODEF_CERTIFICATE_FINE);
  g_assert_false (codef_account_needs_inspection (account));
  subtitle = codef_account_dup_subtitle (account, CODEF_LANGUAGE_KOREAN);
  g_assert_cmpstr (subtitle, ==, "공동인증서 · 홍길동 · until 2027-09-21");
  codef_field_set_text (field (account, "loginType"), "1");
  g_assert_null (codef_account_get_certificate (account));
}

static void
test_pfx (void)
{
  g_autoptr(TestUserCertificate) files = test_user_certificate_new ("홍길동", NOW - 86400, NOW + 86400 * 365);
  g_autoptr(CodefAccount) account = make_account ("{\"loginType\":\"0\",\"certType\":\"pfx\",\"password\":\"wrong\"}");

  set_file (account, "certFile", files->pfx);
  inspect (account);
  g_assert_cmpuint (codef_certificate_judge (codef_account_get_certificate (account), NOW), ==,
                    CODEF_CERTIFICATE_WRONG_PASSWORD);
  codef_field_set_text (field (account, "password"), TEST_USER_CERTIFICATE_PASSWORD);
  inspect (account);
  g_assert_true (codef_certificate_is_matched (codef_account_get_certificate (account)));
}

/* A change while the thread reads makes what it read void. */
static void
test_changed_meanwhile (void)
{
  g_autoptr(TestUserCertificate) files = test_user_certificate_new ("홍길동", NOW - 86400, NOW + 86400 * 365);
  g_autoptr(CodefAccount) account = make_account ("{\"loginType\":\"0\",\"certType\":\"pfx\",\"password\":\"wrong\"}");
  g_autoptr(GAsyncResult) result = NULL;

  set_file (account, "certFile", files->pfx);
  codef_account_inspect_async (account, NULL, test_loop_result_cb, &result);
  codef_field_set_text (field (account, "password"), TEST_USER_CERTIFICATE_PASSWORD);
  test_wait_until (result != NULL, 20000);
  g_assert_true (codef_account_inspect_finish (account, result, NULL));
  g_assert_null (codef_account_get_certificate (account));
  g_assert_true (codef_account_needs_inspection (account));
}

static void
test_huge_file (void)
{
  g_autoptr(CodefAccount) account = make_account ("{\"loginType\":\"0\",\"certType\":\"pfx\"}");
  g_autoptr(GBytes) content = g_bytes_new_take (g_malloc0 (30 * 1024 * 1024), 30 * 1024 * 1024);

  set_file (account, "certFile", content);
  inspect (account);
  g_assert_cmpuint (codef_certificate_judge (codef_account_get_certificate (account), NOW), ==,
                    CODEF_CERTIFICATE_TOO_LARGE);
}

#define ADD_TABLE(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
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
  ADD_TABLE ("/account/form/", forms, test_form)
  ADD_TABLE ("/account/row/", rows, test_row)
  ADD_TABLE ("/account/problem/", problems, test_problem)
  ADD_TABLE ("/account/badge/", badges, test_badge)
  g_test_add_func ("/account/edit", test_edit);
  g_test_add_func ("/account/operation", test_operation);
  g_test_add_func ("/account/certificate/pair", test_certificate);
  g_test_add_func ("/account/certificate/pfx", test_pfx);
  g_test_add_func ("/account/certificate/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/account/certificate/huge-file", test_huge_file);
  result = g_test_run ();
  g_object_unref (guide);
  return result;
}
