/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-requests-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A checkout changes many files at once: they are read once, shortly after the first. */
#define SETTLE_MS 200
/* Watches made in one turn of the main loop; a thousand would cost more than a frame. */
#define WATCHES_A_TURN 50

struct _StoreRequests
{
  GObject       parent_instance;
  char         *folder;      /* (owned) */
  GListStore   *items;       /* (owned) of StoreRequestsItem */
  GHashTable   *files;       /* (owned) (nullable) path → StoreRequestsItem, of the latest reading */
  GHashTable   *watches;     /* (owned) path of a folder → GFileMonitor (owned) (nullable: it cannot be watched) */
  GQueue       *unwatched;   /* (owned) of char (owned): folders to be watched soon */
  GCancellable *cancellable; /* (owned) cancelled with us */
  char         *problem;     /* (owned) (nullable) */
  guint         settling;    /* source id: a reading begins when it fires; 0 if there is none */
  guint         watching;    /* source id: watches are being made */
  gboolean      is_reading;
  gboolean      again;       /* something changed during the reading */
  gboolean      was_there;   /* the folder has been seen */
};

enum { PROP_0, PROP_BUSY, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (StoreRequests, store_requests, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef struct
{
  char       *folder; /* (owned) */
  GHashTable *known;  /* (owned) (nullable) */
} Reading;

static void read_again (StoreRequests *self);

static void
reading_free (Reading *reading)
{
  g_free (reading->folder);
  g_clear_pointer (&reading->known, g_hash_table_unref);
  g_free (reading);
}

static GType
get_item_type (GListModel *model)
{
  return STORE_TYPE_REQUESTS_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (STORE_REQUESTS (model)->items));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (STORE_REQUESTS (model)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
set_problem (StoreRequests *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
judge (StoreRequests *self, StoreRequestsScan *scan)
{
  g_autofree char *text = NULL;

  if (scan->root->problem != NULL)
    text = g_strdup (scan->root->problem);
  else if (scan->n_folders == 0 && self->was_there)
    text = g_strdup_printf (_("%s is gone; the next request that you save makes it again"), self->folder);
  else if (scan->is_cut)
    text = g_strdup_printf (_("%s holds more than is shown: %d files, %d folders, %d below one another"), self->folder,
                            STORE_REQUESTS_MAX_FILES, STORE_REQUESTS_MAX_FOLDERS, STORE_REQUEST_MAX_DEPTH);
  self->was_there |= scan->n_folders > 0;
  set_problem (self, text);
}

static void
on_disk_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, StoreRequests *self)
{
  store_requests_refresh (self);
}

/* A folder that cannot be watched, for lack of watches or on a file system without, is not tried again: each try ends
 * in another reading. */
static void
watch (StoreRequests *self, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (on_disk_changed_cb), self, 0);
  g_hash_table_insert (self->watches, g_strdup (path), monitor);
}

/* What changed between the reading and the watch is seen by one more reading. */
static gboolean
on_watch_cb (gpointer user_data)
{
  StoreRequests *self = user_data;

  for (guint i = 0; i < WATCHES_A_TURN && !g_queue_is_empty (self->unwatched); i++)
    {
      g_autofree char *path = g_queue_pop_head (self->unwatched);

      watch (self, path);
    }
  if (!g_queue_is_empty (self->unwatched))
    return G_SOURCE_CONTINUE;
  self->watching = 0;
  store_requests_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
collect_folders (StoreRequestsLeaf *leaf, GHashTable *paths)
{
  g_hash_table_add (paths, leaf->path);
  for (guint i = 0; i < leaf->folders->len; i++)
    collect_folders (g_ptr_array_index (leaf->folders, i), paths);
}

/* Folders that are gone are watched no longer; new ones are from the next idle moment on. */
static void
adjust_watches (StoreRequests *self, StoreRequestsLeaf *root)
{
  g_autoptr(GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer path;

  collect_folders (root, paths);
  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (paths, path))
      g_hash_table_iter_remove (&iter);
  g_queue_clear_full (self->unwatched, g_free);
  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (self->watches, path))
      g_queue_push_tail (self->unwatched, g_strdup (path));
  if (!g_queue_is_empty (self->unwatched) && self->watching == 0)
    self->watching = g_idle_add (on_watch_cb, self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;

  g_task_return_pointer (task, _store_requests_scan_new (reading->folder, reading->known, cancellable),
                         (GDestroyNotify) _store_requests_scan_free);
}

static void
take (StoreRequests *self, StoreRequestsScan *scan)
{
  gboolean changed;

  g_clear_pointer (&self->files, g_hash_table_unref);
  self->files = g_hash_table_ref (scan->files);
  changed = _store_requests_list_take (self->items, scan->root);
  judge (self, scan);
  adjust_watches (self, scan->root);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The task holds no reference to the list: @user_data is a weak one. */
static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr(StoreRequests) self = g_weak_ref_get (weak);
  StoreRequestsScan *scan = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self != NULL && scan != NULL)
    {
      self->is_reading = FALSE;
      take (self, scan);
      if (self->again)
        read_again (self);
      else
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
  g_clear_pointer (&scan, _store_requests_scan_free);
}

static void
read_again (StoreRequests *self)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  reading->folder = g_strdup (self->folder);
  reading->known = self->files != NULL ? g_hash_table_ref (self->files) : NULL;
  self->again = FALSE;
  self->is_reading = TRUE;
  task = g_task_new (NULL, self->cancellable, on_read_cb, weak);
  g_task_set_source_tag (task, read_again);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_settled_cb (gpointer user_data)
{
  StoreRequests *self = user_data;

  self->settling = 0;
  if (self->is_reading)
    {
      self->again = TRUE;
      return;
    }
  read_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
store_requests_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StoreRequests *self = STORE_REQUESTS (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->is_reading);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
on_items_changed_cb (GListModel *items, guint position, guint removed, guint added, StoreRequests *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
watch_free (gpointer monitor)
{
  if (monitor == NULL)
    return;
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
store_requests_dispose (GObject *object)
{
  StoreRequests *self = STORE_REQUESTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->watching, g_source_remove);
  g_hash_table_remove_all (self->watches);
  G_OBJECT_CLASS (store_requests_parent_class)->dispose (object);
}

static void
store_requests_finalize (GObject *object)
{
  StoreRequests *self = STORE_REQUESTS (object);

  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->watches, g_hash_table_unref);
  g_queue_free_full (self->unwatched, g_free);
  g_free (self->folder);
  g_free (self->problem);
  G_OBJECT_CLASS (store_requests_parent_class)->finalize (object);
}

static void
store_requests_class_init (StoreRequestsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_requests_get_property;
  object_class->dispose = store_requests_dispose;
  object_class->finalize = store_requests_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", STORE_TYPE_REQUESTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
store_requests_init (StoreRequests *self)
{
  self->items = g_list_store_new (STORE_TYPE_REQUESTS_ITEM);
  self->watches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, watch_free);
  self->unwatched = g_queue_new ();
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items_changed_cb), self, 0);
}

StoreRequests *
store_requests_new (const char *folder)
{
  StoreRequests *self;

  g_return_val_if_fail (g_path_is_absolute (folder), NULL);

  self = g_object_new (STORE_TYPE_REQUESTS, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  read_again (self);
  return self;
}

const char *
store_requests_get_folder (StoreRequests *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS (self), NULL);

  return self->folder;
}

gboolean
store_requests_is_busy (StoreRequests *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS (self), FALSE);

  return self->is_reading;
}

const char *
store_requests_get_problem (StoreRequests *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS (self), NULL);

