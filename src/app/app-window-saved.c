/* SPDX-License-Identifier: MIT */
/* Saved requests in the window: their page in the sidebar, and the tabs that belong to them. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-compat.h"
#include "app-variables-window.h"
#include <glib/gi18n.h>

/* A file that is being read for a tab; meanwhile the tab may close. */
typedef struct
{
  AppWindow      *window; /* (owned) */
  AppRequestPage *page;   /* (owned) (nullable) the tab that belongs to it already; NULL: any that is free */
  gboolean        send;   /* at once */
} Opening;

static Opening *
opening_new (AppWindow *window, AppRequestPage *page)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  opening->page = page != NULL ? g_object_ref (page) : NULL;
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->page);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_request_activated_cb (AppWindow *self, const char *path)
{
  app_window_open_saved (self, path);
}

static void
on_save_wished_cb (AppWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
}

void
app_window_ensure_saved (AppWindow *self)
{
  if (self->saved_view != NULL)
    return;
  self->saved_view = APP_SAVED_VIEW (app_saved_view_new (self->context));
  g_signal_connect_object (self->saved_view, "request-activated", G_CALLBACK (on_request_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saved_view, "save-wished", G_CALLBACK (on_save_wished_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->sidebar_stack), GTK_WIDGET (self->saved_view), "saved");
}

/* (nullable): the tab of this window that the file belongs to. */
static AdwTabPage *
find_tab (AppWindow *self, const char *path)
{
  AdwTabView *view = ADW_TAB_VIEW (self->tab_view);

  for (int i = 0; i < adw_tab_view_get_n_pages (view); i++)
    {
      AdwTabPage *tab = adw_tab_view_get_nth_page (view, i);
      AppSavedDocument *document = app_request_page_get_document (APP_REQUEST_PAGE (adw_tab_page_get_child (tab)));

      if (document != NULL && g_str_equal (app_saved_document_get_path (document), path))
        return tab;
    }
  return NULL;
}

/* Two tabs of one file would write over each other. (transfer none) (nullable): the page that belongs to it, in front now. */
static AppRequestPage *
show_open_tab (AppWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    {
      AdwTabPage *tab = APP_IS_WINDOW (l->data) ? find_tab (l->data, path) : NULL;

      if (tab == NULL)
        continue;
      app_window_show_requests (l->data);
      adw_tab_view_set_selected_page (ADW_TAB_VIEW (APP_WINDOW (l->data)->tab_view), tab);
      if (l->data != (gpointer) self)
        gtk_window_present (l->data);
      return app_window_get_page (l->data);
    }
  return NULL;
}

void
app_window_show_document (AppWindow *self, AppSavedDocument *document)
{
  if (show_open_tab (self, app_saved_document_get_path (document)) != NULL)
    return;
  app_window_show_requests (self);
  app_request_page_open_document (app_window_ensure_untouched_page (self), document);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Opening) opening = user_data;
  AppWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(AppSavedDocument) document = app_saved_document_open_finish (result, &error);

  if (self->context == NULL)
    return;
  if (document == NULL && opening->page == NULL)
    app_tell (GTK_WINDOW (self), _("This file cannot be opened"), error->message);
  else if (document != NULL && opening->page == NULL)
    app_window_show_document (self, document);
  if (document != NULL && opening->send)
    gtk_widget_activate_action (GTK_WIDGET (app_window_get_page (self)), "call.send", NULL);
  /* a tab of the last time whose file is gone stays as a request of its own */
  if (document != NULL && opening->page != NULL && gtk_widget_get_root (GTK_WIDGET (opening->page)) != NULL)
    app_request_page_set_document (opening->page, document);
}

void
app_window_open_saved (AppWindow *self, const char *path)
{
  g_return_if_fail (APP_IS_WINDOW (self));

  if (show_open_tab (self, path) == NULL)
    app_saved_document_open_async (app_saved_get (self->context), path, NULL, on_opened_cb, opening_new (self, NULL));
}

void
app_window_link_saved (AppWindow *self, AppRequestPage *page, const char *path)
{
  app_saved_document_open_async (app_saved_get (self->context), path, NULL, on_opened_cb, opening_new (self, page));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  const char *action = g_str_equal (action_name, "win.save") ? "call.save" : "call.save-as";

  if (!g_str_equal (app_window_get_view (self), "accounts"))
    gtk_widget_activate_action (GTK_WIDGET (app_window_get_page (self)), action, NULL);
}

/* @parameter: the name of a saved request, whose answer another one waits for. */
static void
send_saved (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);
  AppSaved *saved = app_saved_get (self->context);
  StoreRequestsItem *item = app_saved_find_name (saved, g_variant_get_string (parameter, NULL));
  AppRequestPage *page = item != NULL ? show_open_tab (self, store_requests_item_get_path (item)) : NULL;
  Opening *opening;

  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "call.send", NULL);
  if (page != NULL || item == NULL)
    return;
  opening = opening_new (self, NULL);
  opening->send = TRUE;
  app_saved_document_open_async (saved, store_requests_item_get_path (item), NULL, on_opened_cb, opening);
}

static void
show_variables (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (app_variables_window_new (APP_WINDOW (widget)->context, GTK_WINDOW (widget)));
}

static void
find_saved (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  g_settings_set_boolean (app_context_get_settings (self->context), "sidebar-visible", TRUE);
  app_window_set_view (self, "saved");
  app_saved_view_focus_search (self->saved_view);
}

void
app_window_install_saved (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.find-saved", NULL, find_saved);
  gtk_widget_class_install_action (widget_class, "win.send-saved", "s", send_saved);
  gtk_widget_class_install_action (widget_class, "win.variables", NULL, show_variables);
}
