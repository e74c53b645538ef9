/* SPDX-License-Identifier: MIT */
#include "codef-items.h"

struct _CodefItems
{
  GObject    parent_instance;
  GType      item_type;
  GMutex     lock;      /* guards the array */
  GPtrArray *items;     /* (owned) */
};

static void codef_items_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefItems, codef_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_items_list_model_init))

static GType
codef_items_get_item_type (GListModel *model)
{
  return CODEF_ITEMS (model)->item_type;
}

static guint
codef_items_get_n_items (GListModel *model)
{
  return codef_items_get_n (CODEF_ITEMS (model));
}

static gpointer
codef_items_get_item (GListModel *model, guint position)
{
  CodefItems *self = CODEF_ITEMS (model);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
codef_items_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_items_get_item_type;
  iface->get_n_items = codef_items_get_n_items;
  iface->get_item = codef_items_get_item;
}

static void
codef_items_finalize (GObject *object)
{
  CodefItems *self = CODEF_ITEMS (object);

  g_ptr_array_unref (self->items);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (codef_items_parent_class)->finalize (object);
}

static void
codef_items_class_init (CodefItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_items_finalize;
}

static void
codef_items_init (CodefItems *self)
{
  g_mutex_init (&self->lock);
}

CodefItems *
codef_items_new (GType item_type, GPtrArray *items)
{
  CodefItems *self = g_object_new (CODEF_TYPE_ITEMS, NULL);

  self->item_type = item_type;
  self->items = items != NULL ? items : g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

guint
codef_items_get_n (CodefItems *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->items->len;
}

gpointer
codef_items_peek (CodefItems *self, guint position)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_ptr_array_index (self->items, position);
}

void
codef_items_edit (CodefItems *self, guint position, guint n_removals, GPtrArray *additions)
{
  g_autoptr(GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < n_removals; i++)
    g_ptr_array_add (removed, g_object_ref (g_ptr_array_index (self->items, position + i)));
  if (n_removals > 0)
    g_ptr_array_remove_range (self->items, position, n_removals);
  for (guint i = 0; additions != NULL && i < additions->len; i++)
    g_ptr_array_insert (self->items, position + i, g_object_ref (additions->pdata[i]));
}

void
codef_items_splice (CodefItems *self, guint position, guint n_removals, GPtrArray *additions)
{
  codef_items_edit (self, position, n_removals, additions);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removals, additions != NULL ? additions->len : 0);
}
