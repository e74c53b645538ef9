/* SPDX-License-Identifier: MIT */
/* The accounts of one request to account management: a list that is edited with undo, and the request that it makes. A
 * GListModel of CodefAccount; belongs to one thread. */
#pragma once

#include "codef-account.h"

G_BEGIN_DECLS

/* Steps that can be undone; older ones are forgotten. */
#define CODEF_ACCOUNT_LIST_MAX_STEPS 100

#define CODEF_TYPE_ACCOUNT_LIST (codef_account_list_get_type ())
/* Properties (all notify on change only): "operation", "connected-id" (rw), "can-undo", "can-redo", "n-unchecked"
 * (accounts that were not looked at since they changed), "n-wrong" (accounts with something missing or wrong, of those
 * that were). Signal "changed" (no arguments): the request would be another one. */
G_DECLARE_FINAL_TYPE (CodefAccountList, codef_account_list, CODEF, ACCOUNT_LIST, GObject)

/* Empty, for a registration. */
CodefAccountList      *codef_account_list_new            (CodefAccountGuide *guide);
CodefAccountGuide     *codef_account_list_get_guide      (CodefAccountList *self);
CodefAccountOperation *codef_account_list_get_operation  (CodefAccountList *self);
/* What is typed stays, whichever operation asks for it. */
void                   codef_account_list_set_operation  (CodefAccountList *self, CodefAccountOperation *operation);
/* Never NULL. */
const char            *codef_account_list_get_connected_id (CodefAccountList *self);
void                   codef_account_list_set_connected_id (CodefAccountList *self, const char *connected_id);
/* (transfer none): whose certificate a reference operation uses again; kept from one such operation to the next. */
CodefForm             *codef_account_list_get_source     (CodefAccountList *self);

/* (transfer none): the account at @position. */
CodefAccount          *codef_account_list_get            (CodefAccountList *self, guint position);
/* G_MAXUINT if it is not in the list. */
guint                  codef_account_list_find           (CodefAccountList *self, CodefAccount *account);

/* Each of these is one step that can be undone. */
/* @json: (nullable): NULL for a new account. */
void                   codef_account_list_insert         (CodefAccountList *self, guint position, const char *json);
/* The copy stands behind the original. */
void                   codef_account_list_duplicate      (CodefAccountList *self, guint position);
/* @to: the position it has afterwards. */
void                   codef_account_list_move           (CodefAccountList *self, guint from, guint to);
/* @positions: ascending. */
void                   codef_account_list_remove         (CodefAccountList *self, const guint *positions,
                                                          guint n_positions);
/* Keeps those that were refused, for another try; FALSE if there are none. Where a registration was accepted in part,
 * the next try adds them to the connectedId that was issued: another registration would issue a second one (CF-04012,
 * protocol notes §4). */
gboolean               codef_account_list_retain_refused (CodefAccountList *self);
/* @json: a request, a list of accounts, or one account. FALSE with CODEF_ERROR_BAD_REQUEST: line and column, or what it
 * is instead. */
gboolean               codef_account_list_import         (CodefAccountList *self, GBytes *json, GError **error);
/* The registration in the vendor's guide. */
void                   codef_account_list_use_example    (CodefAccountList *self);

gboolean               codef_account_list_can_undo       (CodefAccountList *self);
gboolean               codef_account_list_can_redo       (CodefAccountList *self);
void                   codef_account_list_undo           (CodefAccountList *self);
void                   codef_account_list_redo           (CodefAccountList *self);

/* (transfer full): the request, formatted, secrets in clear. */
GBytes                *codef_account_list_dup_request    (CodefAccountList *self);
/* Takes in an edited request: accounts keep their place and what the service said to them, members that we do not know
 * stay. FALSE with CODEF_ERROR_BAD_REQUEST: nothing changed. */
gboolean               codef_account_list_set_request    (CodefAccountList *self, const char *json, GError **error);
/* (transfer full): a request that can be kept: passwords, keys, certificate files and what identifies a person are left
 * out.
 * @n_left_out: (out) (optional): number of values that are not in it. */
GBytes                *codef_account_list_export         (CodefAccountList *self, guint *n_left_out);

/* (transfer full) (nullable): why the request will hardly succeed, as one sentence: the connectedId is missing, the
 * list is empty, accounts are incomplete. NULL if nothing is known to be wrong. Everything can be sent all the same. */
char                  *codef_account_list_dup_problem    (CodefAccountList *self, CodefLanguage language);
guint                  codef_account_list_get_n_wrong    (CodefAccountList *self);
guint                  codef_account_list_get_n_unchecked (CodefAccountList *self);
/* Looks at all accounts now. */
void                   codef_account_list_check          (CodefAccountList *self);

G_END_DECLS
