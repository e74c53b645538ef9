/* SPDX-License-Identifier: MIT */
/* One row of the picker, in the tree or among the results. */
#pragma once

#include "app-context.h"
#include "app-picker-node.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_PICKER_ROW (app_picker_row_get_type ())
/* Signal "clicked" (no arguments): the row itself was clicked, not one of its buttons. */
G_DECLARE_FINAL_TYPE (AppPickerRow, app_picker_row, APP, PICKER_ROW, GtkBox)

/* @flat: TRUE among results, where area and group have to be said. */
GtkWidget     *app_picker_row_new      (AppContext *context, gboolean flat);
/* @node: (nullable): NULL while the row is out of use. */
void           app_picker_row_set_node (AppPickerRow *self, AppPickerNode *node);
AppPickerNode *app_picker_row_get_node (AppPickerRow *self);
/* (transfer full): what a screen reader says for the row. */
char          *app_picker_row_describe (AppPickerRow *self);

G_END_DECLS
