/* SPDX-License-Identifier: MIT */
#include "app-table-grid.h"

#include "app-plain.h"
#include "codef-redactor.h"

#include <string.h>

/* Widths are taken from the first rows; this many cells cost a few milliseconds. */
#define SAMPLE_CELLS 1500
#define SAMPLE_ROWS 40
#define MIN_WIDTH 5
/* A cell shows far less. */
#define MAX_CELL_BYTES 256

struct _AppTableGrid
{
  GObject      parent_instance;
  DocTable    *table;       /* (owned) (nullable) */
  AppTreeLook *look;        /* (owned) */
  GdkRGBA      text_color;
  GListStore  *columns;     /* (owned) of AppTableColumn */
  GPtrArray   *shown;       /* (owned) of AppTableColumn, borrowed from columns */
  GArray      *places;      /* (owned) of int: where each of shown begins, and the last one ends */
  guint        fonts_serial; /* the places were made for */
  guint        cursor;
  gboolean     readings;
  gboolean     is_filling;  /* several columns change at once */
};

G_DEFINE_FINAL_TYPE (AppTableGrid, app_table_grid, G_TYPE_OBJECT)

enum { CHANGED, CURSOR_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* In halves of a Hangul syllable. */
static guint
measure_text (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static guint
measure_head (AppTableGrid *self, AppTableColumn *column)
{
  const char *name = app_table_column_get_name (column), *label = app_table_column_get_label (column);
  guint width = 0;

  if (label == NULL || self->look->mode != APP_LABEL_MODE_LABEL)
    width = measure_text (name);
  if (label != NULL && self->look->mode != APP_LABEL_MODE_KEY)
    width = MAX (width, measure_text (label) + 1);
  /* the arrow of the order */
  return width + 2;
}

/* How its first rows look: as wide as they need, at the right if all are numbers. */
static void
look_at_column (AppTableGrid *self, AppTableColumn *column, guint n_rows)
{
  const char *key = app_table_column_get_key (column);
  gboolean is_amount = key != NULL && app_lens_guess (key, strlen (key)) == APP_LENS_AMOUNT, is_number = TRUE;
  guint width = MAX (measure_head (self, column), MIN_WIDTH), n_numbers = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      DocKind kind;
      g_autofree char *text = app_table_grid_dup_cell (self, doc_table_get_node (self->table, i), column, &kind);

      if (text == NULL)
        continue;
      width = MAX (width, measure_text (text));
      if (kind == DOC_KIND_NUMBER)
        n_numbers++;
      else if (kind != DOC_KIND_NULL)
        is_number = FALSE;
    }
  app_table_column_set_look (column, is_amount || (is_number && n_numbers > 0), MIN (width, APP_TABLE_MAX_WIDTH));
}

static void
look_at_columns (AppTableGrid *self)
{
  guint n_columns = g_list_model_get_n_items (G_LIST_MODEL (self->columns));
  guint n_rows = self->table != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->table)) : 0;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr(AppTableColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);

      look_at_column (self, column, MIN (n_rows, CLAMP (SAMPLE_CELLS / n_columns, 3, SAMPLE_ROWS)));
    }
}

static void
collect_shown (AppTableGrid *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->columns)); i++)
    {
      g_autoptr(AppTableColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);

      if (app_table_column_is_visible (column))
        g_ptr_array_add (self->shown, column);
    }
  self->fonts_serial = 0;
  self->cursor = MIN (self->cursor, MAX (self->shown->len, 1) - 1);
}

static void
on_visible_cb (AppTableGrid *self)
{
  if (self->is_filling)
    return;
  collect_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update_labels (AppTableGrid *self)
{
  const AppLens *lens = &self->look->lens;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->columns)); i++)
    {
      g_autoptr(AppTableColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);
      const char *key = app_table_column_get_key (column);

      if (key != NULL && lens->catalog != NULL)
        app_table_column_set_label (column,
                                    codef_catalog_get_field_title (lens->catalog, lens->product, key, lens->language));
    }
}

