/* SPDX-License-Identifier: MIT */
/* Choices that hold for the whole program; each takes effect at once. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_PREFERENCES_WINDOW (app_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AppPreferencesWindow, app_preferences_window, APP, PREFERENCES_WINDOW, AdwWindow)

/* @parent: (nullable) */
GtkWindow *app_preferences_window_new (AppContext *context, GtkWindow *parent);

G_END_DECLS
