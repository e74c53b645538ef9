/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-preferences-window.h"

#include "app-compat.h"
#include "app-saved.h"
#include "codef-transport.h"
#include <glib/gi18n.h>

struct _AppPreferencesWindow
{
  AdwWindow  parent_instance;
  GtkWidget *label_language; /* all of the template; the choices stand in the order of the settings' enumerations */
  GtkWidget *label_mode;
  GtkWidget *masks;
  GtkWidget *presentation_masks;
  GtkWidget *appearance;
  GtkWidget *deadline;
  GtkWidget *recording;
  GtkWidget *keep_demo;
  GtkWidget *keep_production;
  GtkWidget *max_days;
  GtkWidget *max_mb;
  GtkWidget *answer_limit;
  GtkWidget *proxy_mode;
  GtkWidget *proxy_url;
  GtkWidget *proxy_problem;
  GtkWidget *ca_file;
  GtkWidget *ca_clear;
  GtkWidget *requests;
  GtkWidget *requests_own;
  GtkWidget *secrets;
  AppSaved  *saved;    /* (owned) */
  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (AppPreferencesWindow, app_preferences_window, ADW_TYPE_WINDOW)

/* user_data of both mappings: the NULL-terminated nicks of an enumeration, in the order of the choices. */
static const char *const languages[] = { "program", "korean", "english", NULL };
static const char *const label_modes[] = { "both", "key", "label", NULL };
static const char *const keeps[] = { "ask", "nothing", "heads", "bodies", NULL };
static const char *const appearances[] = { "system", "light", "dark", NULL };
static const char *const proxy_modes[] = { "system", "none", "own", NULL };

static gboolean
nick_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *nicks = user_data;

  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_nick (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *nicks = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) nicks) ? g_variant_new_string (nicks[position]) : NULL;
}

static void
bind_choice (GSettings *settings, const char *key, GtkWidget *row, const char *const *nicks)
{
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, nick_to_position, position_to_nick,
                                (gpointer) nicks, NULL);
}

/* --- the network --- */

/* The address counts only with its mode. */
static void
update_proxy (AppPreferencesWindow *self)
{
  gtk_widget_set_visible (self->proxy_url, adw_combo_row_get_selected (ADW_COMBO_ROW (self->proxy_mode)) == 2);
}

static void
show_proxy_problem (AppPreferencesWindow *self, const char *problem)
{
  gtk_widget_set_visible (self->proxy_problem, problem != NULL);
  if (problem != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proxy_problem), problem);
}

static void
on_proxy_changed_cb (AppPreferencesWindow *self)
{
  show_proxy_problem (self, NULL);
}

/* What cannot be one is not taken over, and stays to be put right. */
static void
on_proxy_applied_cb (AppPreferencesWindow *self)
{
  const char *url = gtk_editable_get_text (GTK_EDITABLE (self->proxy_url));
  g_autofree char *problem = codef_transport_check_proxy (url);

  show_proxy_problem (self, problem);
  if (problem == NULL)
    g_settings_set_string (self->settings, "proxy-url", url);
}

static void
update_roots (AppPreferencesWindow *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "ca-file");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->ca_file), *path != '\0' ? path : _("Those of the system"));
  gtk_widget_set_visible (self->ca_clear, *path != '\0');
}

static void
on_ca_clear_cb (AppPreferencesWindow *self)
{
  g_settings_set_string (self->settings, "ca-file", "");
}

/* A file that is none is refused now, not at the next request. */
static void
on_ca_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppPreferencesWindow) self = APP_PREFERENCES_WINDOW (user_data);
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);
  g_autoptr(GTlsDatabase) roots = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;

  if (file == NULL || self->settings == NULL)
    return;
  if (g_file_peek_path (file) != NULL)
    roots = g_tls_file_database_new (g_file_peek_path (file), &error);
  if (roots != NULL)
    {
      g_settings_set_string (self->settings, "ca-file", g_file_peek_path (file));
      return;
    }
  body = g_strdup_printf (_("A file of root certificates in PEM form is wanted.\n%s"), error != NULL ? error->message : "");
  app_tell (GTK_WINDOW (self), _("This file cannot be used"), body);
}

static void
on_ca_choose_cb (AppPreferencesWindow *self)
{
  app_choose_file_async (GTK_WINDOW (self), APP_CHOOSE_FILE_OPEN, _("Root certificates"), NULL, NULL, on_ca_chosen_cb,
                         g_object_ref (self));
}

