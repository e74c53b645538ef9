/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-environment-row.h"

#include "app-context.h"
#include "app-environment-look.h"

struct _AppEnvironmentRow
{
  GtkListBoxRow     parent_instance;
  CodefEnvironment *environment; /* (owned) */
  GtkWidget        *mark;        /* this and the following: of the template */
  GtkWidget        *title;
  GtkWidget        *subtitle;
  GtkWidget        *check;
};

G_DEFINE_FINAL_TYPE (AppEnvironmentRow, app_environment_row, GTK_TYPE_LIST_BOX_ROW)

static void
app_environment_row_dispose (GObject *object)
{
  AppEnvironmentRow *self = APP_ENVIRONMENT_ROW (object);

  g_clear_pointer (&self->environment, codef_environment_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ENVIRONMENT_ROW);

  G_OBJECT_CLASS (app_environment_row_parent_class)->dispose (object);
}

static void
app_environment_row_class_init (AppEnvironmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_environment_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-environment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentRow, mark);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentRow, check);
}

static void
app_environment_row_init (AppEnvironmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_environment_row_new (CodefEnvironment *environment, gboolean chosen)
{
  AppEnvironmentRow *self = g_object_new (APP_TYPE_ENVIRONMENT_ROW, NULL);
  g_autofree char *host = app_environment_dup_host (environment);
  gboolean local = codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL;
  g_autofree char *subtitle =
    local ? g_strdup (app_environment_get_summary (environment)) : g_strdup_printf ("%s · %s", host, app_environment_get_summary (environment));
  g_autofree char *label = g_strdup_printf ("%s, %s", codef_environment_get_title (environment), subtitle);

  self->environment = codef_environment_ref (environment);
  app_mark_set_image (GTK_IMAGE (self->mark), app_environment_get_mark (environment));
  gtk_widget_add_css_class (self->mark, app_environment_get_css_class (environment));
  gtk_label_set_text (GTK_LABEL (self->title), codef_environment_get_title (environment));
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_widget_set_opacity (self->check, chosen ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

CodefEnvironment *
app_environment_row_get_environment (AppEnvironmentRow *self)
{
  return self->environment;
}
