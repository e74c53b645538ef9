/* SPDX-License-Identifier: MIT */
/* The two things that the window shows: products in tabs, and the accounts of end users. */
#include "codef-config.h"

#include "app-window-private.h"

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
  g_return_if_fail (APP_IS_WINDOW (self));
  g_return_if_fail (g_str_equal (view, "products") || g_str_equal (view, "accounts"));

  if (g_str_equal (view, app_window_get_view (self)))
    return;
  if (g_str_equal (view, "accounts"))
    ensure_accounts (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->view_stack), view);
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_stack), view);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "view")), g_variant_new_string (view));
  app_window_update_title (self);
}