static void
refresh (AppTableGrid *self)
{
  update_labels (self);
  look_at_columns (self);
  collect_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
app_table_grid_finalize (GObject *object)
{
  AppTableGrid *self = APP_TABLE_GRID (object);

  g_clear_object (&self->table);
  g_ptr_array_unref (self->shown);
  g_array_unref (self->places);
  g_object_unref (self->columns);
  app_tree_look_unref (self->look);
  G_OBJECT_CLASS (app_table_grid_parent_class)->finalize (object);
}

static void
app_table_grid_class_init (AppTableGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_table_grid_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
app_table_grid_init (AppTableGrid *self)
{
  self->look = app_tree_look_new ();
  self->columns = g_list_store_new (APP_TYPE_TABLE_COLUMN);
  self->shown = g_ptr_array_new ();
  self->places = g_array_new (FALSE, TRUE, sizeof (int));
  self->readings = TRUE;
}

AppTableGrid *
app_table_grid_new (void)
{
  return g_object_new (APP_TYPE_TABLE_GRID, NULL);
}

void
app_table_grid_set_table (AppTableGrid *self, DocTable *table)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (APP_IS_TABLE_GRID (self));

  g_set_object (&self->table, table);
  for (guint i = 0; table != NULL && i < doc_table_get_n_columns (table); i++)
    {
      AppTableColumn *column = app_table_column_new (i, doc_table_get_key (table, i));

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_visible_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (columns, column);
    }
  g_ptr_array_set_size (self->shown, 0);
  g_list_store_remove_all (self->columns);
  g_list_store_splice (self->columns, 0, 0, columns->pdata, columns->len);
  self->cursor = 0;
  refresh (self);
}

DocTable *
app_table_grid_get_table (AppTableGrid *self)
{
  return self->table;
}

void
app_table_grid_set_words (AppTableGrid *self, CodefCatalog *catalog, CodefProduct *product, CodefLanguage language,
                          AppLabelMode mode)
{
  app_tree_look_set_words (self->look, catalog, product, language, mode);
  refresh (self);
}

void
app_table_grid_set_palette (AppTableGrid *self, gboolean dark, gboolean high_contrast)
{
  app_tree_look_set_palette (self->look, dark, high_contrast);
  gdk_rgba_parse (&self->text_color, dark ? (high_contrast ? "#ffffff" : "#eeeeec")
                                          : (high_contrast ? "#000000" : "#2e3436"));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
app_table_grid_set_readings (AppTableGrid *self, gboolean readings)
{
  if (self->readings == readings)
    return;
  self->readings = readings;
  refresh (self);
}

gboolean
app_table_grid_get_readings (AppTableGrid *self)
{
  return self->readings;
}

AppTreeLook *
app_table_grid_get_look (AppTableGrid *self)
{
  return self->look;
}

const GdkRGBA *
app_table_grid_get_text_color (AppTableGrid *self)
{
  return &self->text_color;
}

GListModel *
app_table_grid_get_columns (AppTableGrid *self)
{
  return G_LIST_MODEL (self->columns);
}

void
app_table_grid_show_all (AppTableGrid *self)
{
  /* one signal, not one for each column */
  self->is_filling = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->columns)); i++)
    {
      g_autoptr(AppTableColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), i);

      app_table_column_set_visible (column, TRUE);
    }
  self->is_filling = FALSE;
  on_visible_cb (self);
}

guint
app_table_grid_get_n_shown (AppTableGrid *self)
{
  return self->shown->len;
}

AppTableColumn *
app_table_grid_get_shown (AppTableGrid *self, guint position)
{
  g_return_val_if_fail (position < self->shown->len, NULL);

  return g_ptr_array_index (self->shown, position);
}

void
app_table_grid_ensure_fonts (AppTableGrid *self, GtkWidget *widget)
{
  int x = 0, digits_width;

  app_tree_look_ensure_fonts (self->look, widget);
  if (self->fonts_serial == self->look->fonts_serial && self->places->len == self->shown->len + 1)
    return;
  pango_layout_set_width (self->look->layouts[APP_TREE_TEXT_LABEL], -1);
  pango_layout_set_text (self->look->layouts[APP_TREE_TEXT_LABEL], "00000A0000", -1);
  pango_layout_get_pixel_size (self->look->layouts[APP_TREE_TEXT_LABEL], &digits_width, NULL);
  g_array_set_size (self->places, 0);
  g_array_append_val (self->places, x);
  for (guint i = 0; i < self->shown->len; i++)
    {
      AppTableColumn *column = g_ptr_array_index (self->shown, i);

      x += (int) app_table_column_get_width (column) * digits_width / 10 + 2 * APP_TABLE_PADDING;
      g_array_append_val (self->places, x);
    }
  self->fonts_serial = self->look->fonts_serial;
}

int
app_table_grid_get_x (AppTableGrid *self, guint position)
{
  return position < self->places->len ? g_array_index (self->places, int, position) : 0;
}

guint
app_table_grid_find (AppTableGrid *self, double x)
{
  guint low = 0, high = MAX (self->shown->len, 1) - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (x < app_table_grid_get_x (self, middle + 1))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

guint
app_table_grid_get_cursor (AppTableGrid *self)
{
  return self->cursor;
}

void
app_table_grid_set_cursor (AppTableGrid *self, int position)
{
  guint cursor = (guint) CLAMP (position, 0, (int) MAX (self->shown->len, 1) - 1);

  if (self->cursor == cursor)
    return;
  self->cursor = cursor;
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

char *
app_table_grid_dup_cell (AppTableGrid *self, DocNode row, AppTableColumn *column, DocKind *kind)
{
  DocDocument *document = doc_table_get_document (self->table);
  const char *key = app_table_column_get_key (column);
  DocNode cell = row != DOC_NODE_NONE ? doc_table_get_cell (self->table, row, app_table_column_get_index (column))
                                      : DOC_NODE_NONE;
  g_autofree char *text = NULL;
  char *reading = NULL;

  *kind = cell != DOC_NODE_NONE ? doc_document_get_kind (document, cell) : DOC_KIND_NULL;
  if (cell == DOC_NODE_NONE)
    return NULL;
  if (*kind == DOC_KIND_OBJECT || *kind == DOC_KIND_ARRAY)
    return g_strdup_printf (*kind == DOC_KIND_OBJECT ? "{%u}" : "[%u]", doc_document_get_n_children (document, cell));
  text = doc_document_dup_preview (document, cell, MAX_CELL_BYTES);
  /* as in the tree: a sandbox echoes what it does not know, a password sent by mistake among it */
  if (*kind == DOC_KIND_STRING && *text != '\0' && key != NULL && codef_redactor_is_secret_name (key))
    return g_strdup (CODEF_REDACTED);
  if (self->readings && self->look->lens.catalog != NULL)
    reading = app_lens_read (&self->look->lens, document, cell);
  return reading != NULL ? reading : app_plain_line (text, strlen (text), MAX_CELL_BYTES);
}
