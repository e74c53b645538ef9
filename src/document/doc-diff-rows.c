/* SPDX-License-Identifier: MIT */
#include "doc-bitmap.h"
#include "doc-diff-row-private.h"

struct _DocDiffRows
{
  GObject     parent_instance;
  DocDiff    *diff;     /* (owned) (nullable) */
  GHashTable *alive;    /* (owned) entry → DocDiffRow (not owned): the rows that somebody holds */
  DocBitmap   expanded; /* a bit for each entry */
  DocBitmap   visible;  /* a bit for each entry; all clear while everything is replaced */
  gboolean    only_differences;
};

static void doc_diff_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DocDiffRows, doc_diff_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, doc_diff_rows_list_model_init))

static void
emit_change (DocDiffRows *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static guint
get_n_entries (DocDiffRows *self)
{
  return self->diff != NULL ? doc_diff_get_n_entries (self->diff) : 0;
}

static gboolean
is_left_out (DocDiffRows *self, guint entry)
{
  DocDiffStatus status = doc_diff_get_status (self->diff, entry);

  return self->only_differences && (status == DOC_DIFF_SAME || status == DOC_DIFF_IGNORED);
}

/* Shows the entries from @from to before @end as far as those around them are open: a nanosecond or two each. */
static void
lay_out (DocDiffRows *self, guint from, guint end)
{
  while (from < end)
    if (is_left_out (self, from))
      from = doc_diff_get_end (self->diff, from);
    else
      {
        doc_bitmap_set_range (&self->visible, from, from + 1, TRUE);
        from = doc_bitmap_get (&self->expanded, from) ? from + 1 : doc_diff_get_end (self->diff, from);
      }
}

static void
hide_all (DocDiffRows *self)
{
  guint removed = doc_bitmap_get_count (&self->visible);

  doc_bitmap_set_range (&self->visible, 0, self->visible.n_bits, FALSE);
  doc_bitmap_recount (&self->visible, 0, self->visible.n_bits);
  emit_change (self, 0, removed, 0);
}

static void
show_all (DocDiffRows *self)
{
  lay_out (self, 0, get_n_entries (self));
  doc_bitmap_recount (&self->visible, 0, self->visible.n_bits);
  emit_change (self, 0, 0, doc_bitmap_get_count (&self->visible));
}

static void
forget_rows (DocDiffRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    doc_diff_row_forget_owner (row);
  g_hash_table_remove_all (self->alive);
}

static void
take_diff (DocDiffRows *self, DocDiff *diff)
{
  forget_rows (self);
  doc_bitmap_clear (&self->visible);
  doc_bitmap_clear (&self->expanded);
  g_clear_pointer (&self->diff, doc_diff_unref);
  if (diff != NULL)
    self->diff = doc_diff_ref (diff);
  doc_bitmap_init (&self->visible, get_n_entries (self));
  doc_bitmap_init (&self->expanded, get_n_entries (self));
  for (guint entry = 0; entry < get_n_entries (self); entry++)
    if (doc_diff_get_status (diff, entry) == DOC_DIFF_INSIDE)
      doc_bitmap_set_range (&self->expanded, entry, entry + 1, TRUE);
}

/* Shows what the folding says below @entry, which is visible. */
static void
replace_below (DocDiffRows *self, guint entry)
{
  guint end = doc_diff_get_end (self->diff, entry);
  guint position = doc_bitmap_rank (&self->visible, entry + 1);
  guint removed = doc_bitmap_rank (&self->visible, end) - position;

  if (removed > 0)
    {
      doc_bitmap_set_range (&self->visible, entry + 1, end, FALSE);
      doc_bitmap_recount (&self->visible, entry + 1, end);
      emit_change (self, position, removed, 0);
    }
  if (doc_bitmap_get (&self->expanded, entry))
    {
      lay_out (self, entry + 1, end);
      doc_bitmap_recount (&self->visible, entry + 1, end);
      emit_change (self, position, 0, doc_bitmap_rank (&self->visible, end) - position);
    }
}

static void
on_row_gone_cb (gpointer owner, guint entry)
{
  g_hash_table_remove (DOC_DIFF_ROWS (owner)->alive, GUINT_TO_POINTER (entry));
}

static void
doc_diff_rows_finalize (GObject *object)
{
  DocDiffRows *self = DOC_DIFF_ROWS (object);

  forget_rows (self);
  g_hash_table_unref (self->alive);
  doc_bitmap_clear (&self->visible);
  doc_bitmap_clear (&self->expanded);
  g_clear_pointer (&self->diff, doc_diff_unref);
  G_OBJECT_CLASS (doc_diff_rows_parent_class)->finalize (object);
}

static void
doc_diff_rows_class_init (DocDiffRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_diff_rows_finalize;
}

static void
doc_diff_rows_init (DocDiffRows *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
  doc_bitmap_init (&self->expanded, 0);
  doc_bitmap_init (&self->visible, 0);
}

static GType
doc_diff_rows_get_item_type (GListModel *model)
{
  return DOC_TYPE_DIFF_ROW;
}

static guint
doc_diff_rows_get_n_items (GListModel *model)
{
  return doc_bitmap_get_count (&DOC_DIFF_ROWS (model)->visible);
}

static gpointer
doc_diff_rows_get_item (GListModel *model, guint position)
{
  DocDiffRows *self = DOC_DIFF_ROWS (model);
  guint entry = doc_diff_rows_get_entry (self, position);
  DocDiffRow *row;

  if (entry == DOC_DIFF_NONE)
    return NULL;
  row = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (entry));
  if (row != NULL)
    return g_object_ref (row);
  row = doc_diff_row_new (self->diff, entry, on_row_gone_cb, self);
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (entry), row);
  return row;
}

