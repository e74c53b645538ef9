/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compat.h"
#include "app-table-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* list:  GtkListView of AppTableRow ← GtkMultiSelection ← DocTable of DocRow (sorted) */

G_DEFINE_FINAL_TYPE (AppTablePage, app_table_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_READINGS, N_PROPS };
static GParamSpec *properties[N_PROPS];

typedef void (*RowFunc) (AppTableRow *row);

static AppTableRow *
get_row (GtkWidget *item)
{
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return row != NULL && APP_IS_TABLE_ROW (row) ? APP_TABLE_ROW (row) : NULL;
}

static void
for_each_row (AppTablePage *self, RowFunc func)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL)
      func (get_row (item));
}

static void
redraw_row (AppTableRow *row)
{
  gtk_widget_queue_draw (GTK_WIDGET (row));
}

static GtkAdjustment *
get_across (AppTablePage *self)
{
  return gtk_scrolled_window_get_hadjustment (self->scroller);
}

void
_app_table_page_move_to (AppTablePage *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  self->current = position;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  /* The list has no call to move the keyboard's place before GTK 4.12; its item widget takes the focus for it. */
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      AppTableRow *row = get_row (item);

      if (row != NULL && app_table_row_get_item (row) != NULL && app_table_row_get_position (row) == position)
        gtk_widget_grab_focus (item);
    }
}

void
_app_table_page_reveal_column (AppTablePage *self)
{
  guint cursor = app_table_grid_get_cursor (self->grid);

  gtk_adjustment_clamp_page (get_across (self), app_table_grid_get_x (self->grid, cursor),
                             app_table_grid_get_x (self->grid, cursor + 1));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  AppTablePage *self = user_data;

  gtk_list_item_set_child (list_item, app_table_row_new (self->grid, get_across (self)));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_table_row_set_item (APP_TABLE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item),
                          gtk_list_item_get_position (list_item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_table_row_set_item (APP_TABLE_ROW (gtk_list_item_get_child (list_item)), NULL, 0);
}

static void
end_binding (gpointer binding)
{
  g_binding_unbind (binding);
  g_object_unref (binding);
}

/* A box for each column; by keyboard the boxes are the places to go to, not the items around them. */
static void
on_column_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, gtk_check_button_new ());
}

static void
on_column_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *check = gtk_list_item_get_child (list_item);
  gpointer column = gtk_list_item_get_item (list_item);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), app_table_column_get_title (column));
  g_object_set_data_full (G_OBJECT (check), "binding",
                          g_object_ref (g_object_bind_property (column, "visible", check, "active",
                                                                G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL)),
                          end_binding);
}

static void
on_column_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), "binding", NULL);
}

static void
on_activate_cb (AppTablePage *self, guint position, GtkListView *list)
{
  self->current = position;
  gtk_widget_activate_action (GTK_WIDGET (self), "table.open-cell", NULL);
}

static void
on_selection_cb (AppTablePage *self)
{
  _app_table_page_update_facts (self);
  _app_table_page_update_actions (self);
}

/* The row that has the keyboard shows where; it keeps that place while a menu is open. */
static void
on_focus_cb (AppTablePage *self, GParamSpec *pspec, GtkWindow *window)
{
  AppTableRow *row = get_row (gtk_window_get_focus (window));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (self)))
    self->current = app_table_row_get_position (row);
  for_each_row (self, redraw_row);
  _app_table_page_update_actions (self);
}

/* (transfer none) (nullable): the row at a point of the page. */
static AppTableRow *
pick_row (AppTablePage *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (hit != NULL && !gtk_widget_is_ancestor (hit, GTK_WIDGET (self->list)))
    return NULL;
  return hit != NULL && APP_IS_TABLE_ROW (hit) ? APP_TABLE_ROW (hit) : get_row (hit);
}

/* The cell that is pressed is the one under the cursor; the list does the rest. */
static AppTableRow *
move_cursor_to (AppTablePage *self, double x, double y)
{
  AppTableRow *row = pick_row (self, x, y);
  graphene_point_t point;

  if (row == NULL
      || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                    &point))
    return NULL;
  app_table_grid_set_cursor (self->grid, (int) app_table_grid_find (self->grid, point.x));
  return row;
}

static void
on_pressed_cb (AppTablePage *self, int n_press, double x, double y, GtkGestureClick *click)
{
  move_cursor_to (self, x, y);
}

static void
on_menu_pressed_cb (AppTablePage *self, int n_press, double x, double y, GtkGestureClick *click)
{
  AppTableRow *row = move_cursor_to (self, x, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  /* rows that were chosen before are the ones that the menu is about */
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), app_table_row_get_position (row)))
    _app_table_page_move_to (self, app_table_row_get_position (row));
  self->current = app_table_row_get_position (row);
  _app_table_page_update_actions (self);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
