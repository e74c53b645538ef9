/* SPDX-License-Identifier: MIT */
/* The inside of the history's list, shared by what it shows and what can be done with it. */
#pragma once

#include "app-history-filter.h"
#include "app-history-view.h"
#include "store-history-list.h"

G_BEGIN_DECLS

/* list_view: GtkSingleSelection ← StoreHistoryList of StoreHistoryEntry, latest first */
struct _AppHistoryView
{
  AdwBin              parent_instance;
  AppContext         *context;       /* (owned) */
  StoreHistory       *history;       /* (owned) */
  StoreHistoryList   *list;          /* (owned) */
  GtkSingleSelection *selection;     /* (owned) */
  AppHistoryFilter   *filter;        /* the popover of filter_button */
  GtkWidget          *popover;       /* (nullable) the menu, made when first asked for; child of box */
  GHashTable         *doomed;        /* (owned) set of gint64: deleted once the toast that offers to take it back is gone */
  GtkWidget          *box;           /* this and the following: of the template */
  GtkWidget          *search;
  GtkWidget          *filter_button;
  GtkWidget          *status;
  GtkWidget          *list_view;
  GMenuModel         *menu;
};

void               _app_history_view_install_actions (GtkWidgetClass *widget_class);
void               _app_history_view_update_actions  (AppHistoryView *self);
/* (transfer full) (nullable): the entry chosen. */
StoreHistoryEntry *_app_history_view_get_entry       (AppHistoryView *self);
/* @x, @y: of the list. */
void               _app_history_view_popup           (AppHistoryView *self, double x, double y);
/* What was to be deleted is deleted now. */
void               _app_history_view_drop_doomed     (AppHistoryView *self);

G_END_DECLS
