/* SPDX-License-Identifier: MIT */
/* What the head and the rows of one table share: its columns, where they stand, the column under the cursor, words and
 * fonts. Rows draw themselves from it, so a table costs the cells on screen, whatever its number of columns.
 *
 * Signals: "changed" (columns, widths or words: draw and measure again), "cursor-moved" (another column). */
#pragma once

#include "app-table-column.h"
#include "app-tree-look.h"
#include "doc-table.h"

G_BEGIN_DECLS

#define APP_TABLE_PADDING 10
/* A wider value is cut on screen, not in copies. */
#define APP_TABLE_MAX_WIDTH 36

#define APP_TYPE_TABLE_GRID (app_table_grid_get_type ())
G_DECLARE_FINAL_TYPE (AppTableGrid, app_table_grid, APP, TABLE_GRID, GObject)

AppTableGrid   *app_table_grid_new           (void);
/* @table: (nullable). All columns are shown, the cursor is on the first one. */
void            app_table_grid_set_table     (AppTableGrid *self, DocTable *table);
/* (transfer none) (nullable) */
DocTable       *app_table_grid_get_table     (AppTableGrid *self);
/* @product: (nullable) */
void            app_table_grid_set_words     (AppTableGrid *self, CodefCatalog *catalog, CodefProduct *product,
                                              CodefLanguage language, AppLabelMode mode);
void            app_table_grid_set_palette   (AppTableGrid *self, gboolean dark, gboolean high_contrast);
/* Whether a cell shows "₩874,890" for 874890. */
void            app_table_grid_set_readings  (AppTableGrid *self, gboolean readings);
gboolean        app_table_grid_get_readings  (AppTableGrid *self);

/* (transfer none): fonts, colours and words. */
AppTreeLook    *app_table_grid_get_look      (AppTableGrid *self);
/* (transfer none): of text that is nothing special. */
const GdkRGBA  *app_table_grid_get_text_color (AppTableGrid *self);
/* (transfer none): of AppTableColumn, also those that are not shown. */
GListModel     *app_table_grid_get_columns   (AppTableGrid *self);
void            app_table_grid_show_all      (AppTableGrid *self);
guint           app_table_grid_get_n_shown   (AppTableGrid *self);
/* (transfer none): @position < n_shown */
AppTableColumn *app_table_grid_get_shown     (AppTableGrid *self, guint position);
/* Follows the fonts of @widget; call it before asking for places. */
void            app_table_grid_ensure_fonts  (AppTableGrid *self, GtkWidget *widget);
/* In pixels from the start of a row. @position may be n_shown: where the last one ends. */
int             app_table_grid_get_x         (AppTableGrid *self, guint position);
/* The shown column at @x, the last one behind the end. */
guint           app_table_grid_find          (AppTableGrid *self, double x);

/* The shown column under the cursor; 0 if there is none. */
guint           app_table_grid_get_cursor    (AppTableGrid *self);
/* Clamped to the columns that are shown. */
void            app_table_grid_set_cursor    (AppTableGrid *self, int position);

/* (transfer full) (nullable): one line, harmless to show; NULL for a missing cell. @kind: (out) */
char           *app_table_grid_dup_cell      (AppTableGrid *self, DocNode row, AppTableColumn *column, DocKind *kind);

G_END_DECLS
