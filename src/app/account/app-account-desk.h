/* SPDX-License-Identifier: MIT */
/* Account management without widgets: the list that is edited, its draft on the disk, the request under way, the wallet
 * of connectedIds. One for all windows of the program, so that two of them show the same list; a part of the
 * context. */
#pragma once

#include "app-context.h"
#include "app-notice.h"
#include "codef-account-list.h"
#include "store-wallet.h"

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT_DESK (app_account_desk_get_type ())
/* Properties (notify on change only): "busy" (from the wish to send until the end), "exchange" (nullable, the last
 * one). Signal "said" (AppNoticeKind as int, text, (nullable) label of a button, (nullable) its detailed action): a
 * sentence for the page. */
G_DECLARE_FINAL_TYPE (AppAccountDesk, app_account_desk, APP, ACCOUNT_DESK, GObject)

/* Makes the desk of @context. @draft_file: need not exist; what is in it is put on the desk. */
void              app_account_desk_attach       (AppContext *context, StoreWallet *wallet, const char *draft_file);
/* (transfer none) (nullable): NULL where none was attached. */
AppAccountDesk   *app_account_desk_get          (AppContext *context);

CodefAccountList *app_account_desk_get_list     (AppAccountDesk *self); /* (transfer none) */
StoreWallet      *app_account_desk_get_wallet   (AppAccountDesk *self); /* (transfer none) */
CodefExchange    *app_account_desk_get_exchange (AppAccountDesk *self); /* (transfer none) (nullable) */
gboolean          app_account_desk_is_busy      (AppAccountDesk *self);
/* (transfer full) (nullable): why the service would refuse what is on the desk, certificates included. */
char             *app_account_desk_dup_doubts   (AppAccountDesk *self);
/* (transfer none) (nullable): what was to be said of the draft at the start. */
const char       *app_account_desk_get_greeting (AppAccountDesk *self);

/* Sends the list to @environment, whatever is chosen later. Ignored while busy. Nothing typed is lost, whatever comes
 * of it. */
void              app_account_desk_send         (AppAccountDesk *self, CodefEnvironment *environment);
/* Asks what stands behind @connected_id, for the wallet; the list stays as it is. Ignored while busy. */
void              app_account_desk_refresh      (AppAccountDesk *self, CodefEnvironment *environment,
                                                 const char *connected_id);
void              app_account_desk_cancel       (AppAccountDesk *self);
/* Reads the certificates that were not read since they changed. */
void              app_account_desk_inspect      (AppAccountDesk *self);
/* Writes the draft now: for the end of the program. */
void              app_account_desk_flush        (AppAccountDesk *self);

G_END_DECLS
