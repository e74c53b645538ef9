/* SPDX-License-Identifier: MIT */
/* What a suite is to be made of, and how it is to run: a form of rows.
 *
 * Actions: setup.choose-folder, setup.choose-rows, setup.clear-rows, setup.choose-answers. */
#pragma once

#include "app-suite-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SUITE_SETUP (app_suite_setup_get_type ())
G_DECLARE_FINAL_TYPE (AppSuiteSetup, app_suite_setup, APP, SUITE_SETUP, AdwBin)

void          app_suite_setup_set_context (AppSuiteSetup *self, AppContext *context);
/* Files and folders, absolute. */
void          app_suite_setup_set_paths   (AppSuiteSetup *self, const char *const *paths);
/* (transfer full): what it says in words, "requests" or "requests, 3 files". */
char         *app_suite_setup_dup_title   (AppSuiteSetup *self);
/* (transfer full) */
AppSuitePlan *app_suite_setup_make_plan   (AppSuiteSetup *self);

G_END_DECLS
