/* SPDX-License-Identifier: MIT */
/* One column of a table on screen. Properties: "title" (its words for a list of columns), "visible" (notifies). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define APP_TYPE_TABLE_COLUMN (app_table_column_get_type ())
G_DECLARE_FINAL_TYPE (AppTableColumn, app_table_column, APP, TABLE_COLUMN, GObject)

/* @index: of the DocTable. @key: (nullable): NULL for the column of elements that are no objects. */
AppTableColumn *app_table_column_new         (guint index, const char *key);
guint           app_table_column_get_index   (AppTableColumn *self);
/* (transfer none) (nullable): as it reads */
const char     *app_table_column_get_key     (AppTableColumn *self);
/* (transfer none): the name as sent, harmless to show. */
const char     *app_table_column_get_name    (AppTableColumn *self);
/* (transfer none) (nullable): in the language of labels. */
const char     *app_table_column_get_label   (AppTableColumn *self);
void            app_table_column_set_label   (AppTableColumn *self, const char *label);
/* (transfer none): "Current balance (resAccountBalance)", different for every column of a table. */
const char     *app_table_column_get_title   (AppTableColumn *self);
/* Its values stand at the right. */
gboolean        app_table_column_is_number   (AppTableColumn *self);
/* In characters of half width; Hangul takes two. */
guint           app_table_column_get_width   (AppTableColumn *self);
void            app_table_column_set_look    (AppTableColumn *self, gboolean is_number, guint width);
gboolean        app_table_column_is_visible  (AppTableColumn *self);
void            app_table_column_set_visible (AppTableColumn *self, gboolean visible);

G_END_DECLS
