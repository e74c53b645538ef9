/* SPDX-License-Identifier: MIT */
/* Text that arrives in pieces: the borders make no difference, neither to the decoder nor to the pass. */
#include "doc-document-private.h"
#include "doc-percent.h"
#include "doc-reader.h"
#include "grammar-cases.h"
#include "same-document.h"

#include <string.h>

static const gsize piece_sizes[] = { 1, 2, 3, 7 };

/* All tables of the grammar, and what only the decoder minds. */
static void
for_each_text (void (*func) (GBytes *text))
{
  static const char *const others[] = {
    "%zz", "%7B%zz%7D", "[%41]", "%7B%22a%22%3A%22b%2", "%7B%7D%", "%7B%7D%4", "%%%%", "%%7B%7D", "+%5B+%5D+",
    "%5B%22%ED%95%9C", "%257B%257D", "%EF%BB%BF%5B%5D", "\357\273\277%5B%5D", " \n%7B%7D",
  };

  for (gsize i = 0; i < grammar_n_accept + grammar_n_refuse + grammar_n_free + G_N_ELEMENTS (others); i++)
    {
      gsize at = i;
      g_autoptr(GBytes) text = NULL;

      if (at < grammar_n_accept)
        text = g_bytes_new_static (grammar_accept[at].text, grammar_accept[at].length);
      else if ((at -= grammar_n_accept) < grammar_n_refuse)
        text = g_bytes_new_static (grammar_refuse[at].text, grammar_refuse[at].length);
      else if ((at -= grammar_n_refuse) < grammar_n_free)
        text = g_bytes_new_static (grammar_free[at].text, grammar_free[at].length);
      else
        text = g_bytes_new_static (others[at - grammar_n_free], strlen (others[at - grammar_n_free]));
      func (text);
    }
}

static void
assert_pieces (GBytes *wire)
{
  g_autoptr(DocDocument) whole = doc_document_new (wire, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (piece_sizes); i++)
    {
      g_autoptr(DocDocument) pieced = same_document_feed (wire, piece_sizes[i], NULL);

      g_assert_cmpint (doc_document_get_form (pieced), ==, doc_document_get_form (whole));
      same_document_assert (pieced, whole);
    }
}

static void
test_plain_pieces (void)
{
  for_each_text (assert_pieces);
}

static void
assert_encoded_pieces (GBytes *text)
{
  for (DocPercentStyle style = DOC_PERCENT_JAVA; style <= DOC_PERCENT_GO; style++)
    {
      g_autoptr(GBytes) wire = doc_percent_encode (text, style);

      assert_pieces (wire);
    }
}

static void
test_encoded_pieces (void)
{
  for_each_text (assert_encoded_pieces);
}

/* An encoded text that is JSON decodes to the document of the plain one; only bare numbers and words look alike in
 * both forms. */
static void
assert_same_in_both_forms (GBytes *text)
{
  g_autoptr(GBytes) wire = doc_percent_encode (text, DOC_PERCENT_JAVA);
  g_autoptr(DocDocument) plain = doc_document_new_plain (text, NULL);
  g_autoptr(DocDocument) encoded = doc_document_new (wire, NULL);

  if (doc_document_get_problem (plain) == NULL && doc_document_get_kind (plain, DOC_NODE_ROOT) >= DOC_KIND_STRING)
    g_assert_cmpint (doc_document_get_form (encoded), ==, DOC_FORM_PERCENT);
  if (doc_document_get_form (encoded) == DOC_FORM_PERCENT && !doc_document_looks_encoded_twice (plain))
    same_document_assert (plain, encoded);
}

static void
test_both_forms (void)
{
  for_each_text (assert_same_in_both_forms);
}

