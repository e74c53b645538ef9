/* SPDX-License-Identifier: MIT */
#include "codef-account-guide.h"

#include "codef-wire.h"
#include <string.h>

static CodefAccountGuide *guide;

static const struct
{
  const char      *id, *path;
  CodefAccountKind kind;
  CodefConfidence  confidence;
  gboolean         uses_connected_id, complete;
  const char      *account, *source; /* names, or NULL */
} operations[] = {
  { "create", CODEF_PATH_ACCOUNT_CREATE, CODEF_ACCOUNT_KIND_CREATE, CODEF_CONFIDENCE_HIGH, FALSE, FALSE, "all", NULL },
  { "add", CODEF_PATH_ACCOUNT_ADD, CODEF_ACCOUNT_KIND_ADD, CODEF_CONFIDENCE_HIGH, TRUE, FALSE, "all", NULL },
  { "update", CODEF_PATH_ACCOUNT_UPDATE, CODEF_ACCOUNT_KIND_UPDATE, CODEF_CONFIDENCE_HIGH, TRUE, FALSE, "all", NULL },
  { "delete", CODEF_PATH_ACCOUNT_DELETE, CODEF_ACCOUNT_KIND_DELETE, CODEF_CONFIDENCE_HIGH, TRUE, FALSE,
    "countryCode businessType clientType organization loginType", NULL },
  { "list", CODEF_PATH_ACCOUNT_LIST, CODEF_ACCOUNT_KIND_LIST, CODEF_CONFIDENCE_HIGH, TRUE, FALSE, NULL, NULL },
  { "connected-ids", CODEF_PATH_ACCOUNT_CONNECTED_IDS, CODEF_ACCOUNT_KIND_CONNECTED_IDS, CODEF_CONFIDENCE_HIGH, FALSE,
    FALSE, NULL, NULL },
  { "reference-add", CODEF_PATH_ACCOUNT_REFERENCE_ADD, CODEF_ACCOUNT_KIND_REFERENCE_ADD, CODEF_CONFIDENCE_LOW, TRUE,
    TRUE,
    "countryCode businessType organization clientType birthDate identity userName loginTypeLevel clientTypeLevel "
    "withdrawAccountNo "
    "withdrawAccountPassword", "countryCode businessType organization clientType" },
  { "reference-update", CODEF_PATH_ACCOUNT_REFERENCE_UPDATE, CODEF_ACCOUNT_KIND_REFERENCE_UPDATE, CODEF_CONFIDENCE_LOW,
    TRUE, TRUE,
    "countryCode businessType organization clientType birthDate identity userName loginTypeLevel clientTypeLevel "
    "withdrawAccountNo "
    "withdrawAccountPassword", "countryCode businessType organization clientType" },
};

static char *
join_names (CodefProduct *product)
{
  GListModel *parameters;
  GString *names = g_string_new (NULL);

  if (product == NULL)
    return g_string_free (names, TRUE);
  parameters = codef_product_get_parameters (product);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);

      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", codef_parameter_get_name (parameter));
    }
  return g_string_free (names, FALSE);
}

static void
test_operation (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  CodefAccountOperation *operation = codef_account_guide_get_operation (guide, operations[i].kind);
  g_autofree char *account = join_names (codef_account_operation_get_account (operation));
  g_autofree char *source = join_names (codef_account_operation_get_source (operation));

  g_assert_true (operation == codef_account_guide_find_operation (guide, operations[i].id));
  g_assert_cmpint (codef_account_operation_get_kind (operation), ==, operations[i].kind);
  g_assert_cmpstr (codef_account_operation_get_id (operation), ==, operations[i].id);
  g_assert_cmpstr (codef_account_operation_get_path (operation), ==, operations[i].path);
  g_assert_cmpint (codef_account_operation_get_confidence (operation), ==, operations[i].confidence);
  g_assert_cmpint (codef_account_operation_uses_connected_id (operation), ==, operations[i].uses_connected_id);
  g_assert_cmpint (codef_account_operation_is_complete (operation), ==, operations[i].complete);
  g_assert_cmpstr (source, ==, operations[i].source);
  if (g_strcmp0 (operations[i].account, "all") == 0)
    g_assert_true (g_str_has_prefix (account,
                                     "countryCode businessType clientType organization loginType id password certType"));
  else
    g_assert_cmpstr (account, ==, operations[i].account);
  g_assert_nonnull (codef_account_operation_get_title (operation, CODEF_LANGUAGE_KOREAN));
  g_assert_nonnull (codef_account_operation_get_help (operation, CODEF_LANGUAGE_ENGLISH));
}

