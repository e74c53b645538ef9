/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-environment-button.h"

#include "app-environment-look.h"
#include "app-environment-menu.h"
#include "app-quota.h"
#include <glib/gi18n.h>

struct _AppEnvironmentButton
{
  AdwBin      parent_instance;
  AppContext *context; /* (owned) (nullable) until it is set */
  GtkWidget  *button;  /* this and the following: of the template */
  GtkWidget  *mark;
  GtkWidget  *title;
  GtkWidget  *calls;
  const char *look;    /* (nullable) the CSS class worn now */
};

G_DEFINE_FINAL_TYPE (AppEnvironmentButton, app_environment_button, ADW_TYPE_BIN)

/* "12/100" beside the name, louder when few are left. */
static void
update_calls (AppEnvironmentButton *self, CodefEnvironment *environment)
{
  AppQuota *quota = app_quota_get (self->context);
  guint left = app_quota_get_left (quota, environment);
  g_autofree char *text = left != G_MAXUINT ? g_strdup_printf ("%u/%u", app_quota_count (quota, environment), STORE_QUOTA_DEMO_CALLS) : NULL;

  gtk_widget_set_visible (self->calls, text != NULL);
  gtk_label_set_text (GTK_LABEL (self->calls), text != NULL ? text : "");
  if (left <= STORE_QUOTA_DEMO_CALLS - STORE_QUOTA_DEMO_WARNING)
    gtk_widget_add_css_class (self->calls, "heading");
  else
    gtk_widget_remove_css_class (self->calls, "heading");
}

static void
update (AppEnvironmentButton *self)
{
  CodefEnvironment *environment = app_context_get_environment (self->context);
  g_autofree char *host = app_environment_dup_host (environment);
  g_autofree char *calls = app_quota_dup_sentence (app_quota_get (self->context), environment);
  g_autofree char *tooltip = g_strjoin ("\n", host, app_environment_get_summary (environment), calls, NULL);
  g_autofree char *label = g_strdup_printf (_("Environment: %s"), codef_environment_get_title (environment));

  if (self->look != NULL)
    gtk_widget_remove_css_class (self->button, self->look);
  self->look = app_environment_get_css_class (environment);
  gtk_widget_add_css_class (self->button, self->look);
  app_mark_set_image (GTK_IMAGE (self->mark), app_environment_get_mark (environment));
  gtk_label_set_text (GTK_LABEL (self->title), codef_environment_get_title (environment));
  gtk_widget_set_tooltip_text (self->button, tooltip);
  update_calls (self, environment);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
}

/* The list is built when it is asked for: a window that starts has no use for it. */
static void
create_popover (GtkMenuButton *button, gpointer user_data)
{
  AppEnvironmentButton *self = APP_ENVIRONMENT_BUTTON (user_data);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, app_environment_menu_new (self->context));
}

static void
app_environment_button_dispose (GObject *object)
{
  AppEnvironmentButton *self = APP_ENVIRONMENT_BUTTON (object);

  if (self->button != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), NULL, NULL, NULL);
  g_clear_object (&self->context);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ENVIRONMENT_BUTTON);

  G_OBJECT_CLASS (app_environment_button_parent_class)->dispose (object);
}

static void
app_environment_button_class_init (AppEnvironmentButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_environment_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-environment-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentButton, button);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentButton, mark);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentButton, title);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentButton, calls);
}

static void
app_environment_button_init (AppEnvironmentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_environment_button_set_context (AppEnvironmentButton *self, AppContext *context)
{
  g_return_if_fail (APP_IS_ENVIRONMENT_BUTTON (self));

  g_set_object (&self->context, context);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (app_quota_get (context) != NULL)
    g_signal_connect_object (app_quota_get (context), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover, self, NULL);
  update (self);
}

void
app_environment_button_popup (AppEnvironmentButton *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
