/* SPDX-License-Identifier: MIT */
/* Other programs' forms of a request: curl commands and Postman collections; and what goes out of the answer in front. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-collection.h"
#include "app-curl-window.h"

static void
on_curl_accepted_cb (AppWindow *self, const char *path, const char *json, const char *sentence)
{
  app_window_show_requests (self);
  app_request_page_show_past (app_window_ensure_untouched_page (self), path, json, NULL, sentence);
}

static void
import_curl (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *window = app_curl_window_new (GTK_WINDOW (widget));

  g_signal_connect_object (window, "accepted", G_CALLBACK (on_curl_accepted_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
import_collection (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_collection_import (APP_WINDOW (widget)->context, GTK_WINDOW (widget));
}

static void
export_collection (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_collection_export (APP_WINDOW (widget)->context, APP_WINDOW (widget)->toasts);
}

static void
copy_curl (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (app_window_get_page (APP_WINDOW (widget))), "call.copy-curl", NULL);
}

/* The action of the answer pane that is called like ours. */
static void
act_on_answer (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *name = g_strconcat ("answer.", action_name + strlen ("win."), NULL);

  app_request_page_act_on_answer (app_window_get_page (APP_WINDOW (widget)), name);
}

void
app_window_install_bridges (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-curl", NULL, import_curl);
  gtk_widget_class_install_action (widget_class, "win.import-collection", NULL, import_collection);
  gtk_widget_class_install_action (widget_class, "win.export-collection", NULL, export_collection);
  gtk_widget_class_install_action (widget_class, "win.copy-curl", NULL, copy_curl);
  gtk_widget_class_install_action (widget_class, "win.inquiry", NULL, act_on_answer);
  gtk_widget_class_install_action (widget_class, "win.save-har", NULL, act_on_answer);
}
