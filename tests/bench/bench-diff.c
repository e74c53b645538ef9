/* SPDX-License-Identifier: MIT */
/* Two answers of 10 MB compared, in which something was put in, taken out and changed; a query over one of them, and
 * its table. */
#include "bench.h"
#include "bench-corpus.h"
#include "doc-diff.h"
#include "doc-table.h"

#define TEXT_BYTES ((gsize) 10 * 1000 * 1000)
/* Every so many bytes a digit of the other answer is another one. */
#define STRIDE_BYTES 10007

typedef struct
{
  DocDocument *left, *right; /* (owned) */
  DocNode      list;
  DocDiffFlags flags;
} Material;

static DocDocument *
read_changed (GBytes *text)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);
  char *changed = g_memdup2 (bytes, length);
  g_autoptr(GBytes) copy = NULL;

  for (gsize at = length / 10; at < length; at += STRIDE_BYTES)
    if (g_ascii_isdigit (changed[at]))
      changed[at] = changed[at] == '7' ? '3' : '7';
  copy = g_bytes_new_take (changed, length);
  return doc_document_new_plain (copy, NULL);
}

static gpointer
compare (gpointer data)
{
  const Material *material = data;
  DocDiffOptions options = { material->flags, NULL, NULL, NULL };

  return doc_diff_new (material->left, material->right, &options, NULL, NULL);
}

static void
free_diff (gpointer diff)
{
  doc_diff_unref (diff);
}

static gpointer
select_everywhere (gpointer data)
{
  const Material *material = data;
  g_autoptr(DocQuery) query = doc_query_new ("$..[?@.resAccountTrDate > '20200101']", NULL, NULL);

  return doc_query_select (query, material->left, NULL, NULL);
}

static void
free_nodes (gpointer nodes)
{
  g_array_unref (nodes);
}

static gpointer
make_table (gpointer data)
{
  const Material *material = data;

  return doc_table_new (material->left, material->list, NULL, NULL);
}

static gpointer
sort_table (gpointer data)
{
  DocTable *table = make_table (data);

  doc_table_sort (table, doc_table_get_n_columns (table) - 1, TRUE, NULL, NULL);
  return table;
}

int
main (int argc, char **argv)
{
  g_autoptr(GBytes) text = bench_corpus_new (TEXT_BYTES);
  Material material = { doc_document_new_plain (text, NULL), read_changed (text), 0, DOC_DIFF_DEFAULT };
  g_autoptr(DocDiff) diff = compare (&material);

  material.list = doc_document_find (material.left, DOC_NODE_ROOT, "data", "resTrHistoryList", NULL);
  bench_init (&argc, &argv);
  g_print ("# %u nodes, %u differences\n", doc_document_get_n_nodes (material.left), doc_diff_get_n_differences (diff));
  bench_report_most ("diff-10MB-ms", bench_time_ms (compare, free_diff, &material), 1000);
  material.flags = DOC_DIFF_BY_KEY;
  bench_report_most ("diff-10MB-by-key-ms", bench_time_ms (compare, free_diff, &material), 1000);
  material.flags = DOC_DIFF_SHAPE;
  bench_report_most ("diff-10MB-shape-ms", bench_time_ms (compare, free_diff, &material), 1000);
  bench_report_most ("query-10MB-filter-ms", bench_time_ms (select_everywhere, free_nodes, &material), 500);
  bench_report_most ("table-10MB-ms", bench_time_ms (make_table, g_object_unref, &material), 100);
  bench_report_most ("table-10MB-sort-ms", bench_time_ms (sort_table, g_object_unref, &material), 500);
  doc_document_unref (material.left);
  doc_document_unref (material.right);
  return bench_finish ();
}
