/* SPDX-License-Identifier: MIT */
/* "Use in…": a value of the latest answer of a saved request goes, by reference, into a field of a request that is open in another tab. */
#pragma once

#include "app-request-page.h"
#include "doc-document.h"

G_BEGIN_DECLS

#define APP_TYPE_USE_WINDOW (app_use_window_get_type ())
/* Action: use.accept. */
G_DECLARE_FINAL_TYPE (AppUseWindow, app_use_window, APP, USE_WINDOW, AdwWindow)

/* @source: a page that belongs to a saved request; @node: a value of its @answer. FALSE: no other request is open. */
gboolean    app_use_window_present     (AppContext *context, GtkWindow *parent, AppRequestPage *source, DocDocument *answer, DocNode node);
/* (nullable): why it cannot be used there. */
const char *app_use_window_get_problem (AppUseWindow *self);

G_END_DECLS
