/* SPDX-License-Identifier: MIT */
/* One exchange of the past. Immutable; share it freely between threads. Secrets were masked before it was written. */
#pragma once

#include "codef-exchange.h"

G_BEGIN_DECLS

#define STORE_TYPE_HISTORY_ENTRY (store_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (StoreHistoryEntry, store_history_entry, STORE, HISTORY_ENTRY, GObject)

/* Stable as long as the entry lives, never used again. */
gint64      store_history_entry_get_id             (StoreHistoryEntry *self);
/* FALSE if it was deleted (by another instance) after the list was made: all else is empty then. */
gboolean    store_history_entry_exists             (StoreHistoryEntry *self);
gint64      store_history_entry_get_started_unix_us (StoreHistoryEntry *self);
/* The path asked. */
const char *store_history_entry_get_product        (StoreHistoryEntry *self);
/* Id of the environment. */
const char *store_history_entry_get_environment    (StoreHistoryEntry *self);
const char *store_history_entry_get_organization   (StoreHistoryEntry *self); /* (nullable): four digits */
/* CODEF_PHASE_CANCELLED for what was open when the program ended. */
CodefPhase  store_history_entry_get_phase          (StoreHistoryEntry *self);
const char *store_history_entry_get_code           (StoreHistoryEntry *self); /* (nullable): result code */
/* (nullable): the service's words, or why no answer came. */
const char *store_history_entry_get_message        (StoreHistoryEntry *self);
const char *store_history_entry_get_transaction_id (StoreHistoryEntry *self); /* (nullable) */
guint       store_history_entry_get_status         (StoreHistoryEntry *self); /* HTTP; 0 if none came */
gint64      store_history_entry_get_elapsed_us     (StoreHistoryEntry *self);
guint64     store_history_entry_get_size_bytes     (StoreHistoryEntry *self); /* of the answer, decoded */
guint       store_history_entry_get_n_attempts     (StoreHistoryEntry *self);
guint       store_history_entry_get_n_steps        (StoreHistoryEntry *self);
gboolean    store_history_entry_is_pinned          (StoreHistoryEntry *self);

/* The rest is there in what store_history_load_finish() returns, NULL in the items of a list. All (transfer none)
 * (nullable): also NULL where bodies were not kept. */
GBytes     *store_history_entry_get_request        (StoreHistoryEntry *self); /* JSON object */
GBytes     *store_history_entry_get_answer         (StoreHistoryEntry *self); /* the decoded text, JSON or not */
/* JSON {"attempts":[…],"steps":[…]}: data/schemas/history-trail.schema.json. */
GBytes     *store_history_entry_get_trail          (StoreHistoryEntry *self);

G_END_DECLS
