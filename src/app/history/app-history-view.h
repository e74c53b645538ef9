/* SPDX-License-Identifier: MIT */
/* Everything that was sent, latest first: looked for, narrowed down, opened again, pinned, deleted. Made when first shown; the file is
 * not opened before.
 *
 * Signal "entry-activated" (StoreHistoryEntry).
 * Actions on the entry chosen: history.open, history.pin, history.delete, history.copy-transaction, history.menu; history.clear. */
#pragma once

#include "app-recorder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HISTORY_VIEW (app_history_view_get_type ())
G_DECLARE_FINAL_TYPE (AppHistoryView, app_history_view, APP, HISTORY_VIEW, AdwBin)

/* @context: with a recorder. */
GtkWidget  *app_history_view_new          (AppContext *context);
/* The path of the tab in front, for the choice that shows its product alone. */
void        app_history_view_set_current  (AppHistoryView *self, const char *path);
void        app_history_view_focus_search (AppHistoryView *self);
/* What stands above the list: how many there are, or why there are none. */
const char *app_history_view_get_status   (AppHistoryView *self);
/* (transfer none): of StoreHistoryEntry, as shown. */
GListModel *app_history_view_get_list     (AppHistoryView *self);

G_END_DECLS
