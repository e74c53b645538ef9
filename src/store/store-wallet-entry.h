/* SPDX-License-Identifier: MIT */
/* One connectedId that was issued or listed: where it is good, what is registered behind it, what the user calls it.
 * Immutable. */
#pragma once

#include "codef-registration.h"
#include "codef-product.h"

G_BEGIN_DECLS

#define STORE_TYPE_WALLET_ENTRY (store_wallet_entry_get_type ())
G_DECLARE_FINAL_TYPE (StoreWalletEntry, store_wallet_entry, STORE, WALLET_ENTRY, GObject)

const char *store_wallet_entry_get_environment  (StoreWalletEntry *self); /* the environment's id */
const char *store_wallet_entry_get_connected_id (StoreWalletEntry *self);
const char *store_wallet_entry_get_label        (StoreWalletEntry *self); /* never NULL; "" if it has none */
/* When it was issued, or seen for the first time. */
gint64      store_wallet_entry_get_since_unix_sec (StoreWalletEntry *self);
/* (transfer none) (nullable) (element-type CodefRegistration): NULL if nobody asked yet what is behind it. */
GPtrArray  *store_wallet_entry_get_accounts     (StoreWalletEntry *self);

/**
 * StoreWalletFit: whether a connectedId fits a request for a product.
 * @STORE_WALLET_FITS: the institution is registered behind it, or nobody asked yet what is
 * @STORE_WALLET_LACKS_ORGANIZATION: the institution was never registered to it: CF-04015
 * @STORE_WALLET_OTHER_CLIENT_TYPE: it is, but for the other client type: CF-04016
 */
typedef enum
{
  STORE_WALLET_FITS,
  STORE_WALLET_LACKS_ORGANIZATION,
  STORE_WALLET_OTHER_CLIENT_TYPE,
} StoreWalletFit;

/* @organization: "" fits everything. */
StoreWalletFit store_wallet_entry_judge (StoreWalletEntry *self, CodefProduct *product, const char *organization);

G_END_DECLS
