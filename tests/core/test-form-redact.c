/* SPDX-License-Identifier: MIT */
/* No secret of a form gets out through its masked text, whole or broken. */
#include "form-fixture.h"

#include <string.h>

#define CANARY "kanarienvogel"

static const struct { const char *name, *text, *masked; } cases[] = {
  { "nothing to mask", "{ 'id': 'a', 'x': 1.10 }\n", "{ 'id': 'a', 'x': 1.10 }\n" },
  { "K13-secret", "{'password': '" CANARY "', 'x': 1.10}", "{'password': '••••', 'x': 1.10}" },
  { "K13-encrypted by condition", "{'tail':'" CANARY "'}", "{'tail':'••••'}" },
  { "K13-number", "{'tail':1234567}", "{'tail':'••••'}" },
  { "K13-record", "{'list':[{'pin':'" CANARY "'}]}", "{'list':[{'pin':'••••'}]}" },
  { "K13-twice", "{'tail':'" CANARY "','tail':'b'}", "{'tail':'••••','tail':'••••'}" },
  { "K13-escaped name", "{'\\u0074ail':'" CANARY "'}", "{'\\u0074ail':'••••'}" },
  { "K13-escaped quote", "{'tail':'a\\'" CANARY "'}", "{'tail':'••••'}" },
  { "K13-of no parameter", "{'client_secret':'" CANARY "'}", "{'client_secret':'••••'}" },
  { "empty", "{'tail':''}", "{'tail':''}" },
  { "K13-broken before", "{'id' 'a', 'tail': '" CANARY "'}", "{'id' 'a', 'tail': '••••'}" },
  { "K13-broken after", "{'tail': '" CANARY "', 'id' ", "{'tail': '••••', 'id' " },
  { "K13-broken inside", "{'tail': '" CANARY, "{'tail': '••••'" },
  { "K13-broken with escaped quote", "{'tail': 'a\\'" CANARY "', ", "{'tail': '••••', " },
  { "K13-broken without quotes", "{'tail': " CANARY "}", "{'tail': '••••'}" },
  { "broken, the name as a value", "{'id': 'tail', 'x': }", "{'id': 'tail', 'x': }" },
  { "broken and empty", "{'tail':'',", "{'tail':''," },
  { "broken at the end of a name", "{'tail':", "{'tail':" },
};

static void
test_masked (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto(FormFixture) fixture = { 0 };
  g_autofree char *expected = json_text (cases[i].masked);
  g_autofree char *masked = NULL;

  form_fixture_set_up (&fixture, cases[i].text);
  masked = codef_form_dup_redacted_text (fixture.form);
  g_assert_null (strstr (masked, CANARY));
  g_assert_cmpstr (masked, ==, expected);
  form_fixture_assert_text (&fixture, cases[i].text);
}

/* Of every product, each parameter that is ever encrypted. */
static void
test_every_product (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *products = codef_catalog_get_products (catalog);
  guint n_secrets = 0;

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);
      g_autoptr(CodefForm) form = codef_form_new (catalog, product);
      GListModel *fields = codef_form_get_fields (form);
      g_autofree char *masked = NULL;

      for (guint j = 0; j < g_list_model_get_n_items (fields); j++)
        {
          g_autoptr(CodefField) field = g_list_model_get_item (fields, j);
          CodefParameter *parameter = codef_field_get_parameter (field);

          if (codef_parameter_is_encrypted (parameter) || codef_parameter_get_encrypted_when (parameter) != NULL)
            {
              codef_field_set_text (field, CANARY);
              n_secrets++;
            }
        }
      masked = codef_form_dup_redacted_text (form);
      g_assert_null (strstr (masked, CANARY));
    }
  g_assert_cmpuint (n_secrets, >, 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/form/redact/", cases[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_masked);
    }
  g_test_add_func ("/form/redact/K13-every product", test_every_product);
  return g_test_run ();
}