/* The pass stopped and resumed behind every few bytes leaves the same tables as one run. */
static void
assert_resumes (GBytes *text)
{
  const DocLimits limits = DOC_LIMITS_DEFAULT;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (text, &length);

  for (guint i = 0; i < G_N_ELEMENTS (piece_sizes); i++)
    {
      g_autoptr(DocDocument) once = doc_document_new_plain (text, NULL);
      g_autoptr(DocDocument) resumed = NULL;
      DocArrival arrival = DOC_ARRIVAL_PLAIN;
      DocIndexer indexer;

      doc_indexer_init (&indexer, &limits);
      for (gsize there = 0; there < length; there += piece_sizes[i])
        {
          g_autofree guint8 *so_far = g_memdup2 (bytes, there);

          indexer.wanted_bytes = 0;
          if (!doc_indexer_run (&indexer, so_far, there))
            break;
        }
      resumed = doc_document_assemble (g_bytes_ref (text), &indexer, &arrival);
      same_document_assert (once, resumed);
    }
}

static void
test_resumed_pass (void)
{
  for_each_text (assert_resumes);
}

static GBytes *
make_large_text (void)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; json->len < 400 * 1000; i++)
    {
      g_string_append_printf (json, "{\"name\":\"가나다 %u\", \"amount\":%u.50,\"list\":[true,null,\"\\n\"]},", i, i * 7);
      if (i % 100 == 50)
        {
          g_string_append_c (json, '"');
          for (guint word = 0; word < 10000; word++)
            g_string_append (json, "긴 글 ");
          g_string_append (json, "\",");
        }
    }
  g_string_append (json, "0]");
  return g_string_free_to_bytes (json);
}

static void
test_large_pieces (void)
{
  static const gsize sizes[] = { 1, 999, 4096, 65535, 65537, 131073, 300000 };
  g_autoptr(GBytes) text = make_large_text ();
  g_autoptr(GBytes) wire = doc_percent_encode (text, DOC_PERCENT_JAVA);
  g_autoptr(DocDocument) plain = doc_document_new_plain (text, NULL);

  g_assert_null (doc_document_get_problem (plain));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(DocDocument) pieced = same_document_feed (text, sizes[i], NULL);
      g_autoptr(DocDocument) encoded = same_document_feed (wire, sizes[i], NULL);

      same_document_assert (plain, pieced);
      same_document_assert (plain, encoded);
    }
}

/* The limit counts decoded bytes: as many are accepted, one more is not. */
static void
test_size_limit (void)
{
  static const char *const wires[] = {
    "[\"12345678\"]", "%5B%2212345678%22%5D", "%5B%22%31%32%33%34%35%36%37%38%22%5D",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    for (guint size = 0; size < G_N_ELEMENTS (piece_sizes); size++)
      {
        g_autoptr(GBytes) wire = g_bytes_new_static (wires[i], strlen (wires[i]));
        g_autoptr(DocDocument) fits = same_document_feed (wire, piece_sizes[size], &(DocLimits) { 12, 512 });
        g_autoptr(DocDocument) over = same_document_feed (wire, piece_sizes[size], &(DocLimits) { 11, 512 });
        g_autoptr(DocDocument) at_once = doc_document_new (wire, &(DocLimits) { 11, 512 });

        g_assert_null (doc_document_get_problem (fits));
        g_assert_cmpint (doc_document_get_problem (over)->code, ==, DOC_ERROR_TOO_LARGE);
        g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (over)), ==, 11);
        g_assert_cmpuint (doc_document_get_n_nodes (over), ==, 2);
        same_document_assert (over, at_once);
      }
}

static void
test_stops_at_limit (void)
{
  g_autoptr(DocReader) reader = doc_reader_new (&(DocLimits) { 4, 512 });
  g_autoptr(DocDocument) document = NULL;

  g_assert_true (doc_reader_feed (reader, "[1", 2));
  g_assert_true (doc_reader_feed (reader, NULL, 0));
  g_assert_true (doc_reader_feed (reader, ",2", 2));
  g_assert_cmpuint (doc_reader_get_wire_size (reader), ==, 4);
  g_assert_false (doc_reader_feed (reader, ",3", 2));
  g_assert_false (doc_reader_feed (reader, ",4]", 3));
  document = doc_reader_finish (reader);
  g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_TOO_LARGE);
  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, 2);
  g_assert_true (doc_document_is_cut (document, DOC_NODE_ROOT));
  g_assert_false (doc_document_is_cut (document, 1));
}

