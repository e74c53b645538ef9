/* SPDX-License-Identifier: MIT */
/* Finding in an answer as large as the limit lets it be: text that is not there, text that is everywhere. */
#include "bench.h"
#include "bench-corpus.h"
#include "doc-rows.h"
#include "doc-search.h"

#define TEXT_BYTES ((gsize) 64 * 1000 * 1000)

static DocDocument *document;

static DocMatches *
search (const char *text, DocPatternFlags flags, DocSearchLabelFunc label_func)
{
  g_autoptr(DocPattern) pattern = doc_pattern_new (text, flags, NULL);
  g_autoptr(DocSearch) search = doc_search_new (document, pattern);

  if (label_func != NULL)
    doc_search_set_labels (search, label_func, NULL, NULL);
  return doc_search_run (search, NULL, NULL);
}

static gpointer
search_absent (gpointer data)
{
  return search ("not there at all", DOC_PATTERN_DEFAULT, NULL);
}

static DocSearchLabel
judge_label (const char *key, const char *value, gpointer user_data)
{
  return DOC_SEARCH_LABEL_OTHER;
}

static gpointer
search_absent_with_labels (gpointer data)
{
  return search ("not there at all", DOC_PATTERN_DEFAULT, judge_label);
}

static gpointer
search_everywhere (gpointer data)
{
  return search ("res", DOC_PATTERN_DEFAULT, NULL);
}

static gpointer
search_regex (gpointer data)
{
  return search ("^not there$", DOC_PATTERN_REGEX, NULL);
}

static void
free_matches (gpointer matches)
{
  doc_matches_unref (matches);
}

static gpointer
filter (gpointer matches)
{
  DocRows *rows = doc_rows_new (document, FALSE, 1);

  doc_rows_set_filter (rows, matches);
  return rows;
}

int
main (int argc, char **argv)
{
  g_autoptr(GBytes) text = bench_corpus_new (TEXT_BYTES);
  DocLimits limits = { 2 * TEXT_BYTES, DOC_MAX_DEPTH };
  g_autoptr(DocMatches) everywhere = NULL;

  document = doc_document_new_plain (text, &limits);
  bench_init (&argc, &argv);
  everywhere = search_everywhere (NULL);
  g_print ("# %u nodes, %u matches\n", doc_document_get_n_nodes (document), doc_matches_get_count (everywhere));
  bench_report_most ("search-64MB-absent-ms", bench_time_ms (search_absent, free_matches, NULL), 100);
  bench_report_most ("search-64MB-absent-labels-ms",
                     bench_time_ms (search_absent_with_labels, free_matches, NULL), 100);
  bench_report_most ("search-64MB-everywhere-ms", bench_time_ms (search_everywhere, free_matches, NULL), 250);
  bench_report_most ("search-64MB-regex-ms", bench_time_ms (search_regex, free_matches, NULL), 2500);
  bench_report_most ("filter-64MB-everywhere-ms", bench_time_ms (filter, g_object_unref, everywhere), 50);
  doc_document_unref (document);
  return bench_finish ();
}
