/* SPDX-License-Identifier: MIT */
#include "store-wallet-edit.h"

#include <string.h>

typedef enum { TAKE_ANSWER, TAKE_IDS, LABEL, FORGET } Verb;

struct _StoreWalletEdit
{
  Verb                verb;
  char               *environment;  /* (owned) */
  /* (owned) (nullable) which one; with an answer: the one it names, or the request did */
  char               *connected_id;
  char               *label;        /* (owned) (nullable) of LABEL */
  CodefAccountKind    kind;         /* of TAKE_ANSWER */
  CodefAccountAnswer *answer;       /* (owned) (nullable) of TAKE_ANSWER */
  GPtrArray          *ids;          /* (owned) (nullable) of TAKE_IDS */
  gint64              now_unix_sec;
};

/* The connectedId has no accounts behind it any more. */
#define RESULT_NO_ACCOUNTS "CF-04014"

static StoreWalletEdit *
edit_new (Verb verb, const char *environment, const char *connected_id)
{
  StoreWalletEdit *self = g_new0 (StoreWalletEdit, 1);

  self->verb = verb;
  self->environment = g_strdup (environment);
  self->connected_id = g_strdup (connected_id);
  return self;
}

StoreWalletEdit *
store_wallet_edit_new_answer (const char *environment, CodefAccountKind kind, const char *requested,
                              CodefAccountAnswer *answer,
                              gint64 now_unix_sec)
{
  const char *issued = codef_account_answer_get_connected_id (answer);
  StoreWalletEdit *self = edit_new (TAKE_ANSWER, environment, issued != NULL ? issued : requested);

  self->kind = kind;
  self->answer = codef_account_answer_ref (answer);
  self->now_unix_sec = now_unix_sec;
  return self;
}

StoreWalletEdit *
store_wallet_edit_new_ids (const char *environment, GPtrArray *ids, gint64 now_unix_sec)
{
  StoreWalletEdit *self = edit_new (TAKE_IDS, environment, NULL);

  self->ids = g_ptr_array_ref (ids);
  self->now_unix_sec = now_unix_sec;
  return self;
}

StoreWalletEdit *
store_wallet_edit_new_label (const char *environment, const char *connected_id, const char *label)
{
  StoreWalletEdit *self = edit_new (label != NULL ? LABEL : FORGET, environment, connected_id);

  self->label = g_strdup (label);
  return self;
}

void
store_wallet_edit_free (StoreWalletEdit *self)
{
  g_free (self->environment);
  g_free (self->connected_id);
  g_free (self->label);
  g_clear_pointer (&self->answer, codef_account_answer_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

guint
store_wallet_edit_find (GPtrArray *entries, const char *environment, const char *connected_id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (store_wallet_entry_get_connected_id (entries->pdata[i]), connected_id)
        && g_str_equal (store_wallet_entry_get_environment (entries->pdata[i]), environment))
      return i;
  return G_MAXUINT;
}

static void
replace (GPtrArray *entries, guint position, const StoreWalletFacts *facts)
{
  StoreWalletEntry *entry = store_wallet_entry_new (facts);

  g_object_unref (entries->pdata[position]);
  entries->pdata[position] = entry;
}

static guint
count_accounts (GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      GPtrArray *accounts = store_wallet_entry_get_accounts (entries->pdata[i]);

      n += accounts != NULL ? accounts->len : 0;
    }
  return n;
}

/* Makes room: what says least goes first, the oldest of it. */
static void
keep_bound (GPtrArray *entries)
{
  for (guint i = entries->len; i > 0 && entries->len > STORE_WALLET_MAX_ENTRIES; i--)
    {
      StoreWalletEntry *entry = entries->pdata[i - 1];

      if (*store_wallet_entry_get_label (entry) == '\0' && store_wallet_entry_get_accounts (entry) == NULL)
        g_ptr_array_remove_index (entries, i - 1);
    }
  if (entries->len > STORE_WALLET_MAX_ENTRIES)
    g_ptr_array_set_size (entries, STORE_WALLET_MAX_ENTRIES);
  while (count_accounts (entries) > STORE_WALLET_MAX_ALL_ACCOUNTS)
    g_ptr_array_set_size (entries, (int) entries->len - 1);
}

static guint
find_account (GPtrArray *accounts, CodefRegistration *account)
{
  for (guint i = 0; i < accounts->len; i++)
    if (codef_registration_matches (accounts->pdata[i], account))
      return i;
  return G_MAXUINT;
}

/* (transfer full): the account without what the service said to it. */
static CodefRegistration *
strip (CodefRegistration *account)
{
  return codef_registration_new_said (account, NULL, NULL, NULL);
}

