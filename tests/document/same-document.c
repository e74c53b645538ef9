/* SPDX-License-Identifier: MIT */
#include "same-document.h"

#include "doc-reader.h"

static void
assert_same_problem (const DocProblem *one, const DocProblem *other)
{
  if (one == NULL || other == NULL)
    {
      g_assert_true (one == other);
      return;
    }
  g_assert_cmpint (one->code, ==, other->code);
  g_assert_cmpuint (one->offset_bytes, ==, other->offset_bytes);
  g_assert_cmpuint (one->line, ==, other->line);
  g_assert_cmpuint (one->column, ==, other->column);
  g_assert_cmpstr (one->message, ==, other->message);
}

void
same_document_assert (DocDocument *one, DocDocument *other)
{
  guint32 n_nodes = doc_document_get_n_nodes (one);

  assert_same_problem (doc_document_get_problem (one), doc_document_get_problem (other));
  g_assert_true (g_bytes_equal (doc_document_get_text (one), doc_document_get_text (other)));
  g_assert_cmpuint (n_nodes, ==, doc_document_get_n_nodes (other));
  g_assert_cmpint (doc_document_has_duplicate_keys (one), ==, doc_document_has_duplicate_keys (other));
  g_assert_cmpint (doc_document_had_bom (one), ==, doc_document_had_bom (other));
  for (DocNode node = 0; node < n_nodes; node++)
    {
      gsize one_length, other_length;
      const char *one_lexeme = doc_document_get_lexeme (one, node, &one_length);
      const char *other_lexeme = doc_document_get_lexeme (other, node, &other_length);

      g_assert_cmpmem (one_lexeme, one_length, other_lexeme, other_length);
      g_assert_cmpint (doc_document_get_kind (one, node), ==, doc_document_get_kind (other, node));
      g_assert_cmpuint (doc_document_get_parent (one, node), ==, doc_document_get_parent (other, node));
      g_assert_cmpuint (doc_document_get_subtree_end (one, node), ==, doc_document_get_subtree_end (other, node));
      g_assert_cmpuint (doc_document_get_n_children (one, node), ==, doc_document_get_n_children (other, node));
      g_assert_cmpuint (doc_document_get_position (one, node), ==, doc_document_get_position (other, node));
      g_assert_cmpint (doc_document_is_duplicate (one, node), ==, doc_document_is_duplicate (other, node));
    }
}

GString *
same_document_describe (DocDocument *document)
{
  GString *nodes = g_string_new (NULL);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      gsize length;
      const char *bytes = doc_document_get_name_lexeme (document, node, &length);

      g_string_append_printf (nodes, "%u ", doc_document_get_depth (document, node));
      g_string_append_len (nodes, bytes != NULL ? bytes : "-", bytes != NULL ? (gssize) length : 1);
      g_string_append_c (nodes, ' ');
      bytes = doc_document_get_lexeme (document, node, &length);
      g_string_append_len (nodes, bytes, (gssize) length);
      g_string_append_c (nodes, '\n');
    }
  return nodes;
}

DocDocument *
same_document_feed (GBytes *wire, gsize piece_bytes, const DocLimits *limits)
{
  gsize length;
  const char *bytes = g_bytes_get_data (wire, &length);
  g_autoptr(DocReader) reader = doc_reader_new (limits);

  for (gsize at = 0; at < length; at += piece_bytes)
    {
      gsize taken = MIN (piece_bytes, length - at);
      g_autofree char *piece = g_memdup2 (bytes + at, taken);

      if (!doc_reader_feed (reader, piece, taken))
        break;
    }
  return doc_reader_finish (reader);
}
