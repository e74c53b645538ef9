/* SPDX-License-Identifier: MIT */
#include "app-picker-tree.h"

#include "codef-request.h"

struct _AppPickerTree
{
  GObject          parent_instance;
  CodefCatalog    *catalog;    /* (owned) */
  StoreFavourites *favourites; /* (owned) */
  AppPickerNode   *starred;    /* (owned) the section of favourites, in roots while it has members */
  AppPickerNode   *recents;    /* (owned) likewise */
  GListStore      *roots;      /* (owned) of AppPickerNode */
  GListStore      *results;    /* (owned) of AppPickerNode */
};

G_DEFINE_FINAL_TYPE (AppPickerTree, app_picker_tree, G_TYPE_OBJECT)

static gboolean
holds_same (GListModel *nodes, GPtrArray *wanted)
{
  if (g_list_model_get_n_items (nodes) != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr(AppPickerNode) node = g_list_model_get_item (nodes, i);

      if (!g_str_equal (app_picker_node_get_id (node), app_picker_node_get_id (wanted->pdata[i])))
        return FALSE;
    }
  return TRUE;
}

/* Gives @section the products of @paths that the catalogue still has; says nothing to the list where nothing changed. */
static void
fill_section (AppPickerTree *self, AppPickerNode *section, const char *const *paths, guint limit)
{
  GListStore *children = app_picker_node_get_children (section);
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; paths[i] != NULL && nodes->len < limit; i++)
    {
      CodefProduct *product = codef_catalog_find_product (self->catalog, paths[i]);

      if (product != NULL)
        g_ptr_array_add (nodes, app_picker_node_new_product (product));
    }
  if (!holds_same (G_LIST_MODEL (children), nodes))
    g_list_store_splice (children, 0, g_list_model_get_n_items (G_LIST_MODEL (children)), nodes->pdata, nodes->len);
}

/* A section stands at @position while it has members. */
static void
place_section (AppPickerTree *self, AppPickerNode *section, guint position)
{
  gboolean wanted = app_picker_node_count (section) > 0;
  guint at;
  gboolean present = g_list_store_find (self->roots, section, &at);

  if (wanted && !present)
    g_list_store_insert (self->roots, position, section);
  else if (!wanted && present)
    g_list_store_remove (self->roots, at);
}

static void
update_sections (AppPickerTree *self)
{
  fill_section (self, self->starred, store_favourites_list (self->favourites), G_MAXUINT);
  fill_section (self, self->recents, store_favourites_list_recents (self->favourites), APP_PICKER_MAX_RECENTS);
  place_section (self, self->starred, 0);
  place_section (self, self->recents, app_picker_node_count (self->starred) > 0 ? 1 : 0);
}

/* The last node of @nodes if its id is @id, else a new one behind it. The catalogue is in the order of areas and groups. */
static AppPickerNode *
ensure_last (GListStore *nodes, AppPickerKind kind, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (nodes));
  g_autoptr(AppPickerNode) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (nodes), n - 1) : NULL;

  if (last != NULL && app_picker_node_get_kind (last) == kind && g_str_equal (app_picker_node_get_id (last), id))
    return g_steal_pointer (&last);
  g_clear_object (&last);
  last = app_picker_node_new (kind, id);
  g_list_store_append (nodes, last);
  return g_steal_pointer (&last);
}

/* A level with one way through is no level. */
static void
flatten_single_groups (GListStore *areas)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (areas)); i++)
    {
      g_autoptr(AppPickerNode) area = g_list_model_get_item (G_LIST_MODEL (areas), i);
      GListStore *groups = app_picker_node_get_children (area);
      g_autoptr(AppPickerNode) group = g_list_model_get_item (G_LIST_MODEL (groups), 0);
      GListModel *products = G_LIST_MODEL (app_picker_node_get_children (group));

      if (g_list_model_get_n_items (G_LIST_MODEL (groups)) > 1)
        continue;
      g_list_store_remove (groups, 0);
      for (guint j = 0; j < g_list_model_get_n_items (products); j++)
        {
          g_autoptr(AppPickerNode) node = g_list_model_get_item (products, j);

          g_list_store_append (groups, node);
        }
    }
}

static void
build_areas (AppPickerTree *self)
{
  GListModel *products = codef_catalog_get_products (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);
      g_autoptr(AppPickerNode) area = ensure_last (self->roots, APP_PICKER_AREA, codef_product_get_area (product));
      g_autoptr(AppPickerNode) group =
        ensure_last (app_picker_node_get_children (area), APP_PICKER_GROUP, codef_product_get_group (product));
      g_autoptr(AppPickerNode) node = app_picker_node_new_product (product);

      g_list_store_append (app_picker_node_get_children (group), node);
    }
  flatten_single_groups (self->roots);
}

static void
collect_matches (AppPickerTree *self, const char *query, gboolean often_called, GPtrArray *nodes)
{
  GListModel *products = codef_catalog_get_products (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      if ((codef_product_get_rank (product) > 0) == often_called && codef_catalog_product_matches (self->catalog, product, query))
        g_ptr_array_add (nodes, app_picker_node_new_product (product));
    }
}

static void
app_picker_tree_dispose (GObject *object)
{
  AppPickerTree *self = APP_PICKER_TREE (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->favourites);
  g_clear_object (&self->starred);
  g_clear_object (&self->recents);
  g_clear_object (&self->roots);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (app_picker_tree_parent_class)->dispose (object);
}

static void
app_picker_tree_class_init (AppPickerTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_picker_tree_dispose;
}

static void
app_picker_tree_init (AppPickerTree *self)
{
  self->starred = app_picker_node_new (APP_PICKER_SECTION, APP_PICKER_FAVOURITES);
  self->recents = app_picker_node_new (APP_PICKER_SECTION, APP_PICKER_RECENTS);
  self->roots = g_list_store_new (APP_TYPE_PICKER_NODE);
  self->results = g_list_store_new (APP_TYPE_PICKER_NODE);
}

AppPickerTree *
app_picker_tree_new (CodefCatalog *catalog, StoreFavourites *favourites)
{
  AppPickerTree *self = g_object_new (APP_TYPE_PICKER_TREE, NULL);

  self->catalog = g_object_ref (catalog);
  self->favourites = g_object_ref (favourites);
  build_areas (self);
  update_sections (self);
  g_signal_connect_object (favourites, "changed", G_CALLBACK (update_sections), self, G_CONNECT_SWAPPED);
  return self;
}

GListModel *
app_picker_tree_get_roots (AppPickerTree *self)
{
  return G_LIST_MODEL (self->roots);
}

GListModel *
app_picker_tree_get_results (AppPickerTree *self)
{
  return G_LIST_MODEL (self->results);
}

void
app_picker_tree_search (AppPickerTree *self, const char *query)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_strstrip (g_strdup (query));

  g_return_if_fail (APP_IS_PICKER_TREE (self));

  if (codef_request_check_path (path) == NULL && codef_catalog_find_product (self->catalog, path) == NULL)
    g_ptr_array_add (nodes, app_picker_node_new (APP_PICKER_PATH, path));
  if (*path != '\0')
    {
      collect_matches (self, path, TRUE, nodes);
      collect_matches (self, path, FALSE, nodes);
    }
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)), nodes->pdata, nodes->len);
}
