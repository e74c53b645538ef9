/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-environments.h"

#include "store-file.h"

#include <glib/gi18n-lib.h>

#define FORMAT 1

struct _StoreEnvironmentItem
{
  GObject           parent_instance;
  CodefEnvironment *environment; /* (owned) set at construction */
};
G_DEFINE_FINAL_TYPE (StoreEnvironmentItem, store_environment_item, G_TYPE_OBJECT)

struct _StoreEnvironments
{
  GObject    parent_instance;
  char      *path;  /* (owned) */
  GPtrArray *items; /* (owned) of StoreEnvironmentItem, in the order of the file */
};
static void list_model_iface_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (StoreEnvironments, store_environments, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static StoreEnvironmentItem *
item_new (CodefEnvironment *environment)
{
  StoreEnvironmentItem *item = g_object_new (STORE_TYPE_ENVIRONMENT_ITEM, NULL);

  item->environment = codef_environment_ref (environment);
  return item;
}

static gboolean
same_environment (CodefEnvironment *a, CodefEnvironment *b)
{
  return g_str_equal (codef_environment_get_id (a), codef_environment_get_id (b)) &&
         g_str_equal (codef_environment_get_title (a), codef_environment_get_title (b)) &&
         g_str_equal (codef_environment_get_api_url (a), codef_environment_get_api_url (b)) &&
         g_str_equal (codef_environment_get_oauth_url (a), codef_environment_get_oauth_url (b));
}

static gboolean
same_item (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  StoreEnvironmentItem *x = g_ptr_array_index (a, i);
  StoreEnvironmentItem *y = g_ptr_array_index (b, j);

  return same_environment (x->environment, y->environment);
}

/* One emission for what differs between the old list and the new one; the items outside it stay the same objects, so that a selection
 * of them survives. */
static void
replace_items (StoreEnvironments *self, GPtrArray *fresh)
{
  GPtrArray *old = self->items;
  guint shorter = MIN (old->len, fresh->len);
  guint head = 0, tail = 0, removed, added;

  while (head < shorter && same_item (old, head, fresh, head))
    head++;
  while (tail < shorter - head && same_item (old, old->len - 1 - tail, fresh, fresh->len - 1 - tail))
    tail++;
  removed = old->len - head - tail;
  added = fresh->len - head - tail;
  if (removed == 0 && added == 0)
    return;
  if (removed > 0)
    g_ptr_array_remove_range (old, head, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (old, (int) (head + i), g_object_ref (g_ptr_array_index (fresh, head + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

static CodefEnvironment *
environment_from_json (JsonObject *object, GError **error)
{
  const char *id = store_file_get_text (object, "id");
  const char *title = store_file_get_text (object, "title");
  const char *api_url = store_file_get_text (object, "apiUrl");
  const char *oauth_url = store_file_get_text (object, "oauthUrl");

  if (id == NULL || title == NULL || api_url == NULL || oauth_url == NULL)
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_ENTRY, _("an environment needs “id”, “title”, “apiUrl” and “oauthUrl”"));
      return NULL;
    }
  return codef_environment_new_custom (id, title, api_url, oauth_url, error);
}

/* @error: (nullable): the first entry that cannot be taken. */
static void
load_object (StoreEnvironments *self, JsonObject *object, GError **error)
{
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) first = NULL;
  JsonArray *list = store_file_get_array (object, "environments");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autoptr(GError) problem = NULL;
      g_autoptr(CodefEnvironment) environment = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        environment = environment_from_json (json_node_get_object (node), &problem);
      else
        g_set_error_literal (&problem, STORE_ERROR, STORE_ERROR_ENTRY, _("it is not an object"));
      if (environment != NULL)
        g_ptr_array_add (fresh, item_new (environment));
      else if (first == NULL)
        g_set_error (&first, STORE_ERROR, STORE_ERROR_ENTRY, _("%s: entry %u was left out: %s"), self->path, i + 1, problem->message);
    }
  replace_items (self, fresh);
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
}

static guint
find_entry (JsonArray *list, const char *id)
{
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node) && g_strcmp0 (store_file_get_text (json_node_get_object (node), "id"), id) == 0)
        return i;
    }
  return n;
}

