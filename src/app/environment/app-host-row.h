/* SPDX-License-Identifier: MIT */
/* One environment of the user, to be changed in place; a row without an environment makes one.
 *
 * Keys are bound to hosts: an environment whose hosts change gets another id, so that keys entered for the old ones cannot reach the
 * new ones, and the old keys are removed. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HOST_ROW (app_host_row_get_type ())
/* Actions: host.save, host.remove. */
G_DECLARE_FINAL_TYPE (AppHostRow, app_host_row, APP, HOST_ROW, AdwExpanderRow)

/* @environment: (nullable): NULL for one that is still to be made. */
GtkWidget  *app_host_row_new         (AppContext *context, CodefEnvironment *environment);
void        app_host_row_set_texts   (AppHostRow *self, const char *title, const char *api_url, const char *oauth_url);
/* What is wrong with what was typed; (nullable). */
const char *app_host_row_get_problem (AppHostRow *self);

G_END_DECLS
