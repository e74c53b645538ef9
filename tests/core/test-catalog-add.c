/* SPDX-License-Identifier: MIT */
/* The products that users add: what is accepted, what is said about the rest, and that nothing else changes. */
#include "codef-catalog.h"
#include "json-text.h"
#include "test-trail.h"

#include <string.h>

#define LABEL(text) "{'ko':'" text "','en':'" text "'}"
#define HEAD_IN_GROUP(path, group) \
  "{'format':1,'path':'" path "','area':'BK','group':'" group "','title':" LABEL ("시험") "," \
  "'clientType':'P','usesConnectedId':false,'confidence':'low','completeness':'unknown','basis':" LABEL ("own") ","
#define HEAD(path) HEAD_IN_GROUP (path, "bank-personal")
#define TAIL "'sampleRequest':{},'answer':{'root':'object','fields':[]}}"
#define PARAMETER(name, more) \
  "{'name':'" name "','title':" LABEL ("t") ",'type':'string','input':'text','required':true" more "}"
#define PRODUCT(parameters) HEAD ("/v1/kr/own/test") "'parameters':[" parameters "]," TAIL
#define PRODUCT_FILES "/io/github/codef_console/CodefConsole/catalog/products/"
#define NEW_PATH "/v1/kr/own/test"
#define ACCOUNT_LIST "/v1/kr/bank/p/account/account-list"

static const struct { const char *name, *json, *problem; } refused[] = {
  { "no JSON", "{'format':1,\n'path' 1}", "own.json:2:8: " },
  { "empty file", "", "own.json:1:1: " },
  { "a list", "[]", "own.json:1:1: “the file” has to be an object" },
  { "nothing in it", "{}", "own.json:1:1: “format” is missing" },
  { "newer form", "{'format':2}", "own.json:1:11: “format” has to be 1: this program knows no other" },
  { "form as text", "{'format':'1'}", "own.json:1:11: “format” has to be 1: this program knows no other" },
  { "unknown member", "{'format':1,\n  'colour':1}", "own.json:2:12: “colour” is not known here" },
  { "member twice", "{'format':1,'format':1}", "own.json:1:22: “format” stands here twice" },
  { "path", "{'path':'kr'}", "own.json:1:9: “path” has to be a path that begins with /v1/" },
  { "path with a query", "{'path':'/v1/a?b'}", "own.json:1:9: “path” has to be a path that begins with /v1/" },
  { "area", "{'area':'XX'}", "own.json:1:9: “area” has to be one of: BK, CD, IS, ST, PB, ETC" },
  { "area as number", "{'area':1}", "own.json:1:9: “area” has to be text in quotes" },
  { "title in one language", "{'title':{'ko':'가'}}", "own.json:1:10: “en” is missing" },
  { "empty title", "{'title':{'ko':''}}", "own.json:1:16: “ko” is empty" },
  { "columns in characters", "{'title':{'ko':'가나다','en':1}}", "own.json:1:27: “en” has to be text in quotes" },
  { "boolean", "{'usesConnectedId':'yes'}", "own.json:1:20: “usesConnectedId” has to be true or false" },
  { "rank", "{'rank':0}", "own.json:1:9: “rank” has to be a whole number from 1" },
  { "rank with a fraction", "{'rank':1.5}", "own.json:1:9: “rank” has to be a whole number from 1" },
  { "parameters as object", "{'parameters':{}}", "own.json:1:15: “parameters” has to be a list" },
  { "parameter as text", "{'parameters':['a']}", "own.json:1:16: “parameters” has to be an object" },
  { "parameter without title", "{'parameters':[{'name':'a'}]}", "own.json:1:16: “title” is missing" },
  { "name of a parameter", "{'parameters':[{'name':'a-b'}]}",
    "own.json:1:24: “name” has to be a name of letters, digits and underscores" },
  { "sample", "{'sampleRequest':[]}", "own.json:1:18: “sampleRequest” has to be an object" },
  { "empty list of steps", "{'twoWay':{'steps':[]}}", "own.json:1:20: “steps” is empty" },
  { "condition", PRODUCT (PARAMETER ("a", ",'when':'a ='")),
    "the condition “when” is malformed: character 4: a value is missing" },
  { "condition about nothing", PRODUCT (PARAMETER ("a", ",'when':'b = 1'")),
    "the condition “when” speaks of “b”, which is not a parameter" },
  { "parameter twice", PRODUCT (PARAMETER ("a", "") "," PARAMETER ("a", "")), "the parameter “a” stands here twice" },
  { "list without items",
    PRODUCT ("{'name':'a','title':" LABEL ("t") ",'type':'array','input':'list','required':true}"),
    "“items” belongs to a parameter whose input is “list”, and to no other" },
  { "items without list", PRODUCT (PARAMETER ("a", ",'items':[" PARAMETER ("b", "") "]")),
    "“items” belongs to a parameter whose input is “list”, and to no other" },
  { "choice without values",
    PRODUCT ("{'name':'a','title':" LABEL ("t") ",'type':'string','input':'choice','required':true}"),
    "a parameter whose input is “choice” needs “values”" },
  { "step about nothing",
    HEAD ("/v1/a") "'parameters':[],'twoWay':{'steps':[{'method':'x','extraInfo':{},'inputs':['y']}]}," TAIL,
    "the step asks for “y”, which is not a parameter" },
};

