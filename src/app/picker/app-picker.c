/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-picker.h"

#include "app-picker-row.h"
#include "app-picker-tree.h"
#include "store-favourites.h"
#include <glib/gi18n.h>

/* tree_view:    GtkSingleSelection ← GtkTreeListModel of GtkTreeListRow ← roots of AppPickerTree, of AppPickerNode
 * results_view: GtkSingleSelection ← results of AppPickerTree, of AppPickerNode */
struct _AppPicker
{
  AdwBin              parent_instance;
  AppContext         *context;      /* (owned) */
  AppPickerTree      *tree;         /* (owned) */
  GtkTreeListModel   *tree_model;   /* (owned) */
  GtkSingleSelection *tree_picked;  /* (owned) */
  GtkSingleSelection *result_picked; /* (owned) */
  CodefProduct       *current;      /* (owned) (nullable) of the tab in front */
  GtkWidget          *search;       /* this and the following: of the template */
  GtkWidget          *stack;
  GtkWidget          *tree_view;
  GtkWidget          *results_view;
  GtkWidget          *n_results;
};

G_DEFINE_FINAL_TYPE (AppPicker, app_picker, ADW_TYPE_BIN)

enum { PRODUCT_ACTIVATED, PATH_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (transfer full) (nullable) */
static AppPickerNode *
get_tree_node (AppPicker *self, guint position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree_model), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
choose (AppPicker *self, AppPickerNode *node)
{
  if (app_picker_node_get_kind (node) == APP_PICKER_PRODUCT)
    g_signal_emit (self, signals[PRODUCT_ACTIVATED], 0, app_picker_node_get_product (node));
  else if (app_picker_node_get_kind (node) == APP_PICKER_PATH)
    g_signal_emit (self, signals[PATH_ACTIVATED], 0, app_picker_node_get_id (node));
}

/* Returns: whether a product or path was chosen; a group opens or closes instead. */
static gboolean
activate_tree_row (AppPicker *self, guint position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree_model), position);
  g_autoptr(AppPickerNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node == NULL)
    return FALSE;
  if (gtk_tree_list_row_is_expandable (row))
    {
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      return FALSE;
    }
  choose (self, node);
  return TRUE;
}

/* Returns: whether there is such a hit. */
static gboolean
activate_result (AppPicker *self, guint position)
{
  g_autoptr(AppPickerNode) node = g_list_model_get_item (app_picker_tree_get_results (self->tree), position);

  if (node != NULL)
    choose (self, node);
  return node != NULL;
}

/* Selects the row of the current product: the one selected already, else the one in its area, else one in a section. */
static void
select_current (AppPicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree_model));
  guint selected = gtk_single_selection_get_selected (self->tree_picked);
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->current != NULL; i++)
    {
      g_autoptr(AppPickerNode) node = get_tree_node (self, i);

      if (app_picker_node_get_product (node) != self->current)
        continue;
      found = i;
      if (i == selected)
        break;
    }
  gtk_single_selection_set_selected (self->tree_picked, found);
}

static void
expand (AppPicker *self, guint position)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree_model, position);

  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/* A section that comes up is open. */
static void
on_roots_changed_cb (AppPicker *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree_model, i);
      g_autoptr(AppPickerNode) node = gtk_tree_list_row_get_item (row);

      if (app_picker_node_get_kind (node) == APP_PICKER_SECTION)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static GListModel *
children_of (gpointer item, gpointer user_data)
{
  GListStore *children = app_picker_node_get_children (APP_PICKER_NODE (item));

  return children != NULL ? G_LIST_MODEL (g_object_ref (children)) : NULL;
}

static void
on_tree_row_clicked_cb (GtkListItem *item)
{
  GtkWidget *view = gtk_widget_get_ancestor (gtk_list_item_get_child (item), APP_TYPE_PICKER);

  activate_tree_row (APP_PICKER (view), gtk_list_item_get_position (item));
}

static void
on_result_row_clicked_cb (GtkListItem *item)
{
  GtkWidget *view = gtk_widget_get_ancestor (gtk_list_item_get_child (item), APP_TYPE_PICKER);

  activate_result (APP_PICKER (view), gtk_list_item_get_position (item));
}

