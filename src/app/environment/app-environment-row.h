/* SPDX-License-Identifier: MIT */
/* One environment in a list: mark, title, host, and whether it is the one chosen. */
#pragma once

#include "codef-environment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_ENVIRONMENT_ROW (app_environment_row_get_type ())
G_DECLARE_FINAL_TYPE (AppEnvironmentRow, app_environment_row, APP, ENVIRONMENT_ROW, GtkListBoxRow)

GtkWidget        *app_environment_row_new             (CodefEnvironment *environment, gboolean chosen);
CodefEnvironment *app_environment_row_get_environment (AppEnvironmentRow *self);

G_END_DECLS
