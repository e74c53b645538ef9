/* SPDX-License-Identifier: MIT */
/* All products of the catalogue, through the port, with both pairs. */
#include "codef-wire.h"
#include "rig.h"
#include "sample-request.h"
#include "sandbox-json.h"

#include <string.h>

static Rig *rig;
static CodefPublicKey *key;

/* Calls @each for every product; fails if there are fewer than are known. */
static void
for_each_product (void (*each) (CodefProduct *product))
{
  GListModel *products = codef_catalog_get_products (rig->catalog);

  g_assert_cmpuint (g_list_model_get_n_items (products), >=, 156);
  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      g_test_message ("%s", codef_product_get_path (product));
      each (product);
    }
}

static void
assert_vendor_answer (CodefProduct *product)
{
  g_autofree char *request = sample_request_new (product, NULL, NULL, NULL);
  g_autoptr(Answer) answer = rig_post (rig, RIG_VENDOR, codef_product_get_path (product), request);
  g_autoptr(DocDocument) sample = doc_document_new_plain (codef_product_get_sample_answer (product), NULL);
  g_autoptr(GString) expected = g_string_new (NULL);

  sandbox_json_append_node (expected, sample, DOC_NODE_ROOT);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (answer->content_type, ==, "application/json;charset=UTF-8");
  g_assert_cmpint (doc_document_get_form (answer->document), ==, DOC_FORM_PERCENT);
  g_assert_cmpmem (g_bytes_get_data (doc_document_get_text (answer->document), NULL),
                   g_bytes_get_size (doc_document_get_text (answer->document)), expected->str, expected->len);
  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_vendor (void)
{
  for_each_product (assert_vendor_answer);
}

static void
assert_own_answer (CodefProduct *product)
{
  g_autofree char *request = sample_request_new (product, key, NULL, NULL);
  g_autoptr(Answer) answer = rig_post (rig, RIG_OWN, codef_product_get_path (product), request);
  g_autofree char *id = answer_dup (answer, "result", "transactionId");

  g_assert_cmpuint (answer->status, ==, 200);
  if (!codef_product_has_two_way (product))
    g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
  else if (g_strcmp0 (answer->code, CODEF_RESULT_SUCCESS) != 0)
    g_assert_cmpstr (answer->code, ==, CODEF_RESULT_CHALLENGE);
  g_assert_cmpuint (strlen (id), ==, 24);
  g_assert_cmpuint (strspn (id, "0123456789abcdef"), ==, 24);
}

static void
test_own (void)
{
  for_each_product (assert_own_answer);
}

static void
assert_missing (CodefProduct *product, const char *name, const char *record_of)
{
  g_autofree char *vendor_request = sample_request_new (product, NULL, name, record_of);
  g_autofree char *own_request = sample_request_new (product, key, name, record_of);
  g_autoptr(Answer) vendor = rig_post (rig, RIG_VENDOR, codef_product_get_path (product), vendor_request);
  g_autoptr(Answer) own = rig_post (rig, RIG_OWN, codef_product_get_path (product), own_request);
  Answer *answers[] = { vendor, own };

  g_test_message ("  without %s", name);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *extra = answer_dup (answers[i], "result", "extraMessage"),
                      *data = answer_dup (answers[i], "data", NULL);
      g_autofree char *message = answer_dup (answers[i], "result", "message");

      g_assert_cmpstr (answers[i]->code, ==, CODEF_RESULT_MISSING);
      g_assert_cmpstr (extra, ==, name);
      g_assert_cmpstr (message, ==, "필수 입력 파라미터가 누락되었습니다.");
      g_assert_cmpstr (data, ==, "{}");
    }
}

static void
assert_each_missing (CodefProduct *product, GListModel *parameters, const char *record_of)
{
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);

      if (codef_parameter_is_required (parameter))
        assert_missing (product, codef_parameter_get_name (parameter), record_of);
      if (codef_parameter_get_items (parameter) != NULL && codef_parameter_is_required (parameter))
        assert_each_missing (product, codef_parameter_get_items (parameter), codef_parameter_get_name (parameter));
    }
}

static void
assert_required (CodefProduct *product)
{
  assert_each_missing (product, codef_product_get_parameters (product), NULL);
}

static void
test_required (void)
{
  for_each_product (assert_required);
}

