/* SPDX-License-Identifier: MIT */
/* Headings in one column, their texts in another; every text can be selected and copied. */
#pragma once

#include "app-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_FACT_GRID (app_fact_grid_get_type ())
G_DECLARE_FINAL_TYPE (AppFactGrid, app_fact_grid, APP, FACT_GRID, GtkWidget)

GtkWidget *app_fact_grid_new       (void);
/* @facts: of AppFact, copied; @brief: leaves out the minor ones. */
void       app_fact_grid_set_facts (AppFactGrid *self, GPtrArray *facts, gboolean brief);

G_END_DECLS
