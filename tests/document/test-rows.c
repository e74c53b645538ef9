/* SPDX-License-Identifier: MIT */
/* The visible rows of a tree: what is shown, and exactly which changes are announced. */
#include "doc-bitmap.h"
#include "doc-rows.h"
#include "test-trail.h"
#include "test-watch.h"

/* 0 root, 1 a, 2 a[0], 3 b, 4 b[0], 5 b[0].c, 6 b[0].d, 7 d[0], 8 b[1], 9 e, 10 f */
static const char sample[] = "{\"a\":[1],\"b\":[{\"c\":2,\"d\":[3]},4],\"e\":{},\"f\":5}";

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static void
assert_rows (DocRows *rows, const char *expected)
{
  g_autoptr(GString) nodes = g_string_new (NULL);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (rows));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(DocRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_string_append_printf (nodes, "%s%u", i > 0 ? " " : "", doc_row_get_node (row));
      g_assert_cmpuint (doc_rows_get_node (rows, i), ==, doc_row_get_node (row));
      g_assert_cmpuint (doc_rows_get_position (rows, doc_row_get_node (row)), ==, i);
    }
  g_assert_cmpstr (nodes->str, ==, expected);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (rows), n_items));
  g_assert_cmpuint (doc_rows_get_node (rows, n_items), ==, DOC_NODE_NONE);
}

static void
test_levels (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 0);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  assert_rows (rows, "0");
  doc_rows_set_levels (rows, 1);
  test_trail_assert (trail, "0:1:0 0:0:5");
  assert_rows (rows, "0 1 3 9 10");
  doc_rows_set_levels (rows, 2);
  test_trail_assert (trail, "0:5:0 0:0:8");
  assert_rows (rows, "0 1 2 3 4 8 9 10");
  doc_rows_set_levels (rows, G_MAXUINT);
  test_trail_assert (trail, "0:8:0 0:0:11");
  assert_rows (rows, "0 1 2 3 4 5 6 7 8 9 10");
  doc_rows_set_levels (rows, 0);
  test_trail_assert (trail, "0:11:0 0:0:1");
  assert_rows (rows, "0");
}

static void
test_fold (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  doc_rows_set_expanded (rows, 3, TRUE);
  test_trail_assert (trail, "3:0:2");
  assert_rows (rows, "0 1 3 4 8 9 10");
  doc_rows_set_expanded (rows, 3, TRUE);
  test_trail_assert (trail, "");
  /* Folding in a folded part is remembered and announces nothing. */
  doc_rows_set_expanded (rows, 6, TRUE);
  test_trail_assert (trail, "");
  g_assert_cmpuint (doc_rows_get_position (rows, 7), ==, G_MAXUINT);
  doc_rows_set_expanded (rows, 4, TRUE);
  test_trail_assert (trail, "4:0:3");
  assert_rows (rows, "0 1 3 4 5 6 7 8 9 10");
  doc_rows_set_expanded (rows, DOC_NODE_ROOT, FALSE);
  test_trail_assert (trail, "1:9:0");
  doc_rows_set_expanded (rows, DOC_NODE_ROOT, TRUE);
  test_trail_assert (trail, "1:0:9");
  doc_rows_set_expanded (rows, 10, TRUE);
  doc_rows_set_expanded (rows, 9, TRUE);
  test_trail_assert (trail, "");
  g_assert_false (doc_rows_is_expanded (rows, 10));
  g_assert_true (doc_rows_is_expanded (rows, 9));
}

static void
test_fold_below (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  doc_rows_set_expanded_below (rows, 3, TRUE);
  test_trail_assert (trail, "3:0:5");
  assert_rows (rows, "0 1 3 4 5 6 7 8 9 10");
  doc_rows_set_expanded (rows, 6, FALSE);
  test_trail_assert (trail, "6:1:0");
  doc_rows_set_expanded_below (rows, 3, TRUE);
  test_trail_assert (trail, "3:4:0 3:0:5");
  doc_rows_set_expanded_below (rows, 3, FALSE);
  test_trail_assert (trail, "3:5:0");
  doc_rows_set_expanded (rows, 3, TRUE);
  test_trail_assert (trail, "3:0:2");
  g_assert_false (doc_rows_is_expanded (rows, 4));
}

