/* SPDX-License-Identifier: MIT */
/* codefctl products and product */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-json.h"
#include "cli-output.h"

#include <glib/gi18n.h>

static const CliOption options[] = {
  { "json", 0, NULL, N_("as JSON, in Korean and English") },
  { NULL },
};

static const char *const products_examples[] = { "products", "products 보유계좌", "products account-list --json", NULL };
static const char *const product_examples[] = { "product /v1/kr/bank/p/account/account-list", "product /v1/kr/public/nt/business/status --json",
                                                NULL };

static const char *
confidence_name (CodefConfidence confidence)
{
  switch (confidence)
    {
    case CODEF_CONFIDENCE_HIGH:
      return "high";
    case CODEF_CONFIDENCE_MEDIUM:
      return "medium";
    case CODEF_CONFIDENCE_LOW:
    default:
      return "low";
    }
}

static const char *
input_name (CodefInput input)
{
  static const char *const names[] = {
    [CODEF_INPUT_TEXT] = "text",     [CODEF_INPUT_CHOICE] = "choice",   [CODEF_INPUT_ORGANIZATION] = "organization",
    [CODEF_INPUT_CONNECTED_ID] = "connectedId", [CODEF_INPUT_DATE] = "date", [CODEF_INPUT_MONTH] = "month",
    [CODEF_INPUT_YEAR] = "year",     [CODEF_INPUT_DIGITS] = "digits",   [CODEF_INPUT_SECRET] = "secret",
    [CODEF_INPUT_FILE] = "file",     [CODEF_INPUT_BOOLEAN] = "boolean", [CODEF_INPUT_LIST] = "list",
    [CODEF_INPUT_OBJECT] = "object",
  };

  return names[input];
}

static void
add_summary (JsonBuilder *builder, CodefProduct *product)
{
  cli_json_add_text (builder, "path", codef_product_get_path (product));
  cli_json_add_text (builder, "code", codef_product_get_code (product));
  cli_json_add_text (builder, "area", codef_product_get_area (product));
  cli_json_add_text (builder, "group", codef_product_get_group (product));
  cli_json_add_both (builder, "title", codef_product_get_title, product);
  cli_json_add_text (builder, "confidence", confidence_name (codef_product_get_confidence (product)));
}

static void
print_products_as_json (GPtrArray *products)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < products->len; i++)
    {
      json_builder_begin_object (builder);
      add_summary (builder, g_ptr_array_index (products, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  cli_output_write_json (root);
}

/* Path and title, apart by a tab: for eyes and for cut alike. */
static void
print_products (CliSession *session, GPtrArray *products)
{
  for (guint i = 0; i < products->len; i++)
    cli_output_print ("%s\t%s\n", codef_product_get_path (g_ptr_array_index (products, i)),
                      codef_product_get_title (g_ptr_array_index (products, i), cli_session_get_language (session)));
}

static CliExit
run_products (CliSession *session, CliArguments *arguments)
{
  CodefCatalog *catalog = cli_session_get_catalog (session);
  GListModel *all = codef_catalog_get_products (catalog);
  const char *query = cli_arguments_get_plain (arguments, 0);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (all, i);

      if (codef_catalog_product_matches (catalog, product, query))
        g_ptr_array_add (found, g_steal_pointer (&product));
    }
  if (cli_arguments_has (arguments, "json"))
    print_products_as_json (found);
  else
    print_products (session, found);
  if (found->len == 0)
    cli_output_say (_("no product is called like “%s”"), query);
  return CLI_EXIT_SUCCESS;
}

static void
add_parameters (JsonBuilder *builder, GListModel *parameters)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      GListModel *items = codef_parameter_get_items (parameter);

      json_builder_begin_object (builder);
      cli_json_add_text (builder, "name", codef_parameter_get_name (parameter));
      cli_json_add_both (builder, "title", codef_parameter_get_title, parameter);
      cli_json_add_text (builder, "input", input_name (codef_parameter_get_input (parameter)));
      cli_json_add_boolean (builder, "required", codef_parameter_is_required (parameter));
      cli_json_add_text (builder, "when", codef_parameter_get_when (parameter));
      cli_json_add_boolean (builder, "encrypted", codef_parameter_is_encrypted (parameter));
      cli_json_add_text (builder, "encryptedWhen", codef_parameter_get_encrypted_when (parameter));
      cli_json_add_boolean (builder, "twoWay", codef_parameter_is_two_way (parameter));
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint v = 0; v < codef_parameter_get_n_values (parameter); v++)
        json_builder_add_string_value (builder, codef_parameter_get_value (parameter, v));
      json_builder_end_array (builder);
      if (items != NULL)
        {
          json_builder_set_member_name (builder, "items");
          add_parameters (builder, items);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_product_as_json (CodefProduct *product)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonNode) sample = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (codef_product_get_sample_request (product), &length);
  g_autofree char *text = g_strndup (bytes, length);

  sample = json_from_string (text, NULL);
  json_builder_begin_object (builder);
  add_summary (builder, product);
  cli_json_add_both (builder, "completeness", codef_product_get_completeness, product);
  cli_json_add_both (builder, "notes", codef_product_get_notes, product);
  cli_json_add_boolean (builder, "twoWay", codef_product_has_two_way (product));
  json_builder_set_member_name (builder, "parameters");
  add_parameters (builder, codef_product_get_parameters (product));
  json_builder_set_member_name (builder, "sampleRequest");
  json_builder_add_value (builder, g_steal_pointer (&sample));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  cli_output_write_json (root);
}