/* The text up to the limit and the rest behind it are the whole text, wherever limit and pieces fall. */
static void
assert_rest (GBytes *wire, const char *text, gsize piece_bytes, gsize limit_bytes)
{
  g_autoptr(DocReader) reader = doc_reader_new (&(DocLimits) { limit_bytes, 512 });
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GString) all = g_string_new (NULL);
  const char *bytes = g_bytes_get_data (wire, NULL);
  gsize wire_bytes = g_bytes_get_size (wire), text_bytes;
  const char *kept;

  doc_reader_keep_rest (reader);
  for (gsize at = 0; at < wire_bytes; at += piece_bytes)
    {
      g_autoptr(GBytes) rest = NULL;

      doc_reader_feed (reader, bytes + at, MIN (piece_bytes, wire_bytes - at));
      rest = doc_reader_take_rest (reader);
      if (g_bytes_get_size (rest) > 0)
        g_string_append_len (all, g_bytes_get_data (rest, NULL), (gssize) g_bytes_get_size (rest));
    }
  g_assert_cmpuint (doc_reader_get_wire_size (reader), ==, wire_bytes);
  kept = doc_reader_peek_text (reader, &text_bytes);
  g_assert_cmpuint (text_bytes, ==, MIN (limit_bytes, strlen (text)));
  g_string_insert_len (all, 0, kept, (gssize) text_bytes);
  g_assert_cmpstr (all->str, ==, text);
  document = doc_reader_finish (reader);
  g_assert_true ((doc_document_get_problem (document) == NULL) == (limit_bytes >= strlen (text)));
}

static void
test_rest (void)
{
  static const char text[] = "{\"이름\":[\"가+나\",1,\"100 %\"]}";
  g_autoptr(GBytes) plain = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) encoded = doc_percent_encode (plain, DOC_PERCENT_JAVA);

  for (gsize limit_bytes = 1; limit_bytes <= strlen (text); limit_bytes++)
    for (gsize piece_bytes = 1; piece_bytes <= g_bytes_get_size (encoded); piece_bytes++)
      {
        assert_rest (plain, text, piece_bytes, limit_bytes);
        assert_rest (encoded, text, piece_bytes, limit_bytes);
      }
}

static void
test_depth_limit (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("[{\"a\":[1]}]", 11);
  g_autoptr(DocDocument) fits = doc_document_new_plain (text, &(DocLimits) { 100, 3 });
  g_autoptr(DocDocument) over = doc_document_new_plain (text, &(DocLimits) { 100, 2 });
  g_autoptr(DocDocument) none = doc_document_new_plain (text, &(DocLimits) { 100, 0 });

  g_assert_null (doc_document_get_problem (fits));
  g_assert_cmpint (doc_document_get_problem (over)->code, ==, DOC_ERROR_TOO_DEEP);
  g_assert_cmpuint (doc_document_get_problem (over)->offset_bytes, ==, 6);
  g_assert_cmpuint (doc_document_get_n_nodes (over), ==, 2);
  g_assert_cmpuint (doc_document_get_n_nodes (none), ==, 0);
}

/* A reader that is thrown away half-way leaves nothing behind (the sanitizers look). */
static void
test_abandoned (void)
{
  g_autoptr(GBytes) text = make_large_text ();
  g_autoptr(DocReader) reader = doc_reader_new (NULL);

  g_assert_true (doc_reader_feed (reader, g_bytes_get_data (text, NULL), g_bytes_get_size (text) / 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/plain-pieces", test_plain_pieces);
  g_test_add_func ("/reader/encoded-pieces", test_encoded_pieces);
  g_test_add_func ("/reader/both-forms", test_both_forms);
  g_test_add_func ("/reader/resumed-pass", test_resumed_pass);
  g_test_add_func ("/reader/large-pieces", test_large_pieces);
  g_test_add_func ("/reader/size-limit", test_size_limit);
  g_test_add_func ("/reader/stops-at-limit", test_stops_at_limit);
  g_test_add_func ("/reader/rest", test_rest);
  g_test_add_func ("/reader/depth-limit", test_depth_limit);
  g_test_add_func ("/reader/abandoned", test_abandoned);
  return g_test_run ();
}
