/* SPDX-License-Identifier: MIT */
/* The edits of the list, each one step that can be undone. */
#include "codef-account-list-private.h"

/* (transfer full): the accounts of now, to be edited. */
static GPtrArray *
copy_accounts (CodefAccountList *self)
{
  GPtrArray *accounts = g_ptr_array_new_full (self->accounts->len + 1, g_object_unref);

  for (guint i = 0; i < self->accounts->len; i++)
    g_ptr_array_add (accounts, g_object_ref (codef_account_list_get (self, i)));
  return accounts;
}

void
codef_account_list_insert (CodefAccountList *self, guint position, const char *json)
{
  GPtrArray *accounts;

  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self) && position <= self->accounts->len);
  accounts = copy_accounts (self);
  g_ptr_array_insert (accounts, (int) position, codef_account_new (self->guide, self->operation, json));
  _codef_account_list_step (self, accounts);
}

void
codef_account_list_duplicate (CodefAccountList *self, guint position)
{
  GPtrArray *accounts;

  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self) && position < self->accounts->len);
  accounts = copy_accounts (self);
  g_ptr_array_insert (accounts, (int) position + 1, codef_account_copy (codef_account_list_get (self, position)));
  _codef_account_list_step (self, accounts);
}

void
codef_account_list_move (CodefAccountList *self, guint from, guint to)
{
  GPtrArray *accounts;

  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self) && from < self->accounts->len && to < self->accounts->len);
  if (from == to)
    return;
  accounts = copy_accounts (self);
  g_ptr_array_insert (accounts, (int) to, g_ptr_array_steal_index (accounts, from));
  _codef_account_list_step (self, accounts);
}

void
codef_account_list_remove (CodefAccountList *self, const guint *positions, guint n_positions)
{
  GPtrArray *accounts;

  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  if (n_positions == 0)
    return;
  accounts = copy_accounts (self);
  for (guint i = n_positions; i > 0; i--)
    {
      g_return_if_fail (positions[i - 1] < accounts->len);
      g_ptr_array_remove_index (accounts, positions[i - 1]);
    }
  _codef_account_list_step (self, accounts);
}

/* (transfer container): of CodefAccount */
static GPtrArray *
list_in_state (CodefAccountList *self, CodefAccountState state)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->accounts->len; i++)
    if (codef_account_get_state (codef_account_list_get (self, i)) == state)
      g_ptr_array_add (found, g_object_ref (codef_account_list_get (self, i)));
  return found;
}

gboolean
codef_account_list_retain_refused (CodefAccountList *self)
{
  g_autoptr(GPtrArray) refused = NULL, accepted = NULL;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), FALSE);
  refused = list_in_state (self, CODEF_ACCOUNT_REFUSED);
  accepted = list_in_state (self, CODEF_ACCOUNT_ACCEPTED);
  if (refused->len == 0)
    return FALSE;
  if (accepted->len > 0 && *self->connected_id != '\0'
      && codef_account_operation_get_kind (self->operation) == CODEF_ACCOUNT_KIND_CREATE)
    codef_account_list_set_operation (self, codef_account_guide_get_operation (self->guide, CODEF_ACCOUNT_KIND_ADD));
  if (refused->len < self->accounts->len)
    _codef_account_list_step (self, g_steal_pointer (&refused));
  return TRUE;
}
