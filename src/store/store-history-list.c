/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-history-list.h"

#include "store-history-private.h"

#define PAGE 64
/* Screens full of entries; what is scrolled away is read again. */
#define MAX_CACHED (16 * PAGE)

struct _StoreHistoryList
{
  GObject             parent_instance;
  StoreHistory       *history;     /* (owned) */
  StoreHistoryFilter *filter;      /* (owned) */
  GArray             *ids;         /* (owned) of gint64 */
  GHashTable         *cache;       /* (owned) id → StoreHistoryEntry (owned) */
  GHashTable         *hidden;      /* (owned) set of gint64: left out of ids */
  StoreDatabase      *reader;      /* (owned) (nullable) opened by the first page */
  GCancellable       *cancellable; /* (owned) (nullable) of the search under way */
  char               *problem;     /* (owned) (nullable) */
  gboolean            again;       /* something changed during the search */
};

enum { PROP_0, PROP_BUSY, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (StoreHistoryList, store_history_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void search (StoreHistoryList *self);

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

static void
keep_entry (StoreHistoryList *self, StoreHistoryEntry *entry)
{
  gint64 id = store_history_entry_get_id (entry);

  g_hash_table_replace (self->cache, g_memdup2 (&id, sizeof id), entry);
}

static void
read_page (StoreHistoryList *self, guint position)
{
  guint start = position / PAGE * PAGE;
  guint end = MIN (start + PAGE, self->ids->len);
  g_autoptr(StoreStatement) statement = NULL;

  if (g_hash_table_size (self->cache) > MAX_CACHED - PAGE)
    g_hash_table_remove_all (self->cache);
  if (self->reader == NULL)
    self->reader = store_database_new_reader (_store_history_get_path (self->history), NULL);
  if (self->reader != NULL)
    statement = store_database_prepare (self->reader, "SELECT " STORE_HISTORY_COLUMNS " FROM exchange WHERE id = ?", NULL);
  for (guint i = start; i < end; i++)
    {
      gint64 id = id_at (self->ids, i);
      StoreHistoryEntry *entry = NULL;

      sqlite3_bind_int64 (statement, 1, id);
      if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
        entry = _store_history_entry_new (statement, FALSE);
      keep_entry (self, entry != NULL ? entry : _store_history_entry_new_gone (id));
      sqlite3_reset (statement);
    }
}

static GType
get_item_type (GListModel *model)
{
  return STORE_TYPE_HISTORY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return STORE_HISTORY_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  StoreHistoryList *self = STORE_HISTORY_LIST (model);
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = id_at (self->ids, position);
  if (!g_hash_table_contains (self->cache, &id))
    read_page (self, position);
  return g_object_ref (g_hash_table_lookup (self->cache, &id));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
leave_out_hidden (StoreHistoryList *self, GArray *ids)
{
  guint kept = 0;

  if (g_hash_table_size (self->hidden) == 0)
    return;
  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (self->hidden, &g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, kept++) = id_at (ids, i);
  g_array_set_size (ids, kept);
}

/* Only what differs is announced, so that a view keeps its place. */
static void
take_ids (StoreHistoryList *self, GArray *ids)
{
  g_autoptr(GArray) old = self->ids;
  guint shared, head = 0, tail = 0;

  leave_out_hidden (self, ids);
  shared = MIN (old->len, ids->len);
  while (head < shared && id_at (old, head) == id_at (ids, head))
    head++;
  while (tail < shared - head && id_at (old, old->len - 1 - tail) == id_at (ids, ids->len - 1 - tail))
    tail++;
  self->ids = ids;
  if (old->len != head + tail || ids->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, ids->len - head - tail);
}

static void
set_problem (StoreHistoryList *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(StoreHistoryList) self = user_data;
  g_autoptr(GError) error = NULL;
  GArray *ids = _store_history_find_finish (STORE_HISTORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* a newer search is under way */
  g_clear_object (&self->cancellable);
  take_ids (self, ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64)));
  set_problem (self, error != NULL ? error->message : NULL);
  if (self->again)
    search (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
search (StoreHistoryList *self)
{
  gboolean was_busy = self->cancellable != NULL || self->again;

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  _store_history_find_async (self->history, self->filter, self->cancellable, on_found_cb, g_object_ref (self));
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The entry itself may look different now: it is announced as replaced. */
static void
forget (StoreHistoryList *self, gint64 id)
{
  if (!g_hash_table_remove (self->cache, &id))
    return;
  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      {
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
        return;
      }
}

static void
on_changed_cb (StoreHistory *history, gint64 id, StoreHistoryList *self)
{
  if (id != 0)
    forget (self, id);
  if (self->cancellable != NULL)
    self->again = TRUE; /* many additions, one search */
  else
    search (self);
}

static void
store_history_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StoreHistoryList *self = STORE_HISTORY_LIST (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
store_history_list_finalize (GObject *object)
{
  StoreHistoryList *self = STORE_HISTORY_LIST (object);

  g_clear_pointer (&self->reader, store_database_free);
  g_clear_pointer (&self->filter, _store_history_filter_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  g_free (self->problem);
  G_OBJECT_CLASS (store_history_list_parent_class)->finalize (object);
}

static void
store_history_list_class_init (StoreHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_history_list_get_property;
  object_class->finalize = store_history_list_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
store_history_list_init (StoreHistoryList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

StoreHistoryList *
store_history_list_new (StoreHistory *history, const StoreHistoryFilter *filter)
{
  StoreHistoryList *self = g_object_new (STORE_TYPE_HISTORY_LIST, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "changed", G_CALLBACK (on_changed_cb), self, 0);
  self->filter = _store_history_filter_copy (filter);
  search (self);
  return self;
}

void
store_history_list_set_filter (StoreHistoryList *self, const StoreHistoryFilter *filter)
{
  g_return_if_fail (STORE_IS_HISTORY_LIST (self));

  g_clear_pointer (&self->filter, _store_history_filter_free);
  self->filter = _store_history_filter_copy (filter);
  store_history_list_refresh (self);
}

void
store_history_list_refresh (StoreHistoryList *self)
{
  g_autoptr(GCancellable) superseded = NULL;

  g_return_if_fail (STORE_IS_HISTORY_LIST (self));

  superseded = g_steal_pointer (&self->cancellable);
  self->again = superseded != NULL;
  if (superseded != NULL)
    g_cancellable_cancel (superseded);
  search (self);
}

void
store_history_list_set_hidden (StoreHistoryList *self, gint64 id, gboolean hidden)
{
  g_return_if_fail (STORE_IS_HISTORY_LIST (self));

  if (hidden)
    g_hash_table_add (self->hidden, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->hidden, &id);
  for (guint i = 0; hidden && i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      {
        g_array_remove_index (self->ids, i);
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
        break;
      }
  if (!hidden)
    store_history_list_refresh (self);
}

gboolean
store_history_list_is_busy (StoreHistoryList *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_LIST (self), FALSE);

  return self->cancellable != NULL;
}

const char *
store_history_list_get_problem (StoreHistoryList *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_LIST (self), NULL);

  return self->problem;
}
