/* SPDX-License-Identifier: MIT */
#include "codef-catalog.h"
#include "codef-condition.h"
#include "doc-document.h"

#include <string.h>

#define N_PRODUCTS 156
#define ACCOUNT_LIST "/v1/kr/bank/p/account/account-list"
#define BUSINESS_STATUS "/v1/kr/public/nt/business/status"

static const CodefLanguage languages[] = { CODEF_LANGUAGE_KOREAN, CODEF_LANGUAGE_ENGLISH };

typedef void (*ProductFunc) (CodefCatalog *catalog, CodefProduct *product);

static void
for_each_product (ProductFunc func)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *products = codef_catalog_get_products (catalog);

  g_assert_cmpuint (g_list_model_get_n_items (products), ==, N_PRODUCTS);
  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      func (catalog, product);
    }
}

static void
assert_text (const char *text, CodefProduct *product, const char *what)
{
  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    g_error ("%s: no %s", codef_product_get_path (product), what);
}

static void
check_header (CodefCatalog *catalog, CodefProduct *product)
{
  const char *area = codef_product_get_area (product);
  const char *group = codef_product_get_group (product);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      assert_text (codef_product_get_title (product, languages[i]), product, "title");
      assert_text (codef_product_get_completeness (product, languages[i]), product, "completeness");
      assert_text (codef_product_get_basis (product, languages[i]), product, "basis");
      assert_text (codef_catalog_get_area_title (catalog, area, languages[i]), product, "area");
      assert_text (codef_catalog_get_group_title (catalog, group, languages[i]), product, "group");
    }
  g_assert_true (codef_catalog_find_product (catalog, codef_product_get_path (product)) == product);
  g_assert_nonnull (strchr ("PBA", codef_product_get_client_type (product)));
  g_assert_false (codef_product_is_user_defined (product));
}

static void
test_headers (void)
{
  for_each_product (check_header);
}

static void
check_condition (CodefProduct *product, const char *condition)
{
  g_autofree char *problem = condition != NULL ? codef_condition_check (condition) : NULL;

  if (problem != NULL)
    g_error ("%s: “%s”: %s", codef_product_get_path (product), condition, problem);
}

static void
check_parameters (CodefProduct *product, GListModel *parameters)
{
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      CodefInput input = codef_parameter_get_input (parameter);

      assert_text (codef_parameter_get_name (parameter), product, "parameter name");
      g_assert_cmpint (input == CODEF_INPUT_LIST, ==, codef_parameter_get_items (parameter) != NULL);
      g_assert_cmpint (input == CODEF_INPUT_CHOICE, <=, codef_parameter_get_n_values (parameter) > 0);
      g_assert_cmpint (input == CODEF_INPUT_SECRET, ==, codef_parameter_is_encrypted (parameter));
      check_condition (product, codef_parameter_get_when (parameter));
      check_condition (product, codef_parameter_get_encrypted_when (parameter));
      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          assert_text (codef_parameter_get_title (parameter, languages[j]), product, "parameter title");
          for (guint k = 0; k < codef_parameter_get_n_values (parameter); k++)
            assert_text (codef_parameter_get_value_title (parameter, k, languages[j]), product, "title of a value");
          if (codef_parameter_get_when (parameter) != NULL && !codef_parameter_is_two_way (parameter))
            assert_text (codef_parameter_get_condition (parameter, languages[j]), product, "condition in words");
        }
      if (codef_parameter_get_items (parameter) != NULL)
        check_parameters (product, codef_parameter_get_items (parameter));
    }
}

static void
check_product_parameters (CodefCatalog *catalog, CodefProduct *product)
{
  check_parameters (product, codef_product_get_parameters (product));
}

static void
test_parameters (void)
{
  for_each_product (check_product_parameters);
}

