/* SPDX-License-Identifier: MIT */
/* The inside of a table, for the files that fill, sort and write it. */
#pragma once

#include "doc-document-private.h"
#include "doc-table.h"

G_BEGIN_DECLS

/* What is done between two looks at the cancellable. */
#define DOC_TABLE_PIECE_ROWS 4096

typedef struct
{
  GString *exact;   /* (owned) (nullable) the key's bytes; NULL for the column of elements that are no objects */
  char    *display; /* (owned) (nullable) */
} DocTableColumn;

/* Never changes, so that threads may read it. */
typedef struct
{
  DocDocument *document;   /* (owned) */
  DocNode      array;
  GArray      *rows;       /* (owned) of DocNode, in document order */
  GArray      *columns;    /* (owned) of DocTableColumn */
  GHashTable  *by_key;     /* (owned) GString (not owned) → column + 1 */
  guint        n_left_out;
} DocTableContent;

DocTableContent *doc_table_content_new   (DocDocument *document, DocNode array, GCancellable *cancellable);
DocTableContent *doc_table_content_ref   (DocTableContent *self);
void             doc_table_content_unref (DocTableContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocTableContent, doc_table_content_unref)

/* The cell of each column, DOC_NODE_NONE where there is none. @cells: (out) (array): as many as columns. */
void             doc_table_content_read_row (DocTableContent *self, DocNode row, DocNode *cells);

/* One of them, without looking at the others; DOC_NODE_NONE if there is none. */
DocNode          doc_table_content_find_cell (DocTableContent *self, DocNode row, guint column);

/* (transfer full) (nullable): the rows in another order; NULL if cancelled. */
GArray          *doc_table_content_sort  (DocTableContent *self, guint column, gboolean descending,
                                          GCancellable *cancellable);

/* For the file that writes. */
DocTableContent *doc_table_get_content   (DocTable *self);
GArray          *doc_table_get_order     (DocTable *self);

G_END_DECLS
