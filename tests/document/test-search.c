/* SPDX-License-Identifier: MIT */
/* Finding: what matches, in which order, how hostile patterns end; and a tree that shows only what was found. */
#include "doc-bitmap.h"
#include "doc-rows.h"
#include "doc-search.h"
#include "test-loop.h"
#include "test-trail.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static char *
list_nodes (DocMatches *matches)
{
  GString *nodes = g_string_new (NULL);

  for (guint rank = 0; rank < doc_matches_get_count (matches); rank++)
    g_string_append_printf (nodes, "%s%u", rank > 0 ? " " : "", doc_matches_get_node (matches, rank));
  return g_string_free (nodes, FALSE);
}

static DocMatches *
search (DocDocument *document, const char *text, DocPatternFlags flags, DocSearchParts parts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DocPattern) pattern = doc_pattern_new (text, flags, &error);
  g_autoptr(DocSearch) search = NULL;
  DocMatches *matches;

  g_assert_no_error (error);
  search = doc_search_new (document, pattern);
  doc_search_set_parts (search, parts);
  matches = doc_search_run (search, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (doc_search_get_progress (search), ==, 1);
  g_assert_true (doc_search_is_complete (search));
  return matches;
}

#define ALL DOC_SEARCH_ALL
#define REGEX DOC_PATTERN_REGEX
#define CASE DOC_PATTERN_MATCH_CASE
/* 0 root, 1 Alpha, 2 beta, 3 beta[0], 4 beta[1], 5 beta[2], 6 alpha */
#define SAMPLE "{\"Alpha\":\"one ALPHA\",\"beta\":[12,true,\"Öl alpha\"],\"alpha\":null}"

