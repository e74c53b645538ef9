/* SPDX-License-Identifier: MIT */
/* Comparing documents: the merged tree as text, one word an entry: a sign and the path on the side that has it. */
#include "doc-diff.h"
#include "test-loop.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

#define SHAPE DOC_DIFF_SHAPE
#define KEY DOC_DIFF_BY_KEY

/* Signs: ' same, / inside, ~ changed, + added, - removed, . ignored */
static const struct
{
  const char  *name, *left, *right;
  DocDiffFlags flags;
  const char  *key, *ignored;
  const char  *entries;
} cases[] = {
  { "same", "{\"a\":[1,null]}", "{\"a\":[1,null]}", 0, NULL, NULL, "'$ '$.a '$.a[0] '$.a[1]" },
  { "changed", "{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":3}", 0, NULL, NULL, "/$ '$.a ~$.b" },
  { "blanks-are-nothing", "{ \"a\" : [ 1 ] }", "{\"a\":[1]}", 0, NULL, NULL, "'$ '$.a '$.a[0]" },
  { "numbers-as-sent", "[1.0]", "[1]", 0, NULL, NULL, "/$ ~$[0]" },
  { "strings-as-they-read", "[\"\\u0061\"]", "[\"a\"]", 0, NULL, NULL, "'$ '$[0]" },
  { "kinds-of-scalars", "[1,null]", "[\"1\",false]", 0, NULL, NULL, "/$ ~$[0] ~$[1]" },
  { "scalar-roots", "1", "2", 0, NULL, NULL, "~$" },
  { "roots-of-two-kinds", "[1]", "{}", 0, NULL, NULL, "-$ -$[0] +$" },
  { "member-added", "{\"a\":1}", "{\"a\":1,\"b\":[2]}", 0, NULL, NULL, "/$ '$.a +$.b +$.b[0]" },
  { "member-removed", "{\"a\":1,\"b\":{\"c\":2}}", "{\"a\":1}", 0, NULL, NULL, "/$ '$.a -$.b -$.b.c" },
  { "member-added-in-its-place", "{\"a\":1,\"c\":3}", "{\"z\":0,\"a\":1,\"b\":2,\"c\":3}", 0, NULL, NULL,
    "/$ +$.z '$.a +$.b '$.c" },
  { "members-in-another-order", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", 0, NULL, NULL, "'$ '$.a '$.b" },
  { "escaped-name", "{\"a\":1}", "{\"\\u0061\":1}", 0, NULL, NULL, "'$ '$.a" },
  { "duplicates-by-occurrence", "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":3,\"b\":0}", 0, NULL, NULL, "/$ '$.a ~$.a +$.b" },
  { "kind-of-container", "{\"a\":[1]}", "{\"a\":\"x\"}", 0, NULL, NULL, "/$ -$.a -$.a[0] +$.a" },
  { "deep", "{\"a\":[{\"b\":1},{\"b\":2}]}", "{\"a\":[{\"b\":1},{\"b\":3}]}", 0, NULL, NULL,
    "/$ /$.a '$.a[0] '$.a[0].b /$.a[1] ~$.a[1].b" },
  { "element-put-in", "[1,2,3]", "[1,9,2,3]", 0, NULL, NULL, "/$ '$[0] +$[1] '$[1] '$[2]" },
  { "element-taken-out", "[1,2,3]", "[1,3]", 0, NULL, NULL, "/$ '$[0] -$[1] '$[2]" },
  { "element-appended", "[1]", "[1,2]", 0, NULL, NULL, "/$ '$[0] +$[1]" },
  { "element-moved", "[1,2,3,4]", "[2,3,4,1]", 0, NULL, NULL, "/$ -$[0] '$[1] '$[2] '$[3] +$[3]" },
  { "objects-put-in", "[{\"n\":1},{\"n\":2}]", "[{\"n\":0},{\"n\":1},{\"n\":2}]", 0, NULL, NULL,
    "/$ +$[0] +$[0].n '$[0] '$[0].n '$[1] '$[1].n" },
  { "gap-of-two-lengths", "[1,5,6,9]", "[1,7,9]", 0, NULL, NULL, "/$ '$[0] ~$[1] -$[2] '$[3]" },
  { "repeated-elements", "[1,1,1]", "[1,1]", 0, NULL, NULL, "/$ '$[0] '$[1] -$[2]" },
  { "empty-and-full", "[]", "[1]", 0, NULL, NULL, "/$ +$[0]" },
  { "no-document", "", "[1]", 0, NULL, NULL, "+$ +$[0]" },
  { "neither-document", "", "", 0, NULL, NULL, "" },
  { "broken-document", "{\"a\":1,", "{\"a\":1}", 0, NULL, NULL, "'$ '$.a" },
  { "ignored-name", "{\"id\":1,\"a\":{\"id\":{\"x\":1}}}", "{\"id\":2,\"a\":{\"id\":[3]}}", 0, NULL, "id",
    "'$ .$.id '$.a .$.a.id" },
  { "ignored-on-one-side", "{\"a\":1}", "{\"a\":1,\"id\":2}", 0, NULL, "id", "'$ '$.a .$.id" },
  { "ignored-path", "{\"a\":[{\"t\":1},{\"t\":2}],\"t\":3}", "{\"a\":[{\"t\":4},{\"t\":5}],\"t\":6}", 0, NULL,
    "$.a[*].t", "/$ '$.a '$.a[0] .$.a[0].t '$.a[1] .$.a[1].t ~$.t" },
  { "ignored-does-not-move-elements", "[{\"n\":1,\"id\":1},{\"n\":2,\"id\":2}]", "[{\"n\":2,\"id\":3}]", 0, NULL, "id",
    "/$ -$[0] -$[0].n -$[0].id '$[1] '$[1].n .$[1].id" },
  { "by-key", "[{\"k\":1,\"v\":1},{\"k\":2,\"v\":2}]", "[{\"k\":2,\"v\":2},{\"k\":1,\"v\":9}]", KEY, "k", NULL,
    "/$ /$[0] '$[0].k ~$[0].v '$[1] '$[1].k '$[1].v" },
  { "by-key-found", "[{\"t\":0,\"k\":1},{\"t\":0,\"k\":2}]", "[{\"t\":1,\"k\":2},{\"t\":1,\"k\":1}]", KEY, NULL, NULL,
    "/$ /$[0] ~$[0].t '$[0].k /$[1] ~$[1].t '$[1].k" },
  { "by-key-added-and-removed", "[{\"k\":1},{\"k\":2}]", "[{\"k\":3},{\"k\":2},{\"k\":4}]", KEY, "k", NULL,
    "/$ -$[0] -$[0].k +$[0] +$[0].k '$[1] '$[1].k +$[2] +$[2].k" },
  { "by-key-repeated", "[{\"k\":1,\"v\":1},{\"k\":1,\"v\":2}]", "[{\"k\":1,\"v\":1},{\"k\":1,\"v\":3}]", KEY, "k", NULL,
    "/$ '$[0] '$[0].k '$[0].v /$[1] '$[1].k ~$[1].v" },
  { "by-key-of-scalars", "[1,2]", "[2,1]", KEY, "k", NULL, "'$ '$[0] '$[1]" },
  { "no-key-to-find", "[{\"k\":1},{\"k\":1}]", "[{\"k\":1}]", KEY, NULL, NULL, "/$ '$[0] '$[0].k -$[1] -$[1].k" },
  { "shape", "{\"a\":\"x\",\"b\":1,\"c\":true}", "{\"a\":\"y\",\"b\":2.5,\"c\":false}", SHAPE, NULL, NULL,
    "'$ '$.a '$.b '$.c" },
  { "shape-of-kinds", "{\"a\":\"1\",\"b\":null}", "{\"a\":1,\"b\":\"x\"}", SHAPE, NULL, NULL, "/$ ~$.a ~$.b" },
  { "shape-of-keys", "{\"a\":1}", "{\"b\":1}", SHAPE, NULL, NULL, "/$ -$.a +$.b" },
  { "shape-of-longer-list", "[{\"a\":1}]", "[{\"a\":2},{\"a\":3}]", SHAPE, NULL, NULL,
    "'$ '$[0] '$[0].a '$[1] '$[1].a" },
  { "shape-of-new-element", "[{\"a\":1}]", "[{\"a\":2},{\"b\":3}]", SHAPE, NULL, NULL,
    "/$ '$[0] '$[0].a +$[1] +$[1].b" },
  { "shape-of-empty-list", "{\"l\":[]}", "{\"l\":[1,\"x\"]}", SHAPE, NULL, NULL, "'$ '$.l '$.l[0] '$.l[1]" },
};

static char *
describe (DocDiff *diff)
{
  static const char signs[] = { '\'', '/', '~', '+', '-', '.' };
  GString *text = g_string_new (NULL);

  for (guint entry = 0; entry < doc_diff_get_n_entries (diff); entry++)
    {
      DocNode left = doc_diff_get_left (diff, entry), right = doc_diff_get_right (diff, entry);
      g_autofree char *path = left != DOC_NODE_NONE
        ? doc_document_dup_json_path (doc_diff_get_left_document (diff), left, TRUE)
        : doc_document_dup_json_path (doc_diff_get_right_document (diff), right, TRUE);

      g_string_append_printf (text, "%s%c%s", entry > 0 ? " " : "", signs[doc_diff_get_status (diff, entry)], path);
    }
  return g_string_free (text, FALSE);
}

/* Parents, ends and depths say the same, and every node of either side has its entry unless it is ignored. */
static void
assert_is_tree (DocDiff *diff)
{
  for (guint entry = 0; entry < doc_diff_get_n_entries (diff); entry++)
    {
      guint parent = doc_diff_get_parent (diff, entry), end = doc_diff_get_end (diff, entry);

      g_assert_cmpuint (end, >, entry);
      if (parent == DOC_DIFF_NONE)
        {
          g_assert_cmpuint (doc_diff_get_depth (diff, entry), ==, 0);
          continue;
        }
      g_assert_cmpuint (parent, <, entry);
      g_assert_cmpuint (end, <=, doc_diff_get_end (diff, parent));
      g_assert_cmpuint (doc_diff_get_depth (diff, entry), ==, doc_diff_get_depth (diff, parent) + 1);
    }
}

static DocDiff *
compare (const char *left, const char *right, const DocDiffOptions *options)
{
  g_autoptr(DocDocument) one = read_text (left);
  g_autoptr(DocDocument) other = read_text (right);
  g_autoptr(GError) error = NULL;
  DocDiff *diff = doc_diff_new (one, other, options, NULL, &error);

  g_assert_no_error (error);
  assert_is_tree (diff);
  return diff;
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gboolean is_path = cases[i].ignored != NULL && *cases[i].ignored == '$';
  const char *const keys[] = { cases[i].key, NULL };
  const char *const names[] = { cases[i].ignored, NULL };
  g_autoptr(DocQuery) path = is_path ? doc_query_new (cases[i].ignored, NULL, NULL) : NULL;
  DocQuery *const paths[] = { path, NULL };
  DocDiffOptions options = { cases[i].flags, cases[i].key != NULL ? keys : NULL, is_path ? NULL : names, paths };
  g_autoptr(DocDiff) diff = compare (cases[i].left, cases[i].right, &options);
  g_autofree char *entries = describe (diff);

  g_assert_cmpstr (entries, ==, cases[i].entries);
}

static void
test_differences (void)
{
  g_autoptr(DocDiff) diff = compare ("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":[]},\"e\":0}",
                                     "{\"a\":2,\"b\":[1,2,{\"x\":3}],\"e\":0}", NULL);
  /* 0 root, 1 a, 2 b, 3 b[0], 4 b[1], 5 b[2], 6 b[2].x, 7 c, 8 c.d, 9 e */
  const guint expected[] = { 1, 5, 7 };
  guint entry = DOC_DIFF_NONE;

  g_assert_cmpuint (doc_diff_get_n_entries (diff), ==, 10);
  g_assert_cmpuint (doc_diff_get_n_differences (diff), ==, 3);
  g_assert_cmpuint (doc_diff_count (diff, DOC_DIFF_CHANGED), ==, 1);
  g_assert_cmpuint (doc_diff_count (diff, DOC_DIFF_ADDED), ==, 1);
  g_assert_cmpuint (doc_diff_count (diff, DOC_DIFF_REMOVED), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      entry = doc_diff_find_next (diff, entry);
      g_assert_cmpuint (entry, ==, expected[i]);
      g_assert_cmpuint (doc_diff_get_rank (diff, entry), ==, i);
      g_assert_cmpuint (doc_diff_get_difference (diff, i), ==, entry);
    }
  g_assert_cmpuint (doc_diff_find_next (diff, entry), ==, DOC_DIFF_NONE);
  g_assert_cmpuint (doc_diff_find_previous (diff, DOC_DIFF_NONE), ==, 7);
  g_assert_cmpuint (doc_diff_find_previous (diff, 6), ==, 5);
  g_assert_cmpuint (doc_diff_find_previous (diff, 1), ==, DOC_DIFF_NONE);
}

