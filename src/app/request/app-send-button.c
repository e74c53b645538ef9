/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-send-button.h"

#include "app-context.h"
#include "app-units.h"
#include <glib/gi18n.h>

/* The last digit shown is a tenth of a second. */
#define TICK_MS 100

struct _AppSendButton
{
  AdwBin     parent_instance;
  GtkWidget *stack;        /* this and the following: of the template */
  GtkWidget *send;
  GtkWidget *send_content;
  GtkWidget *stop;
  GtkWidget *stop_content;
  gint64     started_us;   /* monotonic */
  guint      tick;         /* source id; 0 while nothing runs */
};

G_DEFINE_FINAL_TYPE (AppSendButton, app_send_button, ADW_TYPE_BIN)

static gboolean
show_elapsed (gpointer user_data)
{
  AppSendButton *self = user_data;
  g_autofree char *text = app_units_elapsed (g_get_monotonic_time () - self->started_us);

  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->stop_content), text);
  return G_SOURCE_CONTINUE;
}

static void
app_send_button_dispose (GObject *object)
{
  AppSendButton *self = APP_SEND_BUTTON (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SEND_BUTTON);

  G_OBJECT_CLASS (app_send_button_parent_class)->dispose (object);
}

static void
app_send_button_class_init (AppSendButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_send_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "request/app-send-button.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSendButton, stack);
  gtk_widget_class_bind_template_child (widget_class, AppSendButton, send);
  gtk_widget_class_bind_template_child (widget_class, AppSendButton, send_content);
  gtk_widget_class_bind_template_child (widget_class, AppSendButton, stop);
  gtk_widget_class_bind_template_child (widget_class, AppSendButton, stop_content);
}

static void
app_send_button_init (AppSendButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_send_button_set_doubts (self, FALSE, NULL);
}

void
app_send_button_set_running (AppSendButton *self, gboolean running)
{
  GtkWidget *from = running ? self->send : self->stop;
  GtkWidget *to = running ? self->stop : self->send;
  gboolean had_focus;

  g_return_if_fail (APP_IS_SEND_BUTTON (self));

  if (running == (self->tick != 0))
    return;
  had_focus = gtk_widget_has_focus (from);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (running)
    {
      self->started_us = g_get_monotonic_time ();
      self->tick = g_timeout_add (TICK_MS, show_elapsed, self);
      show_elapsed (self);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->stack), to);
  if (had_focus)
    gtk_widget_grab_focus (to);
}

void
app_send_button_set_doubts (AppSendButton *self, gboolean doubts, const char *why)
{
  const char *label = doubts ? _("Send anyway") : _("Send");
  g_autofree char *tooltip =
    doubts && why != NULL ? g_strdup_printf ("%s (%s)", why, _("Ctrl+Enter")) : g_strdup_printf ("%s (%s)", label, _("Ctrl+Enter"));

  g_return_if_fail (APP_IS_SEND_BUTTON (self));

  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->send_content), label);
  gtk_widget_set_tooltip_text (self->send, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->send), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
