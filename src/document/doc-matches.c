/* SPDX-License-Identifier: MIT */
#include "doc-matches-private.h"

struct _DocMatches
{
  DocDocument *document; /* (owned) */
  DocBitmap    nodes;    /* (owned) */
};

G_DEFINE_BOXED_TYPE (DocMatches, doc_matches, doc_matches_ref, doc_matches_unref)

DocMatches *
doc_matches_new_take_bitmap (DocDocument *document, DocBitmap *nodes)
{
  DocMatches *self = g_atomic_rc_box_new0 (DocMatches);

  self->document = doc_document_ref (document);
  self->nodes = *nodes;
  *nodes = (DocBitmap) { 0 };
  doc_bitmap_recount (&self->nodes, 0, self->nodes.n_bits);
  return self;
}

const DocBitmap *
doc_matches_get_bitmap (DocMatches *self)
{
  return &self->nodes;
}

DocMatches *
doc_matches_new (DocDocument *document, const DocNode *nodes, gsize n_nodes)
{
  guint32 n_bits = doc_document_get_n_nodes (document);
  DocBitmap bitmap;

  doc_bitmap_init (&bitmap, n_bits);
  for (gsize i = 0; i < n_nodes; i++)
    if (nodes[i] < n_bits)
      doc_bitmap_set_range (&bitmap, nodes[i], nodes[i] + 1, TRUE);
  return doc_matches_new_take_bitmap (document, &bitmap);
}

DocMatches *
doc_matches_ref (DocMatches *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DocMatches *self = data;

  doc_document_unref (self->document);
  doc_bitmap_clear (&self->nodes);
}

void
doc_matches_unref (DocMatches *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DocDocument *
doc_matches_get_document (DocMatches *self)
{
  return self->document;
}

guint
doc_matches_get_count (DocMatches *self)
{
  return doc_bitmap_get_count (&self->nodes);
}

gboolean
doc_matches_contain (DocMatches *self, DocNode node)
{
  return node < self->nodes.n_bits && doc_bitmap_get (&self->nodes, node);
}

DocNode
doc_matches_get_node (DocMatches *self, guint rank)
{
  return rank < doc_matches_get_count (self) ? doc_bitmap_select (&self->nodes, rank) : DOC_NODE_NONE;
}

guint
doc_matches_get_rank (DocMatches *self, DocNode node)
{
  return doc_bitmap_rank (&self->nodes, MIN (node, self->nodes.n_bits));
}

DocNode
doc_matches_find_next (DocMatches *self, DocNode node)
{
  return doc_matches_get_node (self, node != DOC_NODE_NONE ? doc_matches_get_rank (self, node + 1) : 0);
}

DocNode
doc_matches_find_previous (DocMatches *self, DocNode node)
{
  guint rank = doc_matches_get_rank (self, node);

  return rank > 0 ? doc_matches_get_node (self, rank - 1) : DOC_NODE_NONE;
}
