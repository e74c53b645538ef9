/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-favourites.h"

#include "store-file.h"

#define FORMAT 1

typedef enum { MARK, UNMARK, USE } Verb;

/* One thing the user did. Replayed on what the file says at the moment of writing, so that two instances keep each other's. */
typedef struct
{
  Verb  verb;
  char *product_path; /* (owned) */
} Deed;

struct _StoreFavourites
{
  GObject    parent_instance;
  char      *path;       /* (owned) */
  GPtrArray *favourites; /* (owned) strings and a NULL at the end */
  GPtrArray *recents;    /* (owned) strings and a NULL at the end */
  char      *problem;    /* (owned) (nullable) */
  GMutex     lock;       /* guards deeds */
  GPtrArray *deeds;      /* (owned) of Deed: done, not written yet */
  GMutex     writing;    /* held while deeds are written: they reach the file in their order */
};
G_DEFINE_FINAL_TYPE (StoreFavourites, store_favourites, G_TYPE_OBJECT)

enum { PROP_0, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
deed_free (Deed *deed)
{
  g_free (deed->product_path);
  g_free (deed);
}

/* The arrays keep a NULL at their end, so that they can be handed out as they are. */
static guint
count (GPtrArray *paths)
{
  return paths->len - 1;
}

static gboolean
find_path (GPtrArray *paths, const char *product_path, guint *position)
{
  for (guint i = 0; i < count (paths); i++)
    if (g_str_equal (g_ptr_array_index (paths, i), product_path))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
apply (GPtrArray *favourites, GPtrArray *recents, const Deed *deed)
{
  GPtrArray *paths = deed->verb == USE ? recents : favourites;
  guint position;
  gboolean found = find_path (paths, deed->product_path, &position);

  if (found && deed->verb != MARK)
    g_ptr_array_remove_index (paths, position);
  if (deed->verb == USE)
    g_ptr_array_insert (paths, 0, g_strdup (deed->product_path));
  else if (deed->verb == MARK && !found)
    g_ptr_array_insert (paths, (int) count (paths), g_strdup (deed->product_path));
  if (count (recents) > STORE_FAVOURITES_MAX_RECENTS)
    g_ptr_array_remove_range (recents, STORE_FAVOURITES_MAX_RECENTS, count (recents) - STORE_FAVOURITES_MAX_RECENTS);
}

static GPtrArray *
paths_from_json (JsonObject *object, const char *name)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  JsonArray *list = object != NULL ? store_file_get_array (object, name) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_ptr_array_add (paths, json_node_dup_string (node));
    }
  g_ptr_array_add (paths, NULL);
  return paths;
}

static void
paths_to_json (GPtrArray *paths, JsonObject *object, const char *name)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < count (paths); i++)
    json_array_add_string_element (list, g_ptr_array_index (paths, i));
  json_object_set_array_member (object, name, list);
}

static void
replay (JsonObject *object, gpointer user_data)
{
  GPtrArray *deeds = user_data;
  g_autoptr(GPtrArray) favourites = paths_from_json (object, "favourites");
  g_autoptr(GPtrArray) recents = paths_from_json (object, "recents");

  for (guint i = 0; i < deeds->len; i++)
    apply (favourites, recents, g_ptr_array_index (deeds, i));
  paths_to_json (favourites, object, "favourites");
  paths_to_json (recents, object, "recents");
}

/* Any thread. */
static gboolean
write_deeds (StoreFavourites *self, GError **error)
{
  g_autoptr(GMutexLocker) writing = g_mutex_locker_new (&self->writing);
  g_autoptr(GPtrArray) deeds = NULL;
  g_autoptr(JsonObject) written = NULL;

  g_mutex_lock (&self->lock);
  deeds = g_steal_pointer (&self->deeds);
  self->deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) deed_free);
  g_mutex_unlock (&self->lock);
  if (deeds->len == 0)
    return TRUE;
  written = store_file_change (self->path, FORMAT, replay, deeds, error);
  return written != NULL;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_deeds (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreFavourites *self = STORE_FAVOURITES (source);
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (error == NULL || g_strcmp0 (self->problem, error->message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
act (StoreFavourites *self, Verb verb, const char *product_path)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_written_cb, NULL);
  Deed *deed = g_new0 (Deed, 1);

  deed->verb = verb;
  deed->product_path = g_strdup (product_path);
  apply (self->favourites, self->recents, deed);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->deeds, deed);
  g_mutex_unlock (&self->lock);
  g_task_set_source_tag (task, act);
  g_task_run_in_thread (task, write_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_favourites_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, STORE_FAVOURITES (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
store_favourites_finalize (GObject *object)
{
  StoreFavourites *self = STORE_FAVOURITES (object);

  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_clear_pointer (&self->favourites, g_ptr_array_unref);
  g_clear_pointer (&self->recents, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->writing);
  G_OBJECT_CLASS (store_favourites_parent_class)->finalize (object);
}

static void
store_favourites_class_init (StoreFavouritesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_favourites_get_property;
  object_class->finalize = store_favourites_finalize;
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", STORE_TYPE_FAVOURITES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
store_favourites_init (StoreFavourites *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->writing);
  self->deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) deed_free);
}

StoreFavourites *
store_favourites_new (const char *path, GError **error)
{
  StoreFavourites *self = g_object_new (STORE_TYPE_FAVOURITES, NULL);
  g_autoptr(JsonObject) object = store_file_read (path, FORMAT, error);

  self->path = g_strdup (path);
  self->favourites = paths_from_json (object, "favourites");
  self->recents = paths_from_json (object, "recents");
  return self;
}

gboolean
store_favourites_contains (StoreFavourites *self, const char *product_path)
{
  guint position;

  g_return_val_if_fail (STORE_IS_FAVOURITES (self), FALSE);

  return find_path (self->favourites, product_path, &position);
}

void
store_favourites_set (StoreFavourites *self, const char *product_path, gboolean is_favourite)
{
  g_return_if_fail (STORE_IS_FAVOURITES (self));
  g_return_if_fail (product_path != NULL);

  if (store_favourites_contains (self, product_path) != is_favourite)
    act (self, is_favourite ? MARK : UNMARK, product_path);
}

const char *const *
store_favourites_list (StoreFavourites *self)
{
  g_return_val_if_fail (STORE_IS_FAVOURITES (self), NULL);

  return (const char *const *) self->favourites->pdata;
}

void
store_favourites_use (StoreFavourites *self, const char *product_path)
{
  g_return_if_fail (STORE_IS_FAVOURITES (self));
  g_return_if_fail (product_path != NULL);

  if (count (self->recents) == 0 || !g_str_equal (g_ptr_array_index (self->recents, 0), product_path))
    act (self, USE, product_path);
}

const char *const *
store_favourites_list_recents (StoreFavourites *self)
{
  g_return_val_if_fail (STORE_IS_FAVOURITES (self), NULL);

  return (const char *const *) self->recents->pdata;
}

const char *
store_favourites_get_problem (StoreFavourites *self)
{
  g_return_val_if_fail (STORE_IS_FAVOURITES (self), NULL);

  return self->problem;
}

void
store_favourites_flush (StoreFavourites *self)
{
  g_return_if_fail (STORE_IS_FAVOURITES (self));

  write_deeds (self, NULL);
}