static void
print_parameters (GListModel *parameters, CodefLanguage language, int indent)
{
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      const char *condition = codef_parameter_get_condition (parameter, language);
      const char *help = codef_parameter_get_help (parameter, language);
      GListModel *items = codef_parameter_get_items (parameter);

      cli_output_print ("%*s%s%s  %s%s\n", indent, "", codef_parameter_get_name (parameter),
                        codef_parameter_is_required (parameter) ? " *" : "", codef_parameter_get_title (parameter, language),
                        codef_parameter_is_encrypted (parameter) ? _(" (encrypted: --secret)") : "");
      if (condition != NULL)
        cli_output_print ("%*s%s\n", indent + 4, "", condition);
      if (help != NULL)
        cli_output_print ("%*s%s\n", indent + 4, "", help);
      for (guint v = 0; v < codef_parameter_get_n_values (parameter); v++)
        cli_output_print ("%*s%s = %s\n", indent + 4, "", codef_parameter_get_value (parameter, v),
                          codef_parameter_get_value_title (parameter, v, language));
      if (items != NULL)
        print_parameters (items, language, indent + 4);
    }
}

static void
print_product (CliSession *session, CodefProduct *product)
{
  CodefCatalog *catalog = cli_session_get_catalog (session);
  CodefLanguage language = cli_session_get_language (session);
  const char *area = codef_catalog_get_area_title (catalog, codef_product_get_area (product), language);
  const char *group = codef_catalog_get_group_title (catalog, codef_product_get_group (product), language);

  cli_output_heading (codef_product_get_title (product, language));
  cli_output_print ("  %s\n", codef_product_get_path (product));
  if (codef_product_get_code (product) != NULL)
    cli_output_print ("  %s\n", codef_product_get_code (product));
  cli_output_print ("  %s · %s\n", area != NULL ? area : codef_product_get_area (product),
                    group != NULL ? group : codef_product_get_group (product));
  cli_output_print ("  %s\n", codef_product_get_completeness (product, language));
  if (codef_product_get_notes (product, language) != NULL)
    cli_output_print ("  %s\n", codef_product_get_notes (product, language));
  cli_output_print ("\n");
  cli_output_heading (_("Parameters (* is required)"));
  print_parameters (codef_product_get_parameters (product), language, 2);
  cli_output_print ("\n");
  cli_output_heading (_("Example request"));
  cli_output_write (codef_product_get_sample_request (product));
}

static CliExit
run_product (CliSession *session, CliArguments *arguments)
{
  const char *path = cli_arguments_get_plain (arguments, 0);
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (session), path);

  if (product == NULL)
    {
      cli_output_say (_("the catalogue has no product at “%s”; “codefctl products” lists them"), path);
      return CLI_EXIT_USAGE;
    }
  if (cli_arguments_has (arguments, "json"))
    print_product_as_json (product);
  else
    print_product (session, product);
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_products_command = {
  .name = "products",
  .usage = "[QUERY] [--json]",
  .summary = N_("list the products of the catalogue"),
  .details = N_("QUERY is a part of a Korean or English name, of a path or a product code, an organization, or initial consonants: several "
                "words all have to be found."),
  .groups = { options },
  .examples = products_examples,
  .max_arguments = 1,
  .words = CLI_WORDS_PRODUCTS,
  .run = run_products,
};

const CliCommand cli_product_command = {
  .name = "product",
  .usage = "PATH [--json]",
  .summary = N_("describe a product and its parameters"),
  .groups = { options },
  .examples = product_examples,
  .min_arguments = 1,
  .max_arguments = 1,
  .words = CLI_WORDS_PRODUCTS,
  .run = run_product,
};
