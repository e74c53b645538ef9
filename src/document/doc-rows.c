/* SPDX-License-Identifier: MIT */
#include "doc-bitmap.h"
#include "doc-document-private.h"
#include "doc-matches-private.h"
#include "doc-row-private.h"

#include <string.h>

struct _DocRows
{
  GObject      parent_instance;
  DocDocument *document;  /* (owned) (nullable) */
  GHashTable  *alive;     /* (owned) node → DocRow (not owned): the rows that somebody holds */
  DocBitmap    expanded;  /* a bit for each container */
  DocBitmap    visible;   /* a bit for each node; all clear while everything is replaced */
  DocMatches  *filter;    /* (owned) (nullable) */
  DocBitmap    kept;      /* with a filter: a bit for each node that it lets through */
  DocBitmap    unfiltered; /* with a filter: @expanded as it was before */
  gboolean     hide_root;
};

static void doc_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DocRows, doc_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, doc_rows_list_model_init))

static void
emit_change (DocRows *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static const DocIndex *
get_index (DocRows *self)
{
  return &self->document->index;
}

static guint32
get_n_nodes (DocRows *self)
{
  return self->document != NULL ? get_index (self)->n_nodes : 0;
}

static gboolean
is_container (DocRows *self, DocNode node)
{
  return node < get_n_nodes (self) && doc_index_is_container (get_index (self), node);
}

/* The root is hidden as long as it has rows of its own to stand for it. */
static gboolean
is_hidden_root (DocRows *self, DocNode node)
{
  return self->hide_root && node == DOC_NODE_ROOT && is_container (self, node);
}

static void
unfold (DocRows *self, DocNode from, DocNode end)
{
  const DocIndex *index = get_index (self);
  const DocIndexContainer *containers = doc_index_containers (index);
  guint32 next = doc_index_find_container (index, from);

  while (from < end)
    {
      gboolean is_last = next == index->n_containers || containers[next].node >= end;
      DocNode stop = is_last ? end : containers[next].node + 1;

      doc_bitmap_set_range (&self->visible, from, stop, TRUE);
      from = stop;
      if (is_last)
        return;
      if (!doc_bitmap_get (&self->expanded, next))
        {
          from = containers[next].end;
          doc_bitmap_set_range (&self->visible, stop, from, FALSE);
        }
      next++;
      if (next < index->n_containers && containers[next].node < from)
        next = doc_index_find_container (index, from);
    }
}

/* Makes the nodes from @from to before @end visible as far as the containers among them are expanded and the filter
 * lets them through. */
static void
lay_out (DocRows *self, DocNode from, DocNode end)
{
  unfold (self, from, end);
  if (self->filter != NULL)
    doc_bitmap_mask_range (&self->visible, from, end, &self->kept);
}

static void
hide_all (DocRows *self)
{
  guint removed = doc_bitmap_get_count (&self->visible);

  doc_bitmap_set_range (&self->visible, 0, self->visible.n_bits, FALSE);
  doc_bitmap_recount (&self->visible, 0, self->visible.n_bits);
  emit_change (self, 0, removed, 0);
}

static void
show_all (DocRows *self)
{
  lay_out (self, is_hidden_root (self, DOC_NODE_ROOT) ? 1 : 0, get_n_nodes (self));
  doc_bitmap_recount (&self->visible, 0, self->visible.n_bits);
  emit_change (self, 0, 0, doc_bitmap_get_count (&self->visible));
}

/* Expands the containers at a depth less than @levels and no others. */
static void
expand_levels (DocRows *self, guint levels)
{
  const DocIndex *index = get_index (self);
  const DocIndexContainer *containers = doc_index_containers (index);
  guint32 open = DOC_CONTAINER_NONE;
  guint depth = 0;

  for (guint32 container = 0; container < index->n_containers; container++)
    {
      for (; open != containers[container].parent; open = containers[open].parent)
        depth--;
      doc_bitmap_set_range (&self->expanded, container, container + 1, depth < levels);
      open = container;
      depth++;
    }
}

static void
apply_levels (DocRows *self, guint levels)
{
  guint32 n_containers = self->expanded.n_bits;

  if (levels == 0 || levels == G_MAXUINT)
    doc_bitmap_set_range (&self->expanded, 0, n_containers, levels > 0);
  else
    expand_levels (self, levels);
  if (is_hidden_root (self, DOC_NODE_ROOT))
    doc_bitmap_set_range (&self->expanded, 0, 1, TRUE);
}

static void
forget_rows (DocRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    doc_row_forget_owner (row);
  g_hash_table_remove_all (self->alive);
}

static void
drop_filter (DocRows *self)
{
  g_clear_pointer (&self->filter, doc_matches_unref);
  doc_bitmap_clear (&self->kept);
  doc_bitmap_clear (&self->unfiltered);
}

static void
take_document (DocRows *self, DocDocument *document)
{
  forget_rows (self);
  drop_filter (self);
  doc_bitmap_clear (&self->visible);
  doc_bitmap_clear (&self->expanded);
  g_clear_pointer (&self->document, doc_document_unref);
  if (document != NULL)
    self->document = doc_document_ref (document);
  doc_bitmap_init (&self->visible, get_n_nodes (self));
  doc_bitmap_init (&self->expanded, document != NULL ? get_index (self)->n_containers : 0);
}

static void
on_row_gone_cb (gpointer owner, DocNode node)
{
  DocRows *self = owner;

  g_hash_table_remove (self->alive, GUINT_TO_POINTER (node));
}

static void
doc_rows_finalize (GObject *object)
{
  DocRows *self = DOC_ROWS (object);

  forget_rows (self);
  g_hash_table_unref (self->alive);
  drop_filter (self);
  doc_bitmap_clear (&self->visible);
  doc_bitmap_clear (&self->expanded);
  g_clear_pointer (&self->document, doc_document_unref);
  G_OBJECT_CLASS (doc_rows_parent_class)->finalize (object);
}

static void
doc_rows_class_init (DocRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_rows_finalize;
}

static void
doc_rows_init (DocRows *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
  doc_bitmap_init (&self->visible, 0);
  doc_bitmap_init (&self->expanded, 0);
}

static GType
doc_rows_get_item_type (GListModel *model)
{
  return DOC_TYPE_ROW;
}

static guint
doc_rows_get_n_items (GListModel *model)
{
  return doc_bitmap_get_count (&DOC_ROWS (model)->visible);
}

static gpointer
doc_rows_get_item (GListModel *model, guint position)
{
  DocRows *self = DOC_ROWS (model);
  DocNode node = doc_rows_get_node (self, position);
  DocRow *row;
  guint level;

  if (node == DOC_NODE_NONE)
    return NULL;
  row = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (node));
  if (row != NULL)
    return g_object_ref (row);
  level = doc_document_get_depth (self->document, node) - (is_hidden_root (self, DOC_NODE_ROOT) ? 1 : 0);
  row = doc_row_new (self->document, node, level, on_row_gone_cb, self);
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (node), row);
  return row;
}

