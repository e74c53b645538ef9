/* SPDX-License-Identifier: MIT */
#include "sandbox-event-log.h"

struct _SandboxEventLog
{
  GObject       parent_instance;
  GMainContext *context;  /* (owned) of the maker */
  GListStore   *model;    /* (owned) touched on the maker's thread alone */
  GMutex        lock;     /* guards the two below */
  GQueue        pending;  /* of (owned) SandboxEvent */
  gboolean      scheduled;
};

G_DEFINE_FINAL_TYPE (SandboxEventLog, sandbox_event_log, G_TYPE_OBJECT)

static guint signal_event;

static void
sandbox_event_log_finalize (GObject *object)
{
  SandboxEventLog *self = SANDBOX_EVENT_LOG (object);

  g_queue_clear_full (&self->pending, g_object_unref);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->model);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (sandbox_event_log_parent_class)->finalize (object);
}

static void
sandbox_event_log_class_init (SandboxEventLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sandbox_event_log_finalize;
  signal_event = g_signal_new ("event", SANDBOX_TYPE_EVENT_LOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               SANDBOX_TYPE_EVENT);
}

static void
sandbox_event_log_init (SandboxEventLog *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->model = g_list_store_new (SANDBOX_TYPE_EVENT);
  g_mutex_init (&self->lock);
  g_queue_init (&self->pending);
}

SandboxEventLog *
sandbox_event_log_new (void)
{
  return g_object_new (SANDBOX_TYPE_EVENT_LOG, NULL);
}

static GPtrArray *
take_pending (SandboxEventLog *self)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gpointer event;

  while ((event = g_queue_pop_head (&self->pending)) != NULL)
    g_ptr_array_add (events, event);
  self->scheduled = FALSE;
  return events;
}

static gboolean
on_pending_cb (gpointer user_data)
{
  SandboxEventLog *self = user_data;
  g_autoptr(GPtrArray) events = take_pending (self);
  guint n_kept = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n_kept + events->len > SANDBOX_MAX_EVENTS)
    g_list_store_splice (self->model, 0, n_kept + events->len - SANDBOX_MAX_EVENTS, NULL, 0);
  g_list_store_splice (self->model, g_list_model_get_n_items (G_LIST_MODEL (self->model)), 0, events->pdata, events->len);
  for (guint i = 0; i < events->len; i++)
    g_signal_emit (self, signal_event, 0, events->pdata[i]);
  return G_SOURCE_REMOVE;
}

void
sandbox_event_log_add (SandboxEventLog *self, SandboxEvent *event)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr(GSource) source = NULL;

  g_queue_push_tail (&self->pending, event);
  if (self->pending.length > SANDBOX_MAX_EVENTS)
    g_object_unref (g_queue_pop_head (&self->pending));
  if (self->scheduled)
    return;
  self->scheduled = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, on_pending_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

GListModel *
sandbox_event_log_get_model (SandboxEventLog *self)
{
  return G_LIST_MODEL (self->model);
}
