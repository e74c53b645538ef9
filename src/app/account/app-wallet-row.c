/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-wallet-row.h"

#include "app-toast.h"
#include "app-wallet-words.h"
#include "codef-environment.h"
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

struct _AppWalletRow
{
  GtkBox            parent_instance;
  AppContext       *context; /* (owned) */
  AppAccountDesk   *desk;    /* (owned) */
  StoreWalletEntry *entry;   /* (owned) (nullable) */
  GtkWidget        *title;   /* this and the following: of the template */
  GtkWidget        *places;
  GtkWidget        *since;
};

G_DEFINE_FINAL_TYPE (AppWalletRow, app_wallet_row, GTK_TYPE_BOX)

static void
update (AppWalletRow *self)
{
  g_autofree char *title = NULL, *places = NULL, *day = NULL;
  g_autoptr(GDateTime) since = NULL;

  if (self->entry == NULL)
    return;
  title = app_wallet_words_dup_title (self->entry);
  places = app_wallet_words_dup_places (self->entry, self->context);
  since = g_date_time_new_from_unix_local (store_wallet_entry_get_since_unix_sec (self->entry));
  day = since != NULL ? g_date_time_format (since, "%Y-%m-%d") : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_widget_set_tooltip_text (self->title, store_wallet_entry_get_connected_id (self->entry));
  gtk_label_set_text (GTK_LABEL (self->places), places);
  gtk_widget_set_tooltip_text (self->places, places);
  gtk_label_set_text (GTK_LABEL (self->since), day != NULL ? day : "");
}

/* The end of an edit: a name that is the connectedId itself is no name. */
static void
on_editing_cb (AppWalletRow *self)
{
  g_autofree char *text = NULL;

  if (self->entry == NULL || gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (self->title)))
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  if (g_str_equal (text, store_wallet_entry_get_connected_id (self->entry)))
    *text = '\0';
  store_wallet_rename (app_account_desk_get_wallet (self->desk), store_wallet_entry_get_environment (self->entry),
                       store_wallet_entry_get_connected_id (self->entry), text);
  update (self);
}

static void
use (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);
  CodefAccountList *list = app_account_desk_get_list (self->desk);

  if (self->entry == NULL)
    return;
  codef_account_list_set_connected_id (list, store_wallet_entry_get_connected_id (self->entry));
  if (!codef_account_operation_uses_connected_id (codef_account_list_get_operation (list)))
    codef_account_list_set_operation (list,
                                      codef_account_guide_get_operation (codef_account_list_get_guide (list),
                                                                         CODEF_ACCOUNT_KIND_ADD));
}

/* (transfer full): what is registered behind the connectedId, as a request. */
static GBytes *
make_request (StoreWalletEntry *entry)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *request = json_object_new ();
  JsonArray *list = json_array_new ();
  GPtrArray *accounts = store_wallet_entry_get_accounts (entry);
  char *text;

  for (guint i = 0; i < accounts->len; i++)
    {
      JsonObject *account = json_object_new ();

      for (guint member = 0; member < CODEF_REGISTRATION_N_MEMBERS; member++)
        json_object_set_string_member (account, codef_registration_get_name (member),
                                       codef_registration_get (accounts->pdata[i], member));
      json_array_add_object_element (list, account);
    }
  json_object_set_string_member (request, "connectedId", store_wallet_entry_get_connected_id (entry));
  json_object_set_array_member (request, "accountList", list);
  json_node_take_object (node, request);
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
load (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);
  CodefAccountList *list = app_account_desk_get_list (self->desk);
  g_autoptr(GBytes) request = NULL;

  if (self->entry == NULL || store_wallet_entry_get_accounts (self->entry) == NULL)
    return;
  request = make_request (self->entry);
  codef_account_list_set_operation (list,
                                    codef_account_guide_get_operation (codef_account_list_get_guide (list),
                                                                       CODEF_ACCOUNT_KIND_UPDATE));
  codef_account_list_import (list, request, NULL);
}

static void
refresh (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);

  if (self->entry != NULL)
    app_account_desk_refresh (self->desk, app_context_get_environment (self->context),
                              store_wallet_entry_get_connected_id (self->entry));
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);

  if (self->entry == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), store_wallet_entry_get_connected_id (self->entry));
  app_toast (widget, _("Copied"));
}

static void
rename_entry (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);

  gtk_widget_grab_focus (self->title);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (self->title));
}

static void
forget (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppWalletRow *self = APP_WALLET_ROW (widget);

  if (self->entry != NULL)
    store_wallet_forget (app_account_desk_get_wallet (self->desk), store_wallet_entry_get_environment (self->entry),
                         store_wallet_entry_get_connected_id (self->entry));
}

static void
app_wallet_row_dispose (GObject *object)
{
  AppWalletRow *self = APP_WALLET_ROW (object);

  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_WALLET_ROW);
  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_wallet_row_parent_class)->dispose (object);
}

static void
app_wallet_row_class_init (AppWalletRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_wallet_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "account/app-wallet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWalletRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppWalletRow, places);
  gtk_widget_class_bind_template_child (widget_class, AppWalletRow, since);
  gtk_widget_class_bind_template_callback (widget_class, on_editing_cb);
  gtk_widget_class_install_action (widget_class, "wallet.use", NULL, use);
  gtk_widget_class_install_action (widget_class, "wallet.load", NULL, load);
  gtk_widget_class_install_action (widget_class, "wallet.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "wallet.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "wallet.rename", NULL, rename_entry);
  gtk_widget_class_install_action (widget_class, "wallet.forget", NULL, forget);
}

static void
app_wallet_row_init (AppWalletRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_wallet_row_new (AppContext *context, AppAccountDesk *desk)
{
  AppWalletRow *self = g_object_new (APP_TYPE_WALLET_ROW, NULL);

  self->context = g_object_ref (context);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_wallet_row_set_entry (AppWalletRow *self, StoreWalletEntry *entry)
{
  g_return_if_fail (APP_IS_WALLET_ROW (self));
  if (!g_set_object (&self->entry, entry) || entry == NULL)
    return;
  /* what nobody asked yet cannot be edited */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wallet.load", store_wallet_entry_get_accounts (entry) != NULL);
  update (self);
}

StoreWalletEntry *
app_wallet_row_get_entry (AppWalletRow *self)
{
  g_return_val_if_fail (APP_IS_WALLET_ROW (self), NULL);
  return self->entry;
}
