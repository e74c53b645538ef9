/* SPDX-License-Identifier: MIT */
/* The inside of the window, shared by its parts: what it shows, its actions, and how it asks for attention. */
#pragma once

#include "app-account-page.h"
#include "app-environment-button.h"
#include "app-history-view.h"
#include "app-picker.h"
#include "app-saved-view.h"
#include "app-window.h"
#include "store-session.h"

G_BEGIN_DECLS

struct _AppWindow
{
  AdwApplicationWindow  parent_instance;
  AppContext           *context;            /* (owned) */
  AppPicker            *picker;             /* (nullable) until the first frame is drawn; child of sidebar_stack */
  AppAccountPage       *account_page;       /* (nullable) made when first shown; child of view_stack */
  AppHistoryView       *history_view;       /* (nullable) made when first shown; child of sidebar_stack */
  AppSavedView         *saved_view;         /* (nullable) made when first shown; child of sidebar_stack */
  GSignalGroup         *page_signals;       /* (owned) on the page in front */
  GQueue                closed_tabs;        /* (owned) of StoreTab, the latest first */
  StoreSession         *to_restore;         /* (owned) (nullable) while tabs of the last time are still empty */
  guint                 n_restored;
  guint                 restore_id;         /* source; 0: none */
  GtkWidget            *warnings;           /* (nullable) made with the first warning */
  GtkWidget            *toasts;             /* this and the following: of the template */
  GtkWidget            *title;
  GtkWidget            *sidebar;
  GtkWidget            *sidebar_stack;
  GtkWidget            *view_stack;
  GtkWidget            *paned;
  GtkWidget            *tab_box;
  GtkWidget            *tab_view;
  GtkWidget            *environment_button;
  GtkWidget            *keys_button;
  GtkWidget            *menu_button;
  GMenuModel           *menu;
  GtkWidget            *production_band;
};

void app_window_install_actions (GtkWidgetClass *widget_class);
/* What the first frame does without: the list of products, the bar of tabs and the menu. Made soon after it by itself, or now. */
void app_window_complete        (AppWindow *self);
/* Adds the actions of zoom and presentation; afterwards, once there is a context, makes the window follow it. */
void app_window_install_presentation (GtkWidgetClass *widget_class);
void app_window_follow_presentation  (AppWindow *self);
/* The actions win.next-pane and win.previous-pane: between list, request and answer. */
void app_window_install_panes   (GtkWidgetClass *widget_class);
/* Adds the action win.view (s: "products", "accounts", "history", "saved"). */
void app_window_install_views   (AppWindow *self);
/* Leaves the accounts, if they are shown; the sidebar keeps what it shows. */
void app_window_show_requests   (AppWindow *self);
/* From now on the tab's mark, and a notification of the desktop, follow what its request does. */
void app_window_watch_page      (AppWindow *self, AdwTabPage *page);
void app_window_unwatch_page    (AppWindow *self, AdwTabPage *page);
/* What was said of @page on the desktop has been seen. */
void app_window_withdraw        (AppWindow *self, AppRequestPage *page);
/* All that could not be read or kept, in a window. */
void app_window_show_warnings   (AppWindow *self);
/* What stood in @page can be had back by win.reopen-tab. */
void app_window_note_closed     (AppWindow *self, AppRequestPage *page);
/* The action win.compare: the answer in front beside another one. */
void app_window_install_compare (GtkWidgetClass *widget_class);
/* Saved requests, in app-window-saved.c. The actions win.save, win.save-as, win.find-saved. */
void app_window_install_saved   (GtkWidgetClass *widget_class);
/* Makes their page of the sidebar. */
void app_window_ensure_saved    (AppWindow *self);
/* @document in the tab that belongs to its file already, or in one that is free. */
void app_window_show_document   (AppWindow *self, AppSavedDocument *document);
/* The tab @page of the last time belongs to the file @path, if that is still there. */
void app_window_link_saved      (AppWindow *self, AppRequestPage *page, const char *path);
/* (transfer none): a tab that may show something else. */
AppRequestPage *app_window_ensure_untouched_page (AppWindow *self);
/* The actions win.run-all, win.run-saved (s: a file or folder). */
void app_window_install_suite   (GtkWidgetClass *widget_class);
/* The actions win.import-curl, win.import-collection, win.export-collection, win.copy-curl, win.inquiry, win.save-har. */
void app_window_install_bridges (GtkWidgetClass *widget_class);
void app_window_install_session (GtkWidgetClass *widget_class);
void app_window_dispose_session (AppWindow *self);
/* Title and subtitle follow what is shown. */
void app_window_update_title    (AppWindow *self);

G_END_DECLS
