/* SPDX-License-Identifier: MIT */
/* The lists of an answer as a table: one of them at a time, sorted, with the columns one wants, copied and exported.
 * Works on a document only while it can be seen.
 *
 * Property "readings" (gboolean): cells show meanings ("₩874,890") where there are some; copies are values as sent.
 * Actions: table.sort-column (u), table.sort-ascending, table.sort-descending, table.unsort, table.copy-cell,
 * table.copy-rows, table.hide-column, table.show-all-columns, table.export, table.open-cell, table.show-in-tree,
 * table.left, table.right, table.first-column, table.last-column, table.menu, table.stop, table.readings. It activates answer.show-node (u). */
#pragma once

#include "app-context.h"
#include "doc-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_TABLE_PAGE (app_table_page_get_type ())
G_DECLARE_FINAL_TYPE (AppTablePage, app_table_page, APP, TABLE_PAGE, GtkWidget)

/* Once, after the template is made. */
void      app_table_page_set_context  (AppTablePage *self, AppContext *context);
/* @document, @product: (nullable). */
void      app_table_page_set_document (AppTablePage *self, DocDocument *document, CodefProduct *product);
/* Shows the array @node of the document, whatever it holds, once the page can be seen. */
void      app_table_page_show_array   (AppTablePage *self, DocNode node);
/* The array that is shown or will be; DOC_NODE_NONE where nobody has chosen and the page was not seen. */
DocNode   app_table_page_get_array    (AppTablePage *self);
/* (transfer none) (nullable): what is shown; NULL while there is none or it is being made. */
DocTable *app_table_page_get_table    (AppTablePage *self);

G_END_DECLS
