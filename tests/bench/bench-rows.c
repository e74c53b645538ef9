/* SPDX-License-Identifier: MIT */
/* A tree of a million rows: opening and folding it, what a click costs, and what a row takes. */
#include "bench.h"
#include "bench-corpus.h"
#include "doc-rows.h"

#define MEGABYTE ((gsize) 1000 * 1000)
/* The corpus has a node in 24 bytes, so this gives a million. */
#define TEXT_BYTES (25 * MEGABYTE)
#define N_TOGGLES 1000

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  guint *length = user_data;

  *length = *length - removed + added;
}

static gpointer
expand_all (gpointer data)
{
  doc_rows_set_levels (data, G_MAXUINT);
  return NULL;
}

static gpointer
fold_all (gpointer data)
{
  doc_rows_set_levels (data, 0);
  return NULL;
}

static gpointer
expand_two_levels (gpointer data)
{
  doc_rows_set_levels (data, 2);
  return NULL;
}

/* Folds and unfolds entries of the long list, at its beginning, where everything behind them moves. */
static gpointer
toggle (gpointer data)
{
  DocDocument *document = doc_rows_get_document (data);
  DocNode list = doc_document_find (document, DOC_NODE_ROOT, "data", "resTrHistoryList", NULL);
  DocNode entry = doc_document_get_first_child (document, list);

  for (guint i = 0; i < N_TOGGLES; i++)
    {
      doc_rows_set_expanded (data, entry, !doc_rows_is_expanded (data, entry));
      entry = i % 2 == 1 ? doc_document_get_next_sibling (document, entry) : entry;
    }
  return NULL;
}

static gpointer
get_rows (gpointer data)
{
  guint n_items = g_list_model_get_n_items (data);

  for (guint i = 0; i < N_TOGGLES; i++)
    g_object_unref (g_list_model_get_item (data, (guint) ((guint64) i * 7919 * 65537 % n_items)));
  return NULL;
}

static gpointer
make_rows (gpointer text)
{
  DocDocument *document = doc_document_new_plain (text, NULL);
  DocRows *rows = doc_rows_new (document, FALSE, G_MAXUINT);

  doc_document_unref (document);
  return rows;
}

int
main (int argc, char **argv)
{
  g_autoptr(GBytes) text = bench_corpus_new (TEXT_BYTES);
  g_autoptr(DocRows) rows = make_rows (text);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (rows));
  gdouble n_rows = length;

  bench_init (&argc, &argv);
  g_signal_connect (rows, "items-changed", G_CALLBACK (on_items_changed_cb), &length);
  g_print ("# %u rows\n", length);
  bench_report_most ("P7-expand-all-ms", bench_time_ms (expand_all, NULL, rows), 30);
  bench_report_most ("P7-toggle-ms", bench_time_ms (toggle, NULL, rows) / N_TOGGLES, 0.1);
  bench_report_most ("P7-row-at-random-ms", bench_time_ms (get_rows, NULL, rows) / N_TOGGLES, 0.01);
  bench_report_most ("P7-expand-two-levels-ms", bench_time_ms (expand_two_levels, NULL, rows), 30);
  bench_report_most ("P7-fold-all-ms", bench_time_ms (fold_all, NULL, rows), 30);
  bench_report_most ("P7-bytes-per-row", (gdouble) bench_peak_bytes (make_rows, text) / n_rows, 16);
  return bench_finish ();
}