static void
test_hidden_root (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocDocument) scalar = read_text ("5");
  g_autoptr(DocRows) rows = doc_rows_new (document, TRUE, 0);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));
  g_autoptr(DocRow) row = g_list_model_get_item (G_LIST_MODEL (rows), 1);

  assert_rows (rows, "1 3 9 10");
  g_assert_cmpuint (doc_row_get_level (row), ==, 0);
  doc_rows_set_expanded (rows, DOC_NODE_ROOT, FALSE);
  test_trail_assert (trail, "");
  doc_rows_set_expanded_below (rows, DOC_NODE_ROOT, TRUE);
  test_trail_assert (trail, "0:4:0 0:0:10");
  doc_rows_set_levels (rows, 2);
  test_trail_assert (trail, "0:10:0 0:0:7");
  doc_rows_set_document (rows, scalar, 1);
  test_trail_assert (trail, "0:7:0 0:0:1");
  g_assert_true (doc_rows_get_document (rows) == scalar);
  doc_rows_set_document (rows, NULL, 1);
  test_trail_assert (trail, "0:1:0");
  assert_rows (rows, "");
  doc_rows_set_levels (rows, 3);
  doc_rows_set_expanded (rows, DOC_NODE_ROOT, TRUE);
  test_trail_assert (trail, "");
  /* The row outlives the model's interest in its document. */
  g_assert_cmpuint (doc_row_get_node (row), ==, 3);
  g_assert_true (doc_row_get_document (row) == document);
}

static void
test_reveal (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 0);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (rows));

  g_assert_cmpuint (doc_rows_reveal (rows, 7), ==, 6);
  test_trail_assert (trail, "1:0:9");
  assert_rows (rows, "0 1 3 4 5 6 7 8 9 10");
  g_assert_cmpuint (doc_rows_reveal (rows, 7), ==, 6);
  test_trail_assert (trail, "");
  g_assert_cmpuint (doc_rows_reveal (rows, 2), ==, 2);
  test_trail_assert (trail, "2:0:1");
}

static void
test_identity (void)
{
  g_autoptr(DocDocument) document = read_text (sample);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1);
  g_autoptr(DocRow) row = g_list_model_get_item (G_LIST_MODEL (rows), 2);
  g_autoptr(DocRow) same = NULL, other = NULL;

  doc_rows_set_expanded (rows, 1, TRUE);
  same = g_list_model_get_item (G_LIST_MODEL (rows), 3);
  g_assert_true (same == row);
  g_assert_cmpuint (doc_row_get_level (row), ==, 1);
  doc_rows_set_document (rows, document, 1);
  other = g_list_model_get_item (G_LIST_MODEL (rows), 2);
  g_assert_true (other != row);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (rows)) == DOC_TYPE_ROW);
  g_clear_object (&rows);
  g_assert_cmpuint (doc_row_get_node (other), ==, 3);
}

/* What should be visible, found by walking from parent to child. */
static void
append_visible (GArray *visible, DocDocument *document, DocRows *rows, DocNode node)
{
  g_array_append_val (visible, node);
  if (!doc_rows_is_expanded (rows, node))
    return;
  for (DocNode child = doc_document_get_first_child (document, node); child != DOC_NODE_NONE;
       child = doc_document_get_next_sibling (document, child))
    append_visible (visible, document, rows, child);
}

static void
append_random (GString *json, guint depth)
{
  guint n_children = (guint) g_test_rand_int_range (0, 12);

  if (depth == 0 || g_test_rand_int_range (0, 3) == 0)
    {
      g_string_append (json, "0");
      return;
    }
  g_string_append_c (json, '[');
  for (guint i = 0; i < n_children; i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      append_random (json, depth - 1);
    }
  g_string_append_c (json, ']');
}

static void
turn_at_random (DocRows *rows, guint32 n_nodes)
{
  DocNode node = (DocNode) g_test_rand_int_range (0, (gint32) n_nodes);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      doc_rows_set_expanded_below (rows, node, g_test_rand_bit ());
      break;
    case 1:
      doc_rows_set_levels (rows, (guint) g_test_rand_int_range (0, 6));
      break;
    case 2:
      g_assert_cmpuint (doc_rows_get_node (rows, doc_rows_reveal (rows, node)), ==, node);
      break;
    default:
      doc_rows_set_expanded (rows, node, !doc_rows_is_expanded (rows, node));
    }
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *length = user_data;

  g_assert_cmpuint (position + removed, <=, *length);
  *length = *length - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *length);
}

static void
test_random (void)
{
  g_autoptr(GString) json = g_string_new ("[");
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(DocRows) rows = NULL;
  guint32 n_nodes;
  guint length = 1;

  for (guint i = 0; i < 12; i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      append_random (json, 5);
    }
  g_string_append_c (json, ']');
  document = read_text (json->str);
  n_nodes = doc_document_get_n_nodes (document);
  rows = doc_rows_new (document, FALSE, 0);
  g_signal_connect (rows, "items-changed", G_CALLBACK (on_items_changed_cb), &length);
  for (guint turn = 0; turn < 300; turn++)
    {
      g_autoptr(GArray) visible = g_array_new (FALSE, FALSE, sizeof (DocNode));

      turn_at_random (rows, n_nodes);
      append_visible (visible, document, rows, DOC_NODE_ROOT);
      g_assert_cmpuint (visible->len, ==, length);
      for (guint i = 0; i < visible->len; i++)
        g_assert_cmpuint (doc_rows_get_node (rows, i), ==, g_array_index (visible, DocNode, i));
    }
}

