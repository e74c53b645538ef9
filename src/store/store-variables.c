/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-variables.h"

#include "codef-redactor.h"
#include "codef-request.h"
#include "store-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
#define ENVIRONMENTS "environments"

struct _StoreVariables
{
  GObject     parent_instance;
  char       *path;    /* (owned) */
  GHashTable *values;  /* (owned) id of an environment → GHashTable of name → value */
};
G_DEFINE_FINAL_TYPE (StoreVariables, store_variables, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  const char *environment_id;
  const char *name;
  const char *value; /* (nullable) */
} Edit;

static void
store_variables_finalize (GObject *object)
{
  StoreVariables *self = STORE_VARIABLES (object);

  g_hash_table_unref (self->values);
  g_free (self->path);
  G_OBJECT_CLASS (store_variables_parent_class)->finalize (object);
}

static void
store_variables_class_init (StoreVariablesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_variables_finalize;
  signals[CHANGED] = g_signal_new ("changed", STORE_TYPE_VARIABLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
store_variables_init (StoreVariables *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

/* (transfer none) */
static GHashTable *
ensure_environment (StoreVariables *self, const char *id)
{
  GHashTable *values = g_hash_table_lookup (self->values, id);

  if (values != NULL)
    return values;
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->values, g_strdup (id), values);
  return values;
}

/* (transfer none) (nullable) */
static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_value (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING && store_variables_check_name (name) == NULL)
    g_hash_table_insert (user_data, g_strdup (name), json_node_dup_string (node));
}

static void
read_environment (JsonObject *object, const char *id, JsonNode *node, gpointer user_data)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), read_value, ensure_environment (user_data, id));
}

StoreVariables *
store_variables_new (const char *path, GError **error)
{
  StoreVariables *self = g_object_new (STORE_TYPE_VARIABLES, NULL);
  g_autoptr(JsonObject) object = store_file_read (path, FORMAT, error);
  JsonObject *environments = object != NULL ? get_object (object, ENVIRONMENTS) : NULL;

  self->path = g_strdup (path);
  if (environments != NULL)
    json_object_foreach_member (environments, read_environment, self);
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

char **
store_variables_list (StoreVariables *self, const char *environment_id)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GHashTable *values;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (STORE_IS_VARIABLES (self), NULL);

  values = ensure_environment (self, environment_id);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

const char *
store_variables_get (StoreVariables *self, const char *environment_id, const char *name)
{
  GHashTable *values;

  g_return_val_if_fail (STORE_IS_VARIABLES (self), NULL);

  values = g_hash_table_lookup (self->values, environment_id);
  return values != NULL ? g_hash_table_lookup (values, name) : NULL;
}

GHashTable *
store_variables_copy (StoreVariables *self, const char *environment_id)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *values;
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (STORE_IS_VARIABLES (self), copy);

  values = ensure_environment (self, environment_id);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (copy, g_strdup (name), g_strdup (value));
  return copy;
}

static void
edit_file (JsonObject *object, gpointer user_data)
{
  const Edit *edit = user_data;
  JsonObject *environments, *values;

  if (get_object (object, ENVIRONMENTS) == NULL)
    json_object_set_object_member (object, ENVIRONMENTS, json_object_new ());
  environments = get_object (object, ENVIRONMENTS);
  if (get_object (environments, edit->environment_id) == NULL)
    json_object_set_object_member (environments, edit->environment_id, json_object_new ());
  values = get_object (environments, edit->environment_id);
  if (edit->value != NULL)
    json_object_set_string_member (values, edit->name, edit->value);
  else
    json_object_remove_member (values, edit->name);
}

gboolean
store_variables_set (StoreVariables *self, const char *environment_id, const char *name, const char *value, GError **error)
{
  Edit edit = { environment_id, name, value };
  g_autoptr(JsonObject) written = NULL;

  g_return_val_if_fail (STORE_IS_VARIABLES (self) && store_variables_check_name (name) == NULL, FALSE);

  if (g_strcmp0 (store_variables_get (self, environment_id, name), value) == 0)
    return TRUE;
  if (!store_variables_is_secret (name))
    {
      written = store_file_change (self->path, FORMAT, edit_file, &edit, error);
      if (written == NULL)
        return FALSE;
    }
  if (value != NULL)
    g_hash_table_insert (ensure_environment (self, environment_id), g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (ensure_environment (self, environment_id), name);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

const char *
store_variables_check_name (const char *name)
{
  if (*name == '\0' || strpbrk (name, "{}#") != NULL || g_ascii_isspace (name[0]) || g_ascii_isspace (name[strlen (name) - 1]))
    return _("A name has letters, without braces, # or a space at an end.");
  return NULL;
}

gboolean
store_variables_is_secret (const char *name)
{
  return codef_redactor_is_secret_name (name) || codef_request_is_secret_name (name);
}
