/* SPDX-License-Identifier: MIT */
/* A GListModel of StoreHistoryEntry, latest first, that follows its history. Ids are found beside the main loop; entries
 * are read when a view asks for them, in pages of a few dozen by their ids, a fraction of a millisecond each. */
#pragma once

#include "store-history.h"

G_BEGIN_DECLS

#define STORE_TYPE_HISTORY_LIST (store_history_list_get_type ())
/* Properties: busy (a search is under way), problem (nullable string: why the last one found nothing). */
G_DECLARE_FINAL_TYPE (StoreHistoryList, store_history_list, STORE, HISTORY_LIST, GObject)

/* @filter: (nullable): all. Empty until the first search is done. (transfer full) */
StoreHistoryList *store_history_list_new        (StoreHistory *history, const StoreHistoryFilter *filter);
/* @filter: (nullable): copied. What was being looked for is dropped. */
void              store_history_list_set_filter (StoreHistoryList *self, const StoreHistoryFilter *filter);
/* Looks again: for what another instance has added. */
void              store_history_list_refresh    (StoreHistoryList *self);
/* Leaves the entry out while a person may still take back that it is to be deleted. */
void              store_history_list_set_hidden (StoreHistoryList *self, gint64 id, gboolean hidden);
gboolean          store_history_list_is_busy    (StoreHistoryList *self);
const char       *store_history_list_get_problem (StoreHistoryList *self); /* (nullable) */

G_END_DECLS
