/* SPDX-License-Identifier: MIT */
/* One request of a list: its value, how far it is, how it was answered. */
#pragma once

#include "codef-batch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_LANE_ROW (app_lane_row_get_type ())
G_DECLARE_FINAL_TYPE (AppLaneRow, app_lane_row, APP, LANE_ROW, GtkListBoxRow)

GtkWidget *app_lane_row_new      (CodefLane *lane);
CodefLane *app_lane_row_get_lane (AppLaneRow *self); /* (transfer none) */
/* What the row says of the state; translated. */
const char *app_lane_row_get_state (AppLaneRow *self);

G_END_DECLS