on_picked_cb (AppTablePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->picker);

  if (self->choosing || self->lists == NULL || selected >= self->lists->len)
    return;
  app_table_page_show_array (self, g_array_index (self->lists, DocNode, selected));
}

static void
update_words (AppTablePage *self)
{
  if (self->context == NULL)
    return;
  app_table_grid_set_words (self->grid, app_context_get_catalog (self->context), self->product,
                            app_context_get_label_language (self->context), app_context_get_label_mode (self->context));
  if (self->lists != NULL)
    _app_table_page_fill_picker (self);
}

static void
update_palette (AppTablePage *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  app_table_grid_set_palette (self->grid, adw_style_manager_get_dark (style),
                              adw_style_manager_get_high_contrast (style));
}

static void
on_grid_changed_cb (AppTablePage *self)
{
  for_each_row (self, app_table_row_refresh);
  _app_table_page_update_facts (self);
  _app_table_page_update_actions (self);
}

static void
on_cursor_moved_cb (AppTablePage *self)
{
  for_each_row (self, app_table_row_follow_cursor);
  _app_table_page_update_actions (self);
}

/* Rows draw only what can be seen, so they do it anew. */
static void
on_scrolled_cb (AppTablePage *self)
{
  for_each_row (self, redraw_row);
}

static void
append_fact (GString *facts, const char *fact)
{
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

void
_app_table_page_update_facts (AppTablePage *self)
{
  DocTable *table = app_table_grid_get_table (self->grid);
  g_autoptr(GString) facts = g_string_new (NULL);
  g_autoptr(GtkBitset) selected = NULL;
  g_autofree char *rows = NULL, *columns = NULL, *chosen = NULL;
  guint n_rows, n_shown, n_columns, n_chosen;

  if (table == NULL)
    {
      gtk_label_set_text (self->facts, NULL);
      return;
    }
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (table));
  n_columns = doc_table_get_n_columns (table);
  n_shown = app_table_grid_get_n_shown (self->grid);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n_chosen = (guint) gtk_bitset_get_size (selected);
  rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);
  columns = n_shown == n_columns ? g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns)
                                 : g_strdup_printf (_("%u of %u columns"), n_shown, n_columns);
  append_fact (facts, rows);
  append_fact (facts, columns);
  if (n_chosen > 1)
    {
      chosen = g_strdup_printf (ngettext ("%'u chosen", "%'u chosen", n_chosen), n_chosen);
      append_fact (facts, chosen);
    }
  gtk_label_set_text (self->facts, facts->str);
}

/* A record that sends more keys than a table shows is told of. */
static void
update_note (AppTablePage *self, DocTable *table)
{
  guint n_left_out = table != NULL ? doc_table_get_n_left_out (table) : 0;
  g_autofree char *note = NULL;

  if (n_left_out > 0)
    note = g_strdup_printf (ngettext ("%u further key is left out; the tree shows all of them.",
                                      "%u further keys are left out; the tree shows all of them.", n_left_out),
                            n_left_out);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, note != NULL);
}

void
_app_table_page_show_table (AppTablePage *self, DocTable *table)
{
  self->current = 0;
  /* Without its model the list binds its rows once, not after each of the changes. */
  gtk_list_view_set_model (self->list, NULL);
  app_table_grid_set_table (self->grid, table);
  gtk_multi_selection_set_model (self->selection, table != NULL ? G_LIST_MODEL (table) : NULL);
  gtk_list_view_set_model (self->list, table != NULL ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_adjustment_set_value (get_across (self), 0);
  update_note (self, table);
  _app_table_page_update_facts (self);
}

static gboolean
app_table_page_grab_focus (GtkWidget *widget)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);

  if (app_table_grid_get_table (self->grid) == NULL)
    return GTK_WIDGET_CLASS (app_table_page_parent_class)->grab_focus (widget);
  _app_table_page_move_to (self, self->current);
  return TRUE;
}

static void
app_table_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_table_page_parent_class)->map (widget);
  _app_table_page_load (APP_TABLE_PAGE (widget));
}

static void
app_table_page_root (GtkWidget *widget)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);

  GTK_WIDGET_CLASS (app_table_page_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    self->focus_id = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                               G_CALLBACK (on_focus_cb), self);
}

static void
app_table_page_unroot (GtkWidget *widget)
{
  g_clear_signal_handler (&APP_TABLE_PAGE (widget)->focus_id, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (app_table_page_parent_class)->unroot (widget);
}

static void
app_table_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);

  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (self->menu);
}

static void
app_table_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
app_table_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READINGS)
    g_value_set_boolean (value, app_table_grid_get_readings (APP_TABLE_PAGE (object)->grid));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
