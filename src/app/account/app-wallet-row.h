/* SPDX-License-Identifier: MIT */
/* One connectedId of the wallet: its name, what is behind it, and what can be done with it. Rows are used again for
 * other entries.
 *
 * Actions: wallet.use, wallet.load, wallet.refresh, wallet.copy, wallet.rename, wallet.forget. */
#pragma once

#include "app-account-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_WALLET_ROW (app_wallet_row_get_type ())
G_DECLARE_FINAL_TYPE (AppWalletRow, app_wallet_row, APP, WALLET_ROW, GtkBox)

GtkWidget        *app_wallet_row_new       (AppContext *context, AppAccountDesk *desk);
/* @entry: (nullable): NULL while the row is out of use. */
void              app_wallet_row_set_entry (AppWalletRow *self, StoreWalletEntry *entry);
StoreWalletEntry *app_wallet_row_get_entry (AppWalletRow *self); /* (transfer none) (nullable) */

G_END_DECLS
