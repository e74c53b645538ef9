/* SPDX-License-Identifier: MIT */
#include "app-tree-view-private.h"

#include "app-tree-copy.h"

#include <adwaita.h>

/* list:  GtkListView of AppTreeRow ← GtkSingleSelection ← DocRows of DocRow (the visible nodes, flat) */

G_DEFINE_FINAL_TYPE (AppTreeView, app_tree_view, GTK_TYPE_WIDGET)

/* The lists of an answer lie at depth 2 (data) or 3 (data.resDepositTrust): their elements start folded, as
 * summaries. */
#define OPEN_LEVELS_LIST   2
#define OPEN_LEVELS_RECORD 3

typedef void (*RowFunc) (AppTreeRow *row);

/* The list keeps a few hundred rows whatever its length; each is the only child of an item widget of the list. */
static void
for_each_row (AppTreeView *self, RowFunc func)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (APP_IS_TREE_ROW (row))
        func (APP_TREE_ROW (row));
    }
}

static AppTreeRow *
find_row (AppTreeView *self, DocNode node)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (APP_IS_TREE_ROW (row) && app_tree_row_get_node (APP_TREE_ROW (row)) == node)
        return APP_TREE_ROW (row);
    }
  return NULL;
}

void
_app_tree_view_update_rows (AppTreeView *self)
{
  for_each_row (self, app_tree_row_update_state);
}

static gboolean
select_row (AppTreeView *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return TRUE;
}

