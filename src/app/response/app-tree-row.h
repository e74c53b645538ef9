/* SPDX-License-Identifier: MIT */
/* One row of the answer's tree, drawn by itself: triangle, key, label, value, meaning. It has no child widgets: a jump
 * in a list of a million rows binds two hundred of them within one frame. */
#pragma once

#include "app-tree-look.h"

G_BEGIN_DECLS

#define APP_TYPE_TREE_ROW (app_tree_row_get_type ())
G_DECLARE_FINAL_TYPE (AppTreeRow, app_tree_row, APP, TREE_ROW, GtkWidget)

GtkWidget  *app_tree_row_new         (AppTreeLook *look);
/* @item: (nullable): NULL while the row shows nothing. */
void        app_tree_row_set_item    (AppTreeRow *self, DocRow *item);
/* DOC_NODE_NONE while the row shows nothing. */
DocNode     app_tree_row_get_node    (AppTreeRow *self);
/* @x: in the row's coordinates: TRUE on the triangle, a little beside it included, of a row that can be opened or
 * folded. */
gboolean    app_tree_row_is_on_arrow (AppTreeRow *self, double x);
/* What the row says; for tests and for a screen reader. (transfer full) */
char       *app_tree_row_dup_sentence (AppTreeRow *self);
/* Words or colours of the look have changed: reads them anew. */
void        app_tree_row_refresh     (AppTreeRow *self);
/* The node was opened or folded. */
void        app_tree_row_update_state (AppTreeRow *self);

G_END_DECLS