static void
doc_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = doc_rows_get_item_type;
  iface->get_n_items = doc_rows_get_n_items;
  iface->get_item = doc_rows_get_item;
}

DocRows *
doc_rows_new (DocDocument *document, gboolean hide_root, guint open_levels)
{
  DocRows *self = g_object_new (DOC_TYPE_ROWS, NULL);

  self->hide_root = hide_root;
  doc_rows_set_document (self, document, open_levels);
  return self;
}

DocDocument *
doc_rows_get_document (DocRows *self)
{
  g_return_val_if_fail (DOC_IS_ROWS (self), NULL);
  return self->document;
}

void
doc_rows_set_document (DocRows *self, DocDocument *document, guint open_levels)
{
  g_return_if_fail (DOC_IS_ROWS (self));
  hide_all (self);
  take_document (self, document);
  if (document == NULL)
    return;
  apply_levels (self, open_levels);
  show_all (self);
}

void
doc_rows_set_levels (DocRows *self, guint levels)
{
  g_return_if_fail (DOC_IS_ROWS (self));
  if (self->document == NULL)
    return;
  hide_all (self);
  apply_levels (self, levels);
  show_all (self);
}

GBytes *
doc_rows_dup_folding (DocRows *self)
{
  const DocBitmap *folding;

  g_return_val_if_fail (DOC_IS_ROWS (self), NULL);
  folding = self->filter != NULL ? &self->unfiltered : &self->expanded;
  return g_bytes_new (folding->words, (gsize) (folding->n_bits / 64 + 1) * sizeof (guint64));
}