static const struct
{
  const char     *name, *json, *text;
  DocPatternFlags flags;
  DocSearchParts  parts;
  const char     *nodes;
} cases[] = {
  { "anywhere", SAMPLE, "alpha", 0, ALL, "1 5 6" },
  { "case-matters", SAMPLE, "alpha", CASE, ALL, "5 6" },
  { "capitals-for-small", SAMPLE, "ALPHA", 0, ALL, "1 5 6" },
  { "keys-alone", SAMPLE, "alpha", 0, DOC_SEARCH_KEYS, "1 6" },
  { "values-alone", SAMPLE, "alpha", 0, DOC_SEARCH_VALUES, "1 5" },
  { "values-alone-with-case", SAMPLE, "alpha", CASE, DOC_SEARCH_VALUES, "5" },
  { "foreign-letters", SAMPLE, "öL", 0, ALL, "5" },
  { "foreign-letters-with-case", SAMPLE, "öl", CASE, ALL, "" },
  { "number", SAMPLE, "2", 0, ALL, "3" },
  { "literal", SAMPLE, "rue", 0, ALL, "4" },
  { "null", SAMPLE, "NULL", 0, ALL, "6" },
  { "structure-is-no-text", SAMPLE, ",", 0, ALL, "" },
  { "across-tokens", "[1,2]", "1,2", 0, ALL, "" },
  { "across-key-and-value", "{\"a\":\"b\"}", "a\":\"b", 0, ALL, "" },
  { "not-there", SAMPLE, "gamma", 0, ALL, "" },
  { "nothing-asked", SAMPLE, "", 0, ALL, "" },
  { "longer-than-the-text", "\"a\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0, ALL, "" },
  { "whole-document", "\"a\"", "A", 0, ALL, "0" },
  { "korean", "{\"계좌\":\"국민은행\",\"x\":[\"은행\"]}", "은행", 0, ALL, "1 3" },
  { "escaped-korean", "[\"\\uacc4\\uc88c\",\"계좌\"]", "계좌", 0, ALL, "1 2" },
  { "escaped-key", "{\"\\u0061b\":1,\"ab\":2}", "ab", CASE, ALL, "1 2" },
  { "escape-letters-are-no-text", "[\"x\\ny\",\"n\"]", "n", 0, ALL, "2" },
  { "escape-digits-are-no-text", "[\"\\u00e9\",\"e9\"]", "e9", 0, ALL, "2" },
  { "line-break", "[\"x\\ny\"]", "x\ny", 0, ALL, "1" },
  { "quotation-mark", "[\"say \\\"ja\\\"\",\"ja\"]", "\"ja", 0, ALL, "1" },
  { "backslash", "[\"C:\\\\x\",\"x\"]", "\\x", 0, ALL, "1" },
  { "slash-escaped-or-not", "[\"a\\/b\",\"a/b\"]", "a/b", 0, ALL, "1 2" },
  { "neighbours-of-escapes", "[\"ab\",\"\\\\\",\"ab\",{\"ab\":\"\\t\"},\"ab\"]", "ab", 0, ALL, "1 3 5 6" },
  { "key-with-escape-in-value", "{\"ab\":\"\\tab\"}", "ab", 0, DOC_SEARCH_KEYS, "1" },
  { "overlapping-starts", "[\"aab\"]", "ab", 0, ALL, "1" },
  { "many-in-one", "[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"b\",\"a\"]", "a", 0, ALL, "1 3" },
  { "broken-document", "[\"ab\",{\"ab\":", "ab", 0, ALL, "1" },
  { "behind-the-readable", "[\"x\"] \"ab\"", "ab", 0, ALL, "" },
  { "empty-document", "", "a", 0, ALL, "" },
  { "regex", SAMPLE, "^(al|be).*a$", REGEX, ALL, "1 2 6" },
  { "regex-with-case", SAMPLE, "^[A-ZÖ]", REGEX | CASE, ALL, "1 5" },
  { "regex-values", SAMPLE, "^\\d+$", REGEX, DOC_SEARCH_VALUES, "3" },
  { "regex-keys", SAMPLE, "a", REGEX, DOC_SEARCH_KEYS, "1 2 6" },
  { "regex-of-nothing", SAMPLE, "z*", REGEX, ALL, "" },
  { "regex-reads-escapes", "[\"a\\tb\",\"atb\"]", "a\\sb", REGEX, ALL, "1" },
  { "regex-korean", "{\"현재잔액\":\"1\",\"b\":2}", "잔.$", REGEX, ALL, "1" },
  { "regex-in-broken-utf8", "[\"ab\",\"\xff", "a.", REGEX, ALL, "1" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocDocument) document = read_text (cases[i].json);
  g_autoptr(DocMatches) matches = search (document, cases[i].text, cases[i].flags, cases[i].parts);
  g_autofree char *nodes = list_nodes (matches);

  g_assert_cmpstr (nodes, ==, cases[i].nodes);
}

static void
test_next_and_previous (void)
{
  g_autoptr(DocDocument) document = read_text ("[1,0,1,[0,1],1]");
  g_autoptr(DocMatches) matches = search (document, "1", 0, ALL);
  const DocNode expected[] = { 1, 3, 6, 7 };
  DocNode node = DOC_NODE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      node = doc_matches_find_next (matches, node);
      g_assert_cmpuint (node, ==, expected[i]);
      g_assert_cmpuint (doc_matches_get_rank (matches, node), ==, i);
      g_assert_true (doc_matches_contain (matches, node));
    }
  g_assert_cmpuint (doc_matches_find_next (matches, node), ==, DOC_NODE_NONE);
  g_assert_cmpuint (doc_matches_find_previous (matches, DOC_NODE_NONE), ==, 7);
  g_assert_cmpuint (doc_matches_find_previous (matches, 6), ==, 3);
  g_assert_cmpuint (doc_matches_find_previous (matches, 1), ==, DOC_NODE_NONE);
  /* From a node that is no match. */
  g_assert_cmpuint (doc_matches_find_next (matches, 4), ==, 6);
  g_assert_cmpuint (doc_matches_find_previous (matches, 4), ==, 3);
  g_assert_false (doc_matches_contain (matches, 4));
  g_assert_cmpuint (doc_matches_get_node (matches, 4), ==, DOC_NODE_NONE);
}

