/* SPDX-License-Identifier: MIT */
/* Making entries, and their form in the file. */
#pragma once

#include "store-wallet-entry.h"
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *environment, *connected_id, *label;
  gint64      since_unix_sec;
  GPtrArray  *accounts; /* (nullable) of CodefRegistration */
} StoreWalletFacts;

/* (transfer full): takes copies and references. */
StoreWalletEntry *store_wallet_entry_new       (const StoreWalletFacts *facts);
StoreWalletFacts  store_wallet_entry_get_facts (StoreWalletEntry *self); /* borrowed */
/* (transfer full) (nullable): NULL if it is no entry. */
StoreWalletEntry *store_wallet_entry_from_json (JsonNode *node);
JsonNode         *store_wallet_entry_to_json   (StoreWalletEntry *self); /* (transfer full) */

G_END_DECLS
