/* SPDX-License-Identifier: MIT */
/* What the page of saved requests lists: the folder as a tree, or what matches a search wherever it lies. No widgets. */
#pragma once

#include "app-saved.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_SAVED_LIST (app_saved_list_get_type ())
/* Signal "changed": the number of requests or hits, or another list. */
G_DECLARE_FINAL_TYPE (AppSavedList, app_saved_list, APP, SAVED_LIST, GObject)

AppSavedList      *app_saved_list_new       (AppSaved *saved);
/* @query: words of a name, product, tag, note, or initial consonants; "" for the tree. */
void               app_saved_list_set_query (AppSavedList *self, const char *query);
/* (transfer none): of GtkTreeListRow, or of StoreRequestsItem while there is a query. */
GListModel        *app_saved_list_get_model (AppSavedList *self);
/* (transfer full) (nullable): what stands at @position of that. */
StoreRequestsItem *app_saved_list_get_item  (AppSavedList *self, guint position);
/* Requests in all, or hits. */
guint              app_saved_list_count     (AppSavedList *self);
/* (transfer full) (element-type StoreRequestsItem): files that match, broken ones too, at most @max. */
GPtrArray         *app_saved_list_find      (AppSaved *saved, const char *query, guint max);

G_END_DECLS
