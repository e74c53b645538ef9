/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-view-private.h"

#include "app-saved-row.h"
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AppSavedView, app_saved_view, ADW_TYPE_BIN)

enum { REQUEST_ACTIVATED, SAVE_WISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_searching (AppSavedView *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

/* What there is, or why there is nothing: never an empty list without a word. */
static void
update_status (AppSavedView *self)
{
  StoreRequests *requests = app_saved_get_requests (self->saved);
  const char *problem = store_requests_get_problem (requests);
  guint n = app_saved_list_count (self->list);
  gboolean is_empty = n == 0 && g_list_model_get_n_items (G_LIST_MODEL (requests)) == 0;
  g_autofree char *text = NULL;

  if (problem != NULL)
    text = g_strdup (problem);
  else if (is_empty && store_requests_is_busy (requests))
    text = g_strdup (_("Reading the folder…"));
  else if (is_searching (self) && n == 0)
    text = g_strdup (_("No saved request is like that."));
  else if (is_searching (self))
    text = g_strdup_printf (ngettext ("%u saved request found", "%u saved requests found", n), n);
  else
    text = g_strdup_printf (ngettext ("%u saved request", "%u saved requests", n), n);
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_label_set_text (GTK_LABEL (self->folder_name), store_requests_get_folder (requests));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    is_empty && !is_searching (self) && !store_requests_is_busy (requests) ? "empty" : "list");
}

/* A file that cannot be read says why, as long as it is chosen. */
static void
update_problem (AppSavedView *self)
{
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (self);
  const char *problem = item != NULL ? store_requests_item_get_problem (item) : NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->problem_bar), problem != NULL);
  if (problem != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), problem);
  _app_saved_view_update_actions (self);
}

static void
on_list_changed_cb (AppSavedView *self)
{
  GListModel *model = app_saved_list_get_model (self->list);

  if (gtk_single_selection_get_model (self->selection) != model)
    gtk_single_selection_set_model (self->selection, model);
  update_status (self);
  update_problem (self);
}

static void
on_search_cb (AppSavedView *self)
{
  if (self->list != NULL)
    app_saved_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter in the search opens the first hit, Escape leaves it. */
static void
on_search_activate_cb (AppSavedView *self)
{
  if (is_searching (self))
    _app_saved_view_activate (self, 0);
}

static void
on_stop_search_cb (AppSavedView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->list_view);
}

static void
on_activate_cb (AppSavedView *self, guint position)
{
  _app_saved_view_activate (self, position);
}

static void
focus_row (AppSavedView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

/* Left closes or goes to the folder around, Right opens or goes inside. */
static gboolean
walk (AppSavedView *self, guint key)
{
  gpointer row = gtk_single_selection_get_selected_item (self->selection);
  gboolean right_to_left = gtk_widget_get_direction (self->list_view) == GTK_TEXT_DIR_RTL;
  gboolean inwards = key == (right_to_left ? GDK_KEY_Left : GDK_KEY_Right);
  g_autoptr(GtkTreeListRow) parent = NULL;

  if (!GTK_IS_TREE_LIST_ROW (row))
    return GDK_EVENT_PROPAGATE;
  if (inwards && gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row))
    focus_row (self, gtk_tree_list_row_get_position (row) + 1);
  else if (inwards && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, TRUE);
  else if (!inwards && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (!inwards && (parent = gtk_tree_list_row_get_parent (row)) != NULL)
    focus_row (self, gtk_tree_list_row_get_position (parent));
  return GDK_EVENT_STOP;
}

static gboolean
on_key_cb (AppSavedView *self, guint key, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    return walk (self, key);
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "saved.delete", NULL);
  return GDK_EVENT_STOP;
}

static void
on_click_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  AppSavedView *self = APP_SAVED_VIEW (gtk_widget_get_ancestor (gtk_list_item_get_child (item), APP_TYPE_SAVED_VIEW));
  guint position = gtk_list_item_get_position (item);

  gtk_single_selection_set_selected (self->selection, position);
  if (n_presses == 1)
    _app_saved_view_activate (self, position);
}

static void
on_right_click_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *child = gtk_list_item_get_child (item);
  AppSavedView *self = APP_SAVED_VIEW (gtk_widget_get_ancestor (child, APP_TYPE_SAVED_VIEW));
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  if (gtk_widget_compute_point (child, self->list_view, &point, &point))
    _app_saved_view_popup (self, point.x, point.y);
}