void
doc_rows_set_folding (DocRows *self, GBytes *folding)
{
  gsize size_bytes;
  const void *words;

  g_return_if_fail (DOC_IS_ROWS (self) && folding != NULL);
  g_return_if_fail (self->filter == NULL);
  words = g_bytes_get_data (folding, &size_bytes);
  if (self->document == NULL || size_bytes != (gsize) (self->expanded.n_bits / 64 + 1) * sizeof (guint64))
    return;
  hide_all (self);
  memcpy (self->expanded.words, words, size_bytes);
  show_all (self);
}

gboolean
doc_rows_is_expanded (DocRows *self, DocNode node)
{
  g_return_val_if_fail (DOC_IS_ROWS (self), FALSE);
  if (!is_container (self, node))
    return FALSE;
  return doc_bitmap_get (&self->expanded, doc_index_nodes (get_index (self))[node].container);
}

/* Shows what the folding says below @node, which is visible or the hidden root, as two changes: what was there, what
 * is there. */
static void
replace_below (DocRows *self, DocNode node)
{
  DocNode end = doc_index_end (get_index (self), node);
  guint position = doc_bitmap_rank (&self->visible, node + 1);
  guint removed = doc_bitmap_rank (&self->visible, end) - position;

  if (removed > 0)
    {
      doc_bitmap_set_range (&self->visible, node + 1, end, FALSE);
      doc_bitmap_recount (&self->visible, node + 1, end);
      emit_change (self, position, removed, 0);
    }
  if (doc_rows_is_expanded (self, node))
    {
      lay_out (self, node + 1, end);
      doc_bitmap_recount (&self->visible, node + 1, end);
      emit_change (self, position, 0, doc_bitmap_rank (&self->visible, end) - position);
    }
}

/* Whether the rows below @node, if any, are among the rows. */
static gboolean
is_shown (DocRows *self, DocNode node)
{
  return is_hidden_root (self, node) || doc_bitmap_get (&self->visible, node);
}

void
doc_rows_set_expanded (DocRows *self, DocNode node, gboolean expanded)
{
  guint32 container;

  g_return_if_fail (DOC_IS_ROWS (self));
  if (!is_container (self, node) || is_hidden_root (self, node) || doc_rows_is_expanded (self, node) == !!expanded)
    return;
  container = doc_index_nodes (get_index (self))[node].container;
  doc_bitmap_set_range (&self->expanded, container, container + 1, expanded);
  if (is_shown (self, node))
    replace_below (self, node);
}

void
doc_rows_set_expanded_below (DocRows *self, DocNode node, gboolean expanded)
{
  const DocIndex *index;

  g_return_if_fail (DOC_IS_ROWS (self));
  if (!is_container (self, node))
    return;
  index = get_index (self);
  doc_bitmap_set_range (&self->expanded, doc_index_nodes (index)[node].container,
                        doc_index_find_container (index, doc_index_end (index, node)), expanded);
  if (is_hidden_root (self, node))
    doc_bitmap_set_range (&self->expanded, 0, 1, TRUE);
  if (is_shown (self, node))
    replace_below (self, node);
}

guint
doc_rows_reveal (DocRows *self, DocNode node)
{
  DocNode topmost = DOC_NODE_NONE;

  g_return_val_if_fail (DOC_IS_ROWS (self) && node < get_n_nodes (self), G_MAXUINT);
  for (DocNode ancestor = doc_document_get_parent (self->document, node); ancestor != DOC_NODE_NONE;
       ancestor = doc_document_get_parent (self->document, ancestor))
    if (!doc_rows_is_expanded (self, ancestor))
      {
        guint32 container = doc_index_nodes (get_index (self))[ancestor].container;

        doc_bitmap_set_range (&self->expanded, container, container + 1, TRUE);
        topmost = ancestor;
      }
  /* Only the topmost folded ancestor is visible: one change shows all. */
  if (topmost != DOC_NODE_NONE)
    replace_below (self, topmost);
  return doc_rows_get_position (self, node);
}

