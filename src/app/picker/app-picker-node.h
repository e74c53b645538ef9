/* SPDX-License-Identifier: MIT */
/* One row of the picker: a section, an area, a group, a product, or a path that is in no catalogue. Knows no toolkit. */
#pragma once

#include "codef-product.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  APP_PICKER_SECTION, /* favourites, recents */
  APP_PICKER_AREA,    /* bank, card … */
  APP_PICKER_GROUP,   /* personal, business … */
  APP_PICKER_PRODUCT,
  APP_PICKER_PATH,    /* "use this path" */
} AppPickerKind;

#define APP_TYPE_PICKER_NODE (app_picker_node_get_type ())
G_DECLARE_FINAL_TYPE (AppPickerNode, app_picker_node, APP, PICKER_NODE, GObject)

/* @id: of the area, group or section, or the path. */
AppPickerNode *app_picker_node_new          (AppPickerKind kind, const char *id);
AppPickerNode *app_picker_node_new_product  (CodefProduct *product);

AppPickerKind  app_picker_node_get_kind     (AppPickerNode *self);
const char    *app_picker_node_get_id       (AppPickerNode *self);       /* for a product its path */
CodefProduct  *app_picker_node_get_product  (AppPickerNode *self);       /* (transfer none) (nullable) */
/* (transfer none) (nullable): GListStore of AppPickerNode; NULL for a leaf. */
GListStore    *app_picker_node_get_children (AppPickerNode *self);
/* Products below, at any depth; 1 for a product. */
guint          app_picker_node_count        (AppPickerNode *self);

G_END_DECLS
