/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-wallet.h"

#include "store-file.h"
#include "store-wallet-edit.h"

#define FORMAT 1

struct _StoreWallet
{
  GObject    parent_instance;
  char      *path;    /* (owned) */
  GPtrArray *entries; /* (owned) of StoreWalletEntry, the newest first */
  char      *problem; /* (owned) (nullable) */
  GMutex     lock;    /* guards edits */
  GPtrArray *edits;   /* (owned) of StoreWalletEdit: done, not written yet */
  GMutex     writing; /* held while edits are written: they reach the file in their order */
};

static void store_wallet_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StoreWallet, store_wallet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, store_wallet_list_model_init))

enum { PROP_0, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GType
store_wallet_get_item_type (GListModel *model)
{
  return STORE_TYPE_WALLET_ENTRY;
}

static guint
store_wallet_get_n_items (GListModel *model)
{
  return STORE_WALLET (model)->entries->len;
}

static gpointer
store_wallet_get_item (GListModel *model, guint position)
{
  StoreWallet *self = STORE_WALLET (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
store_wallet_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = store_wallet_get_item_type;
  iface->get_n_items = store_wallet_get_n_items;
  iface->get_item = store_wallet_get_item;
}

static GPtrArray *
entries_from_json (JsonObject *object)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *list = object != NULL ? store_file_get_array (object, "connectedIds") : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list) && entries->len < STORE_WALLET_MAX_ENTRIES; i++)
    {
      StoreWalletEntry *entry = store_wallet_entry_from_json (json_array_get_element (list, i));

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* The edits of this instance on what the file says at the moment of writing, so that two instances keep each
 * other's. */
static void
replay (JsonObject *object, gpointer user_data)
{
  GPtrArray *edits = user_data;
  g_autoptr(GPtrArray) entries = entries_from_json (object);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < edits->len; i++)
    store_wallet_edit_apply (edits->pdata[i], entries);
  for (guint i = 0; i < entries->len; i++)
    json_array_add_element (list, store_wallet_entry_to_json (entries->pdata[i]));
  json_object_set_array_member (object, "connectedIds", list);
}

/* Any thread. */
static gboolean
write_edits (StoreWallet *self, GError **error)
{
  g_autoptr(GMutexLocker) writing = g_mutex_locker_new (&self->writing);
  g_autoptr(GPtrArray) edits = NULL;
  g_autoptr(JsonObject) written = NULL;

  g_mutex_lock (&self->lock);
  edits = g_steal_pointer (&self->edits);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) store_wallet_edit_free);
  g_mutex_unlock (&self->lock);
  if (edits->len == 0)
    return TRUE;
  written = store_file_change (self->path, FORMAT, replay, edits, error);
  return written != NULL;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_edits (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreWallet *self = STORE_WALLET (source);
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (error == NULL || g_strcmp0 (self->problem, error->message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static GPtrArray *
copy_entries (GPtrArray *entries)
{
  GPtrArray *copy = g_ptr_array_new_full (entries->len, g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (copy, g_object_ref (entries->pdata[i]));
  return copy;
}

/* What stands at the same place at both ends is left alone. */
static void
emit_difference (StoreWallet *self, GPtrArray *before)
{
  GPtrArray *now = self->entries;
  guint prefix = 0, suffix = 0, shorter = MIN (before->len, now->len);

  while (prefix < shorter && before->pdata[prefix] == now->pdata[prefix])
    prefix++;
  while (suffix < shorter - prefix && before->pdata[before->len - 1 - suffix] == now->pdata[now->len - 1 - suffix])
    suffix++;
  if (prefix + suffix < MAX (before->len, now->len))
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, before->len - prefix - suffix, now->len - prefix - suffix);
}

/* Does @edit (transfer full) now, and writes it by and by. */
static void
act (StoreWallet *self, StoreWalletEdit *edit)
{
  g_autoptr(GPtrArray) before = copy_entries (self->entries);
  g_autoptr(GTask) task = NULL;

  if (!store_wallet_edit_apply (edit, self->entries))
    {
      store_wallet_edit_free (edit);
      return;
    }
  task = g_task_new (self, NULL, on_written_cb, NULL);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->edits, edit);
  g_mutex_unlock (&self->lock);
  g_task_set_source_tag (task, act);
  g_task_run_in_thread (task, write_in_thread);
  emit_difference (self, before);
}

static void
store_wallet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, STORE_WALLET (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
store_wallet_finalize (GObject *object)
{
  StoreWallet *self = STORE_WALLET (object);

  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->writing);
  G_OBJECT_CLASS (store_wallet_parent_class)->finalize (object);
}

static void
store_wallet_class_init (StoreWalletClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_wallet_get_property;
  object_class->finalize = store_wallet_finalize;
  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
store_wallet_init (StoreWallet *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->writing);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) store_wallet_edit_free);
}

StoreWallet *
store_wallet_new (const char *path, GError **error)
{
  StoreWallet *self = g_object_new (STORE_TYPE_WALLET, NULL);
  g_autoptr(JsonObject) object = store_file_read (path, FORMAT, error);

  self->path = g_strdup (path);
  self->entries = entries_from_json (object);
  return self;
}

void
store_wallet_take (StoreWallet *self, const char *environment, CodefAccountKind kind, const char *requested,
                   CodefAccountAnswer *answer, gint64 now_unix_sec)
{
  g_return_if_fail (STORE_IS_WALLET (self) && environment != NULL && answer != NULL);
  act (self, store_wallet_edit_new_answer (environment, kind, requested, answer, now_unix_sec));
}

void
store_wallet_take_ids (StoreWallet *self, const char *environment, GPtrArray *ids, gint64 now_unix_sec)
{
  g_return_if_fail (STORE_IS_WALLET (self) && environment != NULL && ids != NULL);
  act (self, store_wallet_edit_new_ids (environment, ids, now_unix_sec));
}

void
store_wallet_rename (StoreWallet *self, const char *environment, const char *connected_id, const char *label)
{
  g_return_if_fail (STORE_IS_WALLET (self) && environment != NULL && connected_id != NULL && label != NULL);
  act (self, store_wallet_edit_new_label (environment, connected_id, label));
}

void
store_wallet_forget (StoreWallet *self, const char *environment, const char *connected_id)
{
  g_return_if_fail (STORE_IS_WALLET (self) && environment != NULL && connected_id != NULL);
  act (self, store_wallet_edit_new_label (environment, connected_id, NULL));
}

StoreWalletEntry *
store_wallet_find (StoreWallet *self, const char *environment, const char *connected_id)
{
  guint position;

  g_return_val_if_fail (STORE_IS_WALLET (self) && environment != NULL && connected_id != NULL, NULL);
  position = store_wallet_edit_find (self->entries, environment, connected_id);
  return position != G_MAXUINT ? self->entries->pdata[position] : NULL;
}

const char *
store_wallet_find_elsewhere (StoreWallet *self, const char *environment, const char *connected_id)
{
  g_return_val_if_fail (STORE_IS_WALLET (self) && environment != NULL && connected_id != NULL, NULL);
  if (store_wallet_find (self, environment, connected_id) != NULL)
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (store_wallet_entry_get_connected_id (self->entries->pdata[i]), connected_id))
      return store_wallet_entry_get_environment (self->entries->pdata[i]);
  return NULL;
}

const char *
store_wallet_get_problem (StoreWallet *self)
{
  g_return_val_if_fail (STORE_IS_WALLET (self), NULL);
  return self->problem;
}

void
store_wallet_flush (StoreWallet *self)
{
  g_return_if_fail (STORE_IS_WALLET (self));
  write_edits (self, NULL);
}
