/* SPDX-License-Identifier: MIT */
/* What the files of the history share. */
#pragma once

#include "codef-catalog.h"
#include "store-database.h"
#include "store-history.h"

G_BEGIN_DECLS

/* The columns of an entry; those of the whole one follow. */
#define STORE_HISTORY_COLUMNS \
  "id, started_us, product, environment, organization, phase, code, message, transaction_id, status, elapsed_us," \
  " size_bytes, n_attempts, n_steps, pinned"
#define STORE_HISTORY_WHOLE_COLUMNS STORE_HISTORY_COLUMNS ", request, answer, trail"

/* (transfer full): from a row of one of the two lists of columns. */
StoreHistoryEntry *_store_history_entry_new      (sqlite3_stmt *statement, gboolean whole);
/* (transfer full): what does not exist. */
StoreHistoryEntry *_store_history_entry_new_gone (gint64 id);

/* An exchange as it stands at one moment: references to what is immutable, so it costs the main loop nothing. */
typedef struct _StoreHistoryRecord StoreHistoryRecord;

StoreHistoryRecord *_store_history_record_new    (CodefExchange *exchange, CodefCatalog *catalog, StoreHistoryKeep keep);
void                _store_history_record_free   (StoreHistoryRecord *self);
/* Masks and writes. Any thread. Returns: the id; 0 with @error. */
gint64              _store_history_record_insert (StoreHistoryRecord *self, StoreDatabase *database, GError **error);

/* (transfer full) (element-type gint64): ids, latest first. */
GArray             *_store_history_filter_run    (const StoreHistoryFilter *filter, StoreDatabase *database,
                                                  GError **error);
StoreHistoryFilter *_store_history_filter_copy   (const StoreHistoryFilter *filter);
void                _store_history_filter_free   (StoreHistoryFilter *filter);

/* Runs @filter beside the main loop; (transfer full) GArray of ids. */
void    _store_history_find_async  (StoreHistory *self, const StoreHistoryFilter *filter, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GArray *_store_history_find_finish (StoreHistory *self, GAsyncResult *result, GError **error);
const char *_store_history_get_path (StoreHistory *self);

G_END_DECLS
