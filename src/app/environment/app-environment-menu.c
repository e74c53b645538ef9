/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-environment-menu.h"

#include "app-environment-row.h"

struct _AppEnvironmentMenu
{
  GtkPopover  parent_instance;
  AppContext *context; /* (owned) */
  GtkWidget  *list;    /* of the template */
};

G_DEFINE_FINAL_TYPE (AppEnvironmentMenu, app_environment_menu, GTK_TYPE_POPOVER)

static void
append (AppEnvironmentMenu *self, CodefEnvironment *environment)
{
  gboolean chosen = codef_environment_equal (environment, app_context_get_environment (self->context));

  gtk_list_box_append (GTK_LIST_BOX (self->list), app_environment_row_new (environment, chosen));
}

static void
refill (AppEnvironmentMenu *self)
{
  static const char *const built_in[] = { "local", "sandbox", "demo", "production" };
  GListModel *custom = G_LIST_MODEL (app_context_get_environments (self->context));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, built_in[i]);

      append (self, environment);
    }
  for (guint i = 0; i < g_list_model_get_n_items (custom); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (custom, i);

      append (self, store_environment_item_get_environment (item));
    }
}

static void
on_row_activated_cb (AppEnvironmentMenu *self, AppEnvironmentRow *row)
{
  g_autoptr(CodefEnvironment) environment = codef_environment_ref (app_environment_row_get_environment (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  app_context_set_environment (self->context, environment);
}

/* Arrow keys begin at the environment chosen now; rows may be others than when the focus was here last. */
static void
app_environment_menu_show (GtkWidget *widget)
{
  AppEnvironmentMenu *self = APP_ENVIRONMENT_MENU (widget);
  CodefEnvironment *now = app_context_get_environment (self->context);
  GtkListBoxRow *row;

  GTK_WIDGET_CLASS (app_environment_menu_parent_class)->show (widget);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (codef_environment_equal (app_environment_row_get_environment (APP_ENVIRONMENT_ROW (row)), now))
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
app_environment_menu_dispose (GObject *object)
{
  AppEnvironmentMenu *self = APP_ENVIRONMENT_MENU (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ENVIRONMENT_MENU);

  G_OBJECT_CLASS (app_environment_menu_parent_class)->dispose (object);
}

static void
app_environment_menu_class_init (AppEnvironmentMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_environment_menu_dispose;
  widget_class->show = app_environment_menu_show;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-environment-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, AppEnvironmentMenu, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
app_environment_menu_init (AppEnvironmentMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_environment_menu_new (AppContext *context)
{
  AppEnvironmentMenu *self = g_object_new (APP_TYPE_ENVIRONMENT_MENU, NULL);

  self->context = g_object_ref (context);
  refill (self);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_environments (context), "items-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