/* The row around a list item's child is what a screen reader meets; GTK 4.8 has no other way to name it. */
static void
on_described_cb (GtkListItem *item, AppPickerRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));
  g_autofree char *name = app_picker_row_describe (row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_setup_tree_row_cb (AppPicker *self, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = app_picker_row_new (self->context, FALSE);

  /* the row itself is where the keyboard stands: it has a name, the expander has none */
  gtk_widget_set_focusable (expander, FALSE);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_tree_row_clicked_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "described", G_CALLBACK (on_described_cb), item, G_CONNECT_SWAPPED);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (item, expander);
}

static void
on_bind_tree_row_cb (AppPicker *self, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkTreeListRow *tree_row = gtk_list_item_get_item (item);
  AppPickerRow *row = APP_PICKER_ROW (gtk_tree_expander_get_child (expander));
  g_autoptr(GtkTreeListRow) parent_row = gtk_tree_list_row_get_parent (tree_row);
  g_autoptr(AppPickerNode) node = gtk_tree_list_row_get_item (tree_row);
  g_autoptr(AppPickerNode) parent = parent_row != NULL ? gtk_tree_list_row_get_item (parent_row) : NULL;

  gtk_tree_expander_set_list_row (expander, tree_row);
  app_picker_row_set_node (row, node, parent);
}

