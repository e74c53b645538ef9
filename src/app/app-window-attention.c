/* SPDX-License-Identifier: MIT */
/* A tab that ends or is asked something while nobody looks at it says so: by its mark, and on the desktop. */
#include "codef-config.h"

#include "app-window-private.h"

#include <glib/gi18n.h>

/* A number that stands for @page in a notification; it is compared, never followed. */
static guint64
get_tag (AppRequestPage *page)
{
  return (guint64) GPOINTER_TO_SIZE (page);
}

static char *
dup_id (AppRequestPage *page)
{
  return g_strdup_printf ("question-%" G_GINT64_MODIFIER "x", get_tag (page));
}

static void
notify (AppWindow *self, AppRequestPage *page)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *id = dup_id (page), *question = app_request_page_dup_question (page);
  g_autoptr(GNotification) notification = NULL;

  if (application == NULL || question == NULL)
    return;
  notification = g_notification_new (_("Additional authentication"));
  g_notification_set_body (notification, question);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notification, "app.show-question", "t", get_tag (page));
  g_application_send_notification (G_APPLICATION (application), id, notification);
}

static gboolean
is_in_front (AppWindow *self, AdwTabPage *tab)
{
  return adw_tab_page_get_selected (tab) && g_str_equal (app_window_get_view (self), "products");
}

/* A tab that ends in the background asks to be looked at. */
static void
on_busy_cb (AppWindow *self, GParamSpec *pspec, AppRequestPage *page)
{
  AdwTabPage *tab = adw_tab_view_get_page (ADW_TAB_VIEW (self->tab_view), GTK_WIDGET (page));
  gboolean busy = app_request_page_is_busy (page);

  if (adw_tab_page_get_loading (tab) && !busy && !is_in_front (self, tab))
    adw_tab_page_set_needs_attention (tab, TRUE);
  adw_tab_page_set_loading (tab, busy && !app_request_page_is_challenged (page));
}

static void
on_challenged_cb (AppWindow *self, GParamSpec *pspec, AppRequestPage *page)
{
  AdwTabPage *tab = adw_tab_view_get_page (ADW_TAB_VIEW (self->tab_view), GTK_WIDGET (page));
  gboolean challenged = app_request_page_is_challenged (page);
  g_autoptr(GIcon) icon = challenged ? g_themed_icon_new ("dialog-password-symbolic") : NULL;

  adw_tab_page_set_indicator_icon (tab, icon);
  adw_tab_page_set_loading (tab, app_request_page_is_busy (page) && !challenged);
  if (!challenged)
    {
      app_window_withdraw (self, page);
      return;
    }
  if (!is_in_front (self, tab))
    adw_tab_page_set_needs_attention (tab, TRUE);
  if (!is_in_front (self, tab) || !gtk_window_is_active (GTK_WINDOW (self)))
    notify (self, page);
}

void
app_window_watch_page (AppWindow *self, AdwTabPage *page)
{
  GtkWidget *child = adw_tab_page_get_child (page);

  g_signal_connect_object (child, "notify::busy", G_CALLBACK (on_busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "notify::challenged", G_CALLBACK (on_challenged_cb), self, G_CONNECT_SWAPPED);
}

void
app_window_unwatch_page (AppWindow *self, AdwTabPage *page)
{
  AppRequestPage *child = APP_REQUEST_PAGE (adw_tab_page_get_child (page));

  g_signal_handlers_disconnect_by_func (child, on_busy_cb, self);
  g_signal_handlers_disconnect_by_func (child, on_challenged_cb, self);
  app_window_withdraw (self, child);
}

void
app_window_withdraw (AppWindow *self, AppRequestPage *page)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *id = dup_id (page);

  if (application != NULL && g_application_get_is_registered (G_APPLICATION (application)))
    g_application_withdraw_notification (G_APPLICATION (application), id);
}

gboolean
app_window_show_question (AppWindow *self, guint64 tag)
{
  AdwTabView *view = ADW_TAB_VIEW (self->tab_view);

  g_return_val_if_fail (APP_IS_WINDOW (self), FALSE);

  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++)
    {
      AdwTabPage *tab = adw_tab_view_get_nth_page (view, i);

      if (get_tag (APP_REQUEST_PAGE (adw_tab_page_get_child (tab))) != tag)
        continue;
      app_window_show_requests (self);
      adw_tab_view_set_selected_page (view, tab);
      gtk_window_present (GTK_WINDOW (self));
      return TRUE;
    }
  return FALSE;
}
