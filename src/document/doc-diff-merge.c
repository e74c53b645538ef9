/* SPDX-License-Identifier: MIT */
#include "doc-diff-merge.h"

G_STATIC_ASSERT (sizeof (DocDiffEntry) == 20);

typedef struct
{
  DocDiffSide           left, right; /* (owned) */
  const DocDiffOptions *options;
  GCancellable         *cancellable; /* (nullable) */
  GArray               *entries;     /* (owned) of DocDiffEntry */
  guint                 n_differences;
  guint64               seed;
  GHashTable           *shapes;      /* (owned) of hashes, of the array that was asked for last */
  const DocDiffSide    *shapes_side;
  DocNode               shapes_array;
  gboolean              is_cancelled;
} Merge;

static DocDiffEntry *
get_entry (Merge *self, guint entry)
{
  return &g_array_index (self->entries, DocDiffEntry, entry);
}

static guint
add_entry (Merge *self, guint parent, DocNode left, DocNode right, DocDiffStatus status)
{
  guint number = self->entries->len;
  guint depth = parent != DOC_DIFF_NONE ? get_entry (self, parent)->depth + 1u : 0;
  DocDiffEntry entry = { left, right, parent, number + 1, (guint16) MIN (depth, G_MAXUINT16), (guint8) status, FALSE };

  if (number % DOC_DIFF_PIECE_NODES == 0)
    self->is_cancelled = !doc_diff_go_on (self->options, self->cancellable) || self->is_cancelled;
  g_array_append_val (self->entries, entry);
  return number;
}

/* Everything from @top down stands on one side alone. */
static void
add_subtree (Merge *self, guint parent, const DocDiffSide *side, DocNode top, DocDiffStatus status)
{
  const DocIndex *index = &side->document->index;
  gboolean is_left = side == &self->left;
  DocNode end = doc_index_end (index, top);
  guint base = self->entries->len;

  for (DocNode node = top; node < end && !self->is_cancelled; node++)
    {
      guint above = node > top ? base + (doc_document_get_parent (side->document, node) - top) : parent;
      guint entry = add_entry (self, above, is_left ? node : DOC_NODE_NONE, is_left ? DOC_NODE_NONE : node, status);

      get_entry (self, entry)->end = base + (doc_index_end (index, node) - top);
    }
  if (status == DOC_DIFF_ADDED || status == DOC_DIFF_REMOVED)
    {
      get_entry (self, base)->is_topmost = TRUE;
      self->n_differences++;
    }
}

/* The hashes of the elements of @array. */
static GHashTable *
get_shapes (Merge *self, const DocDiffSide *side, DocNode array)
{
  const DocIndex *index = &side->document->index;
  DocNode end = doc_index_end (index, array);

  if (self->shapes_side == side && self->shapes_array == array)
    return self->shapes;
  g_hash_table_remove_all (self->shapes);
  for (DocNode element = array + 1; element < end; element = doc_index_end (index, element))
    g_hash_table_add (self->shapes, side->hashes + element);
  self->shapes_side = side;
  self->shapes_array = array;
  return self->shapes;
}

/* With shapes alone: whether an element without a counterpart is nothing new for the other array. */
static gboolean
is_known_shape (Merge *self, const DocDiffSide *side, DocNode element, const DocDiffSide *other_side, DocNode other)
{
  GHashTable *shapes = get_shapes (self, other_side, other);

  return g_hash_table_size (shapes) == 0 || g_hash_table_contains (shapes, side->hashes + element);
}

/* @parent is the entry of the containers, DOC_DIFF_NONE for the roots. */
static void
add_alone (Merge *self, guint parent, const DocDiffSide *side, DocNode node)
{
  gboolean is_left = side == &self->left;
  const DocDiffSide *other_side = is_left ? &self->right : &self->left;
  DocDiffStatus status = is_left ? DOC_DIFF_REMOVED : DOC_DIFF_ADDED;

  if (doc_bitmap_get (&side->ignored, node))
    {
      add_entry (self, parent, is_left ? node : DOC_NODE_NONE, is_left ? DOC_NODE_NONE : node, DOC_DIFF_IGNORED);
      return;
    }
  if (parent != DOC_DIFF_NONE && (self->options->flags & DOC_DIFF_SHAPE) != 0 &&
      !doc_index_is_member (&side->document->index, node))
    {
      const DocDiffEntry *above = get_entry (self, parent);

      if (is_known_shape (self, side, node, other_side, is_left ? above->right : above->left))
        status = DOC_DIFF_SAME;
    }
  add_subtree (self, parent, side, node, status);
}

