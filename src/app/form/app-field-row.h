/* SPDX-License-Identifier: MIT */
/* One field of a form: title and name, the input that fits its kind, what is wrong with it, and help. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_FIELD_ROW (app_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AppFieldRow, app_field_row, APP, FIELD_ROW, GtkListBoxRow)

/* The row is hidden while the field is not visible. */
GtkWidget  *app_field_row_new        (AppContext *context, CodefField *field);
CodefField *app_field_row_get_field  (AppFieldRow *self); /* (transfer none) */
/* @record: which record of a list the field belongs to, from 1; 0 outside of lists. The accessible names say it, so
 * that no two fields are called alike. */
void        app_field_row_set_record (AppFieldRow *self, guint record);

/* Shows @fields (of CodefField), a row each, for as long as the model changes; NULL: none. */
void        app_field_row_fill       (GtkListBox *list_box, AppContext *context, GListModel *fields);

/* Into the first field that is shown, not to the help beside it; FALSE if there is none. */
gboolean    app_field_row_focus_first (GtkListBox *list_box);

G_END_DECLS
