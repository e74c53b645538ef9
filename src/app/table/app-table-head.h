/* SPDX-License-Identifier: MIT */
/* The heads of the columns of a table: buttons that sort ("table.sort-column"), made for those that can be seen. */
#pragma once

#include "app-table-grid.h"

G_BEGIN_DECLS

#define APP_TYPE_TABLE_HEAD (app_table_head_get_type ())
G_DECLARE_FINAL_TYPE (AppTableHead, app_table_head, APP, TABLE_HEAD, GtkWidget)

/* Once. @across: of the rows below. */
void app_table_head_set_grid (AppTableHead *self, AppTableGrid *grid, GtkAdjustment *across);
/* The order has changed. */
void app_table_head_refresh  (AppTableHead *self);

G_END_DECLS
