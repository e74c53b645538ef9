/* SPDX-License-Identifier: MIT */
/* An entry of the history in a list: what was asked, when, where, and what came of it. */
#pragma once

#include "app-context.h"
#include "store-history-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HISTORY_ROW (app_history_row_get_type ())
G_DECLARE_FINAL_TYPE (AppHistoryRow, app_history_row, APP, HISTORY_ROW, GtkBox)

GtkWidget *app_history_row_new       (AppContext *context);
void       app_history_row_set_entry (AppHistoryRow *self, StoreHistoryEntry *entry);
/* (transfer full): all of it in a sentence, for a screen reader. */
char      *app_history_row_describe  (AppHistoryRow *self);

/* (transfer full): the product's title, or the path where the catalogue has none. */
char      *app_history_dup_title     (AppContext *context, StoreHistoryEntry *entry);
/* (transfer full): "15:04" of today, "2026-11-23 15:04" of another day. */
char      *app_history_dup_moment    (AppContext *context, StoreHistoryEntry *entry);

G_END_DECLS
