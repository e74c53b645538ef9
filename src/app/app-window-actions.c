/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-dictionary-window.h"
#include "app-help-window.h"
#include "app-hosts-window.h"
#include "app-keys-window.h"
#include "app-palette.h"
#include "app-preferences-window.h"
#include "app-sandbox-window.h"
#include "app-toast.h"
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <libsoup/soup.h>

static void
new_tab (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_window_show_requests (APP_WINDOW (widget));
  app_window_add_page (APP_WINDOW (widget));
}

static void
close_tab (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  /* the tab is out of sight while the accounts are shown */
  if (g_str_equal (app_window_get_view (APP_WINDOW (widget)), "products"))
    app_window_close_page (APP_WINDOW (widget));
}

static void
send (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  gboolean accounts = g_str_equal (app_window_get_view (self), "accounts");
  GtkWidget *page = accounts ? GTK_WIDGET (self->account_page) : GTK_WIDGET (app_window_get_page (self));

  gtk_widget_activate_action (page, "call.send", NULL);
}

static void
focus_path (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_window_show_requests (APP_WINDOW (widget));
  app_request_page_focus_path (app_window_get_page (APP_WINDOW (widget)));
}

static void
find (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  if (g_str_equal (app_window_get_view (self), "accounts"))
    app_account_page_find (self->account_page);
  else
    app_request_page_find (app_window_get_page (self));
}

static void
find_product (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_complete (self);
  g_settings_set_boolean (app_context_get_settings (self->context), "sidebar-visible", TRUE);
  app_window_set_view (self, "products");
  app_picker_focus_search (self->picker);
}

static void
find_history (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  g_settings_set_boolean (app_context_get_settings (self->context), "sidebar-visible", TRUE);
  app_window_set_view (self, "history");
  app_history_view_focus_search (self->history_view);
}

static void
on_chosen_cb (AppWindow *self, AppPaletteItem *item)
{
  if (app_palette_item_get_product (item) != NULL)
    app_window_open_product (self, app_palette_item_get_product (item));
  else if (app_palette_item_get_entry (item) != NULL)
    app_window_open_entry (self, app_palette_item_get_entry (item));
  else if (app_palette_item_get_file (item) != NULL)
    app_window_open_saved (self, app_palette_item_get_file (item));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), app_palette_item_get_action (item), NULL);
}

static void
show_palette (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *palette = app_palette_new (APP_WINDOW (widget)->context, GTK_WINDOW (widget));

  g_signal_connect_object (palette, "chosen", G_CALLBACK (on_chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (palette);
}

static void
choose_environment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_environment_button_popup (APP_ENVIRONMENT_BUTTON (APP_WINDOW (widget)->environment_button));
}

static void
show_keys (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_keys_window_present (APP_WINDOW (widget)->context, GTK_WINDOW (widget), NULL, NULL);
}

/* For an environment, with the reason: a request could not be sent without them. */
static void
ask_for_keys (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *id, *sentence;

  g_variant_get (parameter, "(&s&s)", &id, &sentence);
  app_keys_window_present (APP_WINDOW (widget)->context, GTK_WINDOW (widget), id, sentence);
}

static void
show_environments (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (app_hosts_window_new (APP_WINDOW (widget)->context, GTK_WINDOW (widget)));
}

static void
show_sandbox (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_sandbox_window_present (APP_WINDOW (widget)->context, GTK_WINDOW (widget));
}

static void
show_preferences (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (app_preferences_window_new (APP_WINDOW (widget)->context, GTK_WINDOW (widget)));
}

static void
on_sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppWindow) self = APP_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (!app_context_start_sandbox_finish (APP_CONTEXT (source), result, &error))
    app_toast (self->toasts, error->message);
}

static void
start_sandbox (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_context_start_sandbox_async (self->context, NULL, on_sandbox_started_cb, g_object_ref (self));
}

static void
show_dictionary (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_dictionary_window_present (APP_WINDOW (widget)->context, GTK_WINDOW (widget), NULL);
}

static void
show_warnings (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_window_show_warnings (APP_WINDOW (widget));
}

/* GtkShortcutsWindow is named in the resource alone: its functions are deprecated from GTK 4.18 on. */
static void
show_shortcuts (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (APP_RESOURCE_PREFIX "app-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

/* Of what is in front. */
static void
show_help (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  const char *topic = "start";

  if (g_str_equal (app_window_get_view (self), "accounts"))
    topic = "accounts";
  else if (app_request_page_is_challenged (app_window_get_page (self)))
    topic = "authentication";
  else if (app_request_page_get_exchange (app_window_get_page (self)) != NULL)
    topic = "answers";
  gtk_window_present (app_help_window_new (GTK_WINDOW (widget), topic));
}

/* For a bug report. */
static char *
dup_versions (void)
{
  return g_strdup_printf ("Codef Console %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nlibsoup %u.%u.%u\nGtkSourceView %u.%u.%u\n%s",
                          CODEF_VERSION, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version,
                          soup_get_major_version (), soup_get_minor_version (), soup_get_micro_version (),
                          gtk_source_get_major_version (), gtk_source_get_minor_version (), gtk_source_get_micro_version (),
                          G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
}

static void
show_about (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *versions = dup_versions ();

  gtk_show_about_dialog (GTK_WINDOW (widget),
                         "program-name", _("Codef Console"),
                         "logo-icon-name", CODEF_APP_ID,
                         "version", CODEF_VERSION,
                         "system-information", versions,
                         "comments", _("For the CODEF API, not affiliated with its vendor"),
                         "website", "https://github.com/codef-console/codef-console",
                         "copyright", "© 2026 The Codef Console developers",
                         "license-type", GTK_LICENSE_MIT_X11,
                         "translator-credits", _("translator-credits"),
                         NULL);
}

void
app_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-tab", NULL, new_tab);
  /* no accelerator of the application, which would come before those of the accounts: Ctrl+N makes one more of what has the focus */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.new-tab", NULL);
  gtk_widget_class_install_action (widget_class, "win.close-tab", NULL, close_tab);
  gtk_widget_class_install_action (widget_class, "win.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "win.focus-path", NULL, focus_path);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "win.find-product", NULL, find_product);
  gtk_widget_class_install_action (widget_class, "win.find-history", NULL, find_history);
  gtk_widget_class_install_action (widget_class, "win.palette", NULL, show_palette);
  gtk_widget_class_install_action (widget_class, "win.choose-environment", NULL, choose_environment);
  gtk_widget_class_install_action (widget_class, "win.keys", NULL, show_keys);
  gtk_widget_class_install_action (widget_class, "win.show-keys", "(ss)", ask_for_keys);
  gtk_widget_class_install_action (widget_class, "win.environments", NULL, show_environments);
  gtk_widget_class_install_action (widget_class, "win.sandbox", NULL, show_sandbox);
  gtk_widget_class_install_action (widget_class, "win.start-sandbox", NULL, start_sandbox);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.dictionary", NULL, show_dictionary);
  gtk_widget_class_install_action (widget_class, "win.warnings", NULL, show_warnings);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  app_window_install_session (widget_class);
  app_window_install_saved (widget_class);
  app_window_install_compare (widget_class);
  app_window_install_panes (widget_class);
  app_window_install_suite (widget_class);
  app_window_install_bridges (widget_class);
  app_window_install_presentation (widget_class);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, show_help);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, show_about);
}
