/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved.h"

#include "store-paths.h"
#include <string.h>

#define SAVED_KEY "codef-saved"

struct _AppSaved
{
  GObject        parent_instance;
  AppContext    *context;  /* (unowned) owns us */
  StoreRequests *requests; /* (owned) (nullable) until first asked for */
};

G_DEFINE_FINAL_TYPE (AppSaved, app_saved, G_TYPE_OBJECT)

enum { PROP_0, PROP_REQUESTS, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (transfer full) */
static char *
dup_folder (AppSaved *self)
{
  g_autofree char *chosen = g_settings_get_string (app_context_get_settings (self->context), "requests-folder");

  return g_path_is_absolute (chosen) ? g_steal_pointer (&chosen) : store_paths_data (STORE_REQUESTS_FOLDER);
}

static void
on_folder_changed_cb (AppSaved *self)
{
  g_autofree char *folder = NULL;

  if (self->requests == NULL)
    return;
  folder = dup_folder (self);
  if (g_str_equal (folder, store_requests_get_folder (self->requests)))
    return;
  g_object_unref (self->requests);
  self->requests = store_requests_new (folder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUESTS]);
}

static void
app_saved_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_REQUESTS)
    g_value_set_object (value, app_saved_get_requests (APP_SAVED (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_saved_dispose (GObject *object)
{
  g_clear_object (&APP_SAVED (object)->requests);

  G_OBJECT_CLASS (app_saved_parent_class)->dispose (object);
}

static void
app_saved_class_init (AppSavedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_saved_get_property;
  object_class->dispose = app_saved_dispose;
  properties[PROP_REQUESTS] =
    g_param_spec_object ("requests", NULL, NULL, STORE_TYPE_REQUESTS, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_STRING);
}

static void
app_saved_init (AppSaved *self)
{
}

AppSaved *
app_saved_get (AppContext *context)
{
  AppSaved *self;

  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);

  self = g_object_get_data (G_OBJECT (context), SAVED_KEY);
  if (self != NULL)
    return self;
  self = g_object_new (APP_TYPE_SAVED, NULL);
  self->context = context;
  g_signal_connect_object (app_context_get_settings (context), "changed::requests-folder", G_CALLBACK (on_folder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (context), SAVED_KEY, self, g_object_unref);
  return self;
}

AppContext *
app_saved_get_context (AppSaved *self)
{
  g_return_val_if_fail (APP_IS_SAVED (self), NULL);

  return self->context;
}

StoreRequests *
app_saved_get_requests (AppSaved *self)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (APP_IS_SAVED (self), NULL);

  if (self->requests == NULL)
    {
      folder = dup_folder (self);
      self->requests = store_requests_new (folder);
    }
  return self->requests;
}

void
app_saved_set_folder (AppSaved *self, const char *folder)
{
  g_return_if_fail (APP_IS_SAVED (self) && (folder == NULL || g_path_is_absolute (folder)));

  g_settings_set_string (app_context_get_settings (self->context), "requests-folder", folder != NULL ? folder : "");
}

void
app_saved_note_moved (AppSaved *self, const char *from, const char *to)
{
  g_return_if_fail (APP_IS_SAVED (self));

  if (!g_str_equal (from, to))
    g_signal_emit (self, signals[MOVED], 0, from, to);
}

/* (transfer none) (nullable) */
static StoreRequestsItem *
find_item (GListModel *list, const char *name)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);
      StoreRequestsItem *below =
        store_requests_item_is_folder (item) ? find_item (store_requests_item_get_children (item), name) : NULL;

      if (below != NULL)
        return below;
      if (!store_requests_item_is_folder (item) && g_str_equal (store_requests_item_get_name (item), name))
        return item; /* the list keeps it */
    }
  return NULL;
}

StoreRequestsItem *
app_saved_find_name (AppSaved *self, const char *name)
{
  g_return_val_if_fail (APP_IS_SAVED (self), NULL);

  return find_item (G_LIST_MODEL (app_saved_get_requests (self)), name);
}

gboolean
app_saved_holds (AppSaved *self, const char *path)
{
  const char *folder = store_requests_get_folder (app_saved_get_requests (self));
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) && path[length] == '/';
}

char *
app_saved_dup_place (AppSaved *self, const char *folder)
{
  const char *root = store_requests_get_folder (app_saved_get_requests (self));
  g_auto(GStrv) parts = NULL;

  if (!app_saved_holds (self, folder))
    return g_strdup ("");
  parts = g_strsplit (folder + strlen (root) + 1, "/", -1);
  return g_strjoinv (" › ", parts);
}
