/* SPDX-License-Identifier: MIT */
/* One row of a table: draws the cells that can be seen. */
#pragma once

#include "app-table-grid.h"

G_BEGIN_DECLS

#define APP_TYPE_TABLE_ROW (app_table_row_get_type ())
G_DECLARE_FINAL_TYPE (AppTableRow, app_table_row, APP, TABLE_ROW, GtkWidget)

/* @across: how far the view is scrolled to the right, and how much of it is seen. */
GtkWidget *app_table_row_new          (AppTableGrid *grid, GtkAdjustment *across);
/* @item: (nullable). @position: from 0, as shown. */
void       app_table_row_set_item     (AppTableRow *self, DocRow *item, guint position);
/* (transfer none) (nullable) */
DocRow    *app_table_row_get_item     (AppTableRow *self);
guint      app_table_row_get_position (AppTableRow *self);
/* Columns or words have changed. */
void       app_table_row_refresh      (AppTableRow *self);
/* The cursor is in another column. */
void       app_table_row_follow_cursor (AppTableRow *self);
/* (transfer full): the cell under the cursor in words, as a screen reader hears it. */
char      *app_table_row_dup_sentence (AppTableRow *self);

G_END_DECLS
