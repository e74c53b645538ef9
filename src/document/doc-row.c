/* SPDX-License-Identifier: MIT */
#include "doc-row-private.h"

struct _DocRow
{
  GObject        parent_instance;
  DocDocument   *document;  /* (owned) */
  gpointer       owner;     /* (not owned) (nullable) the model that remembers this row */
  DocRowGoneFunc gone;
  DocNode        node;
  guint          level;
};

G_DEFINE_FINAL_TYPE (DocRow, doc_row, G_TYPE_OBJECT)

static void
doc_row_finalize (GObject *object)
{
  DocRow *self = DOC_ROW (object);

  if (self->owner != NULL)
    self->gone (self->owner, self->node);
  doc_document_unref (self->document);
  G_OBJECT_CLASS (doc_row_parent_class)->finalize (object);
}

static void
doc_row_class_init (DocRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_row_finalize;
}

static void
doc_row_init (DocRow *self)
{
}

DocRow *
doc_row_new (DocDocument *document, DocNode node, guint level, DocRowGoneFunc gone, gpointer owner)
{
  DocRow *self = g_object_new (DOC_TYPE_ROW, NULL);

  self->document = doc_document_ref (document);
  self->node = node;
  self->level = level;
  self->gone = gone;
  self->owner = owner;
  return self;
}

void
doc_row_forget_owner (DocRow *self)
{
  self->owner = NULL;
}

DocDocument *
doc_row_get_document (DocRow *self)
{
  g_return_val_if_fail (DOC_IS_ROW (self), NULL);
  return self->document;
}

DocNode
doc_row_get_node (DocRow *self)
{
  g_return_val_if_fail (DOC_IS_ROW (self), DOC_NODE_NONE);
  return self->node;
}

guint
doc_row_get_level (DocRow *self)
{
  g_return_val_if_fail (DOC_IS_ROW (self), 0);
  return self->level;
}
