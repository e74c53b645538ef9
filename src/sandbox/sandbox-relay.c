/* SPDX-License-Identifier: MIT */
#include "sandbox-relay.h"

struct _SandboxRelay
{
  GObject       parent_instance;
  GMainContext *context;   /* (owned) of the maker */
  GListStore   *model;     /* (owned) touched on the maker's thread alone */
  guint         max_items;
  GMutex        lock;      /* guards the two below */
  GQueue        pending;   /* of (owned) items */
  gboolean      scheduled;
};

G_DEFINE_FINAL_TYPE (SandboxRelay, sandbox_relay, G_TYPE_OBJECT)

static guint signal_item;

static void
sandbox_relay_finalize (GObject *object)
{
  SandboxRelay *self = SANDBOX_RELAY (object);

  g_queue_clear_full (&self->pending, g_object_unref);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->model);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (sandbox_relay_parent_class)->finalize (object);
}

static void
sandbox_relay_class_init (SandboxRelayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sandbox_relay_finalize;
  signal_item =
    g_signal_new ("item", SANDBOX_TYPE_RELAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
sandbox_relay_init (SandboxRelay *self)
{
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  g_queue_init (&self->pending);
}

SandboxRelay *
sandbox_relay_new (GType item_type, guint max_items)
{
  SandboxRelay *self = g_object_new (SANDBOX_TYPE_RELAY, NULL);

  self->model = g_list_store_new (item_type);
  self->max_items = max_items;
  return self;
}

static GPtrArray *
take_pending (SandboxRelay *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gpointer item;

  while ((item = g_queue_pop_head (&self->pending)) != NULL)
    g_ptr_array_add (items, item);
  self->scheduled = FALSE;
  return items;
}

static gboolean
on_pending_cb (gpointer user_data)
{
  SandboxRelay *self = user_data;
  g_autoptr(GPtrArray) items = take_pending (self);
  guint n_kept = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n_kept + items->len > self->max_items)
    {
      g_list_store_splice (self->model, 0, n_kept + items->len - self->max_items, NULL, 0);
      n_kept = self->max_items - items->len;
    }
  g_list_store_splice (self->model, n_kept, 0, items->pdata, items->len);
  for (guint i = 0; i < items->len; i++)
    g_signal_emit (self, signal_item, 0, items->pdata[i]);
  return G_SOURCE_REMOVE;
}

void
sandbox_relay_add (SandboxRelay *self, gpointer item)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr(GSource) source = NULL;

  g_queue_push_tail (&self->pending, item);
  if (self->pending.length > self->max_items)
    g_object_unref (g_queue_pop_head (&self->pending));
  if (self->scheduled)
    return;
  self->scheduled = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, on_pending_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

GListModel *
sandbox_relay_get_model (SandboxRelay *self)
{
  return G_LIST_MODEL (self->model);
}