static void
test_matches_from_nodes (void)
{
  g_autoptr(DocDocument) document = read_text ("[1,2,3]");
  const DocNode nodes[] = { 3, 1, 3, 99 };
  g_autoptr(DocMatches) matches = doc_matches_new (document, nodes, G_N_ELEMENTS (nodes));
  g_autofree char *list = list_nodes (matches);

  g_assert_cmpstr (list, ==, "1 3");
  g_assert_true (doc_matches_get_document (matches) == document);
}

/* The bytes of a large text and where the pieces meet, against looking everywhere. */
static void
test_random (void)
{
  g_autoptr(GString) json = g_string_new ("[");
  guint n_expected = 0;
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(DocMatches) matches = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr(GString) value = g_string_new (NULL);

      for (gint32 left = g_test_rand_int_range (0, 20); left > 0; left--)
        g_string_append_c (value, "abAB"[g_test_rand_int_range (0, 4)]);
      if (g_test_rand_int_range (0, 50) == 0)
        g_string_append (value, "\\n");
      g_string_append_printf (json, "%s\"%s\"", i > 0 ? ", " : "", value->str);
      g_string_ascii_down (value);
      n_expected += strstr (value->str, "abba") != NULL ? 1 : 0;
    }
  g_string_append_c (json, ']');
  document = read_text (json->str);
  matches = search (document, "aBBa", 0, ALL);
  g_assert_cmpuint (doc_matches_get_count (matches), ==, n_expected);
  for (DocNode node = 1; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *value = doc_document_dup_string (document, node);
      g_autofree char *small = g_ascii_strdown (value, -1);

      g_assert_cmpint (doc_matches_contain (matches, node), ==, strstr (small, "abba") != NULL);
    }
}

static DocSearchLabel
judge_label (const char *key, const char *value, gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
  if (g_str_equal (key, "organization"))
    return value == NULL ? DOC_SEARCH_LABEL_DEPENDS
                         : g_str_equal (value, "0004") ? DOC_SEARCH_LABEL_MATCHES : DOC_SEARCH_LABEL_OTHER;
  return g_str_equal (key, "잔액") ? DOC_SEARCH_LABEL_MATCHES : DOC_SEARCH_LABEL_OTHER;
}

static void
test_labels (void)
{
  g_autoptr(DocDocument) document = read_text (
    "[{\"organization\":\"0004\",\"x\":1,\"\\uc794\\uc561\":2},{\"organization\":\"0020\",\"x\":\"ㄱㅁ\",\"잔액\":2},"
    "{\"organization\":{\"x\":1}}]");
  g_autoptr(DocPattern) pattern = doc_pattern_new ("ㄱㅁ", 0, NULL);
  g_autoptr(DocSearch) search = doc_search_new (document, pattern);
  g_autoptr(DocMatches) matches = NULL;
  g_autofree char *nodes = NULL;
  guint n_calls = 0;

  doc_search_set_labels (search, judge_label, &n_calls, NULL);
  matches = doc_search_run (search, NULL, NULL);
  nodes = list_nodes (matches);
  g_assert_cmpstr (nodes, ==, "2 4 7 8");
  /* Four different keys as sent, and two values to look at. */
  g_assert_cmpuint (n_calls, ==, 6);
}

static void
test_bad_regex (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (doc_pattern_new ("a(b", DOC_PATTERN_REGEX, &error));
  g_assert_error (error, G_REGEX_ERROR, G_REGEX_ERROR_UNMATCHED_PARENTHESIS);
  /* The place is that of the user's pattern. */
  g_assert_nonnull (strstr (error->message, "3"));
}