static GPtrArray *
copy_accounts (GPtrArray *accounts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_registration_unref);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    g_ptr_array_add (copy, strip (accounts->pdata[i]));
  return copy;
}

/* (transfer full) (nullable): what is behind the connectedId after the answer; @known (nullable): what was before. */
static GPtrArray *
merge (StoreWalletEdit *self, GPtrArray *known)
{
  GPtrArray *accepted = codef_account_answer_get_accepted (self->answer);
  GPtrArray *accounts;

  if (self->kind == CODEF_ACCOUNT_KIND_LIST)
    return copy_accounts (codef_account_answer_get_accounts (self->answer));
  if (known == NULL && self->kind != CODEF_ACCOUNT_KIND_CREATE)
    return NULL; /* a part of what nobody listed says nothing of the rest */
  accounts = copy_accounts (known);
  for (guint i = 0; i < accepted->len; i++)
    {
      guint position = find_account (accounts, accepted->pdata[i]);

      if (position != G_MAXUINT && self->kind == CODEF_ACCOUNT_KIND_DELETE)
        g_ptr_array_remove_index (accounts, position);
      else if (position == G_MAXUINT && self->kind != CODEF_ACCOUNT_KIND_DELETE)
        g_ptr_array_add (accounts, strip (accepted->pdata[i]));
    }
  return accounts;
}

/* TRUE if the answer says something of the accounts behind a connectedId. */
static gboolean
is_telling (StoreWalletEdit *self)
{
  const char *code = codef_account_answer_get_code (self->answer);

  if (self->connected_id == NULL || *self->connected_id == '\0')
    return FALSE;
  if (self->kind == CODEF_ACCOUNT_KIND_LIST)
    return g_strcmp0 (code, RESULT_NO_ACCOUNTS) == 0
           || (codef_account_answer_is_done (self->answer) && codef_account_answer_has_accounts (self->answer));
  return self->kind != CODEF_ACCOUNT_KIND_CONNECTED_IDS && codef_account_answer_is_done (self->answer);
}

static gboolean
take_answer (StoreWalletEdit *self, GPtrArray *entries)
{
  StoreWalletFacts facts = { self->environment, self->connected_id, NULL, self->now_unix_sec, NULL };
  g_autoptr(GPtrArray) accounts = NULL;
  guint position;

  if (!is_telling (self))
    return FALSE;
  position = store_wallet_edit_find (entries, self->environment, self->connected_id);
  if (position != G_MAXUINT)
    facts = store_wallet_entry_get_facts (entries->pdata[position]);
  accounts = merge (self, facts.accounts);
  facts.accounts = accounts != NULL && accounts->len <= STORE_WALLET_MAX_ACCOUNTS ? accounts : NULL;
  if (position != G_MAXUINT)
    replace (entries, position, &facts);
  else
    g_ptr_array_insert (entries, 0, store_wallet_entry_new (&facts));
  keep_bound (entries);
  return TRUE;
}

static gboolean
take_ids (StoreWalletEdit *self, GPtrArray *entries)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean changed = FALSE;

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (store_wallet_entry_get_environment (entries->pdata[i]), self->environment))
      g_hash_table_add (known, (char *) store_wallet_entry_get_connected_id (entries->pdata[i]));
  for (guint i = 0; i < self->ids->len && i < STORE_WALLET_MAX_ENTRIES; i++)
    {
      StoreWalletFacts facts = { self->environment, self->ids->pdata[i], NULL, self->now_unix_sec, NULL };

      if (!g_hash_table_add (known, self->ids->pdata[i]))
        continue;
      g_ptr_array_add (entries, store_wallet_entry_new (&facts));
      changed = TRUE;
    }
  keep_bound (entries);
  return changed;
}

static gboolean
set_label (StoreWalletEdit *self, GPtrArray *entries)
{
  guint position = store_wallet_edit_find (entries, self->environment, self->connected_id);
  StoreWalletFacts facts;

  if (position == G_MAXUINT)
    return FALSE;
  if (self->verb == FORGET)
    {
      g_ptr_array_remove_index (entries, position);
      return TRUE;
    }
  facts = store_wallet_entry_get_facts (entries->pdata[position]);
  if (g_str_equal (facts.label, self->label))
    return FALSE;
  facts.label = self->label;
  replace (entries, position, &facts);
  return TRUE;
}

gboolean
store_wallet_edit_apply (StoreWalletEdit *self, GPtrArray *entries)
{
  switch (self->verb)
    {
    case TAKE_ANSWER:
      return take_answer (self, entries);
    case TAKE_IDS:
      return take_ids (self, entries);
    case LABEL:
    case FORGET:
    default:
      return set_label (self, entries);
    }
}
