/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-page-private.h"

#include "app-table-export.h"
#include "app-toast.h"

#include <glib/gi18n-lib.h>

/* More would take the clipboard of most programs down; the export has no such limit. */
#define MAX_COPIED_BYTES ((gsize) 16 * 1024 * 1024)

/* (transfer none) (nullable): the column under the cursor. */
static AppTableColumn *
get_column (AppTablePage *self)
{
  guint cursor = app_table_grid_get_cursor (self->grid);

  return app_table_grid_get_table (self->grid) != NULL && cursor < app_table_grid_get_n_shown (self->grid)
           ? app_table_grid_get_shown (self->grid, cursor)
           : NULL;
}

/* The value under the cursor; DOC_NODE_NONE if there is none. */
static DocNode
get_cell (AppTablePage *self)
{
  DocTable *table = app_table_grid_get_table (self->grid);
  AppTableColumn *column = get_column (self);
  DocNode row = column != NULL ? doc_table_get_node (table, self->current) : DOC_NODE_NONE;

  return row != DOC_NODE_NONE ? doc_table_get_cell (table, row, app_table_column_get_index (column)) : DOC_NODE_NONE;
}

/* The cursor stays on its element. The rows are the same, so widths and columns are. */
static void
on_sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppTablePage) self = user_data;
  DocTable *table = DOC_TABLE (source);
  DocNode row;

  /* cancelled: whoever did that has told the widgets */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  row = doc_table_get_node (table, self->current);
  gtk_list_view_set_model (self->list, NULL);
  doc_table_sort_finish (table, result, NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  _app_table_page_end (self, "table");
  app_table_head_refresh (self->head);
  _app_table_page_move_to (self, row != DOC_NODE_NONE ? doc_table_get_position (table, row) : 0);
}

static void
sort (AppTablePage *self, guint column, gboolean descending)
{
  DocTable *table = app_table_grid_get_table (self->grid);

  doc_table_sort_async (table, column, descending, _app_table_page_begin (self), on_sorted_cb, g_object_ref (self));
}

/* Once up, twice down, and the third time as it was sent. */
static void
activate_sort_column (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  DocTable *table = app_table_grid_get_table (self->grid);
  guint column = g_variant_get_uint32 (parameter);
  gboolean descending;

  if (table == NULL || column >= doc_table_get_n_columns (table))
    return;
  if (doc_table_get_sort (table, &descending) != column)
    sort (self, column, FALSE);
  else if (!descending)
    sort (self, column, TRUE);
  else
    sort (self, DOC_TABLE_UNSORTED, FALSE);
}

static void
activate_sort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);

  sort (self, app_table_column_get_index (get_column (self)), g_str_equal (name, "table.sort-descending"));
}

static void
activate_unsort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sort (APP_TABLE_PAGE (widget), DOC_TABLE_UNSORTED, FALSE);
}

/* A string without quotes and escapes, anything else as sent. */
static void
activate_copy_cell (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  DocNode cell = get_cell (self);
  g_autofree char *text = NULL;

  if (cell == DOC_NODE_NONE)
    return;
  text = doc_document_dup_string (self->document, cell);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  app_toast (widget, _("Value copied"));
}

/* A spreadsheet ends a cell at a tab and a row at a line end, so neither may stand in a value. */
static void
append_cell (AppTablePage *self, GString *text, DocNode row, AppTableColumn *column)
{
  DocNode cell = doc_table_get_cell (app_table_grid_get_table (self->grid), row, app_table_column_get_index (column));
  g_autofree char *value = NULL;

  if (cell == DOC_NODE_NONE || doc_document_get_kind (self->document, cell) == DOC_KIND_NULL)
    return;
  value = doc_document_dup_string (self->document, cell);
  g_string_append (text, g_strdelimit (value, "\t\r\n", ' '));
}

/* (transfer full): names of the columns, then the rows that are chosen, as they are shown. */
static GString *
make_copied_rows (AppTablePage *self, guint *n_rows)
{
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  DocTable *table = app_table_grid_get_table (self->grid);
  guint n_shown = app_table_grid_get_n_shown (self->grid), position;
  GString *text = g_string_new (NULL);
  GtkBitsetIter iter;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            app_table_column_get_name (app_table_grid_get_shown (self->grid, i)));
  *n_rows = 0;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more && text->len < MAX_COPIED_BYTES;
       more = gtk_bitset_iter_next (&iter, &position), (*n_rows)++)
    {
      g_string_append_c (text, '\n');
      for (guint i = 0; i < n_shown; i++)
        {
          if (i > 0)
            g_string_append_c (text, '\t');
          append_cell (self, text, doc_table_get_node (table, position), app_table_grid_get_shown (self->grid, i));
        }
    }
  return text;
}

static void
activate_copy_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  g_autofree char *text = NULL, *what = NULL;
  guint n_rows;

  text = g_string_free (make_copied_rows (self, &n_rows), FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  what = g_strdup_printf (ngettext ("%'u row copied, as a spreadsheet takes it",
                                    "%'u rows copied, as a spreadsheet takes them", n_rows), n_rows);
  app_toast (widget, what);
}

static void
activate_hide_column (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTableColumn *column = get_column (APP_TABLE_PAGE (widget));

  app_table_column_set_visible (column, FALSE);
}

