/* SPDX-License-Identifier: MIT */
/* A suite of saved requests: what it is made of, how far it is, what came of each request, and reports to hand on.
 *
 * Property: "suite" (CodefSuite, nullable): the one that runs or ran last.
 * Signal "run-activated" (CodefSuiteRun): its exchange is to be shown.
 * Actions: suite.run, suite.stop, suite.run-failed, suite.back, suite.export (s: "junit", "json", "html"),
 * suite.keys. */
#pragma once

#include "app-context.h"
#include "codef-suite.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SUITE_WINDOW (app_suite_window_get_type ())
G_DECLARE_FINAL_TYPE (AppSuiteWindow, app_suite_window, APP, SUITE_WINDOW, AdwWindow)

/* @parent: (nullable): it goes with that. @paths: files and folders to begin with. (transfer none) */
GtkWindow  *app_suite_window_new        (AppContext *context, GtkWindow *parent, const char *const *paths);
/* (nullable) */
CodefSuite *app_suite_window_get_suite  (AppSuiteWindow *self);
/* (nullable): what a notice says now. */
const char *app_suite_window_get_notice (AppSuiteWindow *self);

G_END_DECLS
