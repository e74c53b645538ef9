/* SPDX-License-Identifier: MIT */
/* What the picker shows, as models without a toolkit: the tree of all products, and the flat answer to a search.
 *
 * tree:    favourites and recents (each while it has members) → products;  area → group → products. An area with a single group has
 *          its products directly.
 * results: products in the catalogue's order, those called often first; before them the path itself if the query is one that no
 *          product has. */
#pragma once

#include "app-picker-node.h"
#include "codef-catalog.h"
#include "store-favourites.h"

G_BEGIN_DECLS

#define APP_PICKER_FAVOURITES "favourites"
#define APP_PICKER_RECENTS    "recents"
/* More would push the catalogue itself off the screen. */
#define APP_PICKER_MAX_RECENTS 5

#define APP_TYPE_PICKER_TREE (app_picker_tree_get_type ())
G_DECLARE_FINAL_TYPE (AppPickerTree, app_picker_tree, APP, PICKER_TREE, GObject)

AppPickerTree *app_picker_tree_new          (CodefCatalog *catalog, StoreFavourites *favourites);
/* (transfer none): GListModel of AppPickerNode. */
GListModel    *app_picker_tree_get_roots    (AppPickerTree *self);
/* (transfer none): GListModel of AppPickerNode; empty without a query. */
GListModel    *app_picker_tree_get_results  (AppPickerTree *self);
/* @query: "" for none. */
void           app_picker_tree_search       (AppPickerTree *self, const char *query);

G_END_DECLS
