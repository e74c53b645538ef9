/* SPDX-License-Identifier: MIT */
/* The variables of each environment: what {{name}} stands for there.
 *
 * Action: variables.add. */
#pragma once

#include "app-variables.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_VARIABLES_WINDOW (app_variables_window_get_type ())
G_DECLARE_FINAL_TYPE (AppVariablesWindow, app_variables_window, APP, VARIABLES_WINDOW, AdwWindow)

/* Begins with the environment chosen now. */
GtkWindow *app_variables_window_new (AppContext *context, GtkWindow *parent);

G_END_DECLS
