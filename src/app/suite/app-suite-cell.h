/* SPDX-License-Identifier: MIT */
/* A cell of the table of results: one thing about one run, which follows its state. */
#pragma once

#include "codef-catalog.h"
#include "codef-suite-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  APP_SUITE_CELL_STATE, /* mark and word */
  APP_SUITE_CELL_NAME,
  APP_SUITE_CELL_PRODUCT,
  APP_SUITE_CELL_CODE,
  APP_SUITE_CELL_TIME,
  APP_SUITE_CELL_REASON, /* why it did not pass, in one line; all of it as a tooltip */
} AppSuiteCellKind;

#define APP_TYPE_SUITE_CELL (app_suite_cell_get_type ())
G_DECLARE_FINAL_TYPE (AppSuiteCell, app_suite_cell, APP, SUITE_CELL, AdwBin)

/* @catalog, @language: for the names of products. */
GtkWidget *app_suite_cell_new     (AppSuiteCellKind kind, CodefCatalog *catalog, CodefLanguage language);
/* @run: (nullable) */
void       app_suite_cell_set_run (AppSuiteCell *self, CodefSuiteRun *run);

G_END_DECLS
