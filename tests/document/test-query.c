/* SPDX-License-Identifier: MIT */
/* JSONPath: the cases of query-cases.c, the limits, and paths that find their own node. */
#include "query-cases.h"
#include "test-loop.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static char *
list_paths (DocDocument *document, GArray *nodes)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < nodes->len; i++)
    g_ptr_array_add (paths, doc_document_dup_json_path (document, g_array_index (nodes, DocNode, i), FALSE));
  g_ptr_array_add (paths, NULL);
  return g_strjoinv (" ", (char **) paths->pdata);
}

static void
test_case (gconstpointer data)
{
  const QueryCase *query_case = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DocDocument) document = read_text (query_case->json);
  g_autoptr(DocQuery) query = doc_query_new (query_case->path, NULL, &error);
  g_autoptr(GArray) nodes = NULL;
  g_autofree char *paths = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (doc_query_get_path (query), ==, query_case->path);
  nodes = doc_query_select (query, document, NULL, &error);
  g_assert_no_error (error);
  paths = list_paths (document, nodes);
  g_assert_cmpstr (paths, ==, query_case->nodes);
}

static void
test_refusal (gconstpointer data)
{
  const QueryRefusal *refusal = data;
  g_autoptr(GError) error = NULL;
  guint column = 0;

  g_assert_null (doc_query_new (refusal->path, &column, &error));
  g_assert_error (error, DOC_QUERY_ERROR, (gint) refusal->code);
  g_assert_cmpuint (column, ==, refusal->column);
}

/* Every normalized path is a query that selects its node and no other. */
static void
test_own_path (void)
{
  g_autoptr(DocDocument) document = read_text (
    "{\"a\":[1,{\"b c\":[[],\"x\"]},2],\"\":{\"'\":0,\"\\\\\":{\"\\n\\u0001\\u0000\":{}}},\"계좌\":[{\"😀\":null}]}");

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    for (guint shorthand = 0; shorthand < 2; shorthand++)
      {
        g_autofree char *path = doc_document_dup_json_path (document, node, shorthand == 1);
        g_autoptr(DocQuery) query = doc_query_new (path, NULL, NULL);
        g_autoptr(GArray) nodes = doc_query_select (query, document, NULL, NULL);

        g_assert_true (doc_query_is_singular (query));
        g_assert_cmpuint (nodes->len, ==, 1);
        g_assert_cmpuint (g_array_index (nodes, DocNode, 0), ==, node);
      }
}

static const struct { const char *name, *path; gboolean is_singular; } shapes[] = {
  { "root", "$", TRUE },           { "names", "$.a['b'][0]", TRUE },  { "wildcard", "$.a[*]", FALSE },
  { "slice", "$[0:1]", FALSE },    { "descendants", "$..a", FALSE },  { "several", "$[0,1]", FALSE },
  { "filter", "$[?@.a]", FALSE },
};

static void
test_shape (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocQuery) query = doc_query_new (shapes[i].path, NULL, NULL);

  g_assert_cmpint (doc_query_is_singular (query), ==, shapes[i].is_singular);
}

static char *
repeat (const char *begin, const char *middle, const char *end, guint n)
{
  GString *text = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static void
assert_too_long (const char *path)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (doc_query_new (path, NULL, &error));
  g_assert_error (error, DOC_QUERY_ERROR, DOC_QUERY_ERROR_TOO_LONG);
}

static void
test_too_long (void)
{
  g_autofree char *parentheses = repeat ("$[?", "(", "@", 10000);
  g_autofree char *filters = repeat ("$", "[?@", "", 10000);
  g_autofree char *chain = repeat ("$[?@", "||@", "]", 10000);
  g_autofree char *calls = repeat ("$[?", "length(", "", 5000);
  g_autofree char *segments = repeat ("$", ".a", "", DOC_QUERY_MAX_BYTES / 2);
  g_autofree char *allowed = repeat ("$", ".a", "", 10000);
  g_autoptr(DocQuery) query = doc_query_new (allowed, NULL, NULL);

  g_assert_nonnull (query);
  assert_too_long (parentheses);
  assert_too_long (filters);
  assert_too_long (chain);
  assert_too_long (calls);
  assert_too_long (segments);
}

