/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-history-view-private.h"

#include "app-compat.h"
#include "app-context-menu.h"
#include "app-toast.h"
#include <glib/gi18n.h>

/* A deletion that may still be taken back. */
typedef struct
{
  AppHistoryView *view; /* (owned) */
  gint64          id;
  gboolean        undone;
} Deletion;

static void
deletion_free (Deletion *deletion, GClosure *closure)
{
  g_object_unref (deletion->view);
  g_free (deletion);
}

StoreHistoryEntry *
_app_history_view_get_entry (AppHistoryView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (G_LIST_MODEL (self->list), selected) : NULL;
}

static void
open_entry (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHistoryView *self = APP_HISTORY_VIEW (widget);

  g_signal_emit_by_name (self->list_view, "activate", gtk_single_selection_get_selected (self->selection));
}

static void
pin (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHistoryView *self = APP_HISTORY_VIEW (widget);
  g_autoptr(StoreHistoryEntry) entry = _app_history_view_get_entry (self);

  if (entry != NULL)
    store_history_pin_async (self->history, store_history_entry_get_id (entry), !store_history_entry_is_pinned (entry), NULL, NULL);
}

static void
copy_transaction (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(StoreHistoryEntry) entry = _app_history_view_get_entry (APP_HISTORY_VIEW (widget));
  const char *id = entry != NULL ? store_history_entry_get_transaction_id (entry) : NULL;

  if (id == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), id);
  app_toast (widget, _("Transaction id copied"));
}

static void
on_undo_cb (AdwToast *toast, gpointer user_data)
{
  Deletion *deletion = user_data;

  deletion->undone = TRUE;
  g_hash_table_remove (deletion->view->doomed, &deletion->id);
  if (deletion->view->list != NULL)
    store_history_list_set_hidden (deletion->view->list, deletion->id, FALSE);
}

static void
on_dismissed_cb (AdwToast *toast, gpointer user_data)
{
  Deletion *deletion = user_data;

  /* where the view is gone it has deleted what was left */
  if (deletion->undone || !g_hash_table_remove (deletion->view->doomed, &deletion->id) || deletion->view->history == NULL)
    return;
  store_history_delete_async (deletion->view->history, &deletion->id, 1, NULL, NULL);
}

static void
delete (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHistoryView *self = APP_HISTORY_VIEW (widget);
  g_autoptr(StoreHistoryEntry) entry = _app_history_view_get_entry (self);
  Deletion *deletion;
  AdwToast *toast;

  if (entry == NULL)
    return;
  deletion = g_new0 (Deletion, 1);
  deletion->view = g_object_ref (self);
  deletion->id = store_history_entry_get_id (entry);
  g_hash_table_add (self->doomed, g_memdup2 (&deletion->id, sizeof deletion->id));
  store_history_list_set_hidden (self->list, deletion->id, TRUE);
  toast = app_toast_with_button (widget, _("Deleted from the history"), _("Undo"));
  g_signal_connect (toast, "button-clicked", G_CALLBACK (on_undo_cb), deletion);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (on_dismissed_cb), deletion, (GClosureNotify) deletion_free, 0);
}

static void
on_clear_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppHistoryView) self = user_data;

  if (app_confirm_finish (result) && self->history != NULL)
    store_history_clear_async (self->history, FALSE, NULL, NULL);
}

static void
clear (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Delete the history?"),
                     _("All requests and answers that are not pinned are deleted and overwritten on the disk. This cannot be undone."),
                     _("Delete"), on_clear_confirmed_cb, g_object_ref (widget));
}

void
_app_history_view_popup (AppHistoryView *self, double x, double y)
{
  app_context_menu_popup (&self->popover, self->menu, GTK_BOX (self->box), self->list_view, x, y);
}

static void
show_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHistoryView *self = APP_HISTORY_VIEW (widget);
  double x, y;

  if (app_context_menu_locate (self->list_view, &x, &y))
    _app_history_view_popup (self, x, y);
}

void
_app_history_view_update_actions (AppHistoryView *self)
{
  g_autoptr(StoreHistoryEntry) entry = self->selection != NULL ? _app_history_view_get_entry (self) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "history.open", entry != NULL);
  gtk_widget_action_set_enabled (widget, "history.pin", entry != NULL);
  gtk_widget_action_set_enabled (widget, "history.delete", entry != NULL);
  gtk_widget_action_set_enabled (widget, "history.copy-transaction",
                                 entry != NULL && store_history_entry_get_transaction_id (entry) != NULL);
}

void
_app_history_view_drop_doomed (AppHistoryView *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->history == NULL)
    return;
  g_hash_table_iter_init (&iter, self->doomed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    store_history_delete_async (self->history, id, 1, NULL, NULL);
  g_hash_table_remove_all (self->doomed);
}

void
_app_history_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.open", NULL, open_entry);
  gtk_widget_class_install_action (widget_class, "history.pin", NULL, pin);
  gtk_widget_class_install_action (widget_class, "history.delete", NULL, delete);
  gtk_widget_class_install_action (widget_class, "history.copy-transaction", NULL, copy_transaction);
  gtk_widget_class_install_action (widget_class, "history.menu", NULL, show_menu);
  gtk_widget_class_install_action (widget_class, "history.clear", NULL, clear);
}
