/* SPDX-License-Identifier: MIT */
/* The rows of a tree that are visible: a flat GListModel over the index, with folding.
 *
 * Items are DocRow. The model costs a bit a node (plus a rank every 512 nodes), and an item only while somebody holds
 * it. Folding a node emits one items-changed; replacing everything emits (0, n, 0) and (0, 0, m), never (0, n, m) (a
 * GTK 4 list searches the old items among the new ones).
 */
#pragma once

#include "doc-matches.h"

G_BEGIN_DECLS

#define DOC_TYPE_ROW (doc_row_get_type ())
G_DECLARE_FINAL_TYPE (DocRow, doc_row, DOC, ROW, GObject)
DocDocument *doc_row_get_document (DocRow *self);
DocNode      doc_row_get_node     (DocRow *self);
/* Indentation for display, from 0. */
guint        doc_row_get_level    (DocRow *self);

#define DOC_TYPE_ROWS (doc_rows_get_type ())
G_DECLARE_FINAL_TYPE (DocRows, doc_rows, DOC, ROWS, GObject)

/* @document: (nullable); the root is shown as its children when @hide_root. Starts with levels up to @open_levels
 *   open. */
DocRows     *doc_rows_new          (DocDocument *document, gboolean hide_root, guint open_levels);
DocDocument *doc_rows_get_document (DocRows *self);
void         doc_rows_set_document (DocRows *self, DocDocument *document, guint open_levels);
gboolean     doc_rows_is_expanded  (DocRows *self, DocNode node);
void         doc_rows_set_expanded (DocRows *self, DocNode node, gboolean expanded);
/* All below @node too. */
void         doc_rows_set_expanded_below (DocRows *self, DocNode node, gboolean expanded);
/* Everything: containers at a depth less than @levels are open, others are not; G_MAXUINT opens all, 0 folds all. */
void         doc_rows_set_levels   (DocRows *self, guint levels);
/* (transfer full): what is open and what is folded, for a document of the same nodes. */
GBytes      *doc_rows_dup_folding  (DocRows *self);
/* Folds as @folding says, if it is of as many nodes; without a filter. */
void         doc_rows_set_folding  (DocRows *self, GBytes *folding);
/* Opens the ancestors of @node; returns its position among the rows, G_MAXUINT if the filter leaves it out. */
guint        doc_rows_reveal       (DocRows *self, DocNode node);
/* Shows only @matches with their ancestors and what lies below them, opened so far that every match is visible; folding
 * works as ever. NULL shows everything again, folded as it was before the first filter. A new document has no filter.
 * @matches: (nullable) (transfer none): of the same document. */
void         doc_rows_set_filter   (DocRows *self, DocMatches *matches);
/* (transfer none) (nullable) */
DocMatches  *doc_rows_get_filter   (DocRows *self);
/* Position of a visible node, or G_MAXUINT. */
guint        doc_rows_get_position (DocRows *self, DocNode node);
DocNode      doc_rows_get_node     (DocRows *self, guint position);

G_END_DECLS
