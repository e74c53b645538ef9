/* SPDX-License-Identifier: MIT */
/* The account list that is being edited, in $XDG_STATE_HOME/codef-console/accounts-draft.json, so that a crash costs no
 * typing. Secrets are no part of it: the caller leaves them out (codef_account_list_export()) and says how many. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_ACCOUNT_DRAFT_FILE "accounts-draft.json"
/* A thousand accounts take 300 kB; a larger draft is not kept. */
#define STORE_ACCOUNT_DRAFT_MAX_BYTES ((gsize) 8 * 1024 * 1024)

typedef struct
{
  char   *operation;  /* (owned) id of the operation */
  GBytes *request;    /* (owned) JSON object text */
  guint   n_left_out; /* secrets that are not in it */
} StoreAccountDraft;

void               store_account_draft_free (StoreAccountDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreAccountDraft, store_account_draft_free)

/* (transfer full) (nullable): NULL without an error if there is none; an error if the file cannot be read or is no
 * draft: it is left as it is. */
StoreAccountDraft *store_account_draft_load (const char *path, GError **error);
/* Atomic. Short, but it waits for the disk: any thread. */
gboolean           store_account_draft_save (const char *path, const StoreAccountDraft *draft, GError **error);

G_END_DECLS
