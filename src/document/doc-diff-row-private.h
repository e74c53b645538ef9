/* SPDX-License-Identifier: MIT */
#pragma once

#include "doc-diff-rows.h"

G_BEGIN_DECLS

/* Tells the model that a row is gone. */
typedef void (*DocDiffRowGoneFunc) (gpointer owner, guint entry);

/* @gone: called with @owner when the row dies, unless doc_diff_row_forget_owner() was called. */
DocDiffRow *doc_diff_row_new          (DocDiff *diff, guint entry, DocDiffRowGoneFunc gone, gpointer owner);
void        doc_diff_row_forget_owner (DocDiffRow *self);

G_END_DECLS
