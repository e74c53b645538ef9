/* SPDX-License-Identifier: MIT */
/* One entry of a dictionary in its list: the key, and what it means under it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_DICTIONARY_ROW (app_dictionary_row_get_type ())
G_DECLARE_FINAL_TYPE (AppDictionaryRow, app_dictionary_row, APP, DICTIONARY_ROW, GtkWidget)

GtkWidget *app_dictionary_row_new       (void);
void       app_dictionary_row_set_words (AppDictionaryRow *self, const char *key, const char *title);

G_END_DECLS
