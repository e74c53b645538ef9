/* SPDX-License-Identifier: MIT */
/* "Run for a list": the same request once for each value of one parameter, with one authentication for all. Above,
 * what is to be varied; below, a lane for each value.
 *
 * Signals: "lane-activated" (CodefLane): its answer is wanted.
 * Action used: lanes.run of the tab around it. */
#pragma once

#include "app-context.h"
#include "codef-batch.h"
#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a list runs over. */
typedef struct
{
  char *name;       /* (owned) parameter that is varied */
  GStrv values;     /* (owned) */
  guint spacing_ms; /* between two lanes */
} AppLanesPlan;

void       app_lanes_plan_free      (AppLanesPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppLanesPlan, app_lanes_plan_free)

#define APP_TYPE_LANES (app_lanes_get_type ())
G_DECLARE_FINAL_TYPE (AppLanes, app_lanes, APP, LANES, GtkBox)

GtkWidget    *app_lanes_new         (AppContext *context);
/* The parameters to choose from are those of @form as it stands now. */
void          app_lanes_set_form    (AppLanes *self, CodefForm *form);
/* (transfer full) (nullable): what a person chose; NULL after the view has said what is missing. */
AppLanesPlan *app_lanes_make_plan   (AppLanes *self);
/* As if a person had chosen that. */
void          app_lanes_set_choice  (AppLanes *self, const char *name, const char *values);
/* @batch: (nullable): NULL before the first run. */
void          app_lanes_set_batch   (AppLanes *self, CodefBatch *batch);
/* What the line over the lanes says. */
const char   *app_lanes_get_summary (AppLanes *self);

G_END_DECLS