static void
activate_show_all_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
  app_table_grid_show_all (APP_TABLE_PAGE (widget)->grid);
}

static void
activate_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  app_table_export_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, widget, self->grid);
}

/* A list in a cell becomes the table, anything else is shown in the tree. */
static void
activate_open_cell (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  DocNode cell = get_cell (self);

  if (cell != DOC_NODE_NONE && doc_table_suits (self->document, cell))
    app_table_page_show_array (self, cell);
  else if (cell != DOC_NODE_NONE)
    gtk_widget_activate_action (widget, "answer.show-node", "u", (guint32) cell);
}

static void
activate_show_in_tree (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocNode cell = get_cell (APP_TABLE_PAGE (widget));

  if (cell != DOC_NODE_NONE)
    gtk_widget_activate_action (widget, "answer.show-node", "u", (guint32) cell);
}

static void
activate_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct { const char *name; int step; } moves[] = {
    { "table.left", -1 },
    { "table.right", 1 },
    { "table.first-column", -G_MAXINT16 },
    { "table.last-column", G_MAXINT16 },
  };
  AppTablePage *self = APP_TABLE_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (name, moves[i].name))
      app_table_grid_set_cursor (self->grid, (int) app_table_grid_get_cursor (self->grid) + moves[i].step);
  _app_table_page_reveal_column (self);
}

/* By keyboard: under the cell of the cursor. */
static void
activate_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  float x = (float) app_table_grid_get_x (self->grid, app_table_grid_get_cursor (self->grid));
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    (void) !gtk_widget_compute_point (focus, widget,
                                      &GRAPHENE_POINT_INIT (x + APP_TABLE_PADDING,
                                                            (float) gtk_widget_get_height (focus)), &point);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
activate_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTablePage *self = APP_TABLE_PAGE (widget);
  gboolean has_table = app_table_grid_get_table (self->grid) != NULL;

  _app_table_page_stop (self);
  if (!has_table)
    self->shown = DOC_NODE_NONE;
  _app_table_page_end (self, has_table ? "table" : "status");
}

void
_app_table_page_update_actions (AppTablePage *self)
{
  static const char *const of_a_table[] = {
    "table.sort-column",  "table.export",      "table.left", "table.right",
    "table.first-column", "table.last-column", "table.menu",
  };
  static const char *const of_a_column[] = { "table.sort-ascending", "table.sort-descending", "table.hide-column" };
  static const char *const of_a_cell[] = { "table.copy-cell", "table.open-cell", "table.show-in-tree" };
  GtkWidget *widget = GTK_WIDGET (self);
  DocTable *table = app_table_grid_get_table (self->grid);
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean has_cell = get_cell (self) != DOC_NODE_NONE, is_busy = self->cancellable != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_a_table); i++)
    gtk_widget_action_set_enabled (widget, of_a_table[i], table != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_a_column); i++)
    gtk_widget_action_set_enabled (widget, of_a_column[i], get_column (self) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_a_cell); i++)
    gtk_widget_action_set_enabled (widget, of_a_cell[i], has_cell);
  gtk_widget_action_set_enabled (widget, "table.unsort",
                                 table != NULL && doc_table_get_sort (table, NULL) != DOC_TABLE_UNSORTED);
  gtk_widget_action_set_enabled (widget, "table.copy-rows", table != NULL && !gtk_bitset_is_empty (chosen));
  gtk_widget_action_set_enabled (widget, "table.show-all-columns",
                                 table != NULL
                                   && app_table_grid_get_n_shown (self->grid) < doc_table_get_n_columns (table));
  gtk_widget_action_set_enabled (widget, "table.stop", is_busy);
}

void
_app_table_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.sort-column", "u", activate_sort_column);
  gtk_widget_class_install_action (widget_class, "table.sort-ascending", NULL, activate_sort);
  gtk_widget_class_install_action (widget_class, "table.sort-descending", NULL, activate_sort);
  gtk_widget_class_install_action (widget_class, "table.unsort", NULL, activate_unsort);
  gtk_widget_class_install_action (widget_class, "table.copy-cell", NULL, activate_copy_cell);
  gtk_widget_class_install_action (widget_class, "table.copy-rows", NULL, activate_copy_rows);
  gtk_widget_class_install_action (widget_class, "table.hide-column", NULL, activate_hide_column);
  gtk_widget_class_install_action (widget_class, "table.show-all-columns", NULL, activate_show_all_columns);
  gtk_widget_class_install_action (widget_class, "table.export", NULL, activate_export);
  gtk_widget_class_install_action (widget_class, "table.open-cell", NULL, activate_open_cell);
  gtk_widget_class_install_action (widget_class, "table.show-in-tree", NULL, activate_show_in_tree);
  gtk_widget_class_install_action (widget_class, "table.left", NULL, activate_move);
  gtk_widget_class_install_action (widget_class, "table.right", NULL, activate_move);
  gtk_widget_class_install_action (widget_class, "table.first-column", NULL, activate_move);
  gtk_widget_class_install_action (widget_class, "table.last-column", NULL, activate_move);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, activate_menu);
  gtk_widget_class_install_action (widget_class, "table.stop", NULL, activate_stop);
}