static void
test_hostile_regex (void)
{
  static const char *const expressions[] = { "(a+)+$", "(a|aa)+$", "(.*)*x", "(a*)*b", "((a{1,9}){1,9}){1,9}$",
                                             "(*LIMIT_MATCH=4000000000)(a+)+$" };
  g_autoptr(GString) json = g_string_new ("[\"");
  g_autoptr(DocDocument) document = NULL;
  gint64 begin_us = g_get_monotonic_time ();

  for (guint i = 0; i < 4 * DOC_PATTERN_MAX_SUBJECT_BYTES; i++)
    g_string_append_c (json, 'a');
  g_string_append (json, "!\",\"found: ax\"]");
  document = read_text (json->str);
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr(DocPattern) pattern = doc_pattern_new (expressions[i], DOC_PATTERN_REGEX, NULL);
      g_autoptr(DocSearch) search = doc_search_new (document, pattern);
      g_autoptr(DocMatches) matches = doc_search_run (search, NULL, NULL);

      g_assert_nonnull (matches);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 60 * G_USEC_PER_SEC);
}

static void
test_mark (void)
{
  static const char text[] = "은행 은행";
  g_autoptr(DocPattern) plain = doc_pattern_new ("은행", 0, NULL);
  g_autoptr(DocPattern) regex = doc_pattern_new ("행|\\s", DOC_PATTERN_REGEX, NULL);
  gsize start = 0, end = 0;

  g_assert_cmpstr (doc_pattern_get_text (plain), ==, "은행");
  g_assert_true (doc_pattern_find (plain, text, strlen (text), 0, &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 6);
  g_assert_true (doc_pattern_find (plain, text, strlen (text), end, &start, &end));
  g_assert_cmpuint (start, ==, 7);
  g_assert_false (doc_pattern_find (plain, text, strlen (text), end, &start, &end));
  g_assert_true (doc_pattern_find (regex, text, strlen (text), 0, &start, &end));
  g_assert_cmpuint (start, ==, 3);
  g_assert_true (doc_pattern_find (regex, text, strlen (text), end, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 7);
}

static void
test_async (void)
{
  g_autoptr(DocDocument) document = read_text (SAMPLE);
  g_autoptr(DocPattern) pattern = doc_pattern_new ("alpha", 0, NULL);
  g_autoptr(DocSearch) search = doc_search_new (document, pattern);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DocMatches) matches = NULL;

  doc_search_run_async (search, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  matches = doc_search_run_finish (search, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (doc_matches_get_count (matches), ==, 3);
}

static DocSearchLabel
cancel_at_once (const char *key, const char *value, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return DOC_SEARCH_LABEL_MATCHES;
}

static void
test_cancel (void)
{
  g_autoptr(DocDocument) document = read_text (SAMPLE);
  g_autoptr(DocPattern) pattern = doc_pattern_new ("alpha", 0, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(DocSearch) search = doc_search_new (document, pattern);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  doc_search_set_labels (search, cancel_at_once, cancellable, NULL);
  doc_search_run_async (search, cancellable, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  g_assert_null (doc_search_run_finish (search, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every range of a bitmap, cut down to another one, bit by bit. */
static void
test_mask (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint32 n_bits = (guint32) g_test_rand_int_range (1, 1200);
      guint32 from = (guint32) g_test_rand_int_range (0, (gint32) n_bits);
      guint32 to = (guint32) g_test_rand_int_range ((gint32) from, (gint32) n_bits + 1);
      DocBitmap bits, mask, before;

      doc_bitmap_init (&bits, n_bits);
      doc_bitmap_init (&mask, n_bits);
      doc_bitmap_init (&before, n_bits);
      for (guint32 bit = 0; bit < n_bits; bit++)
        {
          doc_bitmap_set_range (&bits, bit, bit + 1, g_test_rand_bit ());
          doc_bitmap_set_range (&mask, bit, bit + 1, g_test_rand_bit ());
        }
      doc_bitmap_assign (&before, &bits);
      doc_bitmap_mask_range (&bits, from, to, &mask);
      for (guint32 bit = 0; bit < n_bits; bit++)
        g_assert_cmpint (doc_bitmap_get (&bits, bit), ==,
                         doc_bitmap_get (&before, bit) && (bit < from || bit >= to || doc_bitmap_get (&mask, bit)));
      doc_bitmap_clear (&bits);
      doc_bitmap_clear (&mask);
      doc_bitmap_clear (&before);
    }
}

static void
assert_rows (DocRows *rows, const char *expected)
{
  g_autoptr(GString) nodes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    g_string_append_printf (nodes, "%s%u", i > 0 ? " " : "", doc_rows_get_node (rows, i));
  g_assert_cmpstr (nodes->str, ==, expected);
}

/* 0 root, 1 a, 2 a[0], 3 b, 4 b[0], 5 b[0].c, 6 b[0].hit, 7 hit[0], 8 b[1], 9 e, 10 e.hit */
static void
test_filter (void)
{
  g_autoptr(DocDocument) document = read_text (
    "{\"a\":[1],\"b\":[{\"c\":2,\"hit\":[\"hit\"]},4],\"e\":{\"hit\":5}}");
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1);
  g_autoptr(DocMatches) matches = search (document, "hit", 0, DOC_SEARCH_KEYS);
  g_autoptr(DocMatches) deeper = search (document, "hit", 0, ALL);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  doc_rows_set_filter (rows, matches);
  g_assert_true (doc_rows_get_filter (rows) == matches);
  assert_rows (rows, "0 3 4 6 9 10");
  test_trail_assert (trail, "0:4:0 0:0:6");
  /* What lies below a match can be opened. */
  doc_rows_set_expanded (rows, 6, TRUE);
  assert_rows (rows, "0 3 4 6 7 9 10");
  test_trail_assert (trail, "4:0:1");
  doc_rows_set_expanded (rows, 3, FALSE);
  assert_rows (rows, "0 3 9 10");
  test_trail_assert (trail, "2:3:0");
  g_assert_cmpuint (doc_rows_reveal (rows, 6), ==, 3);
  test_trail_assert (trail, "2:0:3");
  g_assert_cmpuint (doc_rows_reveal (rows, 5), ==, G_MAXUINT);
  doc_rows_set_filter (rows, deeper);
  assert_rows (rows, "0 3 4 6 7 9 10");
  test_trail_assert (trail, "0:7:0 0:0:7");
  doc_rows_set_filter (rows, NULL);
  assert_rows (rows, "0 1 3 9");
  test_trail_assert (trail, "0:7:0 0:0:4");
}

static void
test_filter_of_nothing (void)
{
  g_autoptr(DocDocument) document = read_text ("[1,[2]]");
  g_autoptr(DocDocument) other = read_text ("[3]");
  g_autoptr(DocRows) rows = doc_rows_new (document, TRUE, 0);
  g_autoptr(DocMatches) matches = search (document, "x", 0, ALL);

  doc_rows_set_filter (rows, matches);
  assert_rows (rows, "");
  doc_rows_set_document (rows, other, 1);
  assert_rows (rows, "1");
  g_assert_null (doc_rows_get_filter (rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/search/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/search/next-and-previous", test_next_and_previous);
  g_test_add_func ("/search/matches-from-nodes", test_matches_from_nodes);
  g_test_add_func ("/search/random", test_random);
  g_test_add_func ("/search/labels", test_labels);
  g_test_add_func ("/search/bad-regex", test_bad_regex);
  g_test_add_func ("/search/hostile-regex", test_hostile_regex);
  g_test_add_func ("/search/mark", test_mark);
  g_test_add_func ("/search/async", test_async);
  g_test_add_func ("/search/cancel", test_cancel);
  g_test_add_func ("/search/mask", test_mask);
  g_test_add_func ("/search/filter", test_filter);
  g_test_add_func ("/search/filter-of-nothing", test_filter_of_nothing);
  return g_test_run ();
}
