/* SPDX-License-Identifier: MIT */
/* The connectedIds that were issued or listed, of all environments, in $XDG_DATA_HOME/codef-console/connected-ids.json.
 * They open nothing without the client's keys, yet they stand for persons: the file is the user's alone, and windows
 * can mask them.
 *
 * A change is seen at once; it is written in another thread, because a disk can take longer than a frame. What cannot
 * be written is said in "problem" and still holds until the program ends. */
#pragma once

#include "codef-account-answer.h"
#include "codef-account-operation.h"
#include "store-wallet-entry.h"

G_BEGIN_DECLS

#define STORE_WALLET_FILE "connected-ids.json"
/* A service can list millions. The oldest that have neither a name nor known accounts are forgotten first. */
#define STORE_WALLET_MAX_ENTRIES 2000
/* Of one connectedId: one personal and one corporate account an institution are possible (protocol notes §4.2). Of one
 * with more nobody remembers what is behind it. */
#define STORE_WALLET_MAX_ACCOUNTS 400
/* Of all together; they and the entries fit into STORE_FILE_MAX_BYTES. */
#define STORE_WALLET_MAX_ALL_ACCOUNTS 10000

#define STORE_TYPE_WALLET (store_wallet_get_type ())
/* A GListModel of StoreWalletEntry, the newest first. Property "problem" (nullable string, translated). */
G_DECLARE_FINAL_TYPE (StoreWallet, store_wallet, STORE, WALLET, GObject)

/* @path: the file; it need not exist. @error: as for store_environments_new(); the object is usable all the same.
 * (transfer full) */
StoreWallet      *store_wallet_new        (const char *path, GError **error);

/* Takes in what @answer to @kind says: a connectedId issued, accounts added, gone or listed. @requested: (nullable):
 * the connectedId the request named. An answer that refuses changes nothing. */
void              store_wallet_take       (StoreWallet *self, const char *environment, CodefAccountKind kind,
                                           const char *requested,
                                           CodefAccountAnswer *answer, gint64 now_unix_sec);
/* @ids: (element-type utf8): as listed by the service. */
void              store_wallet_take_ids   (StoreWallet *self, const char *environment, GPtrArray *ids,
                                           gint64 now_unix_sec);
/* @label: "" takes the name away. */
void              store_wallet_rename     (StoreWallet *self, const char *environment, const char *connected_id,
                                           const char *label);
void              store_wallet_forget     (StoreWallet *self, const char *environment, const char *connected_id);

/* (transfer none) (nullable) */
StoreWalletEntry *store_wallet_find       (StoreWallet *self, const char *environment, const char *connected_id);
/* (transfer none) (nullable): the environment that knows @connected_id, if @environment does not: it was issued
 * elsewhere. */
const char       *store_wallet_find_elsewhere (StoreWallet *self, const char *environment, const char *connected_id);
const char       *store_wallet_get_problem (StoreWallet *self); /* (nullable) */
/* Waits until everything is written: for the end of the program. */
void              store_wallet_flush      (StoreWallet *self);

G_END_DECLS
