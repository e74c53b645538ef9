/* SPDX-License-Identifier: MIT */
#include "store-requests-private.h"

#include "codef-variables.h"

#include <string.h>

struct _StoreRequestsItem
{
  GObject            parent_instance;
  char              *path;        /* (owned) */
  char              *name;        /* (owned) */
  char              *key;         /* (owned) sorts as people sort: 2 before 10 */
  char              *problem;     /* (owned) (nullable) */
  GListStore        *children;    /* (owned) (nullable) of StoreRequestsItem; only of a folder */
  char              *product;     /* (owned) (nullable) */
  char              *environment; /* (owned) (nullable) */
  char              *note;        /* (owned) (nullable) */
  char             **tags;        /* (owned) */
  char             **needs;       /* (owned) */
  StoreRequestsStamp stamp;
};
G_DEFINE_FINAL_TYPE (StoreRequestsItem, store_requests_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];

static StoreRequestsItem *
create (const char *path, const char *name)
{
  StoreRequestsItem *self = g_object_new (STORE_TYPE_REQUESTS_ITEM, NULL);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  self->path = g_strdup (path);
  self->key = g_utf8_collate_key_for_filename (valid, -1);
  self->name = g_steal_pointer (&valid);
  return self;
}

/* The name of a file that is no request: without what every file ends with. */
static char *
dup_file_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_strndup (name, strlen (name) - (g_str_has_suffix (name, STORE_REQUEST_SUFFIX) ? strlen (STORE_REQUEST_SUFFIX) : 0));
}

/* (transfer full) (element-type StoreRequestsItem): the children @list shall have; a folder that is in it already stays
 * the same object. */
static GPtrArray *
plan (GListStore *list, StoreRequestsLeaf *leaf)
{
  g_autoptr(GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (item->children != NULL)
        g_hash_table_insert (old, item->path, item); /* the list keeps it alive */
    }
  for (guint i = 0; i < leaf->folders->len; i++)
    {
      StoreRequestsLeaf *folder = g_ptr_array_index (leaf->folders, i);
      StoreRequestsItem *item = g_hash_table_lookup (old, folder->path);

      g_ptr_array_add (wanted, item != NULL ? g_object_ref (item) : _store_requests_item_new_folder (folder->path));
    }
  for (guint i = 0; i < leaf->files->len; i++)
    g_ptr_array_add (wanted, g_object_ref (g_ptr_array_index (leaf->files, i)));
  return wanted;
}

/* Both are in the same order, so whatever is in both is met in step. */
static gboolean
merge (GListStore *list, GPtrArray *wanted)
{
  g_autoptr(GHashTable) kept = g_hash_table_new (NULL, NULL);
  GListModel *model = G_LIST_MODEL (list);
  gboolean changed = FALSE;
  guint at = 0;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (kept, g_ptr_array_index (wanted, i));
  for (guint next = 0; next < wanted->len || at < g_list_model_get_n_items (model);)
    {
      guint n_gone = 0, n_new = 0;
      g_autoptr(StoreRequestsItem) stays = NULL;

      while ((stays = g_list_model_get_item (model, at + n_gone)) != NULL && !g_hash_table_contains (kept, stays))
        {
          g_clear_object (&stays);
          n_gone++;
        }
      while (next + n_new < wanted->len && g_ptr_array_index (wanted, next + n_new) != stays)
        n_new++;
      if (n_gone > 0 || n_new > 0)
        {
          g_list_store_splice (list, at, n_gone, wanted->pdata + next, n_new);
          changed = TRUE;
        }
      next += n_new + (stays != NULL);
      at += n_new + (stays != NULL);
    }
  return changed;
}

static void
store_requests_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, STORE_REQUESTS_ITEM (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
store_requests_item_finalize (GObject *object)
{
  StoreRequestsItem *self = STORE_REQUESTS_ITEM (object);

  g_clear_object (&self->children);
  g_strfreev (self->tags);
  g_strfreev (self->needs);
  g_free (self->path);
  g_free (self->name);
  g_free (self->key);
  g_free (self->problem);
  g_free (self->product);
  g_free (self->environment);
  g_free (self->note);
  G_OBJECT_CLASS (store_requests_item_parent_class)->finalize (object);
}

static void
store_requests_item_class_init (StoreRequestsItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_requests_item_get_property;
  object_class->finalize = store_requests_item_finalize;
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
store_requests_item_init (StoreRequestsItem *self)
{
}

StoreRequestsItem *
_store_requests_item_new_file (const char *path, const StoreRequestsStamp *stamp)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = store_request_load (path, &error);
  g_autofree char *file_name = request == NULL ? dup_file_name (path) : NULL;
  StoreRequestsItem *self = create (path, request != NULL ? store_request_get_name (request) : file_name);

  self->stamp = *stamp;
  if (request == NULL)
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  self->product = g_strdup (store_request_get_product (request));
  self->environment = g_strdup (store_request_get_environment (request));
  self->note = g_strdup (store_request_get_note (request));
  self->tags = g_strdupv ((char **) store_request_get_tags (request));
  self->needs = codef_variables_list_answers (store_request_get_parameters (request));
  return self;
}

StoreRequestsItem *
_store_requests_item_new_folder (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  StoreRequestsItem *self = create (path, name);

  self->children = g_list_store_new (STORE_TYPE_REQUESTS_ITEM);
  return self;
}

gboolean
_store_requests_item_is_fresh (StoreRequestsItem *self, const StoreRequestsStamp *stamp)
{
  return memcmp (&self->stamp, stamp, sizeof *stamp) == 0;
}

int
_store_requests_item_compare (StoreRequestsItem *a, StoreRequestsItem *b)
{
  int order = strcmp (a->key, b->key);

  return order != 0 ? order : strcmp (a->path, b->path);
}

gboolean
_store_requests_list_take (GListStore *list, StoreRequestsLeaf *leaf)
{
  g_autoptr(GPtrArray) wanted = plan (list, leaf);
  gboolean changed = merge (list, wanted);

  for (guint i = 0; i < leaf->folders->len; i++)
    if (_store_requests_item_take (g_ptr_array_index (wanted, i), g_ptr_array_index (leaf->folders, i)))
      changed = TRUE;
  return changed;
}

gboolean
_store_requests_item_take (StoreRequestsItem *self, StoreRequestsLeaf *leaf)
{
  gboolean changed = _store_requests_list_take (self->children, leaf);

  if (g_strcmp0 (self->problem, leaf->problem) == 0)
    return changed;
  g_free (self->problem);
  self->problem = g_strdup (leaf->problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  return TRUE;
}

const char *
store_requests_item_get_path (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->path;
}

const char *
store_requests_item_get_name (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->name;
}

gboolean
store_requests_item_is_folder (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), FALSE);

  return self->children != NULL;
}

GListModel *
store_requests_item_get_children (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

const char *
store_requests_item_get_problem (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->problem;
}

const char *
store_requests_item_get_product (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->product;
}

const char *
store_requests_item_get_environment (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->environment;
}

const char *
store_requests_item_get_note (StoreRequestsItem *self)
{
  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->note;
}

const char *const *
store_requests_item_get_tags (StoreRequestsItem *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->tags != NULL ? (const char *const *) self->tags : none;
}

const char *const *
store_requests_item_get_needs (StoreRequestsItem *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (STORE_IS_REQUESTS_ITEM (self), NULL);

  return self->needs != NULL ? (const char *const *) self->needs : none;
}