/* A list that was cut, shuffled in places and added to keeps what can be kept. */
static void
test_random (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(GString) left = g_string_new ("[-1");
      g_autoptr(GString) right = g_string_new ("[-1");
      g_autoptr(DocDiff) diff = NULL;
      guint n_removed = 0, n_added = 0;

      for (guint i = 0; i < 300; i++)
        {
          gint32 what = g_test_rand_int_range (0, 10);

          if (what != 0)
            g_string_append_printf (left, ",{\"n\":%u}", i);
          if (what != 1)
            g_string_append_printf (right, ",{\"n\":%u}", i);
          n_added += what == 0 ? 1 : 0;
          n_removed += what == 1 ? 1 : 0;
        }
      g_string_append (left, ",-2]");
      g_string_append (right, ",-2]");
      diff = compare (left->str, right->str, NULL);
      /* Where one was taken out beside one put in, they are paired and their member has changed. */
      g_assert_cmpuint (doc_diff_count (diff, DOC_DIFF_ADDED) + doc_diff_count (diff, DOC_DIFF_CHANGED), ==, n_added);
      g_assert_cmpuint (doc_diff_count (diff, DOC_DIFF_REMOVED) + doc_diff_count (diff, DOC_DIFF_CHANGED), ==,
                        n_removed);
    }
}

