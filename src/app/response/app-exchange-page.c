/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-exchange-page.h"

#include "app-attempt-row.h"
#include "app-context.h"

/* list:  GtkListBox of AppAttemptRow ← attempts of the exchange (GListModel of CodefAttempt) */
struct _AppExchangePage
{
  GtkWidget      parent_instance;
  CodefPrivacy  *privacy;   /* (owned) (nullable) */
  CodefExchange *exchange;   /* (owned) (nullable) */
  GListModel    *shown;      /* (owned) (nullable): the model whose rows are in the list */

  GtkListBox    *list;       /* template child */
};

G_DEFINE_FINAL_TYPE (AppExchangePage, app_exchange_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  AppExchangePage *self = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    {
      g_autoptr(CodefAttempt) attempt = g_list_model_get_item (self->shown, i);

      if (attempt == item)
        return app_attempt_row_new (self->shown, i, self->privacy);
    }
  g_return_val_if_reached (NULL);
}

/* The attempt that brought the answer is what one looks for. */
static void
open_last (AppExchangePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) g_list_model_get_n_items (self->shown) - 1);

  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
refresh (AppExchangePage *self)
{
  GListModel *attempts = self->exchange != NULL ? codef_exchange_get_attempts (self->exchange) : NULL;

  if (attempts == self->shown || (attempts != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self))))
    return;
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_set_object (&self->shown, attempts);
  if (attempts == NULL)
    return;
  gtk_list_box_bind_model (self->list, attempts, create_row, self, NULL);
  open_last (self);
}

static void
app_exchange_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_exchange_page_parent_class)->map (widget);
  refresh (APP_EXCHANGE_PAGE (widget));
}

static void
app_exchange_page_dispose (GObject *object)
{
  AppExchangePage *self = APP_EXCHANGE_PAGE (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_EXCHANGE_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shown);
  g_clear_object (&self->exchange);
  g_clear_pointer (&self->privacy, codef_privacy_unref);
  G_OBJECT_CLASS (app_exchange_page_parent_class)->dispose (object);
}

static void
app_exchange_page_class_init (AppExchangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_exchange_page_dispose;
  widget_class->map = app_exchange_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-exchange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppExchangePage, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_exchange_page_init (AppExchangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The old rows must not stand beside what is new, even off screen. */
static void
begin_again (AppExchangePage *self)
{
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  refresh (self);
}

void
app_exchange_page_set_exchange (AppExchangePage *self, CodefExchange *exchange)
{
  g_return_if_fail (APP_IS_EXCHANGE_PAGE (self));

  if (g_set_object (&self->exchange, exchange))
    begin_again (self);
}

void
app_exchange_page_set_privacy (AppExchangePage *self, CodefPrivacy *privacy)
{
  g_return_if_fail (APP_IS_EXCHANGE_PAGE (self));

  if (self->privacy == privacy)
    return;
  g_clear_pointer (&self->privacy, codef_privacy_unref);
  self->privacy = privacy != NULL ? codef_privacy_ref (privacy) : NULL;
  begin_again (self);
}
