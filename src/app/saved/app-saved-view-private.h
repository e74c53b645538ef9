/* SPDX-License-Identifier: MIT */
/* The inside of the page of saved requests, shared by what it shows and what can be done with it. */
#pragma once

#include "app-saved-list.h"
#include "app-saved-view.h"

G_BEGIN_DECLS

/* list_view: GtkSingleSelection ← model of AppSavedList: the tree, or hits */
struct _AppSavedView
{
  AdwBin              parent_instance;
  AppContext         *context;   /* (owned) */
  AppSaved           *saved;     /* (owned) */
  AppSavedList       *list;      /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GtkWidget          *popover;   /* (nullable) the menu, made when first asked for; child of box */
  GtkWidget          *box;       /* this and the following: of the template */
  GtkWidget          *search;
  GtkWidget          *status;
  GtkWidget          *stack;
  GtkWidget          *list_view;
  GtkWidget          *folder_name;
  GtkWidget          *problem_bar;
  GtkWidget          *problem;
  GMenuModel         *menu;
};

void _app_saved_view_install_actions (GtkWidgetClass *widget_class);
void _app_saved_view_update_actions  (AppSavedView *self);
/* @x, @y: of the list. */
void _app_saved_view_popup           (AppSavedView *self, double x, double y);
/* Opens the request at @position, or opens and closes the folder. */
void _app_saved_view_activate        (AppSavedView *self, guint position);

G_END_DECLS