static void
check_samples (CodefCatalog *catalog, CodefProduct *product)
{
  g_autoptr(DocDocument) request = doc_document_new_plain (codef_product_get_sample_request (product), NULL);
  g_autoptr(DocDocument) answer = doc_document_new_plain (codef_product_get_sample_answer (product), NULL);
  GBytes *two_way = codef_product_get_two_way (product);
  DocNode code = doc_document_find (answer, DOC_NODE_ROOT, "result", "code", NULL);
  DocNode data = doc_document_find_member (answer, DOC_NODE_ROOT, "data");
  g_autofree char *text = NULL;

  g_assert_null (doc_document_get_problem (request));
  g_assert_cmpint (doc_document_get_kind (request, DOC_NODE_ROOT), ==, DOC_KIND_OBJECT);
  g_assert_null (doc_document_get_problem (answer));
  text = doc_document_dup_string (answer, code);
  g_assert_cmpstr (text, ==, "CF-00000");
  g_assert_cmpuint (data, !=, DOC_NODE_NONE);
  if (!codef_product_is_answer_known (product))
    g_assert_cmpuint (doc_document_get_n_children (answer, data), ==, 0);
  g_assert_cmpint (two_way != NULL, ==, codef_product_has_two_way (product));
  if (two_way != NULL)
    {
      g_autoptr(DocDocument) document = doc_document_new_plain (two_way, NULL);
      DocNode steps = doc_document_find_member (document, DOC_NODE_ROOT, "steps");

      g_assert_cmpuint (doc_document_get_n_children (document, steps), >, 0);
    }
}

static void
test_samples (void)
{
  for_each_product (check_samples);
}

/* Area and group as the catalogue has them, ranked products first. */
static void
test_order (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *products = codef_catalog_get_products (catalog);
  g_autoptr(GHashTable) groups_seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CodefProduct) first = g_list_model_get_item (products, 0);
  const char *group = "";
  guint rank = 0;

  g_assert_cmpstr (codef_product_get_path (first), ==, ACCOUNT_LIST);
  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      CodefProduct *product = g_list_model_get_item (products, i);

      if (strcmp (group, codef_product_get_group (product)) != 0)
        {
          group = codef_product_get_group (product);
          g_assert_true (g_hash_table_add (groups_seen, (char *) group));
          rank = 0;
        }
      g_assert_cmpuint (codef_product_get_rank (product) - 1, >=, rank);
      rank = codef_product_get_rank (product) - 1;
      g_object_unref (product); /* the catalogue keeps it */
    }
}

static void
test_documented_product (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *product = codef_catalog_find_product (catalog, ACCOUNT_LIST);
  CodefParameter *organization = codef_product_find_parameter (product, "organization");

  g_assert_cmpstr (codef_product_get_code (product), ==, "KR_BK_1_P_001");
  g_assert_cmpstr (codef_product_get_title (product, CODEF_LANGUAGE_KOREAN), ==, "개인 보유계좌 조회");
  g_assert_cmpstr (codef_product_get_area (product), ==, "BK");
  g_assert_cmpstr (codef_product_get_completeness_id (product), ==, "official");
  g_assert_cmpint (codef_product_get_confidence (product), ==, CODEF_CONFIDENCE_HIGH);
  g_assert_true (codef_product_is_answer_known (product));
  g_assert_true (codef_product_uses_connected_id (product));
  g_assert_cmpint (codef_parameter_get_input (organization), ==, CODEF_INPUT_ORGANIZATION);
  g_assert_cmpint (codef_parameter_get_wire_type (organization), ==, CODEF_WIRE_TYPE_STRING);
  g_assert_true (codef_parameter_is_required (organization));
  g_assert_cmpstr (codef_parameter_get_example (organization), ==, "0004");
  g_assert_null (codef_catalog_find_product (catalog, "/v1/kr/bank/p/account/no-such"));
  g_assert_null (codef_product_find_parameter (product, "no-such"));
}

static void
test_list_parameter (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *product = codef_catalog_find_product (catalog, BUSINESS_STATUS);
  CodefParameter *list = codef_product_find_parameter (product, "reqIdentityList");
  g_autoptr(CodefParameter) item = g_list_model_get_item (codef_parameter_get_items (list), 0);

  g_assert_true (codef_product_find_parameter (product, "req_identity_list") == list);
  g_assert_cmpint (codef_parameter_get_wire_type (list), ==, CODEF_WIRE_TYPE_ARRAY);
  g_assert_null (codef_parameter_get_example (list));
  g_assert_cmpstr (codef_parameter_get_name (item), ==, "reqIdentity");
  g_assert_true (codef_parameter_is_required (item));
  g_assert_null (codef_product_find_parameter (product, "reqIdentity"));
}