static void
test_async (void)
{
  g_autoptr(DocDocument) left = read_text ("{\"a\":1,\"id\":1}");
  g_autoptr(DocDocument) right = read_text ("{\"a\":2,\"id\":2}");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(DocDiff) diff = NULL;
  g_autoptr(DocQuery) path = doc_query_new ("$.a", NULL, NULL);

  {
    /* Nothing of the options is needed afterwards. */
    const char *const names[] = { "id", NULL };
    DocQuery *const paths[] = { path, NULL };
    DocDiffOptions options = { DOC_DIFF_DEFAULT, NULL, names, paths };

    doc_diff_new_async (left, right, &options, NULL, test_loop_result_cb, &result);
  }
  test_wait_until (result != NULL, 5000);
  diff = doc_diff_new_finish (result, NULL);
  g_assert_cmpuint (doc_diff_get_n_differences (diff), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr(DocDocument) document = read_text ("[1]");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (doc_diff_new (document, document, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_deep (void)
{
  g_autoptr(GString) left = g_string_new (NULL);
  g_autoptr(GString) right = NULL;
  g_autoptr(DocDiff) diff = NULL;

  for (guint i = 0; i < DOC_MAX_DEPTH; i++)
    g_string_append_c (left, '[');
  right = g_string_new (left->str);
  g_string_append (left, "1");
  g_string_append (right, "2");
  for (guint i = 0; i < DOC_MAX_DEPTH; i++)
    {
      g_string_append_c (left, ']');
      g_string_append_c (right, ']');
    }
  diff = compare (left->str, right->str, NULL);
  g_assert_cmpuint (doc_diff_get_n_differences (diff), ==, 1);
  g_assert_cmpuint (doc_diff_get_depth (diff, doc_diff_find_next (diff, DOC_DIFF_NONE)), ==, DOC_MAX_DEPTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/diff/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/diff/differences", test_differences);
  g_test_add_func ("/diff/random", test_random);
  g_test_add_func ("/diff/async", test_async);
  g_test_add_func ("/diff/cancel", test_cancel);
  g_test_add_func ("/diff/depth-limit", test_deep);
  return g_test_run ();
}