static JsonArray *
ensure_list (JsonObject *object)
{
  if (store_file_get_array (object, "environments") == NULL)
    json_object_set_array_member (object, "environments", json_array_new ());
  return store_file_get_array (object, "environments");
}

static void
edit_add (JsonObject *object, gpointer user_data)
{
  CodefEnvironment *environment = user_data;
  JsonArray *list = ensure_list (object);
  guint position = find_entry (list, codef_environment_get_id (environment));
  JsonObject *entry;

  if (position == json_array_get_length (list))
    json_array_add_object_element (list, json_object_new ());
  entry = json_array_get_object_element (list, position);
  json_object_set_string_member (entry, "id", codef_environment_get_id (environment));
  json_object_set_string_member (entry, "title", codef_environment_get_title (environment));
  json_object_set_string_member (entry, "apiUrl", codef_environment_get_api_url (environment));
  json_object_set_string_member (entry, "oauthUrl", codef_environment_get_oauth_url (environment));
}

static void
edit_remove (JsonObject *object, gpointer user_data)
{
  JsonArray *list = ensure_list (object);
  guint position = find_entry (list, user_data);

  if (position < json_array_get_length (list))
    json_array_remove_element (list, position);
}

static gboolean
change (StoreEnvironments *self, StoreFileEdit edit, gpointer user_data, GError **error)
{
  g_autoptr(JsonObject) object = store_file_change (self->path, FORMAT, edit, user_data, error);

  if (object == NULL)
    return FALSE;
  load_object (self, object, NULL);
  return TRUE;
}

static GType
get_item_type (GListModel *model)
{
  return STORE_TYPE_ENVIRONMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return STORE_ENVIRONMENTS (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  StoreEnvironments *self = STORE_ENVIRONMENTS (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
store_environment_item_finalize (GObject *object)
{
  g_clear_pointer (&STORE_ENVIRONMENT_ITEM (object)->environment, codef_environment_unref);
  G_OBJECT_CLASS (store_environment_item_parent_class)->finalize (object);
}

static void
store_environment_item_class_init (StoreEnvironmentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_environment_item_finalize;
}

static void
store_environment_item_init (StoreEnvironmentItem *self)
{
}

static void
store_environments_finalize (GObject *object)
{
  StoreEnvironments *self = STORE_ENVIRONMENTS (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (store_environments_parent_class)->finalize (object);
}

static void
store_environments_class_init (StoreEnvironmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_environments_finalize;
}

static void
store_environments_init (StoreEnvironments *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

CodefEnvironment *
store_environment_item_get_environment (StoreEnvironmentItem *self)
{
  g_return_val_if_fail (STORE_IS_ENVIRONMENT_ITEM (self), NULL);

  return self->environment;
}

StoreEnvironments *
store_environments_new (const char *path, GError **error)
{
  StoreEnvironments *self = g_object_new (STORE_TYPE_ENVIRONMENTS, NULL);
  g_autoptr(JsonObject) object = store_file_read (path, FORMAT, error);

  self->path = g_strdup (path);
  if (object != NULL)
    load_object (self, object, error);
  return self;
}

CodefEnvironment *
store_environments_find (StoreEnvironments *self, const char *id)
{
  g_return_val_if_fail (STORE_IS_ENVIRONMENTS (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      StoreEnvironmentItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (codef_environment_get_id (item->environment), id) == 0)
        return item->environment;
    }
  return NULL;
}

gboolean
store_environments_add (StoreEnvironments *self, CodefEnvironment *environment, GError **error)
{
  g_return_val_if_fail (STORE_IS_ENVIRONMENTS (self), FALSE);
  g_return_val_if_fail (codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_CUSTOM, FALSE);

  return change (self, edit_add, environment, error);
}

gboolean
store_environments_remove (StoreEnvironments *self, const char *id, GError **error)
{
  g_return_val_if_fail (STORE_IS_ENVIRONMENTS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return change (self, edit_remove, (gpointer) id, error);
}