static void
test_words_of_answers (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *status = codef_catalog_find_product (catalog, BUSINESS_STATUS);
  CodefProduct *accounts = codef_catalog_find_product (catalog, ACCOUNT_LIST);

  g_assert_cmpstr (codef_product_describe_value (status, "resTaxationTypeCode", "98", CODEF_LANGUAGE_ENGLISH), ==,
                   "No business");
  g_assert_null (codef_product_describe_value (status, "resTaxationTypeCode", "99", CODEF_LANGUAGE_ENGLISH));
  g_assert_cmpstr (codef_catalog_get_field_title (catalog, accounts, "resAccountBalance", CODEF_LANGUAGE_KOREAN), ==,
                   "현재잔액");
  g_assert_cmpstr (codef_catalog_get_field_title (catalog, NULL, "resAccountBalance", CODEF_LANGUAGE_KOREAN), ==,
                   "현재잔액");
  g_assert_cmpstr (codef_catalog_get_field_title (catalog, status, "reqIdentityList", CODEF_LANGUAGE_KOREAN), ==,
                   "사업자등록번호 목록");
  g_assert_null (codef_catalog_get_field_title (catalog, accounts, "no-such", CODEF_LANGUAGE_KOREAN));
}

static void
test_result_codes (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *codes = codef_catalog_get_result_codes (catalog);
  CodefResultCode *success = codef_catalog_find_result_code (catalog, "CF-00000");

  g_assert_cmpuint (g_list_model_get_n_items (codes), ==, 245);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr(CodefResultCode) code = g_list_model_get_item (codes, i);

      g_assert_true (codef_catalog_find_result_code (catalog, codef_result_code_get_code (code)) == code);
      g_assert_nonnull (codef_result_code_get_message (code));
      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_assert_nonnull (codef_result_code_get_meaning (code, languages[j]));
          g_assert_nonnull (codef_result_code_get_advice (code, languages[j]));
          g_assert_nonnull (codef_result_code_get_provenance (code, languages[j]));
        }
    }
  g_assert_cmpstr (codef_result_code_get_message (success), ==, "성공");
  g_assert_false (codef_result_code_can_retry (success));
  g_assert_true (codef_result_code_matches (success, "ㅅㄱ"));
  g_assert_true (codef_result_code_matches (success, "cf-00000"));
  g_assert_false (codef_result_code_matches (success, "12803"));
  g_assert_null (codef_catalog_find_result_code (catalog, "CF-98765"));
}

static void
test_field_labels (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *labels = codef_catalog_get_field_labels (catalog);
  guint n_of_organization = 0;

  g_assert_cmpuint (g_list_model_get_n_items (labels), >, 700);
  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr(CodefFieldLabel) label = g_list_model_get_item (labels, i);

      g_assert_nonnull (codef_field_label_get_title (label, CODEF_LANGUAGE_KOREAN));
      g_assert_nonnull (codef_field_label_get_title (label, CODEF_LANGUAGE_ENGLISH));
      g_assert_cmpint (codef_catalog_is_field_glossed (catalog, codef_field_label_get_name (label)), ==,
                       codef_field_label_is_glossed (label));
      if (g_str_equal (codef_field_label_get_name (label), "organization"))
        {
          n_of_organization = codef_field_label_get_n_products (label);
          g_assert_true (codef_field_label_matches (label, "ㄱㄱ"));
        }
    }
  g_assert_cmpuint (n_of_organization, ==, 143);
  g_assert_false (codef_catalog_is_field_glossed (catalog, "no-such"));
}

static const struct { const char *name, *path, *code, *found; guint n; } organizations[] = {
  { "bank", ACCOUNT_LIST, "0004", "KB국민은행", 22 },
  { "savings bank", "/v1/kr/bank2/p/account/account-list", "0050", NULL, 1 },
  { "card", "/v1/kr/card/p/account/card-list", "0301", "KB국민카드", 14 },
  { "securities, by area", "/v1/kr/stock/a/account/balance-list", "0209", "유안타증권", 25 },
  { "tax office, state of businesses", BUSINESS_STATUS, "0004", "국세청 홈택스(사업자상태/제3자/연말정산)", 1 },
  { "tax office, proofs", "/v1/kr/public/nt/proof-issue/corporate-registration", "0001", "국세청 홈택스(증명발급)", 1 },
  { "identity card before the rest of gov24", "/v1/kr/public/mw/identity-card/check-status", "0002",
    "정부24(주민등록증 진위확인)", 1 },
  { "not of this path", "/v1/kr/public/mw/identity-card/check-status", "0004", NULL, 1 },
  { "unknown path of a known area", "/v1/kr/stock/no/such", "0209", "유안타증권", 25 },
  { "unknown path", "/v1/elsewhere", "0004", NULL, 0 },
  { "no path", NULL, "0004", "KB국민은행", 0 },
  { "unknown code", ACCOUNT_LIST, "9999", NULL, 22 },
};