/* What counts as absent, and which name is told first. */
static void
test_absent (void)
{
  static const struct { const char *request, *missing; } cases[] = {
    { "{}", "connectedId" },
    { "", "connectedId" },
    { "{\"organization\":\"0004\"}", "connectedId" },
    { "{\"connectedId\":\"\",\"organization\":\"0004\"}", "connectedId" },
    { "{\"connectedId\":null,\"organization\":\"0004\"}", "connectedId" },
    { "{\"connectedId\":\"sandbox_connectedId\"}", "organization" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = rig_post (rig, RIG_VENDOR, "/v1/kr/bank/p/account/account-list", cases[i].request);
      g_autofree char *extra = answer_dup (answer, "result", "extraMessage");

      g_assert_cmpstr (answer->code, ==, CODEF_RESULT_MISSING);
      g_assert_cmpstr (extra, ==, cases[i].missing);
    }
}

/* The two documented examples: both pairs give the documented answer, the own one under an id of its own. */
static void
assert_documented (const char *path, const char *request, const char *answer_file)
{
  CodefProduct *product = codef_catalog_find_product (rig->catalog, path);
  g_autoptr(DocDocument) sample = doc_document_new_plain (codef_product_get_sample_answer (product), NULL);
  g_autoptr(GString) data = g_string_new (NULL);

  sandbox_json_append_node (data, sample, doc_document_find_member (sample, DOC_NODE_ROOT, "data"));
  g_assert_nonnull (strstr (data->str, answer_file));
  for (RigPair pair = RIG_OWN; pair <= RIG_VENDOR; pair++)
    {
      g_autoptr(Answer) answer = rig_post (rig, pair, path, request);
      g_autofree char *got = answer_dup (answer, "data", NULL), *message = answer_dup (answer, "result", "message");

      g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
      g_assert_cmpstr (message, ==, "성공");
      g_assert_cmpstr (got, ==, data->str);
    }
}

static void
test_documented (void)
{
  assert_documented ("/v1/kr/bank/p/account/account-list",
                     "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\"}",
                     "\"resAccountBalance\":\"874890\"");
  assert_documented ("/v1/kr/public/nt/business/status",
                     "{\"organization\":\"0004\",\"reqIdentityList\":[{\"reqIdentity\":\"3333344444\"},{"
                     "\"reqIdentity\":\"1234567890\"}]}",
                     "\"resTransferTaxTypeDate\":\"20110701\"");
  assert_documented ("/v1/kr/public/nt/business/status",
                     "{\"organization\":\"0004\",\"req_identity_list\":[{\"reqIdentity\":\"3333344444\"},{"
                     "\"reqIdentity\":\"1234567890\"}]}",
                     "\"resBusinessStatus\":\"사업을하지않고있습니다.\"");
}

/* What the product does not define comes back at the top level, unchanged to the last sign. */
static void
test_echo (void)
{
  static const char request[] = "{\"connectedId\":\"a\",\"organization\":\"0004\",\"key\":\"2023\",\"n\":1.10,\"o\":{ "
                                "\"a\" : [1, \"b c\\n\"] },\"is2Way\":true,"
                                "\"twoWayInfo\":{},\"result\":1,\"data\":2,\"키\":\"+%\"}";
  static const char echo[] = ",\"key\":\"2023\",\"n\":1.10,\"o\":{\"a\":[1,\"b c\\n\"]},\"키\":\"+%\"}";
  g_autoptr(Answer) answer = rig_post (rig, RIG_VENDOR, "/v1/kr/bank/p/account/account-list", request);
  GBytes *text = doc_document_get_text (answer->document);
  g_autofree char *whole = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

  g_assert_true (g_str_has_suffix (whole, echo));
}

static void
test_secrets (void)
{
  static const char path[] = "/v1/kr/card/a/cardsales/approval-list";
  CodefProduct *product = codef_catalog_find_product (rig->catalog, path);
  g_autofree char *good = sample_request_new (product, key, NULL, NULL),
                  *plain = sample_request_new (product, NULL, NULL, NULL);
  g_autoptr(Answer) decrypted = rig_post (rig, RIG_OWN, path, good);
  g_autoptr(Answer) not_encrypted = rig_post (rig, RIG_OWN, path, plain);
  g_autofree char *bearer = g_strconcat ("Bearer ", rig_token (rig, RIG_OWN), NULL);
  const char *const headers[] = { "Authorization", bearer, NULL };
  g_autoptr(Answer) raw = NULL, vendor = rig_post (rig, RIG_VENDOR, path, plain);

  g_assert_true (g_strcmp0 (decrypted->code, CODEF_RESULT_SUCCESS) == 0 ||
                 g_strcmp0 (decrypted->code, CODEF_RESULT_CHALLENGE) == 0);
  g_assert_cmpstr (not_encrypted->code, ==, "CF-04020");
  g_assert_cmpstr (vendor->code, ==, CODEF_RESULT_SUCCESS);
  /* sent as raw JSON, each + of the base64 arrives as a blank */
  while (strchr (good, '+') == NULL)
    {
      g_free (good);
      good = sample_request_new (product, key, NULL, NULL);
    }
  raw = rig_post_bytes (rig, path, good, -1, headers);
  g_assert_cmpstr (raw->code, ==, "CF-04028");
}

static void
test_other_key (void)
{
  g_autoptr(CodefPublicKey) other = codef_public_key_new_throwaway (NULL);
  CodefProduct *product = codef_catalog_find_product (rig->catalog, "/v1/kr/card/a/cardsales/approval-list");
  g_autofree char *request = sample_request_new (product, other, NULL, NULL);
  g_autoptr(Answer) answer = rig_post (rig, RIG_OWN, codef_product_get_path (product), request);

  g_assert_cmpstr (answer->code, ==, "CF-04020");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  key = codef_public_key_new (sandbox_server_get_public_key (rig->server), NULL);
  g_assert_nonnull (key);
  g_test_add_func ("/sandbox/products/vendor", test_vendor);
  g_test_add_func ("/sandbox/products/own", test_own);
  g_test_add_func ("/sandbox/products/required", test_required);
  g_test_add_func ("/sandbox/products/absent", test_absent);
  g_test_add_func ("/sandbox/products/documented", test_documented);
  g_test_add_func ("/sandbox/products/echo", test_echo);
  g_test_add_func ("/sandbox/products/secrets", test_secrets);
  g_test_add_func ("/sandbox/products/other-key", test_other_key);
  result = g_test_run ();
  codef_public_key_unref (key);
  rig_free (rig);
  return result;
}
