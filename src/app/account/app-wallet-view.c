/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-wallet-view.h"

#include "app-wallet-row.h"
#include "codef-environment.h"
#include <glib/gi18n.h>

/* list:  GtkNoSelection ← GtkFilterListModel (environment) ← StoreWallet of StoreWalletEntry, the newest first */
struct _AppWalletView
{
  AdwBin              parent_instance;
  AppContext         *context;   /* (owned) */
  AppAccountDesk     *desk;      /* (owned) */
  GtkFilterListModel *shown;     /* (owned) */
  GtkWidget          *heading;   /* this and the following: of the template */
  GtkWidget          *list_view;
};

G_DEFINE_FINAL_TYPE (AppWalletView, app_wallet_view, ADW_TYPE_BIN)

static gboolean
is_of_environment (gpointer item, gpointer user_data)
{
  AppWalletView *self = user_data;

  return g_str_equal (store_wallet_entry_get_environment (item),
                      codef_environment_get_id (app_context_get_environment (self->context)));
}

static void
update_heading (AppWalletView *self)
{
  const char *title = codef_environment_get_title (app_context_get_environment (self->context));
  const char *problem = store_wallet_get_problem (app_account_desk_get_wallet (self->desk));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text = NULL;

  if (problem != NULL)
    text = g_strdup (problem);
  else if (n == 0)
    text = g_strdup_printf (_("No connected ID of %s yet: one comes with each registration, all with the operation "
                              "that lists them."), title);
  else
    text = g_strdup_printf (ngettext ("%u connected ID of %s", "%u connected IDs of %s", n), n, title);
  gtk_label_set_text (GTK_LABEL (self->heading), text);
}

static void
on_environment_cb (AppWalletView *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_heading (self);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AppWalletView *self = user_data;

  gtk_list_item_set_child (item, app_wallet_row_new (self->context, self->desk));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  app_wallet_row_set_entry (APP_WALLET_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  app_wallet_row_set_entry (APP_WALLET_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Enter or a double click: what most is wanted of a connectedId. */
static void
on_activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  AppWalletView *self = user_data;
  g_autoptr(StoreWalletEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (entry != NULL)
    codef_account_list_set_connected_id (app_account_desk_get_list (self->desk),
                                         store_wallet_entry_get_connected_id (entry));
}

static void
app_wallet_view_dispose (GObject *object)
{
  AppWalletView *self = APP_WALLET_VIEW (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_WALLET_VIEW);
  g_clear_object (&self->shown);
  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_wallet_view_parent_class)->dispose (object);
}

static void
app_wallet_view_class_init (AppWalletViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_wallet_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "account/app-wallet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWalletView, heading);
  gtk_widget_class_bind_template_child (widget_class, AppWalletView, list_view);
}

static void
app_wallet_view_init (AppWalletView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (AppWalletView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), model);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (on_activate_cb), self);
  g_object_unref (factory);
  g_object_unref (model);
}

GtkWidget *
app_wallet_view_new (AppContext *context)
{
  AppWalletView *self = g_object_new (APP_TYPE_WALLET_VIEW, NULL);
  StoreWallet *wallet;

  self->context = g_object_ref (context);
  self->desk = g_object_ref (app_account_desk_get (context));
  wallet = app_account_desk_get_wallet (self->desk);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (wallet)),
                                           GTK_FILTER (gtk_custom_filter_new (is_of_environment, self, NULL)));
  set_up_list (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wallet, "notify::problem", G_CALLBACK (update_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (on_environment_cb), self, G_CONNECT_SWAPPED);
  update_heading (self);
  return GTK_WIDGET (self);
}
