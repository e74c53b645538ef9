/* SPDX-License-Identifier: MIT */
/* The tabs as they come back: those of the last time, and those that were closed. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-toast.h"
#include <glib/gi18n.h>

#define MAX_CLOSED_TABS 20

/* (transfer full) (nullable): NULL for an empty tab. */
static StoreTab *
make_tab (AppRequestPage *page)
{
  CodefForm *form = app_request_page_get_form (page);
  AppSavedDocument *document = app_request_page_get_document (page);
  StoreTab *tab;

  if (form == NULL)
    return NULL;
  tab = store_tab_new (app_request_page_get_path (page), codef_form_get_text (form));
  if (document != NULL)
    tab->file = g_strdup (app_saved_document_get_path (document));
  return tab;
}

static void
fill (AppWindow *self, AppRequestPage *page, const StoreTab *tab)
{
  app_request_page_set_path (page, tab->path);
  if (tab->text != NULL && app_request_page_get_form (page) != NULL)
    codef_form_set_text (app_request_page_get_form (page), tab->text);
  if (tab->file != NULL)
    app_window_link_saved (self, page, tab->file);
}

/* --- closed ones --- */

void
app_window_note_closed (AppWindow *self, AppRequestPage *page)
{
  StoreTab *tab = make_tab (page);

  if (tab == NULL)
    return;
  g_queue_push_head (&self->closed_tabs, tab);
  if (g_queue_get_length (&self->closed_tabs) > MAX_CLOSED_TABS)
    store_tab_free (g_queue_pop_tail (&self->closed_tabs));
}

static void
reopen_tab (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  g_autoptr(StoreTab) tab = g_queue_pop_head (&self->closed_tabs);
  AppRequestPage *page;

  if (tab == NULL)
    {
      app_toast (GTK_WIDGET (app_window_get_page (self)), _("No tab was closed."));
      return;
    }
  app_window_set_view (self, "products");
  page = app_window_get_page (self);
  fill (self, *app_request_page_get_path (page) == '\0' ? page : app_window_add_page (self), tab);
}

void
app_window_install_session (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reopen-tab", NULL, reopen_tab);
}

/* --- those of the last time --- */

void
app_window_add_to_session (AppWindow *self, StoreSession *session)
{
  AppRequestPage *selected = app_window_get_page (self);

  for (guint i = 0; i < app_window_get_n_pages (self); i++)
    {
      AppRequestPage *page = app_window_get_nth_page (self, i);
      StoreTab *tab = make_tab (page);

      if (tab == NULL)
        continue;
      if (page == selected)
        session->selected = session->tabs->len;
      g_ptr_array_add (session->tabs, tab);
    }
}

/* One tab an iteration, so that none keeps the window waiting. The person may have used or closed some of the empty ones
 * meanwhile: those are left to themselves. */
static gboolean
restore_in_idle (gpointer user_data)
{
  AppWindow *self = user_data;
  guint position = self->n_restored++;

  if (position < MIN (self->to_restore->tabs->len, app_window_get_n_pages (self)))
    {
      if (*app_request_page_get_path (app_window_get_nth_page (self, position)) == '\0')
        fill (self, app_window_get_nth_page (self, position), self->to_restore->tabs->pdata[position]);
      return G_SOURCE_CONTINUE;
    }
  self->restore_id = 0;
  g_clear_pointer (&self->to_restore, store_session_free);
  return G_SOURCE_REMOVE;
}

void
app_window_restore (AppWindow *self, StoreSession *session)
{
  AdwTabView *view = ADW_TAB_VIEW (self->tab_view);

  g_return_if_fail (APP_IS_WINDOW (self) && session->tabs->len > 0 && self->to_restore == NULL);
  self->to_restore = session;
  self->n_restored = 0;
  for (guint i = 0; i < session->tabs->len; i++)
    app_window_add_page (self);
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, (int) session->selected));
  fill (self, app_window_get_page (self), session->tabs->pdata[session->selected]);
  self->restore_id = g_idle_add_full (G_PRIORITY_LOW, restore_in_idle, self, NULL);
}

gboolean
app_window_is_restoring (AppWindow *self)
{
  return self->to_restore != NULL;
}

void
app_window_dispose_session (AppWindow *self)
{
  g_clear_handle_id (&self->restore_id, g_source_remove);
  g_clear_pointer (&self->to_restore, store_session_free);
  g_queue_clear_full (&self->closed_tabs, (GDestroyNotify) store_tab_free);
}
