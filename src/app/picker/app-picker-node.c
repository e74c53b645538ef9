/* SPDX-License-Identifier: MIT */
#include "app-picker-node.h"

struct _AppPickerNode
{
  GObject       parent_instance;
  char         *id;       /* (owned) */
  CodefProduct *product;  /* (owned) (nullable) */
  GListStore   *children; /* (owned) (nullable) of AppPickerNode; NULL for a leaf */
  AppPickerKind kind;
};

G_DEFINE_FINAL_TYPE (AppPickerNode, app_picker_node, G_TYPE_OBJECT)

static void
app_picker_node_finalize (GObject *object)
{
  AppPickerNode *self = APP_PICKER_NODE (object);

  g_free (self->id);
  g_clear_object (&self->product);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (app_picker_node_parent_class)->finalize (object);
}

static void
app_picker_node_class_init (AppPickerNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_picker_node_finalize;
}

static void
app_picker_node_init (AppPickerNode *self)
{
}

AppPickerNode *
app_picker_node_new (AppPickerKind kind, const char *id)
{
  AppPickerNode *self = g_object_new (APP_TYPE_PICKER_NODE, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  if (kind != APP_PICKER_PRODUCT && kind != APP_PICKER_PATH)
    self->children = g_list_store_new (APP_TYPE_PICKER_NODE);
  return self;
}

AppPickerNode *
app_picker_node_new_product (CodefProduct *product)
{
  AppPickerNode *self = app_picker_node_new (APP_PICKER_PRODUCT, codef_product_get_path (product));

  self->product = g_object_ref (product);
  return self;
}

AppPickerKind
app_picker_node_get_kind (AppPickerNode *self)
{
  return self->kind;
}

const char *
app_picker_node_get_id (AppPickerNode *self)
{
  return self->id;
}

CodefProduct *
app_picker_node_get_product (AppPickerNode *self)
{
  return self->product;
}

GListStore *
app_picker_node_get_children (AppPickerNode *self)
{
  return self->children;
}

guint
app_picker_node_count (AppPickerNode *self)
{
  guint count = self->product != NULL;

  if (self->children == NULL)
    return count;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr(AppPickerNode) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      count += app_picker_node_count (child);
    }
  return count;
}
