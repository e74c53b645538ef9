/* SPDX-License-Identifier: MIT */
/* How large things are: the zoom of answers, and the window before an audience: over the whole screen, in large type,
 * without what only the person at the keyboard needs. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-zoom.h"

/* The keyboard must not stay in what is hidden: Escape would reach nothing. */
static void
leave_sidebar (AppWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar))
    gtk_widget_child_focus (self->view_stack, GTK_DIR_TAB_FORWARD);
}

static void
on_presenting_cb (AppWindow *self)
{
  gboolean presenting = app_context_get_presenting (self->context);
  GSettings *settings = app_context_get_settings (self->context);

  /* While the window is taken apart there is nothing to show. */
  if (self->sidebar == NULL)
    return;
  if (presenting)
    leave_sidebar (self);
  gtk_widget_set_visible (self->sidebar, !presenting && g_settings_get_boolean (settings, "sidebar-visible"));
  gtk_widget_set_visible (self->keys_button, !presenting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.end-presentation", presenting);
  if (presenting)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");
      /* Of several windows the one in front goes before the audience. */
      if (gtk_window_is_active (GTK_WINDOW (self)))
        gtk_window_fullscreen (GTK_WINDOW (self));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "presentation");
      gtk_window_unfullscreen (GTK_WINDOW (self));
    }
}

static void
end_presentation (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_context_set_presenting (APP_WINDOW (widget)->context, FALSE);
}

static void
zoom_in (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_zoom_change (app_context_get_settings (APP_WINDOW (widget)->context), 1);
}

static void
zoom_out (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_zoom_change (app_context_get_settings (APP_WINDOW (widget)->context), -1);
}

static void
zoom_normal (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_zoom_change (app_context_get_settings (APP_WINDOW (widget)->context), 0);
}

void
app_window_install_presentation (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.end-presentation", NULL, end_presentation);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "win.zoom-normal", NULL, zoom_normal);
}

void
app_window_follow_presentation (AppWindow *self)
{
  g_autoptr(GPropertyAction) presentation =
    g_property_action_new ("presentation", self->context, "presenting");
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (presentation));
  /* Behind all others that want Escape. */
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("win.end-presentation")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->context, "notify::presenting", G_CALLBACK (on_presenting_cb), self, G_CONNECT_SWAPPED);
  on_presenting_cb (self);
}
