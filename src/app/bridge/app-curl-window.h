/* SPDX-License-Identifier: MIT */
/* Takes a curl command, of a shell or of a browser's "copy as cURL", and makes a request of it. Nothing in it is run.
 *
 * Signal "accepted" (path, json, sentence): what was read, and what is worth knowing of it. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_CURL_WINDOW (app_curl_window_get_type ())
G_DECLARE_FINAL_TYPE (AppCurlWindow, app_curl_window, APP, CURL_WINDOW, AdwWindow)

/* Begins with what is on the clipboard, if that is such a command. (transfer none) */
GtkWindow  *app_curl_window_new         (GtkWindow *parent);
void        app_curl_window_set_text    (AppCurlWindow *self, const char *text);
/* What keeps it from being read; "" while nothing does. */
const char *app_curl_window_get_problem (AppCurlWindow *self);

G_END_DECLS
