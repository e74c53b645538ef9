/* SPDX-License-Identifier: MIT */
/* What is said of a connectedId. */
#pragma once

#include "app-context.h"
#include "codef-product.h"
#include "store-wallet.h"

G_BEGIN_DECLS

/* (transfer full): its name, or itself. */
char *app_wallet_words_dup_title    (StoreWalletEntry *entry);
/* (transfer full): the institutions registered behind it. */
char *app_wallet_words_dup_places   (StoreWalletEntry *entry, AppContext *context);
/* (transfer full) (nullable): why @connected_id hardly fits a request for @product to @organization in the environment
 * of now: never registered, the other client type, issued elsewhere. NULL if nothing is known against it. */
char *app_wallet_words_dup_doubts   (StoreWallet *wallet, AppContext *context, CodefProduct *product,
                                     const char *organization,
                                     const char *connected_id);

G_END_DECLS
