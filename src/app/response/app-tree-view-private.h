/* SPDX-License-Identifier: MIT */
/* Shared by the two halves of the tree view: looks and cursor in app-tree-view.c, what a person does in
 * app-tree-view-actions.c. */
#pragma once

#include "app-tree-row.h"
#include "app-tree-view.h"

G_BEGIN_DECLS

struct _AppTreeView
{
  GtkWidget           parent_instance;
  AppContext         *context;          /* (owned) (nullable): until it is set */
  GSignalGroup       *context_signals;  /* (owned) */
  GSignalGroup       *style_signals;    /* (owned) */
  AppTreeLook        *look;             /* (owned) */
  CodefProduct       *product;          /* (owned) (nullable) */
  DocDocument        *document;         /* (owned) (nullable) */
  DocRows            *rows;             /* (owned) */
  GtkSingleSelection *selection;        /* (owned) */

  GtkScrolledWindow  *scroller;         /* template child */
  GtkListView        *list;             /* template child */
  GtkPopover         *menu;             /* template child */
};

/* Registers every tree.* action. */
void _app_tree_view_install_actions (GtkWidgetClass *widget_class);
/* Enables what is possible on the row under the cursor. */
void _app_tree_view_update_actions  (AppTreeView *self);
/* Tells the rows on screen that something was opened or folded. */
void _app_tree_view_update_rows     (AppTreeView *self);
/* Moves the cursor to a visible row and the keyboard with it. */
void _app_tree_view_move_to         (AppTreeView *self, guint position);
/* Shows the context menu at a point of the view. */
void _app_tree_view_show_menu       (AppTreeView *self, double x, double y);

G_END_DECLS
