/* SPDX-License-Identifier: MIT */
/* What the catalogue knows beside products: result codes, institutions and field labels, browsed and searched by
 * themselves. */
#pragma once

#include "app-context.h"
#include "app-dictionary-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_DICTIONARY_WINDOW (app_dictionary_window_get_type ())
/* Properties: "context" (construct-only). */
G_DECLARE_FINAL_TYPE (AppDictionaryWindow, app_dictionary_window, APP, DICTIONARY_WINDOW, AdwWindow)

/* Shows the dictionary, the one already open if there is one. @parent: (nullable); @code: (nullable): a result code to
 * open at. */
void               app_dictionary_window_present  (AppContext *context, GtkWindow *parent, const char *code);
GtkWindow         *app_dictionary_window_new      (AppContext *context);
/* Opens at a result code; one that is not known is searched for, so that its neighbours appear. */
void               app_dictionary_window_show_code (AppDictionaryWindow *self, const char *code);
/* (transfer none): "codes", "organizations" or "labels". */
AppDictionaryPage *app_dictionary_window_get_page (AppDictionaryWindow *self, const char *name);

G_END_DECLS
