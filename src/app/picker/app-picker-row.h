/* SPDX-License-Identifier: MIT */
/* One row of the picker, in the tree or among the results. */
#pragma once

#include "app-context.h"
#include "app-picker-node.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_PICKER_ROW (app_picker_row_get_type ())
/* Signals (no arguments): "clicked": the row itself was clicked, not one of its buttons; "described": what
 * app_picker_row_describe() says has changed. */
G_DECLARE_FINAL_TYPE (AppPickerRow, app_picker_row, APP, PICKER_ROW, GtkBox)

/* @flat: TRUE among results, where area and group have to be said. */
GtkWidget     *app_picker_row_new      (AppContext *context, gboolean flat);
/* @node: (nullable): NULL while the row is out of use. @parent: (nullable): the node above it; a product may stand in a section and in
 * its area, and no two rows are to be called alike. */
void           app_picker_row_set_node (AppPickerRow *self, AppPickerNode *node, AppPickerNode *parent);
AppPickerNode *app_picker_row_get_node (AppPickerRow *self);
/* (transfer full): what a screen reader says for the row. */
char          *app_picker_row_describe (AppPickerRow *self);

G_END_DECLS
