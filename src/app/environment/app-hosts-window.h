/* SPDX-License-Identifier: MIT */
/* The user's own environments: hosts to add, change and remove. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HOSTS_WINDOW (app_hosts_window_get_type ())
G_DECLARE_FINAL_TYPE (AppHostsWindow, app_hosts_window, APP, HOSTS_WINDOW, AdwWindow)

/* @parent: (nullable) */
GtkWindow *app_hosts_window_new (AppContext *context, GtkWindow *parent);

G_END_DECLS
