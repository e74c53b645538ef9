/* SPDX-License-Identifier: MIT */
/* One change of the wallet, to be done to the list in memory and again to the list in the file. Private to the
 * wallet. */
#pragma once

#include "store-wallet-entry-private.h"
#include "store-wallet.h"

G_BEGIN_DECLS

typedef struct _StoreWalletEdit StoreWalletEdit;

StoreWalletEdit *store_wallet_edit_new_answer (const char *environment, CodefAccountKind kind, const char *requested,
                                               CodefAccountAnswer *answer, gint64 now_unix_sec);
StoreWalletEdit *store_wallet_edit_new_ids    (const char *environment, GPtrArray *ids, gint64 now_unix_sec);
/* @label: (nullable): NULL forgets the connectedId. */
StoreWalletEdit *store_wallet_edit_new_label  (const char *environment, const char *connected_id, const char *label);
void             store_wallet_edit_free       (StoreWalletEdit *self);

/* @entries: of StoreWalletEntry; changed ones are replaced by new objects. FALSE if it changes nothing. */
gboolean         store_wallet_edit_apply      (StoreWalletEdit *self, GPtrArray *entries);
/* G_MAXUINT if there is none. */
guint            store_wallet_edit_find       (GPtrArray *entries, const char *environment, const char *connected_id);

G_END_DECLS
