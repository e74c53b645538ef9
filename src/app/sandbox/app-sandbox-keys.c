/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-sandbox-keys.h"

#include "app-context.h"
#include "app-toast.h"
#include <glib/gi18n.h>

struct _AppSandboxKeys
{
  AdwBin     parent_instance;
  GtkWidget *group; /* all of the template */
  GtkWidget *id_row;
  GtkWidget *id_button;
  GtkWidget *secret_row;
  GtkWidget *secret_button;
  GtkWidget *key_row;
  GtkWidget *key_button;
};

G_DEFINE_FINAL_TYPE (AppSandboxKeys, app_sandbox_keys, ADW_TYPE_BIN)

/* The value stands in the row around the button. */
static void
on_copy_cb (AppSandboxKeys *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  app_toast (button, _("Copied"));
}

/* Two groups with the same rows stand in one window: the names begin with the group's title. */
static void
name_row (GtkWidget *row, GtkWidget *button, const char *title)
{
  g_autofree char *row_name = g_strdup_printf ("%s: %s", title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_autofree char *button_name = g_strdup_printf ("%s: %s", title, gtk_widget_get_tooltip_text (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, button_name, -1);
}

static void
app_sandbox_keys_dispose (GObject *object)
{
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_SANDBOX_KEYS);

  G_OBJECT_CLASS (app_sandbox_keys_parent_class)->dispose (object);
}

static void
app_sandbox_keys_class_init (AppSandboxKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_sandbox_keys_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "sandbox/app-sandbox-keys.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, group);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, id_row);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, id_button);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, secret_row);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, secret_button);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, key_row);
  gtk_widget_class_bind_template_child (widget_class, AppSandboxKeys, key_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_cb);
}

static void
app_sandbox_keys_init (AppSandboxKeys *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_sandbox_keys_set_texts (AppSandboxKeys *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  g_return_if_fail (APP_IS_SANDBOX_KEYS (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), escaped);
  name_row (self->id_row, self->id_button, title);
  name_row (self->secret_row, self->secret_button, title);
  name_row (self->key_row, self->key_button, title);
}

void
app_sandbox_keys_set_values (AppSandboxKeys *self, const char *client_id, const char *client_secret, const char *public_key)
{
  g_return_if_fail (APP_IS_SANDBOX_KEYS (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->id_row), client_id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->secret_row), client_secret);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->key_row), public_key != NULL ? public_key : "");
  gtk_widget_set_visible (self->key_row, public_key != NULL);
}
