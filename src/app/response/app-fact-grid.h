/* SPDX-License-Identifier: MIT */
/* Headings and their texts, one pair below the other; every text can be selected and copied. */
#pragma once

#include "app-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_FACT_GRID (app_fact_grid_get_type ())
G_DECLARE_FINAL_TYPE (AppFactGrid, app_fact_grid, APP, FACT_GRID, GtkWidget)

GtkWidget *app_fact_grid_new       (void);
/* @facts: (nullable): of AppFact, copied. */
void       app_fact_grid_set_facts (AppFactGrid *self, GPtrArray *facts);

G_END_DECLS
