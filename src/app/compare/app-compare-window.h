/* SPDX-License-Identifier: MIT */
/* Two answers side by side as one tree: what was changed, added and removed. It compares in a thread, with personal
 * data masked where that is wanted.
 *
 * Actions: compare.next, compare.previous, compare.open, compare.fold, compare.open-file, compare.send-to
 * (s: environment id), compare.swap, compare.stop. */
#pragma once

#include "app-compare-source.h"
#include "app-context.h"
#include "doc-diff-rows.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_COMPARE_WINDOW (app_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (AppCompareWindow, app_compare_window, APP, COMPARE_WINDOW, AdwWindow)

/* @parent: (nullable). @sources: of AppCompareSource, copied: the first one stands at the left, the second one, if
 * there is one, at the right. */
AppCompareWindow *app_compare_window_new           (AppContext *context, GtkWindow *parent, GListModel *sources);
/* Adds @source and shows it at the right. */
void              app_compare_window_take          (AppCompareWindow *self, AppCompareSource *source);
/* (transfer none) (nullable): what is shown; NULL while there is none or it is being made. */
DocDiff          *app_compare_window_get_diff      (AppCompareWindow *self);
/* The entry under the cursor, DOC_DIFF_NONE if there is none. */
guint             app_compare_window_get_entry     (AppCompareWindow *self);

G_END_DECLS