static void
on_unbind_tree_row_cb (AppPicker *self, GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));

  app_picker_row_set_node (APP_PICKER_ROW (gtk_tree_expander_get_child (expander)), NULL, NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static void
on_setup_result_row_cb (AppPicker *self, GtkListItem *item)
{
  GtkWidget *row = app_picker_row_new (self->context, TRUE);

  g_signal_connect_object (row, "clicked", G_CALLBACK (on_result_row_clicked_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "described", G_CALLBACK (on_described_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_bind_result_row_cb (AppPicker *self, GtkListItem *item)
{
  app_picker_row_set_node (APP_PICKER_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), NULL);
}

static void
on_unbind_result_row_cb (AppPicker *self, GtkListItem *item)
{
  app_picker_row_set_node (APP_PICKER_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
on_search_changed_cb (AppPicker *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GListModel *results = app_picker_tree_get_results (self->tree);
  guint n;
  g_autofree char *text = NULL;

  app_picker_tree_search (self->tree, query);
  n = g_list_model_get_n_items (results);
  text = g_strdup_printf (ngettext ("%u hit", "%u hits", n), n);
  gtk_label_set_text (GTK_LABEL (self->n_results), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), *query == '\0' ? "tree" : n > 0 ? "results" : "empty");
  if (n > 0)
    {
      gtk_single_selection_set_selected (self->result_picked, 0);
      gtk_widget_activate_action (self->results_view, "list.scroll-to-item", "u", 0);
    }
}

/* Who chooses with the keyboard goes on in the request. */
static void
go_on (AppPicker *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.next-pane", NULL);
}

static void
on_search_activate_cb (AppPicker *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0'
      && activate_result (self, gtk_single_selection_get_selected (self->result_picked)))
    go_on (self);
}

static void
on_stop_search_cb (AppPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->tree_view);
}

/* The hits can be walked through without leaving the entry. */
static gboolean
on_search_key_cb (AppPicker *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  guint n = g_list_model_get_n_items (app_picker_tree_get_results (self->tree));
  guint position = gtk_single_selection_get_selected (self->result_picked);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    {
      if (keyval == GDK_KEY_Down)
        gtk_widget_grab_focus (self->tree_view);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Down && position + 1 < n)
    position++;
  else if (keyval == GDK_KEY_Up && position > 0)
    position--;
  if (position < n)
    {
      gtk_single_selection_set_selected (self->result_picked, position);
      gtk_widget_activate_action (self->results_view, "list.scroll-to-item", "u", position);
    }
  return GDK_EVENT_STOP;
}

static void
on_tree_activate_cb (AppPicker *self, guint position)
{
  if (activate_tree_row (self, position))
    go_on (self);
}

static void
on_result_activate_cb (AppPicker *self, guint position)
{
  if (activate_result (self, position))
    go_on (self);
}

static void
focus_tree_row (AppPicker *self, guint position)
{
  gtk_single_selection_set_selected (self->tree_picked, position);
  gtk_widget_activate_action (self->tree_view, "list.scroll-to-item", "u", position);
}

/* Left closes or goes to the parent, Right opens or goes to the first child. */
static gboolean
on_tree_key_cb (AppPicker *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->tree_picked);
  gboolean right_to_left = gtk_widget_get_direction (self->tree_view) == GTK_TEXT_DIR_RTL;
  gboolean inwards = keyval == (right_to_left ? GDK_KEY_Left : GDK_KEY_Right);
  g_autoptr(GtkTreeListRow) parent = NULL;

  if ((keyval != GDK_KEY_Left && keyval != GDK_KEY_Right) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (inwards && gtk_tree_list_row_is_expandable (row))
    {
      if (gtk_tree_list_row_get_expanded (row))
        focus_tree_row (self, gtk_tree_list_row_get_position (row) + 1);
      else
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
  else if (!inwards && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (!inwards && (parent = gtk_tree_list_row_get_parent (row)) != NULL)
    focus_tree_row (self, gtk_tree_list_row_get_position (parent));
  return GDK_EVENT_STOP;
}

static void
toggle_favourite (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppPicker *self = APP_PICKER (widget);
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  guint position = gtk_single_selection_get_selected (searching ? self->result_picked : self->tree_picked);
  g_autoptr(AppPickerNode) node = searching ? g_list_model_get_item (app_picker_tree_get_results (self->tree), position)
                                            : get_tree_node (self, position);
  StoreFavourites *favourites = app_context_get_favourites (self->context);

  if (node == NULL || app_picker_node_get_product (node) == NULL)
    return;
  store_favourites_set (favourites, app_picker_node_get_id (node),
                        !store_favourites_contains (favourites, app_picker_node_get_id (node)));
}

static void
app_picker_dispose (GObject *object)
{
  AppPicker *self = APP_PICKER (object);

  g_clear_object (&self->context);
  g_clear_object (&self->tree);
  g_clear_object (&self->tree_model);
  g_clear_object (&self->tree_picked);
  g_clear_object (&self->result_picked);
  g_clear_object (&self->current);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PICKER);

  G_OBJECT_CLASS (app_picker_parent_class)->dispose (object);
}

static void
app_picker_class_init (AppPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_picker_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "picker/app-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPicker, search);
  gtk_widget_class_bind_template_child (widget_class, AppPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, AppPicker, tree_view);
  gtk_widget_class_bind_template_child (widget_class, AppPicker, results_view);
  gtk_widget_class_bind_template_child (widget_class, AppPicker, n_results);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tree_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tree_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_result_activate_cb);
  gtk_widget_class_install_action (widget_class, "picker.toggle-favourite", NULL, toggle_favourite);
  signals[PRODUCT_ACTIVATED] = g_signal_new ("product-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, CODEF_TYPE_PRODUCT);
  signals[PATH_ACTIVATED] = g_signal_new ("path-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
app_picker_init (AppPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

static GtkSingleSelection *
select_one (GListModel *model)
{
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (model));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  return selection;
}

static void
fill_tree (AppPicker *self)
{
  GListModel *roots = app_picker_tree_get_roots (self->tree);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_tree_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_tree_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_tree_row_cb), self, G_CONNECT_SWAPPED);
  self->tree_model = gtk_tree_list_model_new (g_object_ref (roots), FALSE, FALSE, children_of, NULL, NULL);
  self->tree_picked = select_one (G_LIST_MODEL (self->tree_model));
  on_roots_changed_cb (self, 0, 0, g_list_model_get_n_items (roots));
  g_signal_connect_object (roots, "items-changed", G_CALLBACK (on_roots_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->tree_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->tree_view), GTK_SELECTION_MODEL (self->tree_picked));
}

static void
fill_results (AppPicker *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_result_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_result_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_result_row_cb), self, G_CONNECT_SWAPPED);
  self->result_picked = select_one (app_picker_tree_get_results (self->tree));
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->results_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->results_view), GTK_SELECTION_MODEL (self->result_picked));
}

/* A first look shows what lies below an area: the first one and its first group stand open. */
static void
open_first_area (AppPicker *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree_model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(AppPickerNode) node = get_tree_node (self, i);

      if (app_picker_node_get_kind (node) != APP_PICKER_AREA)
        continue;
      expand (self, i);
      expand (self, i + 1);
      return;
    }
}

GtkWidget *
app_picker_new (AppContext *context)
{
  AppPicker *self = g_object_new (APP_TYPE_PICKER, NULL);

  self->context = g_object_ref (context);
  self->tree = app_picker_tree_new (app_context_get_catalog (context), app_context_get_favourites (context));
  fill_tree (self);
  fill_results (self);
  open_first_area (self);
  return GTK_WIDGET (self);
}

void
app_picker_focus_search (AppPicker *self)
{
  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
app_picker_set_current (AppPicker *self, CodefProduct *product)
{
  g_return_if_fail (APP_IS_PICKER (self));

  if (g_set_object (&self->current, product))
    select_current (self);
}
