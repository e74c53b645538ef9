/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-hosts-window.h"

#include "app-host-row.h"

struct _AppHostsWindow
{
  AdwWindow   parent_instance;
  AppContext *context;    /* (owned) */
  GPtrArray  *rows;       /* (owned) of AppHostRow, children of group */
  GtkWidget  *add_button; /* this and the following: of the template */
  GtkWidget  *group;
};

G_DEFINE_FINAL_TYPE (AppHostsWindow, app_hosts_window, ADW_TYPE_WINDOW)

static void
append (AppHostsWindow *self, CodefEnvironment *environment)
{
  GtkWidget *row = app_host_row_new (self->context, environment);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

/* An empty list opens with the form of the first one. */
static void
refill (AppHostsWindow *self)
{
  GListModel *environments = G_LIST_MODEL (app_context_get_environments (self->context));
  guint n = g_list_model_get_n_items (environments);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (environments, i);

      append (self, store_environment_item_get_environment (item));
    }
  if (n == 0)
    append (self, NULL);
  gtk_widget_set_sensitive (self->add_button, n > 0);
}

static void
on_add_clicked_cb (AppHostsWindow *self)
{
  append (self, NULL);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_widget_child_focus (g_ptr_array_index (self->rows, self->rows->len - 1), GTK_DIR_TAB_FORWARD);
}

static void
app_hosts_window_dispose (GObject *object)
{
  AppHostsWindow *self = APP_HOSTS_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HOSTS_WINDOW);

  G_OBJECT_CLASS (app_hosts_window_parent_class)->dispose (object);
}

static void
app_hosts_window_class_init (AppHostsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_hosts_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-hosts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHostsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AppHostsWindow, group);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
}

static void
app_hosts_window_init (AppHostsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_hosts_window_new (AppContext *context, GtkWindow *parent)
{
  AppHostsWindow *self = g_object_new (APP_TYPE_HOSTS_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  refill (self);
  g_signal_connect_object (app_context_get_environments (context), "items-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