app_table_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AppTablePage *self = APP_TABLE_PAGE (object);

  if (id != PROP_READINGS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (app_table_grid_get_readings (self->grid) == g_value_get_boolean (value))
    return;
  app_table_grid_set_readings (self->grid, g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
app_table_page_dispose (GObject *object)
{
  AppTablePage *self = APP_TABLE_PAGE (object);
  GtkWidget *child;

  _app_table_page_stop (self);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->style_signals);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_TABLE_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->grid);
  g_clear_object (&self->context);
  g_clear_object (&self->product);
  g_clear_pointer (&self->lists, g_array_unref);
  g_clear_pointer (&self->document, doc_document_unref);
  G_OBJECT_CLASS (app_table_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (APP_TYPE_TABLE_HEAD);
  g_type_ensure (APP_TYPE_TABLE_COLUMN);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "table/app-table-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, states);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, bar);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, picker);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, facts);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, column_list);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, note);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, status);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, head);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, list);
  gtk_widget_class_bind_template_child (widget_class, AppTablePage, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_column_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_column_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_column_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
}

static void
app_table_page_class_init (AppTablePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_table_page_get_property;
  object_class->set_property = app_table_page_set_property;
  object_class->dispose = app_table_page_dispose;
  widget_class->map = app_table_page_map;
  widget_class->root = app_table_page_root;
  widget_class->unroot = app_table_page_unroot;
  widget_class->measure = app_table_page_measure;
  widget_class->size_allocate = app_table_page_size_allocate;
  widget_class->grab_focus = app_table_page_grab_focus;
  properties[PROP_READINGS] =
    g_param_spec_boolean ("readings", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "table-page");
  gtk_widget_class_install_property_action (widget_class, "table.readings", "readings");
  _app_table_page_install_actions (widget_class);
}

static void
connect_signals (AppTablePage *self)
{
  self->context_signals = g_signal_group_new (APP_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-mode", G_CALLBACK (update_words), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-language", G_CALLBACK (update_words), self);
  self->style_signals = g_signal_group_new (ADW_TYPE_STYLE_MANAGER);
  g_signal_group_connect_swapped (self->style_signals, "notify::dark", G_CALLBACK (update_palette), self);
  g_signal_group_connect_swapped (self->style_signals, "notify::high-contrast", G_CALLBACK (update_palette), self);
  g_signal_group_set_target (self->style_signals, adw_style_manager_get_default ());
  g_signal_connect_object (self->grid, "changed", G_CALLBACK (on_grid_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "cursor-moved", G_CALLBACK (on_cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_across (self), "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
app_table_page_init (AppTablePage *self)
{
  g_autoptr(GtkNoSelection) columns = NULL;

  self->grid = app_table_grid_new ();
  self->selection = gtk_multi_selection_new (NULL);
  self->exporting = g_cancellable_new ();
  self->wanted = self->shown = DOC_NODE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (GTK_WIDGET (self->picker), _("The list that is shown"));
  app_table_head_set_grid (self->head, self->grid, get_across (self));
  columns = gtk_no_selection_new (g_object_ref (app_table_grid_get_columns (self->grid)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->column_list), GTK_SELECTION_MODEL (columns));
  connect_signals (self);
  update_palette (self);
  _app_table_page_update_actions (self);
}

void
app_table_page_set_context (AppTablePage *self, AppContext *context)
{
  g_return_if_fail (APP_IS_TABLE_PAGE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_group_set_target (self->context_signals, context);
  update_words (self);
}

void
app_table_page_set_document (AppTablePage *self, DocDocument *document, CodefProduct *product)
{
  g_return_if_fail (APP_IS_TABLE_PAGE (self));

  if (self->document == document)
    return;
  _app_table_page_stop (self);
  _app_table_page_show_table (self, NULL);
  g_clear_pointer (&self->lists, g_array_unref);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document != NULL ? doc_document_ref (document) : NULL;
  g_set_object (&self->product, product);
  self->wanted = self->shown = DOC_NODE_NONE;
  update_words (self);
  _app_table_page_load (self);
}

void
app_table_page_show_array (AppTablePage *self, DocNode node)
{
  g_return_if_fail (APP_IS_TABLE_PAGE (self));
  g_return_if_fail (self->document != NULL && doc_document_get_kind (self->document, node) == DOC_KIND_ARRAY);

  if (self->lists != NULL && self->shown == node)
    return;
  self->wanted = node;
  /* the lists may still be looked for: the one that is wanted is shown then */
  if (self->lists != NULL)
    _app_table_page_stop (self);
  _app_table_page_load (self);
}

DocNode
app_table_page_get_array (AppTablePage *self)
{
  g_return_val_if_fail (APP_IS_TABLE_PAGE (self), DOC_NODE_NONE);

  return self->shown != DOC_NODE_NONE ? self->shown : self->wanted;
}

DocTable *
app_table_page_get_table (AppTablePage *self)
{
  g_return_val_if_fail (APP_IS_TABLE_PAGE (self), NULL);

  return app_table_grid_get_table (self->grid);
}