static void
test_request (void)
{
  CodefAccountOperation *add = codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_ADD);
  CodefAccountOperation *reference = codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_REFERENCE_ADD);
  g_autofree char *names = join_names (codef_account_operation_get_request (add));
  g_autofree char *of_reference = join_names (codef_account_operation_get_request (reference));
  g_autofree char *of_list = join_names (codef_account_operation_get_request (codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_LIST)));
  CodefParameter *list = codef_product_find_parameter (codef_account_operation_get_request (add), "accountList");
  g_autoptr(CodefParameter) first = g_list_model_get_item (codef_parameter_get_items (list), 0);

  g_assert_cmpstr (names, ==, "connectedId accountList");
  g_assert_cmpstr (of_reference, ==, "connectedId countryCode businessType organization clientType accountList");
  g_assert_cmpstr (of_list, ==, "connectedId");
  g_assert_cmpstr (codef_parameter_get_name (first), ==, "countryCode");
}

/* What depends on the login in a registration, is asked for always where an operation is complete. */
static void
test_conditions (void)
{
  CodefProduct *create =
    codef_account_operation_get_account (codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_CREATE));
  CodefProduct *reference =
    codef_account_operation_get_account (codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_REFERENCE_ADD));

  g_assert_cmpstr (codef_parameter_get_when (codef_product_find_parameter (create, "id")), ==, "loginType = 1");
  g_assert_nonnull (codef_parameter_get_when (codef_product_find_parameter (create, "birthDate")));
  g_assert_null (codef_parameter_get_when (codef_product_find_parameter (reference, "birthDate")));
  g_assert_true (codef_parameter_is_encrypted (codef_product_find_parameter (create, "password")));
  g_assert_true (create
                 == codef_account_operation_get_account (codef_account_guide_get_operation (guide, CODEF_ACCOUNT_KIND_UPDATE)));
  g_assert_true (codef_parameter_is_encrypted (codef_product_find_parameter (reference, "withdrawAccountPassword")));
}

static void
test_words (void)
{
  CodefOrganization *bank = codef_account_guide_find_organization (guide, "BK", "0004");

  g_assert_cmpstr (codef_organization_get_name (bank, CODEF_LANGUAGE_KOREAN), ==, "KB국민은행");
  g_assert_null (codef_account_guide_find_organization (guide, "CD", "0004"));
  g_assert_null (codef_account_guide_find_organization (guide, "", "0004"));
  g_assert_cmpstr (codef_account_guide_describe_value (guide, "clientType", "P", CODEF_LANGUAGE_KOREAN), ==, "개인");
  g_assert_cmpstr (codef_account_guide_describe_value (guide, "loginType", "1", CODEF_LANGUAGE_ENGLISH), ==,
                   "Id and password");
  g_assert_null (codef_account_guide_describe_value (guide, "loginType", "9", CODEF_LANGUAGE_ENGLISH));
  g_assert_null (codef_account_guide_describe_value (guide, "colour", "1", CODEF_LANGUAGE_ENGLISH));
  g_assert_null (codef_account_guide_find_operation (guide, "CREATE"));
  g_assert_nonnull (strstr (codef_account_guide_get_example (guide), "\"0004\""));
  g_assert_nonnull (strstr (codef_account_guide_get_new_account (guide), "\"KR\""));
}

int
main (int argc, char **argv)
{
  g_autoptr(CodefCatalog) catalog = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  guide = codef_account_guide_new (catalog);
  g_assert_true (codef_account_guide_get_catalog (guide) == catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strconcat ("/account-guide/operation/", operations[i].id, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_operation);
    }
  g_test_add_func ("/account-guide/request", test_request);
  g_test_add_func ("/account-guide/conditions", test_conditions);
  g_test_add_func ("/account-guide/words", test_words);
  result = g_test_run ();
  g_object_unref (guide);
  return result;
}
