/* SPDX-License-Identifier: MIT */
#include "app-waiting-page.h"

#include "app-context.h"
#include "app-units.h"

#define TICK_MS 100

struct _AppWaitingPage
{
  GtkWidget      parent_instance;
  CodefExchange *exchange;  /* (owned) (nullable) */
  guint          tick_id;   /* runs while an exchange is shown */

  GtkSpinner    *spinner;   /* template child */
  GtkLabel      *elapsed;   /* template child */
  GtkRevealer   *patience;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppWaitingPage, app_waiting_page, GTK_TYPE_WIDGET)

static void
update (AppWaitingPage *self)
{
  gint64 elapsed_us = codef_exchange_get_elapsed_us (self->exchange);
  g_autofree char *text = app_units_elapsed (elapsed_us);

  gtk_label_set_text (self->elapsed, text);
  gtk_revealer_set_reveal_child (self->patience, elapsed_us >= APP_WAITING_LONG_US);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
app_waiting_page_dispose (GObject *object)
{
  AppWaitingPage *self = APP_WAITING_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->exchange);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_WAITING_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (app_waiting_page_parent_class)->dispose (object);
}

static void
app_waiting_page_class_init (AppWaitingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_waiting_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWaitingPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AppWaitingPage, elapsed);
  gtk_widget_class_bind_template_child (widget_class, AppWaitingPage, patience);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_waiting_page_init (AppWaitingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_waiting_page_set_exchange (AppWaitingPage *self, CodefExchange *exchange)
{
  g_return_if_fail (APP_IS_WAITING_PAGE (self));

  if (!g_set_object (&self->exchange, exchange))
    return;
  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, exchange != NULL);
  if (exchange == NULL)
    return;
  update (self);
  self->tick_id = g_timeout_add (TICK_MS, on_tick_cb, self);
}
