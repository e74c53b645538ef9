/* SPDX-License-Identifier: MIT */
/* The answers of all tabs, to be compared with the one in front. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-compare-window.h"
#include "app-toast.h"
#include <glib/gi18n.h>

/* (transfer full) (nullable): NULL while the tab has no whole answer. */
static AppCompareSource *
make_source (AppRequestPage *page)
{
  CodefExchange *exchange = app_request_page_get_exchange (page);
  CodefReply *reply = exchange != NULL ? codef_exchange_get_reply (exchange) : NULL;
  DocDocument *document = reply != NULL ? codef_reply_get_document (reply) : NULL;
  g_autoptr(GDateTime) utc = NULL, local = NULL;
  g_autofree char *moment = NULL, *title = NULL;
  AppCompareSource *source;

  if (document == NULL || doc_document_get_problem (document) != NULL)
    return NULL;
  utc = g_date_time_new_from_unix_utc (codef_exchange_get_started_unix_us (exchange) / G_USEC_PER_SEC);
  local = g_date_time_to_local (utc);
  moment = g_date_time_format (local, "%H:%M:%S");
  title = g_strdup_printf ("%s · %s · %s", app_request_page_get_title (page),
                           codef_environment_get_title (codef_exchange_get_environment (exchange)), moment);
  source = app_compare_source_new (title, document);
  app_compare_source_set_request (source, app_request_page_get_path (page), app_request_page_get_product (page),
                                  codef_form_get_text (app_request_page_get_form (page)));
  return source;
}

static void
compare (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  g_autoptr(AppCompareSource) front = make_source (app_window_get_page (self));
  g_autoptr(GListStore) sources = g_list_store_new (APP_TYPE_COMPARE_SOURCE);
  AdwTabView *view = ADW_TAB_VIEW (self->tab_view);

  if (front == NULL)
    {
      app_toast (self->toasts, _("This tab has no answer that could be compared"));
      return;
    }
  g_list_store_append (sources, front);
  for (guint i = 0; i < app_window_get_n_pages (self); i++)
    {
      AppRequestPage *page = APP_REQUEST_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (view, (int) i)));
      g_autoptr(AppCompareSource) other = page != app_window_get_page (self) ? make_source (page) : NULL;

      if (other != NULL)
        g_list_store_append (sources, other);
    }
  gtk_window_present (GTK_WINDOW (app_compare_window_new (self->context, GTK_WINDOW (self), G_LIST_MODEL (sources))));
}

void
app_window_install_compare (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare);
}
