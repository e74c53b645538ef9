/* SPDX-License-Identifier: MIT */
/* One value of an answer as a whole: its text, or the file that it holds in base64: a picture, the text of one, or what
 * can be opened and saved.
 *
 * Actions: value.copy, value.save, value.open. */
#pragma once

#include "app-lens.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_VALUE_WINDOW (app_value_window_get_type ())
G_DECLARE_FINAL_TYPE (AppValueWindow, app_value_window, APP, VALUE_WINDOW, AdwWindow)

/* For the scalar @node, read through @lens. @parent: (nullable). Present it. */
GtkWindow  *app_value_window_new     (GtkWindow *parent, const AppLens *lens, DocDocument *document, DocNode node);
/* "busy", "text", "picture" or "file". */
const char *app_value_window_get_view (AppValueWindow *self);

G_END_DECLS