static gboolean
add (CodefCatalog *catalog, const char *json, GError **error)
{
  g_autofree char *text = json_text (json);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return codef_catalog_add_json (catalog, bytes, "own.json", error);
}

static void
assert_refused (const char *json, const char *problem)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(TestTrail) trail = test_trail_new (codef_catalog_get_products (catalog));
  g_autoptr(GError) error = NULL;

  g_assert_false (add (catalog, json, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (strstr (error->message, problem) == NULL)
    g_error ("said: %s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "own.json:"));
  g_assert_null (codef_catalog_find_product (catalog, NEW_PATH));
  test_trail_assert (trail, "");
}

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  assert_refused (refused[i].json, refused[i].problem);
}

static void
test_refused_groups (void)
{
  assert_refused (HEAD_IN_GROUP ("/v1/a", "mine") "'parameters':[]," TAIL, "there is no group “mine”");
  assert_refused (HEAD_IN_GROUP ("/v1/a", "public-hometax") "'parameters':[]," TAIL,
                  "the group “public-hometax” belongs to the area “PB”");
}

static guint
position_of (CodefCatalog *catalog, const char *path)
{
  GListModel *products = codef_catalog_get_products (catalog);

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      if (g_str_equal (codef_product_get_path (product), path))
        return i;
    }
  return G_MAXUINT;
}

static void
test_new (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  guint n = g_list_model_get_n_items (codef_catalog_get_products (catalog));
  g_autoptr(TestTrail) trail = test_trail_new (codef_catalog_get_products (catalog));
  g_autoptr(GError) error = NULL;
  g_autofree char *expected = NULL;
  CodefProduct *product;
  guint position;

  g_assert_true (add (catalog, PRODUCT (PARAMETER ("a", ",'when':'a present'")), &error));
  g_assert_no_error (error);
  position = position_of (catalog, NEW_PATH);
  expected = g_strdup_printf ("%u:0:1", position);
  test_trail_assert (trail, expected);
  g_assert_cmpuint (g_list_model_get_n_items (codef_catalog_get_products (catalog)), ==, n + 1);

  product = codef_catalog_find_product (catalog, NEW_PATH);
  g_assert_true (codef_product_is_user_defined (product));
  g_assert_cmpstr (codef_product_get_title (product, CODEF_LANGUAGE_KOREAN), ==, "시험");
  g_assert_nonnull (codef_product_find_parameter (product, "a"));
  g_assert_true (codef_catalog_product_matches (catalog, product, "ㅅㅎ own/test"));
  g_assert_cmpuint (g_bytes_get_size (codef_product_get_sample_answer (product)), >, 0);
}

/* At the end of its own group, for it has no rank and its title comes last. */
static void
test_new_place (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *products = codef_catalog_get_products (catalog);
  g_autoptr(CodefProduct) before = NULL;
  g_autoptr(CodefProduct) after = NULL;
  const char *json = HEAD ("/v1/kr/own/test") "'notes':" LABEL ("n") ",'parameters':[]," TAIL;
  g_autofree char *last = g_strdup (json);
  guint position;

  memcpy (strstr (last, "시험"), "힣힣", strlen ("힣힣"));
  g_assert_true (add (catalog, last, NULL));
  position = position_of (catalog, NEW_PATH);
  before = g_list_model_get_item (products, position - 1);
  after = g_list_model_get_item (products, position + 1);
  g_assert_cmpstr (codef_product_get_group (before), ==, "bank-personal");
  g_assert_cmpstr (codef_product_get_group (after), !=, "bank-personal");
}

