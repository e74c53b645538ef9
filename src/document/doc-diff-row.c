/* SPDX-License-Identifier: MIT */
#include "doc-diff-row-private.h"

struct _DocDiffRow
{
  GObject            parent_instance;
  DocDiff           *diff;  /* (owned) */
  gpointer           owner; /* (not owned) (nullable) the model that remembers this row */
  DocDiffRowGoneFunc gone;
  guint              entry;
};

G_DEFINE_FINAL_TYPE (DocDiffRow, doc_diff_row, G_TYPE_OBJECT)

static void
doc_diff_row_finalize (GObject *object)
{
  DocDiffRow *self = DOC_DIFF_ROW (object);

  if (self->owner != NULL)
    self->gone (self->owner, self->entry);
  doc_diff_unref (self->diff);
  G_OBJECT_CLASS (doc_diff_row_parent_class)->finalize (object);
}

static void
doc_diff_row_class_init (DocDiffRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_diff_row_finalize;
}

static void
doc_diff_row_init (DocDiffRow *self)
{
}

DocDiffRow *
doc_diff_row_new (DocDiff *diff, guint entry, DocDiffRowGoneFunc gone, gpointer owner)
{
  DocDiffRow *self = g_object_new (DOC_TYPE_DIFF_ROW, NULL);

  self->diff = doc_diff_ref (diff);
  self->entry = entry;
  self->gone = gone;
  self->owner = owner;
  return self;
}

void
doc_diff_row_forget_owner (DocDiffRow *self)
{
  self->owner = NULL;
}

DocDiff *
doc_diff_row_get_diff (DocDiffRow *self)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROW (self), NULL);
  return self->diff;
}

guint
doc_diff_row_get_entry (DocDiffRow *self)
{
  g_return_val_if_fail (DOC_IS_DIFF_ROW (self), DOC_DIFF_NONE);
  return self->entry;
}
