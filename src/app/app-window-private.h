/* SPDX-License-Identifier: MIT */
/* The inside of the window, shared by its two halves: what it shows, and its actions. */
#pragma once

#include "app-environment-button.h"
#include "app-picker.h"
#include "app-window.h"

G_BEGIN_DECLS

struct _AppWindow
{
  AdwApplicationWindow  parent_instance;
  AppContext           *context;            /* (owned) */
  AppPicker            *picker;             /* child of sidebar */
  GSignalGroup         *page_signals;       /* (owned) on the page in front */
  GtkWidget            *toasts;             /* this and the following: of the template */
  GtkWidget            *title;
  GtkWidget            *sidebar;
  GtkWidget            *paned;
  GtkWidget            *tab_view;
  GtkWidget            *environment_button;
  GtkWidget            *production_band;
};

void app_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