static void
test_organizations (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefOrganization *found = codef_catalog_find_organization (catalog, organizations[i].path, organizations[i].code);
  const char *name = found != NULL ? codef_organization_get_name (found, CODEF_LANGUAGE_KOREAN) : NULL;

  if (organizations[i].path != NULL)
    {
      g_autoptr(GListModel) meant = codef_catalog_list_organizations (catalog, organizations[i].path);

      g_assert_cmpuint (g_list_model_get_n_items (meant), ==, organizations[i].n);
    }
  g_assert_cmpstr (name, ==, organizations[i].found);
}

/* Public codes repeat: at every product with institutions each code means one of them. */
static void
check_codes_of_product (CodefCatalog *catalog, CodefProduct *product)
{
  g_autoptr(GListModel) meant = codef_catalog_list_organizations (catalog, codef_product_get_path (product));
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (meant); i++)
    {
      g_autoptr(CodefOrganization) organization = g_list_model_get_item (meant, i);
      const char *code = codef_organization_get_code (organization);

      if (!g_hash_table_add (codes, (char *) code))
        g_error ("%s: %s means two institutions", codef_product_get_path (product), code);
    }
}

static void
test_organization_codes (void)
{
  for_each_product (check_codes_of_product);
}

static void
test_organizations_of_type (void)
{
  static const char *const types[] = { "BK", "CD", "IS", "ST", "PB", "ETC", "NT" };
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(CodefOrganization) bank = g_object_ref (codef_catalog_find_organization (catalog, ACCOUNT_LIST, "0004"));
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GListModel) of_type = codef_catalog_list_organizations_of (catalog, types[i]);

      g_assert_cmpuint (g_list_model_get_n_items (of_type), >, 0);
      n += g_list_model_get_n_items (of_type);
    }
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (codef_catalog_get_organizations (catalog)));
  g_assert_cmpstr (codef_organization_get_business_type (bank), ==, "BK");
  g_assert_true (codef_organization_matches (bank, "ㄱㅁㅇㅎ"));
  g_assert_true (codef_organization_matches (bank, "국민 0004"));
  g_assert_false (codef_organization_matches (bank, "농협"));
}

static const struct { const char *query, *path; gboolean hits; } searches[] = {
  { "", ACCOUNT_LIST, TRUE },
  { "   ", ACCOUNT_LIST, TRUE },
  { "ㄱㅁㅇㅎ", ACCOUNT_LIST, TRUE },
  { "ㄱㅁㅇㅎ", BUSINESS_STATUS, FALSE },
  { "국민", ACCOUNT_LIST, TRUE },
  { "구", ACCOUNT_LIST, TRUE },
  { "보유계좌", ACCOUNT_LIST, TRUE },
  { "보유계좌", "/v1/kr/bank/p/account/transaction-list", FALSE },
  { "ㅂㅇㄱㅈ", ACCOUNT_LIST, TRUE },
  { "보유겨", ACCOUNT_LIST, FALSE },
  { "보유계", ACCOUNT_LIST, TRUE },
  { "account-list", ACCOUNT_LIST, TRUE },
  { "Account-List", ACCOUNT_LIST, TRUE },
  { ACCOUNT_LIST, ACCOUNT_LIST, TRUE },
  { "KR_BK_1_P_001", ACCOUNT_LIST, TRUE },
  { "kr_bk_1_p_001", ACCOUNT_LIST, TRUE },
  { "KR_BK_1_P_001", BUSINESS_STATUS, FALSE },
  { "0004", ACCOUNT_LIST, TRUE },
  { "0004", BUSINESS_STATUS, TRUE },
  { "kookmin", ACCOUNT_LIST, TRUE },
  { "accounts held", ACCOUNT_LIST, TRUE },
  { "보유계좌 국민", ACCOUNT_LIST, TRUE },
  { "국민 보유계좌 개인", ACCOUNT_LIST, TRUE },
  { "보유계좌 홈택스", ACCOUNT_LIST, FALSE },
  { "휴폐업", BUSINESS_STATUS, TRUE },
  { "ㅎㅌㅅ", BUSINESS_STATUS, TRUE },
  { "은행", ACCOUNT_LIST, TRUE },
  { "no such words", ACCOUNT_LIST, FALSE },
};

