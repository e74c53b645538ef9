/* SPDX-License-Identifier: MIT */
/* The visible rows of a comparison: a flat GListModel with folding, like DocRows.
 *
 * Items are DocDiffRow, made while somebody holds them; the model costs two bits an entry. At first the containers with
 * differences in them are open and all others folded. Folding emits one items-changed; replacing everything emits
 * (0, n, 0) and (0, 0, m).
 */
#pragma once

#include "doc-diff.h"

G_BEGIN_DECLS

#define DOC_TYPE_DIFF_ROW (doc_diff_row_get_type ())
G_DECLARE_FINAL_TYPE (DocDiffRow, doc_diff_row, DOC, DIFF_ROW, GObject)
/* (transfer none) */
DocDiff     *doc_diff_row_get_diff      (DocDiffRow *self);
guint        doc_diff_row_get_entry     (DocDiffRow *self);

#define DOC_TYPE_DIFF_ROWS (doc_diff_rows_get_type ())
G_DECLARE_FINAL_TYPE (DocDiffRows, doc_diff_rows, DOC, DIFF_ROWS, GObject)

/* @diff: (nullable) */
DocDiffRows *doc_diff_rows_new          (DocDiff *diff);
/* (transfer none) (nullable) */
DocDiff     *doc_diff_rows_get_diff     (DocDiffRows *self);
/* @diff: (nullable) */
void         doc_diff_rows_set_diff     (DocDiffRows *self, DocDiff *diff);
gboolean     doc_diff_rows_is_expanded  (DocDiffRows *self, guint entry);
void         doc_diff_rows_set_expanded (DocDiffRows *self, guint entry, gboolean expanded);
/* Opens or folds everything. */
void         doc_diff_rows_set_all_expanded (DocDiffRows *self, gboolean expanded);
/* Leaves out what is the same and what is ignored. */
void         doc_diff_rows_set_only_differences (DocDiffRows *self, gboolean only_differences);
gboolean     doc_diff_rows_get_only_differences (DocDiffRows *self);
/* Opens what is around @entry; returns its position among the rows, G_MAXUINT if it is left out. */
guint        doc_diff_rows_reveal       (DocDiffRows *self, guint entry);
/* Position of a visible entry, or G_MAXUINT. */
guint        doc_diff_rows_get_position (DocDiffRows *self, guint entry);
/* DOC_DIFF_NONE behind the last row. */
guint        doc_diff_rows_get_entry    (DocDiffRows *self, guint position);

G_END_DECLS
