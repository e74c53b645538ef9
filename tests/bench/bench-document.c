/* SPDX-License-Identifier: MIT */
/* Encoded answers to a finished index, against GLib's unescaping with json-glib on the same bytes. */
#include "bench.h"
#include "bench-corpus.h"
#include "doc-reader-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MEGABYTE ((gsize) 1000 * 1000)
/* What a transport hands over at a time. */
#define PIECE_BYTES ((gsize) 256 * 1024)

static const DocLimits bench_limits = { 400 * MEGABYTE, DOC_MAX_DEPTH };

/* The only way GLib has: '+' by hand, then the escapes. */
static char *
unescape_with_glib (GBytes *wire)
{
  gsize length;
  const char *bytes = g_bytes_get_data (wire, &length);
  g_autofree char *spaced = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    spaced[i] = bytes[i] == '+' ? ' ' : bytes[i];
  spaced[length] = '\0';
  return g_uri_unescape_string (spaced, NULL);
}

static gpointer
decode (GBytes *wire, DocPercentMethod method)
{
  gsize length;
  const char *bytes = g_bytes_get_data (wire, &length);
  char *text = g_malloc (length);

  doc_percent_decode_piece (bytes, length, text, method);
  return text;
}

static gpointer
decode_ours (gpointer data)
{
  return decode (data, doc_percent_best_method ());
}

/* As on any x86-64. */
static gpointer
decode_portably (gpointer data)
{
  return decode (data, DOC_PERCENT_BLOCKS);
}

static gpointer
decode_reference (gpointer data)
{
  return unescape_with_glib (data);
}

static gpointer
read_wire (GBytes *wire, DocPercentMethod method)
{
  gsize length;
  const char *bytes = g_bytes_get_data (wire, &length);
  g_autoptr(DocReader) reader = doc_reader_new (&bench_limits);

  doc_reader_set_method (reader, method);
  for (gsize at = 0; at < length; at += PIECE_BYTES)
    doc_reader_feed (reader, bytes + at, MIN (PIECE_BYTES, length - at));
  return doc_reader_finish (reader);
}

static gpointer
read_ours (gpointer data)
{
  return read_wire (data, doc_percent_best_method ());
}

static gpointer
read_portably (gpointer data)
{
  return read_wire (data, DOC_PERCENT_BLOCKS);
}

static gpointer
read_reference (gpointer data)
{
  g_autofree char *text = unescape_with_glib (data);
  JsonParser *parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, text, -1, NULL))
    g_error ("json-glib refuses the document");
  return parser;
}

static gpointer
index_ours (gpointer data)
{
  return doc_document_new_plain (data, &bench_limits);
}

static gpointer
index_reference (gpointer data)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);
  JsonParser *parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, bytes, (gssize) length, NULL))
    g_error ("json-glib refuses the document");
  return parser;
}

static void
free_document (gpointer document)
{
  doc_document_unref (document);
}

static gdouble
find_peak (GBytes *wire)
{
  return (gdouble) bench_peak_bytes (read_ours, wire) / (gdouble) g_bytes_get_size (wire);
}

/* The decoder and the pass, and both on an answer as large as people wait for. */
static void
compare_parts (void)
{
  g_autoptr(GBytes) text = bench_corpus_new (10 * MEGABYTE);
  g_autoptr(GBytes) wire = doc_percent_encode (text, DOC_PERCENT_JAVA);

  BenchCase portable_decode = { "P1-decode-10MB-portable", decode_portably, g_free, decode_reference, g_free, 3 };
  BenchCase portable_body = { "P2-body-10MB-portable", read_portably, free_document, read_reference, g_object_unref,
                              15 };
  BenchCase best_decode = { "P1-decode-10MB", decode_ours, g_free, decode_reference, g_free, 3 };
  BenchCase body = { "P2-body-10MB", read_ours, free_document, read_reference, g_object_unref, 15 };
  BenchCase index = { "P2-index-10MB", index_ours, free_document, index_reference, g_object_unref, 15 };

  bench_compare (&portable_decode, wire);
  bench_compare (&best_decode, wire);
  bench_compare (&portable_body, wire);
  bench_compare (&body, wire);
  bench_report_most ("P2-peak-per-wire-byte", find_peak (wire), 1);
  bench_compare (&index, text);
}

/* More than anybody should send. */
static void
compare_large (void)
{
  g_autoptr(GBytes) text = bench_corpus_new (100 * MEGABYTE);
  g_autoptr(GBytes) wire = doc_percent_encode (text, DOC_PERCENT_JAVA);
  BenchCase body = { "P3-body-100MB", read_ours, free_document, read_reference, g_object_unref, 20 };

  bench_compare (&body, wire);
  bench_report_most ("P3-peak-per-wire-byte", find_peak (wire), 0.95);
}

int
main (int argc, char **argv)
{
  bench_init (&argc, &argv);
  compare_parts ();
  compare_large ();
  return bench_finish ();
}
