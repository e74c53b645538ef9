/* SPDX-License-Identifier: MIT */
/* The environment chosen now, always in sight, and the menu to choose another. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_ENVIRONMENT_BUTTON (app_environment_button_get_type ())
G_DECLARE_FINAL_TYPE (AppEnvironmentButton, app_environment_button, APP, ENVIRONMENT_BUTTON, AdwBin)

void app_environment_button_set_context (AppEnvironmentButton *self, AppContext *context);
void app_environment_button_popup       (AppEnvironmentButton *self);

G_END_DECLS