static void
test_override (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *before = codef_catalog_find_product (catalog, ACCOUNT_LIST);
  guint position = position_of (catalog, ACCOUNT_LIST);
  g_autofree char *expected = g_strdup_printf ("%u:1:1", position);
  g_autoptr(TestTrail) trail = test_trail_new (codef_catalog_get_products (catalog));
  CodefProduct *after;

  g_assert_true (add (catalog, HEAD (ACCOUNT_LIST) "'parameters':[]," TAIL, NULL));
  test_trail_assert (trail, expected);
  after = codef_catalog_find_product (catalog, ACCOUNT_LIST);
  g_assert_true (after != before);
  g_assert_cmpuint (position_of (catalog, ACCOUNT_LIST), ==, position);
  g_assert_true (codef_product_is_user_defined (after));
  /* what was lent out stays good, and the sample answer of the path stays known */
  g_assert_cmpstr (codef_product_get_code (before), ==, "KR_BK_1_P_001");
  g_assert_true (g_bytes_equal (codef_product_get_sample_answer (before), codef_product_get_sample_answer (after)));
}

static void
test_own_answer (void)
{
  static const char answer[] = "{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"n\":1.10}}";
  g_autofree char *json = g_strconcat (HEAD (ACCOUNT_LIST) "'parameters':[],'sampleAnswer':", answer, "," TAIL, NULL);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GBytes *found;

  g_assert_true (add (catalog, json, NULL));
  found = codef_product_get_sample_answer (codef_catalog_find_product (catalog, ACCOUNT_LIST));
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), answer, strlen (answer));
}

/* The built-in files pass the same check as the user's. */
static void
test_built_in_files (void)
{
  g_auto(GStrv) names = g_resources_enumerate_children (PRODUCT_FILES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  guint n = g_list_model_get_n_items (codef_catalog_get_products (catalog));

  g_assert_cmpuint (g_strv_length (names), ==, n);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_strconcat (PRODUCT_FILES, *name, NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr(GError) error = NULL;

      codef_catalog_add_json (catalog, bytes, *name, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (g_list_model_get_n_items (codef_catalog_get_products (catalog)), ==, n);
}

/* Any damage to a good file is either harmless or said, and never more than that. */
static void
test_damaged_files (void)
{
  static const char pieces[] = "{}[]:,\"\\0123456789-.eE truefalsn\n\xff";
  g_autoptr(GBytes) file = g_resources_lookup_data (PRODUCT_FILES "public_nt_business_status.json",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  guint n = g_list_model_get_n_items (codef_catalog_get_products (catalog));
  guint n_refused = 0;

  for (guint i = 0; i < 2000; i++)
    {
      gsize size = g_bytes_get_size (file);
      g_autofree char *text = g_memdup2 (g_bytes_get_data (file, NULL), size);
      g_autoptr(GBytes) damaged = NULL;
      g_autoptr(GError) error = NULL;

      for (int n_hits = g_test_rand_int_range (1, 4); n_hits > 0; n_hits--)
        text[g_test_rand_int_range (0, size)] = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
      damaged = g_bytes_new (text, i % 4 == 0 ? g_test_rand_int_range (0, size) : (gint32) size);
      if (codef_catalog_add_json (catalog, damaged, "own.json", &error))
        continue;
      n_refused++;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, "own.json:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpuint (n_refused, >, 500);
  g_assert_cmpuint (g_list_model_get_n_items (codef_catalog_get_products (catalog)), >=, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *name = g_strconcat ("/catalog/add/refused/", refused[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/catalog/add/refused groups", test_refused_groups);
  g_test_add_func ("/catalog/add/new", test_new);
  g_test_add_func ("/catalog/add/new place", test_new_place);
  g_test_add_func ("/catalog/add/override", test_override);
  g_test_add_func ("/catalog/add/own answer", test_own_answer);
  g_test_add_func ("/catalog/add/built-in files", test_built_in_files);
  g_test_add_func ("/catalog/add/damaged files", test_damaged_files);
  return g_test_run ();
}