/* Keeps and opens the containers from @parent up. What an earlier match kept and opened is so all the way up. */
static void
keep_ancestors (DocRows *self, guint32 parent, DocBitmap *done)
{
  const DocIndexContainer *containers = doc_index_containers (get_index (self));

  for (; parent != DOC_CONTAINER_NONE && !doc_bitmap_get (done, parent); parent = containers[parent].parent)
    {
      doc_bitmap_set_range (done, parent, parent + 1, TRUE);
      doc_bitmap_set_range (&self->kept, containers[parent].node, containers[parent].node + 1, TRUE);
      doc_bitmap_set_range (&self->expanded, parent, parent + 1, TRUE);
    }
}

/* Keeps @matches, what lies below them, and the containers around them, which are opened. */
static void
keep_matches (DocRows *self, DocMatches *matches)
{
  const DocIndex *index = get_index (self);
  const DocBitmap *nodes = doc_matches_get_bitmap (matches);
  DocBitmap done;
  guint32 last = DOC_CONTAINER_NONE;

  doc_bitmap_init (&done, index->n_containers);
  for (DocNode node = doc_bitmap_find_next (nodes, 0); node < nodes->n_bits; node = doc_bitmap_find_next (nodes, node + 1))
    {
      guint32 parent = doc_index_parent (index, node);

      /* what is kept already lies below an earlier match */
      if (!doc_bitmap_get (&self->kept, node))
        doc_bitmap_set_range (&self->kept, node, doc_index_end (index, node), TRUE);
      if (parent != last)
        keep_ancestors (self, parent, &done);
      last = parent;
    }
  doc_bitmap_clear (&done);
}

static void
apply_filter (DocRows *self, DocMatches *matches)
{
  if (self->filter == NULL)
    {
      doc_bitmap_init (&self->kept, self->visible.n_bits);
      doc_bitmap_init (&self->unfiltered, self->expanded.n_bits);
      doc_bitmap_assign (&self->unfiltered, &self->expanded);
    }
  g_clear_pointer (&self->filter, doc_matches_unref);
  self->filter = doc_matches_ref (matches);
  doc_bitmap_assign (&self->expanded, &self->unfiltered);
  doc_bitmap_set_range (&self->kept, 0, self->kept.n_bits, FALSE);
  keep_matches (self, matches);
}

void
doc_rows_set_filter (DocRows *self, DocMatches *matches)
{
  g_return_if_fail (DOC_IS_ROWS (self));
  g_return_if_fail (matches == NULL || doc_matches_get_document (matches) == self->document);
  if (matches == self->filter)
    return;
  hide_all (self);
  if (matches != NULL)
    apply_filter (self, matches);
  else
    {
      doc_bitmap_assign (&self->expanded, &self->unfiltered);
      drop_filter (self);
    }
  show_all (self);
}

DocMatches *
doc_rows_get_filter (DocRows *self)
{
  g_return_val_if_fail (DOC_IS_ROWS (self), NULL);
  return self->filter;
}

guint
doc_rows_get_position (DocRows *self, DocNode node)
{
  g_return_val_if_fail (DOC_IS_ROWS (self), G_MAXUINT);
  if (node >= get_n_nodes (self) || !doc_bitmap_get (&self->visible, node))
    return G_MAXUINT;
  return doc_bitmap_rank (&self->visible, node);
}

DocNode
doc_rows_get_node (DocRows *self, guint position)
{
  g_return_val_if_fail (DOC_IS_ROWS (self), DOC_NODE_NONE);
  if (position >= doc_bitmap_get_count (&self->visible))
    return DOC_NODE_NONE;
  return doc_bitmap_select (&self->visible, position);
}
