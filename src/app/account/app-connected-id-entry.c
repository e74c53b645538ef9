/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-connected-id-entry.h"

#include "app-account-desk.h"
#include "app-wallet-words.h"
#include "codef-environment.h"
#include <glib/gi18n.h>

/* list:  GtkNoSelection ← GtkFilterListModel (environment) ← StoreWallet of StoreWalletEntry */
struct _AppConnectedIdEntry
{
  GtkBox              parent_instance;
  AppContext         *context;  /* (owned) */
  GtkWidget          *entry;    /* child */
  GtkWidget          *button;   /* child */
  GtkFilterListModel *known;    /* (owned) (nullable) made with the popover */
};

G_DEFINE_FINAL_TYPE (AppConnectedIdEntry, app_connected_id_entry, GTK_TYPE_BOX)

enum { PROP_0, PROP_TEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean
is_of_environment (gpointer item, gpointer user_data)
{
  AppConnectedIdEntry *self = user_data;

  return g_str_equal (store_wallet_entry_get_environment (item),
                      codef_environment_get_id (app_context_get_environment (self->context)));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *title = gtk_label_new (NULL),
    *places = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (places), 0);
  gtk_label_set_ellipsize (GTK_LABEL (places), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (places, "caption");
  gtk_widget_add_css_class (places, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), places);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AppConnectedIdEntry *self = user_data;
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = app_wallet_words_dup_title (gtk_list_item_get_item (item));
  g_autofree char *places = app_wallet_words_dup_places (gtk_list_item_get_item (item), self->context);

  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), places);
}

static void
on_activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  AppConnectedIdEntry *self = user_data;
  g_autoptr(StoreWalletEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->known), position);

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), store_wallet_entry_get_connected_id (entry));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
create_list (AppConnectedIdEntry *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), self);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->known)))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Connected IDs"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_activate_cb), self);
  return view;
}

/* Made when first opened, and brought up to date each time: the environment may be another one. */
static void
on_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  AppConnectedIdEntry *self = user_data;
  AppAccountDesk *desk = app_account_desk_get (self->context);
  GtkWidget *popover, *scrolled;

  if (self->known != NULL)
    {
      gtk_filter_changed (gtk_filter_list_model_get_filter (self->known), GTK_FILTER_CHANGE_DIFFERENT);
      return;
    }
  self->known = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (app_account_desk_get_wallet (desk))),
                                           GTK_FILTER (gtk_custom_filter_new (is_of_environment, self, NULL)));
  popover = gtk_popover_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_list (self));
  gtk_widget_set_size_request (scrolled, 280, 220);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "organization-popover");
  gtk_menu_button_set_popover (button, popover);
}

static void
on_text_cb (AppConnectedIdEntry *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
app_connected_id_entry_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_TEXT)
    g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (APP_CONNECTED_ID_ENTRY (object)->entry)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_connected_id_entry_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  AppConnectedIdEntry *self = APP_CONNECTED_ID_ENTRY (object);
  const char *text = g_value_get_string (value);

  if (property_id != PROP_TEXT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

static void
app_connected_id_entry_dispose (GObject *object)
{
  AppConnectedIdEntry *self = APP_CONNECTED_ID_ENTRY (object);

  if (self->button != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), NULL, NULL, NULL);
  self->button = NULL;
  g_clear_object (&self->known);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_connected_id_entry_parent_class)->dispose (object);
}

static void
app_connected_id_entry_class_init (AppConnectedIdEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_connected_id_entry_get_property;
  object_class->set_property = app_connected_id_entry_set_property;
  object_class->dispose = app_connected_id_entry_dispose;
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
app_connected_id_entry_init (AppConnectedIdEntry *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_widget_add_css_class (self->entry, "field-entry");
  gtk_widget_add_css_class (self->entry, "monospace");
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_text_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->entry);
}

GtkWidget *
app_connected_id_entry_new (AppContext *context, GtkWidget **focus)
{
  AppConnectedIdEntry *self = g_object_new (APP_TYPE_CONNECTED_ID_ENTRY, NULL);

  self->context = g_object_ref (context);
  if (focus != NULL)
    *focus = self->entry;
  if (app_account_desk_get (context) == NULL)
    return GTK_WIDGET (self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _("Choose a connected ID that was issued"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose a connected ID that was issued"), -1);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "field-help");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), on_popup_cb, self, NULL);
  gtk_box_append (GTK_BOX (self), self->button);
  return GTK_WIDGET (self);
}
