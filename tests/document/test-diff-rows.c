/* SPDX-License-Identifier: MIT */
/* The rows of a comparison: what is shown, and exactly which changes are announced. */
#include "doc-diff-rows.h"
#include "test-trail.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

/* 0 root, 1 a, 2 a[0], 3 b, 4 b.c (changed), 5 b.d, 6 b.d[0], 7 e (removed), 8 e[0], 9 f (added) */
static DocDiff *
make_sample (void)
{
  g_autoptr(DocDocument) left = read_text ("{\"a\":[1],\"b\":{\"c\":2,\"d\":[3]},\"e\":[4]}");
  g_autoptr(DocDocument) right = read_text ("{\"a\":[1],\"b\":{\"c\":9,\"d\":[3]},\"f\":5}");
  DocDiff *diff = doc_diff_new (left, right, NULL, NULL, NULL);

  g_assert_cmpuint (doc_diff_get_n_entries (diff), ==, 10);
  return diff;
}

static void
assert_rows (DocDiffRows *rows, const char *expected)
{
  g_autoptr(GString) entries = g_string_new (NULL);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (rows));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(DocDiffRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      g_autoptr(DocDiffRow) same = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_assert_true (same == row);
      g_assert_true (doc_diff_row_get_diff (row) == doc_diff_rows_get_diff (rows));
      g_assert_cmpuint (doc_diff_rows_get_position (rows, doc_diff_row_get_entry (row)), ==, i);
      g_string_append_printf (entries, "%s%u", i > 0 ? " " : "", doc_diff_row_get_entry (row));
    }
  g_assert_cmpstr (entries->str, ==, expected);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rows), n_items));
}

static void
test_fold (void)
{
  g_autoptr(DocDiff) diff = make_sample ();
  g_autoptr(DocDiffRows) rows = doc_diff_rows_new (diff);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  assert_rows (rows, "0 1 3 4 5 7 9");
  doc_diff_rows_set_expanded (rows, 1, TRUE);
  test_trail_assert (trail, "2:0:1");
  doc_diff_rows_set_expanded (rows, 1, TRUE);
  doc_diff_rows_set_expanded (rows, 4, TRUE);
  test_trail_assert (trail, "");
  g_assert_false (doc_diff_rows_is_expanded (rows, 4));
  doc_diff_rows_set_expanded (rows, 3, FALSE);
  test_trail_assert (trail, "4:2:0");
  /* In a folded part it is remembered and announces nothing. */
  doc_diff_rows_set_expanded (rows, 5, TRUE);
  test_trail_assert (trail, "");
  doc_diff_rows_set_expanded (rows, 3, TRUE);
  test_trail_assert (trail, "4:0:3");
  doc_diff_rows_set_all_expanded (rows, FALSE);
  assert_rows (rows, "0");
  test_trail_assert (trail, "0:9:0 0:0:1");
  doc_diff_rows_set_all_expanded (rows, TRUE);
  test_trail_assert (trail, "0:1:0 0:0:10");
}

static void
test_only_differences (void)
{
  g_autoptr(DocDiff) diff = make_sample ();
  g_autoptr(DocDiffRows) rows = doc_diff_rows_new (diff);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  doc_diff_rows_set_only_differences (rows, TRUE);
  g_assert_true (doc_diff_rows_get_only_differences (rows));
  assert_rows (rows, "0 3 4 7 9");
  test_trail_assert (trail, "0:7:0 0:0:5");
  doc_diff_rows_set_only_differences (rows, TRUE);
  test_trail_assert (trail, "");
  g_assert_cmpuint (doc_diff_rows_reveal (rows, 6), ==, G_MAXUINT);
  test_trail_assert (trail, "");
  doc_diff_rows_set_only_differences (rows, FALSE);
  assert_rows (rows, "0 1 3 4 5 6 7 9");
  test_trail_assert (trail, "0:5:0 0:0:8");
}

static void
test_reveal (void)
{
  g_autoptr(DocDiff) diff = make_sample ();
  g_autoptr(DocDiffRows) rows = doc_diff_rows_new (diff);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  doc_diff_rows_set_all_expanded (rows, FALSE);
  test_trail_assert (trail, "0:7:0 0:0:1");
  g_assert_cmpuint (doc_diff_rows_reveal (rows, 4), ==, 3);
  test_trail_assert (trail, "1:0:6");
  assert_rows (rows, "0 1 3 4 5 7 9");
  g_assert_cmpuint (doc_diff_rows_reveal (rows, 4), ==, 3);
  test_trail_assert (trail, "");
}

static void
test_set_diff (void)
{
  g_autoptr(DocDiff) diff = make_sample ();
  g_autoptr(DocDiffRows) rows = doc_diff_rows_new (NULL);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));
  g_autoptr(DocDiffRow) held = NULL;

  assert_rows (rows, "");
  doc_diff_rows_set_diff (rows, diff);
  test_trail_assert (trail, "0:0:7");
  held = g_list_model_get_item (G_LIST_MODEL (rows), 3);
  doc_diff_rows_set_diff (rows, NULL);
  test_trail_assert (trail, "0:7:0");
  g_assert_cmpuint (doc_diff_row_get_entry (held), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff-rows/fold", test_fold);
  g_test_add_func ("/diff-rows/only-differences", test_only_differences);
  g_test_add_func ("/diff-rows/reveal", test_reveal);
  g_test_add_func ("/diff-rows/set-diff", test_set_diff);
  return g_test_run ();
}
