/* SPDX-License-Identifier: MIT */
/* What the history is narrowed down to, beside the words that are looked for. Signal "changed". */
#pragma once

#include "app-context.h"
#include "store-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HISTORY_FILTER (app_history_filter_get_type ())
G_DECLARE_FINAL_TYPE (AppHistoryFilter, app_history_filter, APP, HISTORY_FILTER, GtkPopover)

GtkWidget         *app_history_filter_new         (AppContext *context);
/* The path of the tab in front. */
void               app_history_filter_set_current (AppHistoryFilter *self, const char *path);
/* TRUE if it leaves something out. */
gboolean           app_history_filter_is_narrow   (AppHistoryFilter *self);
/* The strings are those of the widgets and hold until the next change. @text: (nullable). */
StoreHistoryFilter app_history_filter_get         (AppHistoryFilter *self, const char *text);

G_END_DECLS