  return self->problem;
}

void
store_requests_refresh (StoreRequests *self)
{
  g_return_if_fail (STORE_IS_REQUESTS (self));

  if (self->settling == 0)
    self->settling = g_timeout_add_once (SETTLE_MS, on_settled_cb, self);
}

static StoreRequestsItem *
find_in (GListModel *list, const char *path)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);
      const char *here = store_requests_item_get_path (item);

      if (g_str_equal (here, path))
        return item; /* the list keeps it */
      if (store_requests_item_is_folder (item) && g_str_has_prefix (path, here) && path[strlen (here)] == '/')
        return find_in (store_requests_item_get_children (item), path);
    }
  return NULL;
}

StoreRequestsItem *
store_requests_find (StoreRequests *self, const char *path)
{
  g_return_val_if_fail (STORE_IS_REQUESTS (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return find_in (G_LIST_MODEL (self->items), path);
}

static void
collect_requests (GListModel *list, GPtrArray *requests)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);

      if (store_requests_item_is_folder (item))
        collect_requests (store_requests_item_get_children (item), requests);
      else if (store_requests_item_get_problem (item) == NULL)
        g_ptr_array_add (requests, g_steal_pointer (&item));
    }
}

GPtrArray *
store_requests_list (StoreRequests *self, const char *folder)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  StoreRequestsItem *item;

  g_return_val_if_fail (STORE_IS_REQUESTS (self), NULL);

  item = folder != NULL ? store_requests_find (self, folder) : NULL;
  if (folder == NULL || g_str_equal (folder, self->folder))
    collect_requests (G_LIST_MODEL (self->items), requests);
  else if (item != NULL && store_requests_item_is_folder (item))
    collect_requests (store_requests_item_get_children (item), requests);
  return g_steal_pointer (&requests);
}