void
_app_tree_view_move_to (AppTreeView *self, guint position)
{
  AppTreeRow *row;

  if (!select_row (self, position))
    return;
  /* The list has no call to move the keyboard's place before GTK 4.12; its item widget takes the focus for it. */
  row = find_row (self, doc_rows_get_node (self->rows, position));
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

void
_app_tree_view_show_menu (AppTreeView *self, double x, double y)
{
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  AppTreeView *self = user_data;

  gtk_list_item_set_child (list_item, app_tree_row_new (self->look));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_tree_row_set_item (APP_TREE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_tree_row_set_item (APP_TREE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_activate_cb (AppTreeView *self, guint position, GtkListView *list)
{
  gboolean is_leaf = doc_document_get_n_children (self->document, doc_rows_get_node (self->rows, position)) == 0;

  gtk_widget_activate_action (GTK_WIDGET (self), is_leaf ? "tree.show-value" : "tree.toggle", NULL);
}

static void
on_selected_cb (AppTreeView *self, GParamSpec *pspec, GtkSingleSelection *selection)
{
  _app_tree_view_update_actions (self);
}

/* (transfer none) (nullable): the row at a point of the view. */
static AppTreeRow *
pick_row (AppTreeView *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = hit != NULL && !APP_IS_TREE_ROW (hit) ? gtk_widget_get_first_child (hit) : hit;

  return row != NULL && APP_IS_TREE_ROW (row) ? APP_TREE_ROW (row) : NULL;
}

/* One gesture for all rows: making one for each of two hundred rows would cost a part of the frame that shows an
 * answer. */
static void
on_pressed_cb (AppTreeView *self, int n_press, double x, double y, GtkGestureClick *click)
{
  AppTreeRow *row = pick_row (self, x, y);
  graphene_point_t point;

  if (row == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                    &point)
      || !app_tree_row_is_on_arrow (row, point.x))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "tree.toggle-node", "u", (guint32) app_tree_row_get_node (row));
}

static void
on_menu_pressed_cb (AppTreeView *self, int n_press, double x, double y, GtkGestureClick *click)
{
  AppTreeRow *row = pick_row (self, x, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  _app_tree_view_move_to (self, doc_rows_get_position (self->rows, app_tree_row_get_node (row)));
  _app_tree_view_show_menu (self, x, y);
}

/* (transfer full) (nullable): what is dragged out; NULL beside the rows. */
static GdkContentProvider *
on_drag_prepare_cb (AppTreeView *self, double x, double y, GtkDragSource *source)
{
  AppTreeRow *row = pick_row (self, x, y);
  g_autofree char *text = NULL;

  if (row == NULL || app_tree_row_get_node (row) == DOC_NODE_NONE
      || doc_document_is_cut (self->document, app_tree_row_get_node (row)))
    return NULL;
  text = app_tree_copy_value (self->document, app_tree_row_get_node (row));
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
update_words (AppTreeView *self)
{
  if (self->context == NULL)
    return;
  app_tree_look_set_words (self->look, app_context_get_catalog (self->context), self->product,
                           app_context_get_label_language (self->context), app_context_get_label_mode (self->context));
  for_each_row (self, app_tree_row_refresh);
}

static void
update_palette (AppTreeView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  app_tree_look_set_palette (self->look, adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
  for_each_row (self, app_tree_row_update_state);
}

static void
queue_resize_row (AppTreeRow *row)
{
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

/* Another font or another text size. */
static void
app_tree_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  AppTreeView *self = APP_TREE_VIEW (widget);

  GTK_WIDGET_CLASS (app_tree_view_parent_class)->system_setting_changed (widget, setting);
  if (self->list != NULL)
    for_each_row (self, queue_resize_row);
}

static void
app_tree_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AppTreeView *self = APP_TREE_VIEW (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->scroller), &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (self->menu);
}

static void
app_tree_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (APP_TREE_VIEW (widget)->scroller), orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static gboolean
app_tree_view_grab_focus (GtkWidget *widget)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return FALSE;
  _app_tree_view_move_to (self, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
  return TRUE;
}

static void
app_tree_view_dispose (GObject *object)
{
  AppTreeView *self = APP_TREE_VIEW (object);

  g_clear_object (&self->context_signals);
  g_clear_object (&self->style_signals);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_TREE_VIEW);
  g_clear_object (&self->context);
  g_clear_object (&self->product);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_pointer (&self->look, app_tree_look_unref);
  G_OBJECT_CLASS (app_tree_view_parent_class)->dispose (object);
}

static void
app_tree_view_class_init (AppTreeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_tree_view_dispose;
  widget_class->measure = app_tree_view_measure;
  widget_class->size_allocate = app_tree_view_size_allocate;
  widget_class->grab_focus = app_tree_view_grab_focus;
  widget_class->system_setting_changed = app_tree_view_system_setting_changed;

  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-tree-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppTreeView, scroller);
  gtk_widget_class_bind_template_child (widget_class, AppTreeView, list);
  gtk_widget_class_bind_template_child (widget_class, AppTreeView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare_cb);
  gtk_widget_class_set_css_name (widget_class, "tree-view");
  _app_tree_view_install_actions (widget_class);
}

static void
app_tree_view_init (AppTreeView *self)
{
  self->look = app_tree_look_new ();
  self->rows = doc_rows_new (NULL, TRUE, OPEN_LEVELS_RECORD);
  app_tree_look_set_rows (self->look, self->rows);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  self->context_signals = g_signal_group_new (APP_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-mode", G_CALLBACK (update_words), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-language", G_CALLBACK (update_words), self);
  self->style_signals = g_signal_group_new (ADW_TYPE_STYLE_MANAGER);
  g_signal_group_connect_swapped (self->style_signals, "notify::dark", G_CALLBACK (update_palette), self);
  g_signal_group_connect_swapped (self->style_signals, "notify::high-contrast", G_CALLBACK (update_palette), self);
  g_signal_group_set_target (self->style_signals, adw_style_manager_get_default ());
  update_palette (self);
  _app_tree_view_update_actions (self);
}

void
app_tree_view_set_context (AppTreeView *self, AppContext *context)
{
  g_return_if_fail (APP_IS_TREE_VIEW (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_group_set_target (self->context_signals, context);
  update_words (self);
}

/* The first record of the first list stands open, as an example of the others. */
static void
open_first_record (AppTreeView *self, DocNode data)
{
  DocNode list = data, record;

  while (list != DOC_NODE_NONE && doc_document_get_kind (self->document, list) == DOC_KIND_OBJECT)
    {
      DocNode child = doc_document_get_first_child (self->document, list);

      while (child != DOC_NODE_NONE && doc_document_get_n_children (self->document, child) == 0)
        child = doc_document_get_next_sibling (self->document, child);
      list = child;
    }
  record = list != DOC_NODE_NONE ? doc_document_get_first_child (self->document, list) : DOC_NODE_NONE;
  if (record != DOC_NODE_NONE && doc_document_get_n_children (self->document, record) > 0)
    doc_rows_set_expanded (self->rows, record, TRUE);
}

void
app_tree_view_set_document (AppTreeView *self, DocDocument *document, CodefProduct *product)
{
  DocNode data = DOC_NODE_NONE;
  gboolean is_list;

  g_return_if_fail (APP_IS_TREE_VIEW (self));

  if (document != NULL)
    doc_document_ref (document);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document;
  g_set_object (&self->product, product);
  if (document != NULL && doc_document_get_n_nodes (document) > 0)
    data = doc_document_find_member (document, DOC_NODE_ROOT, "data");
  is_list = data != DOC_NODE_NONE && doc_document_get_kind (document, data) == DOC_KIND_ARRAY;
  update_words (self);
  /* Without its model the list binds its rows once, not after each of the changes. */
  gtk_list_view_set_model (self->list, NULL);
  app_tree_look_set_matches (self->look, NULL);
  app_tree_look_set_verdicts (self->look, NULL);
  doc_rows_set_document (self->rows, document, is_list ? OPEN_LEVELS_LIST : OPEN_LEVELS_RECORD);
  if (data != DOC_NODE_NONE)
    open_first_record (self, data);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  _app_tree_view_update_actions (self);
}

DocRows *
app_tree_view_get_rows (AppTreeView *self)
{
  g_return_val_if_fail (APP_IS_TREE_VIEW (self), NULL);

  return self->rows;
}

DocNode
app_tree_view_get_node (AppTreeView *self)
{
  guint selected;

  g_return_val_if_fail (APP_IS_TREE_VIEW (self), DOC_NODE_NONE);

  selected = gtk_single_selection_get_selected (self->selection);
  if (selected >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return DOC_NODE_NONE;
  return doc_rows_get_node (self->rows, selected);
}

void
app_tree_view_go_to (AppTreeView *self, DocNode node)
{
  g_return_if_fail (APP_IS_TREE_VIEW (self));
  g_return_if_fail (self->document != NULL && node < doc_document_get_n_nodes (self->document));

  _app_tree_view_move_to (self, doc_rows_reveal (self->rows, node));
  _app_tree_view_update_rows (self);
}

void
app_tree_view_show (AppTreeView *self, DocNode node)
{
  g_return_if_fail (APP_IS_TREE_VIEW (self));
  g_return_if_fail (self->document != NULL && node < doc_document_get_n_nodes (self->document));

  select_row (self, doc_rows_reveal (self->rows, node));
  _app_tree_view_update_rows (self);
}

void
app_tree_view_set_matches (AppTreeView *self, DocMatches *matches)
{
  g_return_if_fail (APP_IS_TREE_VIEW (self));

  app_tree_look_set_matches (self->look, matches);
  _app_tree_view_update_rows (self);
}

void
app_tree_view_set_verdicts (AppTreeView *self, GPtrArray *verdicts)
{
  g_return_if_fail (APP_IS_TREE_VIEW (self));

  app_tree_look_set_verdicts (self->look, verdicts);
  update_words (self);
}

void
app_tree_view_set_filter (AppTreeView *self, DocMatches *matches)
{
  DocNode cursor;

  g_return_if_fail (APP_IS_TREE_VIEW (self));

  cursor = app_tree_view_get_node (self);
  /* Without its model the list binds its rows once, not after each of the changes. */
  gtk_list_view_set_model (self->list, NULL);
  doc_rows_set_filter (self->rows, matches);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  if (cursor != DOC_NODE_NONE)
    select_row (self, doc_rows_get_position (self->rows, cursor));
  _app_tree_view_update_actions (self);
}