static const struct { const char *name, *path; } hungry[] = {
  { "nodes", "$..*..*..*..*..*" },
  { "filters", "$..[?@..[?@..[?@..x]]]" },
  { "comparisons", "$..[?count($..*..*)==0]" },
};

static void
test_too_much (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *deep = repeat ("", "[1,2,{\"a\":", "", 200);
  g_autoptr(DocDocument) document = read_text (deep);
  g_autoptr(DocQuery) query = doc_query_new (hungry[i].path, NULL, NULL);

  g_assert_null (doc_query_select (query, document, NULL, &error));
  g_assert_error (error, DOC_QUERY_ERROR, DOC_QUERY_ERROR_TOO_MUCH);
}

static void
test_hostile_expression (void)
{
  g_autofree char *json = repeat ("[\"", "a", "!\",\"aab\"]", 50000);
  g_autoptr(DocDocument) document = read_text (json);
  g_autoptr(DocQuery) query = doc_query_new ("$[?match(@,'(a|aa)+b')]", NULL, NULL);
  g_autoptr(GArray) nodes = doc_query_select (query, document, NULL, NULL);

  g_assert_cmpuint (nodes->len, ==, 1);
  g_assert_cmpuint (g_array_index (nodes, DocNode, 0), ==, 2);
}

static void
test_async (void)
{
  g_autoptr(DocDocument) document = read_text ("[1,2,3]");
  g_autoptr(DocQuery) query = doc_query_new ("$[?@>1]", NULL, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) nodes = NULL;

  doc_query_select_async (query, document, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  nodes = doc_query_select_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nodes->len, ==, 2);
}

/* The same nodes, as a set. */
static void
test_match (void)
{
  g_autoptr(DocDocument) document = read_text ("[1,[2,3],4]");
  g_autoptr(DocQuery) query = doc_query_new ("$[1,0,1]", NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL, refused = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DocMatches) matches = NULL;

  doc_query_match_async (query, document, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  matches = doc_query_match_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (doc_matches_get_count (matches), ==, 2);
  g_assert_true (doc_matches_contain (matches, 1) && doc_matches_contain (matches, 2));
  g_cancellable_cancel (cancellable);
  doc_query_match_async (query, document, cancellable, test_loop_result_cb, &refused);
  test_wait_until (refused != NULL, 5000);
  g_assert_null (doc_query_match_finish (refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel (void)
{
  g_autofree char *deep = repeat ("", "[1,2,{\"a\":", "", 200);
  g_autoptr(DocDocument) document = read_text (deep);
  g_autoptr(DocQuery) query = doc_query_new ("$..[?@..[?@..x]]", NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  doc_query_select_async (query, document, cancellable, test_loop_result_cb, &result);
  g_cancellable_cancel (cancellable);
  test_wait_until (result != NULL, 5000);
  g_assert_null (doc_query_select_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < query_n_cases; i++)
    {
      g_autofree char *path = g_strconcat ("/query/", query_cases[i].name, NULL);

      g_test_add_data_func (path, query_cases + i, test_case);
    }
  for (gsize i = 0; i < query_n_refusals; i++)
    {
      g_autofree char *path = g_strconcat ("/query/refuse/", query_refusals[i].name, NULL);

      g_test_add_data_func (path, query_refusals + i, test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/query/shape/", shapes[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_shape);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hungry); i++)
    {
      g_autofree char *path = g_strconcat ("/query/too-much/", hungry[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_too_much);
    }
  g_test_add_func ("/query/own-path", test_own_path);
  g_test_add_func ("/query/too-long", test_too_long);
  g_test_add_func ("/query/hostile-expression", test_hostile_expression);
  g_test_add_func ("/query/async", test_async);
  g_test_add_func ("/query/match", test_match);
  g_test_add_func ("/query/cancel", test_cancel);
  return g_test_run ();
}