static void
test_search (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *product = codef_catalog_find_product (catalog, searches[i].path);

  g_assert_cmpint (codef_catalog_product_matches (catalog, product, searches[i].query), ==, searches[i].hits);
  g_assert_true (codef_catalog_product_matches (catalog, product, NULL));
}

/* Everything that is loaded when first asked for is asked for by several threads at the same time. */
static gpointer
read_everything (gpointer data)
{
  CodefCatalog *catalog = data;
  GListModel *products = codef_catalog_get_products (catalog);

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      check_header (catalog, product);
      check_product_parameters (catalog, product);
      check_samples (catalog, product);
      codef_catalog_get_field_title (catalog, product, "resAccount", CODEF_LANGUAGE_KOREAN);
      codef_catalog_product_matches (catalog, product, i % 2 == 0 ? "ㄱㅁ" : "국");
    }
  g_assert_nonnull (codef_catalog_find_result_code (catalog, "CF-00000"));
  g_assert_cmpuint (g_list_model_get_n_items (codef_catalog_get_field_labels (catalog)), >, 0);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_everything, catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* The picker opens with the window and searches at every key: both take 3 ms at most. The bound is wide, for busy
 * machines and sanitizers; the time itself is told. */
#define TIME_BOUND_MS 1000

static void
test_time (void)
{
  static const char *const typed[] = { "ㄱ", "구", "국", "국ㅁ", "국미", "국민", "account", "a" };
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  double opened_ms = (g_get_monotonic_time () - start_us) / 1000.;
  GListModel *products = codef_catalog_get_products (catalog);

  g_test_minimized_result (opened_ms, "catalogue opened in %.2f ms", opened_ms);
  g_assert_cmpfloat (opened_ms, <, TIME_BOUND_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 key_us = g_get_monotonic_time ();
      double took_ms;

      for (guint j = 0; j < g_list_model_get_n_items (products); j++)
        {
          g_autoptr(CodefProduct) product = g_list_model_get_item (products, j);

          codef_catalog_product_matches (catalog, product, typed[i]);
        }
      took_ms = (g_get_monotonic_time () - key_us) / 1000.;
      g_test_minimized_result (took_ms, "“%s” looked for in %.2f ms", typed[i], took_ms);
      g_assert_cmpfloat (took_ms, <, TIME_BOUND_MS);
    }
}

static void
add_table (const char *path, const char *name, gsize i, GTestDataFunc func)
{
  g_autofree char *full = g_strdup_printf ("%s/%02zu %s", path, i, name);

  g_strdelimit (full + strlen (path) + 1, "/", '.');
  g_test_add_data_func (full, GSIZE_TO_POINTER (i), func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/products/headers", test_headers);
  g_test_add_func ("/catalog/products/parameters", test_parameters);
  g_test_add_func ("/catalog/products/samples", test_samples);
  g_test_add_func ("/catalog/products/order", test_order);
  g_test_add_func ("/catalog/products/documented", test_documented_product);
  g_test_add_func ("/catalog/products/list parameter", test_list_parameter);
  g_test_add_func ("/catalog/words/answers", test_words_of_answers);
  g_test_add_func ("/catalog/words/result codes", test_result_codes);
  g_test_add_func ("/catalog/words/field labels", test_field_labels);
  for (gsize i = 0; i < G_N_ELEMENTS (organizations); i++)
    add_table ("/catalog/organizations/at path", organizations[i].name, i, test_organizations);
  g_test_add_func ("/catalog/organizations/codes", test_organization_codes);
  g_test_add_func ("/catalog/organizations/of type", test_organizations_of_type);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    add_table ("/catalog/search", searches[i].query, i, test_search);
  g_test_add_func ("/catalog/threads", test_threads);
  g_test_add_func ("/catalog/time", test_time);
  return g_test_run ();
}
