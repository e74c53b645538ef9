/* SPDX-License-Identifier: MIT */
/* What the program can do, page by page, in the language of the program. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HELP_WINDOW (app_help_window_get_type ())
G_DECLARE_FINAL_TYPE (AppHelpWindow, app_help_window, APP, HELP_WINDOW, AdwWindow)

/* @topic: "start", "keys", "answers", "accounts", "authentication" or "command-line": the page that is shown first. */
GtkWindow  *app_help_window_new       (GtkWindow *parent, const char *topic);
/* The page that is shown. */
const char *app_help_window_get_topic (AppHelpWindow *self);

G_END_DECLS
