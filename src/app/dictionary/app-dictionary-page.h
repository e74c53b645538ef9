/* SPDX-License-Identifier: MIT */
/* One dictionary: a search over a list, and all that is known of the entry chosen beside it. */
#pragma once

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_DICTIONARY_PAGE (app_dictionary_page_get_type ())
/* Properties: "hint" (what can be searched for, shown in the empty entry). */
G_DECLARE_FINAL_TYPE (AppDictionaryPage, app_dictionary_page, APP, DICTIONARY_PAGE, GtkWidget)

/* Once. @entries: GListModel of what app-dictionary-words.h knows. */
void        app_dictionary_page_set_entries (AppDictionaryPage *self, AppContext *context, GListModel *entries);
void        app_dictionary_page_set_search  (AppDictionaryPage *self, const char *query);
/* Chooses the entry of that key; FALSE if there is none. The search is emptied. */
gboolean    app_dictionary_page_show        (AppDictionaryPage *self, const char *key);
/* (transfer none) (nullable): key of the entry chosen. */
const char *app_dictionary_page_get_key     (AppDictionaryPage *self);
guint       app_dictionary_page_get_n_shown (AppDictionaryPage *self);

G_END_DECLS
