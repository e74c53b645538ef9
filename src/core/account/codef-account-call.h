/* SPDX-License-Identifier: MIT */
/* One sending of a list: the accounts as they were when it went out, the request made of them, and the answer brought
 * back to each. The list may be edited meanwhile. Belongs to the thread of the list. */
#pragma once

#include "codef-account-answer.h"
#include "codef-account-list.h"
#include "codef-public-key.h"
#include "codef-request.h"

G_BEGIN_DECLS

#define CODEF_TYPE_ACCOUNT_CALL (codef_account_call_get_type ())
G_DECLARE_FINAL_TYPE (CodefAccountCall, codef_account_call, CODEF, ACCOUNT_CALL, GObject)

/* Takes the list as it is now. */
CodefAccountCall      *codef_account_call_new           (CodefAccountList *list);
CodefAccountOperation *codef_account_call_get_operation (CodefAccountCall *self);

/* Encrypts the secrets and makes the request, in a thread: a thousand passwords take a tenth of a second. From here on
 * the accounts are SENT. @key: (nullable). @throwaway: where there is no key and one is needed, take a fresh one that
 * nobody can decrypt with: right for the vendor's sandbox, which accepts any ciphertext. CODEF_ERROR_NO_PUBLIC_KEY,
 * CODEF_ERROR_BAD_REQUEST. */
void                   codef_account_call_seal_async    (CodefAccountCall *self, CodefPublicKey *key,
                                                         gboolean throwaway, guint deadline_sec,
                                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                                           gpointer user_data);
/* (transfer full): on failure the accounts are WAITING again. @n_sealed: (out) (optional). @used_throwaway: (out)
 * (optional). */
CodefRequest          *codef_account_call_seal_finish   (CodefAccountCall *self, GAsyncResult *result, guint *n_sealed,
                                                         gboolean *used_throwaway, GError **error);

/* Gives each account what the answer says of it. Accounts are told by country, business type, client type, login type
 * and organization; where several are alike, in their order. Those that the answer does not name share the result of
 * the whole; if it has none (no CODEF answer), they are WAITING again. */
void                   codef_account_call_take_answer   (CodefAccountCall *self, CodefAccountAnswer *answer);
/* No answer came: those that are still SENT are WAITING again. */
void                   codef_account_call_abandon       (CodefAccountCall *self);

G_END_DECLS
