/* SPDX-License-Identifier: MIT */
/* One row of a comparison: a mark and a word for what became of it, its name, the values at the left and the right. */
#pragma once

#include "app-tree-look.h"
#include "doc-diff-rows.h"

G_BEGIN_DECLS

#define APP_TYPE_COMPARE_ROW (app_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (AppCompareRow, app_compare_row, APP, COMPARE_ROW, GtkWidget)

GtkWidget  *app_compare_row_new         (AppTreeLook *look, DocDiffRows *rows);
/* @item: (nullable) */
void        app_compare_row_set_item    (AppCompareRow *self, DocDiffRow *item);
/* DOC_DIFF_NONE while it shows nothing. */
guint       app_compare_row_get_entry   (AppCompareRow *self);
/* Words, colours or folding have changed. */
void        app_compare_row_refresh     (AppCompareRow *self);
/* Whether a press at @x folds or opens it. */
gboolean    app_compare_row_is_on_arrow (AppCompareRow *self, double x);
/* (transfer full): the row as a screen reader hears it. */
char       *app_compare_row_dup_sentence (AppCompareRow *self);

G_END_DECLS
