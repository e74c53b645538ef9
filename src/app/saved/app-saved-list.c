/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-list.h"

#include "codef-query.h"

struct _AppSavedList
{
  GObject           parent_instance;
  AppSaved         *saved;    /* (owned) */
  StoreRequests    *requests; /* (owned) the folder now */
  GtkTreeListModel *tree;     /* (owned) */
  GListStore       *hits;     /* (owned) of StoreRequestsItem */
  char             *query;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (AppSavedList, app_saved_list, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  AppContext *context;
  const char *text;
  CodefQuery *query;
  GHashTable *products; /* path → whether the product matches; many files ask the same one */
  GPtrArray  *found;
  guint       max;
} Hunt;

static gboolean
product_matches (Hunt *hunt, const char *path)
{
  CodefCatalog *catalog = app_context_get_catalog (hunt->context);
  CodefProduct *product;
  gpointer known;

  if (g_hash_table_lookup_extended (hunt->products, path, NULL, &known))
    return GPOINTER_TO_INT (known);
  product = codef_catalog_find_product (catalog, path);
  known = GINT_TO_POINTER (product != NULL && codef_catalog_product_matches (catalog, product, hunt->text));
  g_hash_table_insert (hunt->products, (gpointer) path, known);
  return GPOINTER_TO_INT (known);
}

static gboolean
item_matches (Hunt *hunt, StoreRequestsItem *item)
{
  const char *product = store_requests_item_get_product (item), *note = store_requests_item_get_note (item);
  g_autofree char *file = g_path_get_basename (store_requests_item_get_path (item));
  g_autofree char *tags = NULL;
  g_autofree char *folded = NULL;
  const char *texts[] = { store_requests_item_get_name (item), file, NULL, NULL, NULL, NULL };
  guint n = 2;

  if (product != NULL)
    {
      tags = g_strjoinv (" ", (char **) store_requests_item_get_tags (item));
      texts[n++] = product;
      texts[n++] = tags;
    }
  if (note != NULL)
    texts[n++] = note;
  folded = codef_query_fold_texts (texts);
  return codef_query_matches (hunt->query, folded, NULL) || (product != NULL && product_matches (hunt, product));
}

static void
collect (Hunt *hunt, GListModel *list)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n && hunt->found->len < hunt->max; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);

      if (store_requests_item_is_folder (item))
        collect (hunt, store_requests_item_get_children (item));
      else if (item_matches (hunt, item))
        g_ptr_array_add (hunt->found, g_steal_pointer (&item));
    }
}

static void
look_again (AppSavedList *self)
{
  g_autoptr(GPtrArray) found =
    *self->query != '\0' ? app_saved_list_find (self->saved, self->query, G_MAXUINT) : g_ptr_array_new ();

  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), found->pdata, found->len);
}

static void
on_changed_cb (AppSavedList *self)
{
  if (*self->query != '\0')
    look_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GListModel *
children_of (gpointer item, gpointer user_data)
{
  GListModel *children = store_requests_item_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
follow_folder (AppSavedList *self)
{
  StoreRequests *requests = app_saved_get_requests (self->saved);

  if (self->requests != NULL)
    g_signal_handlers_disconnect_by_data (self->requests, self);
  g_clear_object (&self->tree);
  g_set_object (&self->requests, requests);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (requests)), FALSE, FALSE, children_of, NULL, NULL);
  g_signal_connect_object (requests, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (requests, "notify", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  on_changed_cb (self);
}

static void
app_saved_list_finalize (GObject *object)
{
  AppSavedList *self = APP_SAVED_LIST (object);

  g_clear_object (&self->tree);
  g_clear_object (&self->requests);
  g_clear_object (&self->saved);
  g_clear_object (&self->hits);
  g_free (self->query);

  G_OBJECT_CLASS (app_saved_list_parent_class)->finalize (object);
}

static void
app_saved_list_class_init (AppSavedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_saved_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_saved_list_init (AppSavedList *self)
{
  self->hits = g_list_store_new (STORE_TYPE_REQUESTS_ITEM);
  self->query = g_strdup ("");
}

AppSavedList *
app_saved_list_new (AppSaved *saved)
{
  AppSavedList *self;

  g_return_val_if_fail (APP_IS_SAVED (saved), NULL);

  self = g_object_new (APP_TYPE_SAVED_LIST, NULL);
  self->saved = g_object_ref (saved);
  g_signal_connect_object (saved, "notify::requests", G_CALLBACK (follow_folder), self, G_CONNECT_SWAPPED);
  follow_folder (self);
  return self;
}

void
app_saved_list_set_query (AppSavedList *self, const char *query)
{
  g_return_if_fail (APP_IS_SAVED_LIST (self));

  if (g_str_equal (self->query, query))
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  look_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GListModel *
app_saved_list_get_model (AppSavedList *self)
{
  g_return_val_if_fail (APP_IS_SAVED_LIST (self), NULL);

  return *self->query != '\0' ? G_LIST_MODEL (self->hits) : G_LIST_MODEL (self->tree);
}

StoreRequestsItem *
app_saved_list_get_item (AppSavedList *self, guint position)
{
  g_autoptr(GObject) object = NULL;

  g_return_val_if_fail (APP_IS_SAVED_LIST (self), NULL);

  object = g_list_model_get_item (app_saved_list_get_model (self), position);
  if (object == NULL)
    return NULL;
  return GTK_IS_TREE_LIST_ROW (object) ? gtk_tree_list_row_get_item (GTK_TREE_LIST_ROW (object))
                                       : STORE_REQUESTS_ITEM (g_steal_pointer (&object));
}

static guint
count_files (GListModel *list)
{
  guint n = g_list_model_get_n_items (list), n_files = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);

      n_files += store_requests_item_is_folder (item) ? count_files (store_requests_item_get_children (item)) : 1;
    }
  return n_files;
}

guint
app_saved_list_count (AppSavedList *self)
{
  g_return_val_if_fail (APP_IS_SAVED_LIST (self), 0);

  return *self->query != '\0' ? g_list_model_get_n_items (G_LIST_MODEL (self->hits)) : count_files (G_LIST_MODEL (self->requests));
}

GPtrArray *
app_saved_list_find (AppSaved *saved, const char *query, guint max)
{
  g_autoptr(CodefQuery) prepared = codef_query_new (query);
  g_autoptr(GHashTable) products = g_hash_table_new (g_str_hash, g_str_equal);
  Hunt hunt = { app_saved_get_context (saved), query, prepared, products, g_ptr_array_new_with_free_func (g_object_unref), max };

  collect (&hunt, G_LIST_MODEL (app_saved_get_requests (saved)));
  return hunt.found;
}
