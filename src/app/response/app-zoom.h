/* SPDX-License-Identifier: MIT */
/* The size of answers: a setting that all answers follow, and the steps in which it changes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One step larger (1) or smaller (-1), or back to the usual size (0). */
void app_zoom_change (GSettings *settings, int direction);
/* @widget and what stands in it follow the setting, for as long as it lives. */
void app_zoom_follow (GtkWidget *widget, GSettings *settings);

G_END_DECLS
