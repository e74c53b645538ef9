/* SPDX-License-Identifier: MIT */
/* Suites of saved requests, and the answers of their runs as tabs. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-saved.h"
#include "app-suite-window.h"
#include "codef-bridge-request.h"
#include <glib/gi18n.h>

/* The request as it was sent, its secrets by name only. */
static void
on_run_activated_cb (AppWindow *self, CodefSuiteRun *run)
{
  CodefExchange *exchange = codef_suite_run_get_exchange (run);
  CodefRequest *request = codef_exchange_get_request (exchange);
  const char *path = codef_request_get_path (request);
  g_autoptr(GBytes) hidden = codef_bridge_hide_secrets (codef_request_get_json (request),
                                                        codef_catalog_find_product (app_context_get_catalog (self->context), path));
  g_autofree char *json = g_strndup (g_bytes_get_data (hidden, NULL), g_bytes_get_size (hidden));
  g_autofree char *name = codef_suite_run_dup_name (run);
  /* Translators: the name of a saved request */
  g_autofree char *sentence = g_strdup_printf (_("From the run of “%s”"), name);

  app_window_show_requests (self);
  app_request_page_show_past (app_window_ensure_untouched_page (self), path, json, exchange, sentence);
  gtk_window_present (GTK_WINDOW (self));
}

/* @path: (nullable): NULL for the whole folder. */
static void
open_suite (AppWindow *self, const char *path)
{
  const char *folder = store_requests_get_folder (app_saved_get_requests (app_saved_get (self->context)));
  const char *const paths[] = { path != NULL ? path : folder, NULL };
  GtkWindow *window = app_suite_window_new (self->context, GTK_WINDOW (self), paths);

  g_signal_connect_object (window, "run-activated", G_CALLBACK (on_run_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
run_suite (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_suite (APP_WINDOW (widget), parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

void
app_window_install_suite (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.run-all", NULL, run_suite);
  gtk_widget_class_install_action (widget_class, "win.run-saved", "s", run_suite);
}