static void
doc_diff_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = doc_diff_rows_get_item_type;
  iface->get_n_items = doc_diff_rows_get_n_items;
  iface->get_item = doc_diff_rows_get_item;
}

DocDiffRows *
doc_diff_rows_new (DocDiff *diff)
{
  DocDiffRows *self = g_object_new (DOC_TYPE_DIFF_ROWS, NULL);

  doc_diff_rows_set_diff (self, diff);
  return self;
}

DocDiff *
doc_diff_rows_get_diff (DocDiffRows *self)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self), NULL);
  return self->diff;
}

void
doc_diff_rows_set_diff (DocDiffRows *self, DocDiff *diff)
{
  g_return_if_fail (DOC_IS_DIFF_ROWS (self));
  hide_all (self);
  take_diff (self, diff);
  show_all (self);
}

gboolean
doc_diff_rows_is_expanded (DocDiffRows *self, guint entry)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self), FALSE);
  return entry < get_n_entries (self) && doc_bitmap_get (&self->expanded, entry);
}

/* An entry with nothing below it stays folded. */
void
doc_diff_rows_set_expanded (DocDiffRows *self, guint entry, gboolean expanded)
{
  g_return_if_fail (DOC_IS_DIFF_ROWS (self));
  if (entry >= get_n_entries (self) || doc_diff_get_end (self->diff, entry) == entry + 1 ||
      doc_diff_rows_is_expanded (self, entry) == !!expanded)
    return;
  doc_bitmap_set_range (&self->expanded, entry, entry + 1, expanded);
  if (doc_bitmap_get (&self->visible, entry))
    replace_below (self, entry);
}

void
doc_diff_rows_set_all_expanded (DocDiffRows *self, gboolean expanded)
{
  g_return_if_fail (DOC_IS_DIFF_ROWS (self));
  hide_all (self);
  for (guint entry = 0; entry < get_n_entries (self); entry++)
    if (doc_diff_get_end (self->diff, entry) > entry + 1)
      doc_bitmap_set_range (&self->expanded, entry, entry + 1, expanded);
  show_all (self);
}

void
doc_diff_rows_set_only_differences (DocDiffRows *self, gboolean only_differences)
{
  g_return_if_fail (DOC_IS_DIFF_ROWS (self));
  if (self->only_differences == !!only_differences)
    return;
  hide_all (self);
  self->only_differences = !!only_differences;
  show_all (self);
}

gboolean
doc_diff_rows_get_only_differences (DocDiffRows *self)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self), FALSE);
  return self->only_differences;
}

guint
doc_diff_rows_reveal (DocDiffRows *self, guint entry)
{
  guint topmost = DOC_DIFF_NONE;

  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self) && entry < get_n_entries (self), G_MAXUINT);
  for (guint above = doc_diff_get_parent (self->diff, entry); above != DOC_DIFF_NONE;
       above = doc_diff_get_parent (self->diff, above))
    if (!doc_bitmap_get (&self->expanded, above))
      {
        doc_bitmap_set_range (&self->expanded, above, above + 1, TRUE);
        topmost = above;
      }
  if (topmost != DOC_DIFF_NONE && doc_bitmap_get (&self->visible, topmost))
    replace_below (self, topmost);
  return doc_diff_rows_get_position (self, entry);
}

guint
doc_diff_rows_get_position (DocDiffRows *self, guint entry)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self), G_MAXUINT);
  if (entry >= get_n_entries (self) || !doc_bitmap_get (&self->visible, entry))
    return G_MAXUINT;
  return doc_bitmap_rank (&self->visible, entry);
}

guint
doc_diff_rows_get_entry (DocDiffRows *self, guint position)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROWS (self), DOC_DIFF_NONE);
  if (position >= doc_bitmap_get_count (&self->visible))
    return DOC_DIFF_NONE;
  return doc_bitmap_select (&self->visible, position);
}
