/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-scenario-group.h"

#include "app-context.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

struct _AppScenarioGroup
{
  AdwBin         parent_instance;
  SandboxServer *server;      /* (owned) (nullable) until it is set */
  char          *armed;       /* (owned) (nullable) the words that the next call meets */
  GtkWidget     *entry;       /* this and the following: of the template */
  GtkWidget     *menu_button;
  GtkWidget     *words;
  GtkWidget     *status;
};

G_DEFINE_FINAL_TYPE (AppScenarioGroup, app_scenario_group, ADW_TYPE_BIN)

static void
set_status (AppScenarioGroup *self, const char *text, gboolean wrong)
{
  GtkWidget *widgets[] = { self->entry, self->status };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (wrong)
      gtk_widget_add_css_class (widgets[i], "error");
    else
      gtk_widget_remove_css_class (widgets[i], "error");
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->status, *text != '\0');
}

static void
on_apply_cb (AppScenarioGroup *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->armed, g_free);
  if (!sandbox_server_set_next_scenario (self->server, *words != '\0' ? words : NULL, &error))
    {
      set_status (self, error->message, TRUE);
      return;
    }
  self->armed = *words != '\0' ? g_steal_pointer (&words) : NULL;
  if (self->armed != NULL)
    text = g_strdup_printf (_("The next call meets: %s"), self->armed);
  set_status (self, text != NULL ? text : "", FALSE);
}

static void
on_edited_cb (AppScenarioGroup *self)
{
  if (gtk_widget_has_css_class (self->entry, "error"))
    set_status (self, "", FALSE);
}

/* Tokens meet no scenario; the first call to a product or account has met it. */
static void
on_event_cb (AppScenarioGroup *self, SandboxEvent *event)
{
  g_autofree char *text = NULL;

  if (self->armed == NULL || g_str_equal (sandbox_event_get_path (event), CODEF_PATH_TOKEN))
    return;
  text = g_strdup_printf (_("Done: the last call met %s"), self->armed);
  g_clear_pointer (&self->armed, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_status (self, text, FALSE);
}

static void
on_word_activated_cb (AppScenarioGroup *self, GtkListBoxRow *row)
{
  const char *word = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *both = *text != '\0' ? g_strdup_printf ("%s;%s", text, word) : g_strdup (word);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu_button));
  app_scenario_group_arm (self, both);
}

static void
fill_words (AppScenarioGroup *self)
{
  const char *const *words = sandbox_scenario_list_words ();

  for (guint i = 0; words[i] != NULL; i += 2)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words[i]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(words[i + 1]));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (self->words), row);
    }
}

static void
app_scenario_group_dispose (GObject *object)
{
  AppScenarioGroup *self = APP_SCENARIO_GROUP (object);

  g_clear_object (&self->server);
  g_clear_pointer (&self->armed, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SCENARIO_GROUP);

  G_OBJECT_CLASS (app_scenario_group_parent_class)->dispose (object);
}

static void
app_scenario_group_class_init (AppScenarioGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_scenario_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "sandbox/app-scenario-group.ui");
  gtk_widget_class_bind_template_child (widget_class, AppScenarioGroup, entry);
  gtk_widget_class_bind_template_child (widget_class, AppScenarioGroup, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AppScenarioGroup, words);
  gtk_widget_class_bind_template_child (widget_class, AppScenarioGroup, status);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_word_activated_cb);
}

static void
app_scenario_group_init (AppScenarioGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_words (self);
}

void
app_scenario_group_set_server (AppScenarioGroup *self, SandboxServer *server)
{
  g_return_if_fail (APP_IS_SCENARIO_GROUP (self));

  g_set_object (&self->server, server);
  g_signal_connect_object (server, "event", G_CALLBACK (on_event_cb), self, G_CONNECT_SWAPPED);
}

void
app_scenario_group_arm (AppScenarioGroup *self, const char *words)
{
  g_return_if_fail (APP_IS_SCENARIO_GROUP (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  on_apply_cb (self);
}

const char *
app_scenario_group_get_status (AppScenarioGroup *self)
{
  return gtk_label_get_text (GTK_LABEL (self->status));
}

gboolean
app_scenario_group_is_armed (AppScenarioGroup *self)
{
  return self->armed != NULL;
}
