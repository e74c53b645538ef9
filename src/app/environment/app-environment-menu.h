/* SPDX-License-Identifier: MIT */
/* The popover of the environment button: built-in and custom environments, and the doors to keys, hosts and sandbox. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_ENVIRONMENT_MENU (app_environment_menu_get_type ())
G_DECLARE_FINAL_TYPE (AppEnvironmentMenu, app_environment_menu, APP, ENVIRONMENT_MENU, GtkPopover)

GtkWidget *app_environment_menu_new (AppContext *context);

G_END_DECLS
