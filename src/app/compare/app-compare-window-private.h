/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the window: what is compared and shown in app-compare-window.c, where the other answer comes
 * from in app-compare-window-sources.c. */
#pragma once

#include "app-compare-job.h"
#include "app-compare-window.h"
#include "app-tree-look.h"
#include "codef-exchange.h"

G_BEGIN_DECLS

struct _AppCompareWindow
{
  AdwWindow           parent_instance;
  AppContext         *context;       /* (owned) */
  GListStore         *sources;       /* (owned) of AppCompareSource */
  AppTreeLook        *look;          /* (owned) */
  DocDiffRows        *rows;          /* (owned) */
  GtkSingleSelection *selection;     /* (owned) of DocDiffRow */
  GCancellable       *cancellable;   /* (owned) (nullable): of the comparison under way */
  GCancellable       *sending;       /* (owned) (nullable): of a request on its way */
  CodefExchange      *exchange;      /* (owned) (nullable): once it was sent */
  AppCompareSource   *sent;          /* (owned) (nullable): what is sent once more */
  AppCompareProgress *progress;      /* (owned) of the comparison under way */
  const char         *doing;         /* (nullable) static, in words */
  guint               reveal_id;     /* that something is being made is said a moment later, and how far it is */

  AdwToastOverlay    *toasts;        /* this and the following: of the template */
  GtkDropDown        *left;
  GtkDropDown        *right;
  GtkMenuButton      *send_button;
  GtkCheckButton     *only_differences;
  GtkCheckButton     *shape;
  GtkCheckButton     *by_key;
  GtkEditable        *ignored;
  GtkLabel           *facts;
  GtkStack           *states;
  AdwStatusPage      *status;
  GtkLabel           *busy;
  GtkListView        *list;
};

/* Actions that bring another answer. */
void _app_compare_window_install_sources (GtkWidgetClass *widget_class);
void _app_compare_window_fill_send_menu  (AppCompareWindow *self);
void _app_compare_window_stop_sending    (AppCompareWindow *self);
/* Something is under way: says so a moment later. @what: static. */
void _app_compare_window_begin           (AppCompareWindow *self, const char *what);
/* Nothing is any more: shows @state. */
void _app_compare_window_end             (AppCompareWindow *self, const char *state);
/* (transfer none) (nullable) */
AppCompareSource *_app_compare_window_get_left (AppCompareWindow *self);

G_END_DECLS
