/* SPDX-License-Identifier: MIT */
/* A folder, a saved request, or a file that should be one, in a list. */
#pragma once

#include "app-saved.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SAVED_ROW (app_saved_row_get_type ())
G_DECLARE_FINAL_TYPE (AppSavedRow, app_saved_row, APP, SAVED_ROW, GtkBox)

GtkWidget *app_saved_row_new      (AppSaved *saved);
/* @with_place: says in which folder it lies. */
void       app_saved_row_set_item (AppSavedRow *self, StoreRequestsItem *item, gboolean with_place);
/* (transfer full): all of it in a sentence, for a screen reader. */
char      *app_saved_row_describe (AppSavedRow *self);

G_END_DECLS
