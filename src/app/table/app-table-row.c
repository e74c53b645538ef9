/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-row.h"

#include <glib/gi18n-lib.h>

/* What a cell shows, once it was looked up. */
typedef struct
{
  char    *text;      /* (owned) (nullable): there is no such cell */
  DocKind  kind;
  gboolean is_known;
} Cell;

struct _AppTableRow
{
  GtkWidget      parent_instance;
  AppTableGrid  *grid;      /* (owned) */
  GtkAdjustment *across;    /* (owned) */
  DocRow        *item;      /* (owned) (nullable) */
  guint          position;
  GArray        *cells;     /* (owned) of Cell, for the columns that are shown; looked up when drawn */
};

G_DEFINE_FINAL_TYPE (AppTableRow, app_table_row, GTK_TYPE_WIDGET)

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static Cell *
ensure_cell (AppTableRow *self, guint position)
{
  Cell *cell;

  if (self->cells->len != app_table_grid_get_n_shown (self->grid))
    g_array_set_size (self->cells, app_table_grid_get_n_shown (self->grid));
  cell = &g_array_index (self->cells, Cell, position);
  if (!cell->is_known)
    cell->text = app_table_grid_dup_cell (self->grid, doc_row_get_node (self->item),
                                          app_table_grid_get_shown (self->grid, position), &cell->kind);
  cell->is_known = TRUE;
  return cell;
}

static const GdkRGBA *
get_color (AppTableRow *self, DocKind kind)
{
  AppTreeLook *look = app_table_grid_get_look (self->grid);

  switch (kind)
    {
    case DOC_KIND_ARRAY:
    case DOC_KIND_OBJECT:
      return &look->colors[APP_TREE_COLOR_COUNT];
    case DOC_KIND_NULL:
    case DOC_KIND_FALSE:
    case DOC_KIND_TRUE:
      return &look->colors[APP_TREE_COLOR_KEYWORD];
    case DOC_KIND_NUMBER:
    case DOC_KIND_STRING:
    default:
      return app_table_grid_get_text_color (self->grid);
    }
}

static void
draw_cell (AppTableRow *self, GtkSnapshot *snapshot, guint position)
{
  AppTreeLook *look = app_table_grid_get_look (self->grid);
  PangoLayout *layout = look->layouts[APP_TREE_TEXT_LABEL];
  Cell *cell = ensure_cell (self, position);
  int left = app_table_grid_get_x (self->grid, position) + APP_TABLE_PADDING;
  int room = app_table_grid_get_x (self->grid, position + 1) - APP_TABLE_PADDING - left, width;

  if (cell->text == NULL || *cell->text == '\0')
    return;
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, cell->text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    pango_layout_set_width (layout, room * PANGO_SCALE);
  else if (app_table_column_is_number (app_table_grid_get_shown (self->grid, position)))
    left += room - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) left,
                                                (float) (look->baseline
                                                         - PANGO_PIXELS (pango_layout_get_baseline (layout)))));
  gtk_snapshot_append_layout (snapshot, layout, get_color (self, cell->kind));
  gtk_snapshot_restore (snapshot);
}

/* A frame around the cell, in the row that has the keyboard. */
static void
draw_cursor (AppTableRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  AppTreeLook *look = app_table_grid_get_look (self->grid);
  guint cursor = app_table_grid_get_cursor (self->grid);
  float x = (float) app_table_grid_get_x (self->grid, cursor);
  float width = (float) app_table_grid_get_x (self->grid, cursor + 1) - x;
  GskRoundedRect frame;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA color = look->colors[APP_TREE_COLOR_KEY], colors[4] = { color, color, color, color };

  if (item == NULL || !gtk_widget_has_focus (item))
    return;
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (x + 1, 1, width - 2, (float) look->row_height - 2), 3);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
app_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AppTableRow *self = APP_TABLE_ROW (widget);
  double left = gtk_adjustment_get_value (self->across), right = left + gtk_adjustment_get_page_size (self->across);

  if (self->item == NULL || app_table_grid_get_n_shown (self->grid) == 0)
    return;
  app_table_grid_ensure_fonts (self->grid, widget);
  for (guint i = app_table_grid_find (self->grid, left);
       i < app_table_grid_get_n_shown (self->grid) && app_table_grid_get_x (self->grid, i) < right; i++)
    draw_cell (self, snapshot, i);
  draw_cursor (self, snapshot);
}

static void
app_table_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  AppTableRow *self = APP_TABLE_ROW (widget);

  app_table_grid_ensure_fonts (self->grid, widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                          ? app_table_grid_get_look (self->grid)->row_height
                          : app_table_grid_get_x (self->grid, app_table_grid_get_n_shown (self->grid));
}

static void
app_table_row_dispose (GObject *object)
{
  AppTableRow *self = APP_TABLE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->grid);
  g_clear_object (&self->across);
  G_OBJECT_CLASS (app_table_row_parent_class)->dispose (object);
}

static void
app_table_row_finalize (GObject *object)
{
  g_array_unref (APP_TABLE_ROW (object)->cells);
  G_OBJECT_CLASS (app_table_row_parent_class)->finalize (object);
}

static void
app_table_row_class_init (AppTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_table_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_table_row_finalize;
  widget_class->measure = app_table_row_measure;
  widget_class->snapshot = app_table_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "table-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
app_table_row_init (AppTableRow *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
}

GtkWidget *
app_table_row_new (AppTableGrid *grid, GtkAdjustment *across)
{
  AppTableRow *self = g_object_new (APP_TYPE_TABLE_ROW, NULL);

  self->grid = g_object_ref (grid);
  self->across = g_object_ref (across);
  return GTK_WIDGET (self);
}

void
app_table_row_set_item (AppTableRow *self, DocRow *item, guint position)
{
  self->position = position;
  if (!g_set_object (&self->item, item))
    return;
  g_array_set_size (self->cells, 0);
  app_table_row_follow_cursor (self);
}

DocRow *
app_table_row_get_item (AppTableRow *self)
{
  return self->item;
}

guint
app_table_row_get_position (AppTableRow *self)
{
  return self->position;
}

void
app_table_row_refresh (AppTableRow *self)
{
  g_array_set_size (self->cells, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  app_table_row_follow_cursor (self);
}

/* The list's own item widget has the focus, so it is the one that a screen reader asks. */
void
app_table_row_follow_cursor (AppTableRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *sentence = app_table_row_dup_sentence (self);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
app_table_row_dup_sentence (AppTableRow *self)
{
  guint cursor = app_table_grid_get_cursor (self->grid);
  Cell *cell;

  if (self->item == NULL || cursor >= app_table_grid_get_n_shown (self->grid))
    return g_strdup ("");
  cell = ensure_cell (self, cursor);
  /* Translators: a cell of a table for a screen reader: the column, the value, the number of the row */
  return g_strdup_printf (_("%s: %s, row %u"),
                          app_table_column_get_title (app_table_grid_get_shown (self->grid, cursor)),
                          cell->text == NULL || *cell->text == '\0' ? _("empty") : cell->text, self->position + 1);
}
