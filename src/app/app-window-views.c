/* SPDX-License-Identifier: MIT */
/* What the window shows: products in tabs, with the history or saved requests beside them if they are wished for, or the accounts of end users. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-history-question.h"
#include "app-wallet-view.h"

/* The accounts and their wallet are made when first shown: most starts never ask for them. */
static void
ensure_accounts (AppWindow *self)
{
  if (self->account_page != NULL)
    return;
  self->account_page = APP_ACCOUNT_PAGE (app_account_page_new (self->context));
  gtk_stack_add_named (GTK_STACK (self->view_stack), GTK_WIDGET (self->account_page), "accounts");
  gtk_stack_add_named (GTK_STACK (self->sidebar_stack), app_wallet_view_new (self->context), "accounts");
}

static void
on_entry_activated_cb (AppWindow *self, StoreHistoryEntry *entry)
{
  app_window_open_entry (self, entry);
}

static void
ensure_history (AppWindow *self)
{
  if (self->history_view != NULL)
    return;
  self->history_view = APP_HISTORY_VIEW (app_history_view_new (self->context));
  g_signal_connect_object (self->history_view, "entry-activated", G_CALLBACK (on_entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->sidebar_stack), GTK_WIDGET (self->history_view), "history");
}

/* One of several windows asks: the one in front. */
static void
on_history_asks_cb (AppWindow *self, CodefEnvironment *environment)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && gtk_application_get_windows (application)->data == (gpointer) self)
    app_history_question_present (app_recorder_get (self->context), environment, GTK_WINDOW (self));
}

static void
on_view_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  app_window_set_view (APP_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

void
app_window_install_views (AppWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "'products'", .activate = on_view_activate_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (app_recorder_get (self->context), "asks", G_CALLBACK (on_history_asks_cb), self, G_CONNECT_SWAPPED);
}

const char *
app_window_get_view (AppWindow *self)
{
  const char *view = self->view_stack != NULL ? gtk_stack_get_visible_child_name (GTK_STACK (self->view_stack)) : NULL;

  return view != NULL ? view : "products";
}

void
app_window_set_view (AppWindow *self, const char *view)
{
  gboolean accounts = g_str_equal (view, "accounts"), history = g_str_equal (view, "history"), saved = g_str_equal (view, "saved");
  GAction *action;
  g_autoptr(GVariant) state = NULL;

  g_return_if_fail (APP_IS_WINDOW (self));
  g_return_if_fail (accounts || history || saved || g_str_equal (view, "products"));

  action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");
  state = g_action_get_state (action);
  if (g_str_equal (view, g_variant_get_string (state, NULL)))
    return;
  if (accounts)
    ensure_accounts (self);
  if (history)
    ensure_history (self);
  if (saved)
    app_window_ensure_saved (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->view_stack), accounts ? "accounts" : "products");
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_stack), view);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (view));
  app_window_update_title (self);
}

void
app_window_show_requests (AppWindow *self)
{
  if (g_str_equal (app_window_get_view (self), "accounts"))
    app_window_set_view (self, "products");
}
