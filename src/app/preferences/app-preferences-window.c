/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-preferences-window.h"

#include "app-context.h"

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
};

G_DEFINE_FINAL_TYPE (AppPreferencesWindow, app_preferences_window, ADW_TYPE_WINDOW)

/* user_data of both mappings: the NULL-terminated nicks of an enumeration, in the order of the choices. */
static const char *const languages[] = { "program", "korean", "english", NULL };
static const char *const label_modes[] = { "both", "key", "label", NULL };
static const char *const keeps[] = { "ask", "nothing", "heads", "bodies", NULL };
static const char *const appearances[] = { "system", "light", "dark", NULL };

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

static void
app_preferences_window_dispose (GObject *object)
{
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
}

static void
app_preferences_window_init (AppPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_preferences_window_new (GSettings *settings, GtkWindow *parent)
{
  AppPreferencesWindow *self = g_object_new (APP_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  bind_choice (settings, "label-language", self->label_language, languages);
  bind_choice (settings, "label-mode", self->label_mode, label_modes);
  bind_choice (settings, "appearance", self->appearance, appearances);
  g_settings_bind (settings, "mask-personal-data", self->masks, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "presentation-masks", self->presentation_masks, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "deadline-sec", self->deadline, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-recording", self->recording, "active", G_SETTINGS_BIND_DEFAULT);
  bind_choice (settings, "history-demo", self->keep_demo, keeps);
  bind_choice (settings, "history-production", self->keep_production, keeps);
  g_settings_bind (settings, "history-max-days", self->max_days, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-max-mb", self->max_mb, "value", G_SETTINGS_BIND_DEFAULT);
  return GTK_WINDOW (self);
}