static void add_pair (Merge *self, guint parent, DocDiffPair pair);

/* Goes as deep as the documents are: see DOC_MAX_DEPTH. */
static void
add_containers (Merge *self, guint parent, DocDiffPair pair, DocKind kind)
{
  guint before = self->n_differences, entry = add_entry (self, parent, pair.left, pair.right, DOC_DIFF_SAME);
  g_autoptr(GArray) pairs = kind == DOC_KIND_OBJECT
    ? doc_diff_pair_members (&self->left, pair.left, &self->right, pair.right, self->seed)
    : doc_diff_pair_elements (&self->left, pair.left, &self->right, pair.right, self->options, self->seed);

  for (guint i = 0; i < pairs->len && !self->is_cancelled; i++)
    add_pair (self, entry, g_array_index (pairs, DocDiffPair, i));
  get_entry (self, entry)->end = self->entries->len;
  if (self->n_differences > before)
    get_entry (self, entry)->status = DOC_DIFF_INSIDE;
}

static void
add_scalars (Merge *self, guint parent, DocDiffPair pair)
{
  gboolean is_same = self->left.hashes[pair.left] == self->right.hashes[pair.right];
  guint entry = add_entry (self, parent, pair.left, pair.right, is_same ? DOC_DIFF_SAME : DOC_DIFF_CHANGED);

  get_entry (self, entry)->is_topmost = !is_same;
  self->n_differences += is_same ? 0 : 1;
}

static void
add_both (Merge *self, guint parent, DocDiffPair pair)
{
  DocKind kind = doc_document_get_kind (self->left.document, pair.left);
  DocKind other = doc_document_get_kind (self->right.document, pair.right);

  if (doc_bitmap_get (&self->left.ignored, pair.left) || doc_bitmap_get (&self->right.ignored, pair.right))
    add_entry (self, parent, pair.left, pair.right, DOC_DIFF_IGNORED);
  else if (kind == other && kind >= DOC_KIND_ARRAY)
    add_containers (self, parent, pair, kind);
  else if (kind < DOC_KIND_ARRAY && other < DOC_KIND_ARRAY)
    add_scalars (self, parent, pair);
  else
    {
      add_subtree (self, parent, &self->left, pair.left, DOC_DIFF_REMOVED);
      add_subtree (self, parent, &self->right, pair.right, DOC_DIFF_ADDED);
    }
}

static void
add_pair (Merge *self, guint parent, DocDiffPair pair)
{
  if (pair.right == DOC_NODE_NONE)
    add_alone (self, parent, &self->left, pair.left);
  else if (pair.left == DOC_NODE_NONE)
    add_alone (self, parent, &self->right, pair.right);
  else
    add_both (self, parent, pair);
}

/* A document that could not be read at all has no root. */
static void
add_roots (Merge *self)
{
  DocDiffPair roots = { doc_document_get_n_nodes (self->left.document) > 0 ? DOC_NODE_ROOT : DOC_NODE_NONE,
                        doc_document_get_n_nodes (self->right.document) > 0 ? DOC_NODE_ROOT : DOC_NODE_NONE };

  if (roots.left != DOC_NODE_NONE || roots.right != DOC_NODE_NONE)
    add_pair (self, DOC_DIFF_NONE, roots);
}

GArray *
doc_diff_merge (DocDocument *left, DocDocument *right, const DocDiffOptions *options, GCancellable *cancellable,
                GError **error)
{
  Merge self = { .options = options, .cancellable = cancellable };
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (DocDiffEntry));

  self.entries = entries;
  self.shapes = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.seed = (guint64) g_random_int () << 32 | g_random_int ();
  if (doc_diff_side_init (&self.left, left, options, self.seed, cancellable, error) &&
      doc_diff_side_init (&self.right, right, options, self.seed, cancellable, error))
    add_roots (&self);
  else
    g_clear_pointer (&entries, g_array_unref);
  g_hash_table_unref (self.shapes);
  doc_diff_side_clear (&self.left);
  doc_diff_side_clear (&self.right);
  if (entries != NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&entries);
}
