/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-history-view-private.h"

#include "app-history-row.h"
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AppHistoryView, app_history_view, ADW_TYPE_BIN)

enum { ENTRY_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_searching (AppHistoryView *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || app_history_filter_is_narrow (self->filter);
}

/* What there is, or why there is nothing: never an empty list without a word. */
static void
update_status (AppHistoryView *self)
{
  const char *problem = store_history_list_get_problem (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;

  if (problem != NULL)
    text = g_strdup (problem);
  else if (n == 0 && store_history_list_is_busy (self->list))
    text = g_strdup (_("Looking…"));
  else if (n == 0 && is_searching (self))
    text = g_strdup (_("Nothing in the history is like that."));
  else if (n == 0 && !store_history_get_recording (self->history))
    text = g_strdup (_("Nothing is recorded: the preferences say so."));
  else if (n == 0)
    text = g_strdup (_("Nothing was sent yet. Each request is kept here, its secrets masked."));
  else if (is_searching (self))
    text = g_strdup_printf (ngettext ("%u request found", "%u requests found", n), n);
  else
    text = g_strdup_printf (ngettext ("%u request", "%u requests", n), n);
  gtk_label_set_text (GTK_LABEL (self->status), text);
  _app_history_view_update_actions (self);
}

static void
on_filter_cb (AppHistoryView *self)
{
  StoreHistoryFilter filter;

  if (self->list == NULL)
    return;
  filter = app_history_filter_get (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (app_history_filter_is_narrow (self->filter))
    gtk_widget_add_css_class (self->filter_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->filter_button, "suggested-action");
  store_history_list_set_filter (self->list, &filter);
  update_status (self);
}

/* Enter in the search goes to what was found. */
static void
on_search_activate_cb (AppHistoryView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_grab_focus (self->list_view);
}

static void
on_activate_cb (AppHistoryView *self, guint position)
{
  g_autoptr(StoreHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (entry != NULL && store_history_entry_exists (entry))
    g_signal_emit (self, signals[ENTRY_ACTIVATED], 0, entry);
}

static void
on_right_click_cb (AppHistoryView *self, int n_presses, double x, double y)
{
  _app_history_view_popup (self, x, y);
}

static void
on_setup_cb (AppHistoryView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, app_history_row_new (self->context));
}

/* The row around a list item's child is what a screen reader meets; GTK 4.8 has no other way to name it. */
static void
on_bind_cb (AppHistoryView *self, GtkListItem *item)
{
  AppHistoryRow *row = APP_HISTORY_ROW (gtk_list_item_get_child (item));
  g_autofree char *name = NULL;

  app_history_row_set_entry (row, gtk_list_item_get_item (item));
  name = app_history_row_describe (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
on_key_cb (AppHistoryView *self, guint key)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "history.delete", NULL);
  return GDK_EVENT_STOP;
}

static void
app_history_view_dispose (GObject *object)
{
  AppHistoryView *self = APP_HISTORY_VIEW (object);

  _app_history_view_drop_doomed (self);
  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HISTORY_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->history);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_history_view_parent_class)->dispose (object);
}

static void
app_history_view_finalize (GObject *object)
{
  g_hash_table_unref (APP_HISTORY_VIEW (object)->doomed);

  G_OBJECT_CLASS (app_history_view_parent_class)->finalize (object);
}

static void
app_history_view_class_init (AppHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_history_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_history_view_finalize;
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, STORE_TYPE_HISTORY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "history/app-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, box);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, search);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, status);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, list_view);
  gtk_widget_class_bind_template_child (widget_class, AppHistoryView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_right_click_cb);
  _app_history_view_install_actions (widget_class);
}

static void
app_history_view_init (AppHistoryView *self)
{
  self->doomed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (AppHistoryView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_view, keys);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (_app_history_view_update_actions), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
app_history_view_new (AppContext *context)
{
  AppHistoryView *self = g_object_new (APP_TYPE_HISTORY_VIEW, NULL);

  self->context = g_object_ref (context);
  self->history = g_object_ref (app_recorder_get_history (app_recorder_get (context)));
  self->filter = APP_HISTORY_FILTER (app_history_filter_new (context));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->filter_button), GTK_WIDGET (self->filter));
  self->list = store_history_list_new (self->history, NULL);
  set_up_list (self);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (on_filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_settings (context), "changed::history-recording", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  update_status (self);
  return GTK_WIDGET (self);
}

void
app_history_view_set_current (AppHistoryView *self, const char *path)
{
  g_return_if_fail (APP_IS_HISTORY_VIEW (self));

  app_history_filter_set_current (self->filter, path);
}

void
app_history_view_focus_search (AppHistoryView *self)
{
  g_return_if_fail (APP_IS_HISTORY_VIEW (self));

  gtk_widget_grab_focus (self->search);
}

const char *
app_history_view_get_status (AppHistoryView *self)
{
  g_return_val_if_fail (APP_IS_HISTORY_VIEW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->status));
}

GListModel *
app_history_view_get_list (AppHistoryView *self)
{
  g_return_val_if_fail (APP_IS_HISTORY_VIEW (self), NULL);

  return G_LIST_MODEL (self->list);
}
