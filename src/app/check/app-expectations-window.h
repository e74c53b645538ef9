/* SPDX-License-Identifier: MIT */
/* What a saved request expects, with the verdict on the answer in front: to look through, change and remove; and its baseline. What is
 * changed here is saved with the request.
 *
 * Actions: expectations.keep-baseline, expectations.drop-baseline, expectations.compare. */
#pragma once

#include "app-check.h"
#include "app-context.h"
#include "app-saved-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_EXPECTATIONS_WINDOW (app_expectations_window_get_type ())
G_DECLARE_FINAL_TYPE (AppExpectationsWindow, app_expectations_window, APP, EXPECTATIONS_WINDOW, AdwWindow)

/* @answer: (nullable): the whole answer in front. @check: of that answer. */
GtkWindow *app_expectations_window_new (AppContext *context, GtkWindow *parent, AppSavedDocument *document, AppCheck *check,
                                        DocDocument *answer);

/* Adds the expectation @json to @document, or puts it (NULL: nothing) in the place of the one at @position. FALSE with STORE_ERROR. */
gboolean   app_expectations_add        (AppSavedDocument *document, GBytes *json, GError **error);
gboolean   app_expectations_replace    (AppSavedDocument *document, guint position, GBytes *json, GError **error);

G_END_DECLS