static void
add_click (GtkWidget *widget, guint button, GCallback callback, GtkListItem *item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_object (click, button == GDK_BUTTON_PRIMARY ? "released" : "pressed", callback, item, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
on_setup_cb (AppSavedView *self, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = app_saved_row_new (self->saved);

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (item, expander);
  add_click (row, GDK_BUTTON_PRIMARY, G_CALLBACK (on_click_cb), item);
  add_click (expander, GDK_BUTTON_SECONDARY, G_CALLBACK (on_right_click_cb), item);
}

/* The row around a list item's child is what a screen reader meets; GTK 4.8 has no other way to name it. */
static void
on_bind_cb (AppSavedView *self, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  AppSavedRow *row = APP_SAVED_ROW (gtk_tree_expander_get_child (expander));
  gpointer object = gtk_list_item_get_item (item);
  g_autoptr(StoreRequestsItem) file = NULL;
  g_autofree char *name = NULL;

  if (GTK_IS_TREE_LIST_ROW (object))
    file = gtk_tree_list_row_get_item (object);
  else
    file = g_object_ref (object);
  gtk_tree_expander_set_list_row (expander, GTK_IS_TREE_LIST_ROW (object) ? object : NULL);
  app_saved_row_set_item (row, file, !GTK_IS_TREE_LIST_ROW (object));
  name = app_saved_row_describe (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (expander))), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
on_unbind_cb (AppSavedView *self, GtkListItem *item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
app_saved_view_dispose (GObject *object)
{
  AppSavedView *self = APP_SAVED_VIEW (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SAVED_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->saved);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_saved_view_parent_class)->dispose (object);
}

static void
app_saved_view_class_init (AppSavedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_saved_view_dispose;
  signals[REQUEST_ACTIVATED] = g_signal_new ("request-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE_WISHED] = g_signal_new ("save-wished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-saved-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, box);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, search);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, status);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, stack);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, list_view);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, folder_name);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, problem);
  gtk_widget_class_bind_template_child (widget_class, AppSavedView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  _app_saved_view_install_actions (widget_class);
}

static void
app_saved_view_init (AppSavedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (AppSavedView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (app_saved_list_get_model (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
app_saved_view_new (AppContext *context)
{
  AppSavedView *self = g_object_new (APP_TYPE_SAVED_VIEW, NULL);

  self->context = g_object_ref (context);
  self->saved = g_object_ref (app_saved_get (context));
  self->list = app_saved_list_new (self->saved);
  set_up_list (self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed_cb), self, G_CONNECT_SWAPPED);
  on_list_changed_cb (self);
  return GTK_WIDGET (self);
}

void
app_saved_view_focus_search (AppSavedView *self)
{
  g_return_if_fail (APP_IS_SAVED_VIEW (self));

  gtk_widget_grab_focus (self->search);
}

const char *
app_saved_view_get_status (AppSavedView *self)
{
  g_return_val_if_fail (APP_IS_SAVED_VIEW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->status));
}

StoreRequestsItem *
app_saved_view_get_item (AppSavedView *self)
{
  guint selected;

  g_return_val_if_fail (APP_IS_SAVED_VIEW (self), NULL);

  selected = gtk_single_selection_get_selected (self->selection);
  return selected != GTK_INVALID_LIST_POSITION ? app_saved_list_get_item (self->list, selected) : NULL;
}

void
app_saved_view_select (AppSavedView *self, const char *path)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), found = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (APP_IS_SAVED_VIEW (self));

  for (guint i = 0; i < n && path != NULL && found == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr(StoreRequestsItem) item = app_saved_list_get_item (self->list, i);

      if (g_str_equal (store_requests_item_get_path (item), path))
        found = i;
    }
  gtk_single_selection_set_selected (self->selection, found);
}

void
_app_saved_view_activate (AppSavedView *self, guint position)
{
  g_autoptr(GObject) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr(StoreRequestsItem) item = app_saved_list_get_item (self->list, position);

  if (item == NULL)
    return;
  if (GTK_IS_TREE_LIST_ROW (row) && store_requests_item_is_folder (item))
    gtk_tree_list_row_set_expanded (GTK_TREE_LIST_ROW (row), !gtk_tree_list_row_get_expanded (GTK_TREE_LIST_ROW (row)));
  else if (store_requests_item_get_problem (item) == NULL)
    g_signal_emit (self, signals[REQUEST_ACTIVATED], 0, store_requests_item_get_path (item));
  else
    gtk_single_selection_set_selected (self->selection, position);
}