/* --- saved requests --- */

static void
update_requests (AppPreferencesWindow *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "requests-folder");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->requests), store_requests_get_folder (app_saved_get_requests (self->saved)));
  gtk_widget_set_visible (self->requests_own, *chosen != '\0');
}

static void
on_requests_own_cb (AppPreferencesWindow *self)
{
  app_saved_set_folder (self->saved, NULL);
}

static void
on_requests_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppPreferencesWindow) self = APP_PREFERENCES_WINDOW (user_data);
  g_autoptr(GFile) folder = app_choose_file_finish (result, NULL);

  if (folder != NULL && self->saved != NULL && g_file_peek_path (folder) != NULL)
    app_saved_set_folder (self->saved, g_file_peek_path (folder));
}

static void
on_requests_choose_cb (AppPreferencesWindow *self)
{
  app_choose_file_async (GTK_WINDOW (self), APP_CHOOSE_FOLDER, _("Folder of saved requests"), NULL, NULL, on_requests_chosen_cb,
                         g_object_ref (self));
}

static void
app_preferences_window_dispose (GObject *object)
{
  g_clear_object (&APP_PREFERENCES_WINDOW (object)->saved);
  g_clear_object (&APP_PREFERENCES_WINDOW (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (app_preferences_window_parent_class)->dispose (object);
}

static void
app_preferences_window_class_init (AppPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "preferences/app-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, label_language);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, label_mode);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, appearance);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, masks);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, presentation_masks);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, deadline);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, recording);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, keep_demo);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, keep_production);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, max_days);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, max_mb);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, answer_limit);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, proxy_mode);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, proxy_url);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, proxy_problem);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, ca_file);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, ca_clear);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, requests);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, requests_own);
  gtk_widget_class_bind_template_child (widget_class, AppPreferencesWindow, secrets);
  gtk_widget_class_bind_template_callback (widget_class, on_proxy_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_proxy_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_ca_choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_requests_own_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_requests_choose_cb);
}

static void
app_preferences_window_init (AppPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The same words as in the window of the keys. */
static void
say_place (AppPreferencesWindow *self, StoreSecrets *secrets)
{
  const char *words = _("In the keyring of the desktop");

  if (store_secrets_get_place (secrets) == STORE_SECRETS_MEMORY)
    words = store_secrets_get_reason (secrets) != NULL ? store_secrets_get_reason (secrets) : _("Kept until the program ends.");
  else if (store_secrets_get_place (secrets) == STORE_SECRETS_UNKNOWN)
    words = _("In the keyring of the desktop; where there is none, in memory until the program ends");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->secrets), words);
}

GtkWindow *
app_preferences_window_new (AppContext *context, GtkWindow *parent)
{
  AppPreferencesWindow *self = g_object_new (APP_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  GSettings *settings = app_context_get_settings (context);

  self->settings = g_object_ref (settings);
  self->saved = g_object_ref (app_saved_get (context));
  bind_choice (settings, "label-language", self->label_language, languages);
  bind_choice (settings, "label-mode", self->label_mode, label_modes);
  bind_choice (settings, "appearance", self->appearance, appearances);
  bind_choice (settings, "proxy-mode", self->proxy_mode, proxy_modes);
  g_settings_bind (settings, "mask-personal-data", self->masks, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "presentation-masks", self->presentation_masks, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "deadline-sec", self->deadline, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-recording", self->recording, "active", G_SETTINGS_BIND_DEFAULT);
  bind_choice (settings, "history-demo", self->keep_demo, keeps);
  bind_choice (settings, "history-production", self->keep_production, keeps);
  g_settings_bind (settings, "history-max-days", self->max_days, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-max-mb", self->max_mb, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "answer-limit-mb", self->answer_limit, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "proxy-url", self->proxy_url, "text", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->proxy_mode, "notify::selected", G_CALLBACK (update_proxy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::ca-file", G_CALLBACK (update_roots), self, G_CONNECT_SWAPPED);
  update_proxy (self);
  update_roots (self);
  g_signal_connect_object (self->saved, "notify::requests", G_CALLBACK (update_requests), self, G_CONNECT_SWAPPED);
  update_requests (self);
  say_place (self, app_context_get_secrets (context));
  return GTK_WINDOW (self);
}