/* Lengths around the borders of words and blocks. */
static void
test_bitmap (void)
{
  static const guint32 lengths[] = { 1, 63, 64, 65, 511, 512, 513, 1024, 1537 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      DocBitmap bitmap;
      guint32 count = 0;

      doc_bitmap_init (&bitmap, lengths[i]);
      for (guint32 bit = 0; bit < lengths[i]; bit += 3)
        {
          doc_bitmap_set_range (&bitmap, bit, bit + 1, TRUE);
          doc_bitmap_recount (&bitmap, bit, bit + 1);
        }
      for (guint32 bit = 0; bit < lengths[i]; bit++)
        {
          g_assert_cmpuint (doc_bitmap_rank (&bitmap, bit), ==, count);
          if (doc_bitmap_get (&bitmap, bit))
            g_assert_cmpuint (doc_bitmap_select (&bitmap, count++), ==, bit);
        }
      g_assert_cmpuint (doc_bitmap_get_count (&bitmap), ==, count);
      doc_bitmap_set_range (&bitmap, 0, lengths[i], TRUE);
      doc_bitmap_recount (&bitmap, 0, lengths[i]);
      g_assert_cmpuint (doc_bitmap_get_count (&bitmap), ==, lengths[i]);
      g_assert_cmpuint (doc_bitmap_rank (&bitmap, lengths[i]), ==, lengths[i]);
      doc_bitmap_clear (&bitmap);
    }
}

/* Another document of the same nodes takes over what is open. */
static void
test_folding (void)
{
  g_autoptr(DocDocument) document = read_text (sample), other = read_text ("[1]");
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1), again = doc_rows_new (document, FALSE, 0);
  g_autoptr(GBytes) folding = NULL;

  doc_rows_set_expanded (rows, 3, TRUE);
  folding = doc_rows_dup_folding (rows);
  assert_rows (rows, "0 1 3 4 8 9 10");
  doc_rows_set_folding (again, folding);
  assert_rows (again, "0 1 3 4 8 9 10");
  doc_rows_set_document (again, NULL, 0);
  doc_rows_set_folding (again, folding);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 0);
  doc_rows_set_document (again, other, 1);
  assert_rows (again, "0 1");
}

/* Two million hits are filtered for within one go of the main loop. */
static void
test_many_hits (void)
{
  GString *text = g_string_new ("[[1");
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GArray) nodes = g_array_new (FALSE, FALSE, sizeof (DocNode));
  g_autoptr(DocMatches) matches = NULL;
  g_autoptr(DocRows) rows = NULL;
  TestWatch *watch;

  for (guint i = 1; i < 2000000; i++)
    g_string_append (text, i % 10 == 0 ? "],[1" : ",1");
  g_string_append (text, "],[2]]");
  {
    g_autoptr(GBytes) bytes = g_string_free_to_bytes (text);

    document = doc_document_new_plain (bytes, NULL);
  }
  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    if (doc_document_get_kind (document, node) == DOC_KIND_NUMBER)
      g_array_append_val (nodes, node);
  g_array_set_size (nodes, nodes->len - 1);
  matches = doc_matches_new (document, (const DocNode *) nodes->data, nodes->len);
  rows = doc_rows_new (document, TRUE, 0);
  watch = test_watch_start ();
  doc_rows_set_filter (rows, matches);
  /* the sanitizers take several times as long for everything */
#ifdef __SANITIZE_ADDRESS__
  test_watch_stop (watch, "two million hits");
#else
  g_assert_cmpint (test_watch_stop (watch, "two million hits"), <, TEST_WATCH_MAX_US);
#endif
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2200000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/levels", test_levels);
  g_test_add_func ("/rows/fold", test_fold);
  g_test_add_func ("/rows/fold-below", test_fold_below);
  g_test_add_func ("/rows/hidden-root", test_hidden_root);
  g_test_add_func ("/rows/reveal", test_reveal);
  g_test_add_func ("/rows/identity", test_identity);
  g_test_add_func ("/rows/random", test_random);
  g_test_add_func ("/rows/bitmap", test_bitmap);
  g_test_add_func ("/rows/folding", test_folding);
  g_test_add_func ("/rows/many-hits", test_many_hits);
  return g_test_run ();
}
