/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-tree-row.h"

#include <glib/gi18n-lib.h>

struct _AppTreeRow
{
  GtkWidget    parent_instance;
  AppTreeLook *look;       /* (owned) */
  DocRow      *item;       /* (owned) (nullable) */
  AppReading   reading;    /* of the item */
};

G_DEFINE_FINAL_TYPE (AppTreeRow, app_tree_row, GTK_TYPE_WIDGET)

#define GAP_LABEL   6
#define GAP_VALUE   14
#define GAP_MEANING 18

/* Where the next text goes, and how much room is left. */
typedef struct
{
  GtkSnapshot *snapshot;
  int x;
  int right;
} Pen;

static gboolean
can_open (AppTreeRow *self)
{
  return self->item != NULL && (self->reading.kind == DOC_KIND_OBJECT || self->reading.kind == DOC_KIND_ARRAY)
         && !self->reading.is_empty;
}

static gboolean
is_open (AppTreeRow *self)
{
  return self->look->rows != NULL && doc_rows_is_expanded (self->look->rows, doc_row_get_node (self->item));
}

/* Deep nesting must not push the words out of the window. */
static int
get_arrow_x (AppTreeRow *self)
{
  int indent = (int) doc_row_get_level (self->item) * APP_TREE_INDENT;

  return APP_TREE_PADDING + MIN (indent, gtk_widget_get_width (GTK_WIDGET (self)) / 2);
}

static void
draw_arrow (AppTreeRow *self, GtkSnapshot *snapshot, int x)
{
  const graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x, 0, APP_TREE_ARROW, (float) self->look->row_height);
  double middle_x = x + APP_TREE_ARROW / 2.0 - 2.0, middle_y = self->look->row_height / 2.0,
         scale = MIN (self->look->row_height / 28.0, 1.8);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  gdk_cairo_set_source_rgba (cr, &self->look->colors[APP_TREE_COLOR_ARROW]);
  cairo_translate (cr, middle_x, middle_y);
  cairo_scale (cr, scale, scale);
  if (!is_open (self))
    cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, -4.0, -2.5);
  cairo_line_to (cr, 4.0, -2.5);
  cairo_line_to (cr, 0.0, 3.0);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Sets @text, at most @max_width wide, and says how wide it is. */
static int
lay_out (PangoLayout *layout, const char *text, int max_width)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= max_width)
    return width;
  pango_layout_set_width (layout, MAX (max_width, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
draw (AppTreeRow *self, Pen *pen, AppTreeText text, int width, AppTreeColor color)
{
  PangoLayout *layout = self->look->layouts[text];
  int y = self->look->baseline - PANGO_PIXELS (pango_layout_get_baseline (layout));

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) pen->x, (float) y));
  gtk_snapshot_append_layout (pen->snapshot, layout, &self->look->colors[color]);
  gtk_snapshot_restore (pen->snapshot);
  pen->x += width;
}

static void
draw_text (AppTreeRow *self, Pen *pen, AppTreeText text, const char *words, int max_width, AppTreeColor color)
{
  draw (self, pen, text, lay_out (self->look->layouts[text], words, max_width), color);
}

static AppTreeColor
get_value_color (DocKind kind)
{
  switch (kind)
    {
    case DOC_KIND_STRING:
      return APP_TREE_COLOR_STRING;
    case DOC_KIND_NUMBER:
      return APP_TREE_COLOR_NUMBER;
    case DOC_KIND_ARRAY:
    case DOC_KIND_OBJECT:
      return APP_TREE_COLOR_COUNT;
    case DOC_KIND_NULL:
    case DOC_KIND_FALSE:
    case DOC_KIND_TRUE:
    default:
      return APP_TREE_COLOR_KEYWORD;
    }
}

static void
draw_name (AppTreeRow *self, Pen *pen)
{
  const AppReading *reading = &self->reading;
  gboolean has_label = reading->label != NULL && self->look->mode != APP_LABEL_MODE_KEY;
  gboolean label_alone = has_label && self->look->mode == APP_LABEL_MODE_LABEL;
  int room = pen->right - pen->x;

  if (reading->key == NULL)
    return;
  if (!label_alone)
    draw_text (self, pen, APP_TREE_TEXT_KEY, reading->key, room * 45 / 100,
               reading->is_element ? APP_TREE_COLOR_INDEX : APP_TREE_COLOR_KEY);
  if (has_label && !label_alone)
    pen->x += GAP_LABEL;
  if (has_label)
    draw_text (self, pen, APP_TREE_TEXT_LABEL, reading->label, room * 35 / 100,
               label_alone ? APP_TREE_COLOR_KEY : APP_TREE_COLOR_LABEL);
}

/* A container is told by its summary first and its count after it; a scalar by its value first. */
static void
draw_container (AppTreeRow *self, Pen *pen)
{
  int count_width = lay_out (self->look->layouts[APP_TREE_TEXT_VALUE], self->reading.value, G_MAXINT);

  if (self->reading.meaning != NULL)
    {
      pen->x += GAP_LABEL;
      draw_text (self, pen, APP_TREE_TEXT_MEANING, self->reading.meaning, pen->right - pen->x - GAP_VALUE - count_width,
                 APP_TREE_COLOR_LABEL);
    }
  pen->x += self->reading.key != NULL ? GAP_VALUE : 0;
  draw (self, pen, APP_TREE_TEXT_VALUE, count_width, APP_TREE_COLOR_COUNT);
}

/* The value has the first claim on the room, but leaves a third of it to the meaning if that needs it. */
static void
draw_scalar (AppTreeRow *self, Pen *pen)
{
  int room, value_width, meaning_width = 0;

  pen->x += self->reading.key != NULL ? GAP_VALUE : 0;
  room = pen->right - pen->x;
  value_width = lay_out (self->look->layouts[APP_TREE_TEXT_VALUE], self->reading.value, G_MAXINT);
  if (self->reading.meaning != NULL)
    {
      meaning_width = lay_out (self->look->layouts[APP_TREE_TEXT_MEANING], self->reading.meaning,
                               MAX (room - GAP_MEANING - value_width, (room - GAP_MEANING) / 3));
      room -= GAP_MEANING + meaning_width;
    }
  if (value_width > room)
    value_width = lay_out (self->look->layouts[APP_TREE_TEXT_VALUE], self->reading.value, room);
  draw (self, pen, APP_TREE_TEXT_VALUE, value_width, get_value_color (self->reading.kind));
  if (self->reading.meaning == NULL)
    return;
  pen->x += GAP_MEANING;
  draw (self, pen, APP_TREE_TEXT_MEANING, meaning_width, APP_TREE_COLOR_MEANING);
}

/* (nullable): what is said of the node, translated; the mark says the same as the colour. */
static const char *
get_verdict_words (CodefVerdict *verdict)
{
  if (verdict == NULL)
    return NULL;
  if (codef_verdict_passed (verdict))
    return _("✔ as expected");
  return codef_verdict_get_source (verdict) == CODEF_VERDICT_DRIFT ? _("△ other than documented") : _("✘ not as expected");
}

static void
draw_verdict (AppTreeRow *self, Pen *pen)
{
  CodefVerdict *verdict = app_tree_look_get_verdict (self->look, doc_row_get_node (self->item));
  const char *words = get_verdict_words (verdict);

  if (words == NULL)
    return;
  pen->x += GAP_VALUE;
  draw_text (self, pen, APP_TREE_TEXT_LABEL, words, (pen->right - pen->x) * 2 / 3,
             codef_verdict_passed (verdict) ? APP_TREE_COLOR_STRING : APP_TREE_COLOR_WARNING);
}

static gboolean
is_match (AppTreeRow *self)
{
  return self->look->matches != NULL
         && doc_matches_get_document (self->look->matches) == doc_row_get_document (self->item)
         && doc_matches_contain (self->look->matches, doc_row_get_node (self->item));
}

/* The one under the cursor has a bar as well. */
static void
draw_mark (AppTreeRow *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self), *item = gtk_widget_get_parent (widget);
  const float height = (float) self->look->row_height;

  gtk_snapshot_append_color (snapshot, &self->look->colors[APP_TREE_COLOR_MATCH],
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), height));
  if (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED)
    gtk_snapshot_append_color (snapshot, &self->look->colors[APP_TREE_COLOR_KEY], &GRAPHENE_RECT_INIT (0, 0, 4, height));
}

static void
app_tree_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AppTreeRow *self = APP_TREE_ROW (widget);
  Pen pen = { snapshot, 0, gtk_widget_get_width (widget) - APP_TREE_PADDING };

  if (self->item == NULL)
    return;
  app_tree_look_ensure_fonts (self->look, widget);
  if (is_match (self))
    draw_mark (self, snapshot);
  pen.x = get_arrow_x (self);
  if (can_open (self))
    draw_arrow (self, snapshot, pen.x);
  pen.x += APP_TREE_ARROW;
  draw_name (self, &pen);
  if (self->reading.duplicate)
    {
      pen.x += GAP_LABEL;
      draw_text (self, &pen, APP_TREE_TEXT_LABEL, app_reading_get_duplicate_mark (), pen.right - pen.x,
                 APP_TREE_COLOR_WARNING);
    }
  draw_verdict (self, &pen);
  if (self->reading.kind == DOC_KIND_OBJECT || self->reading.kind == DOC_KIND_ARRAY)
    draw_container (self, &pen);
  else
    draw_scalar (self, &pen);
}

static void
app_tree_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  AppTreeRow *self = APP_TREE_ROW (widget);

  app_tree_look_ensure_fonts (self->look, widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->look->row_height : 0;
}

/* The list's own item widget has the focus, so it is the one that a screen reader asks. */
static GtkAccessible *
get_spoken (AppTreeRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return GTK_ACCESSIBLE (parent != NULL ? parent : GTK_WIDGET (self));
}

void
app_tree_row_update_state (AppTreeRow *self)
{
  if (self->item == NULL)
    return;
  gtk_accessible_update_state (get_spoken (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               can_open (self) ? (int) is_open (self) : GTK_ACCESSIBLE_VALUE_UNDEFINED, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
app_tree_row_refresh (AppTreeRow *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *spoken = NULL;
  const char *words;

  app_reading_clear (&self->reading);
  if (self->item == NULL)
    return;
  words = get_verdict_words (app_tree_look_get_verdict (self->look, doc_row_get_node (self->item)));
  app_reading_fill (&self->reading, &self->look->lens, doc_row_get_document (self->item),
                    doc_row_get_node (self->item));
  sentence = app_reading_dup_sentence (&self->reading);
  spoken = g_strdup_printf ("%s%s%s", sentence, words != NULL ? ", " : "", words != NULL ? words : "");
  gtk_accessible_update_property (get_spoken (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) doc_row_get_level (self->item) + 1, -1);
  app_tree_row_update_state (self);
}

static void
app_tree_row_dispose (GObject *object)
{
  AppTreeRow *self = APP_TREE_ROW (object);

  g_clear_object (&self->item);
  app_reading_clear (&self->reading);
  g_clear_pointer (&self->look, app_tree_look_unref);
  G_OBJECT_CLASS (app_tree_row_parent_class)->dispose (object);
}

static void
app_tree_row_class_init (AppTreeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_tree_row_dispose;
  widget_class->measure = app_tree_row_measure;
  widget_class->snapshot = app_tree_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "tree-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
app_tree_row_init (AppTreeRow *self)
{
}

GtkWidget *
app_tree_row_new (AppTreeLook *look)
{
  AppTreeRow *self = g_object_new (APP_TYPE_TREE_ROW, NULL);

  self->look = app_tree_look_ref (look);
  return GTK_WIDGET (self);
}

void
app_tree_row_set_item (AppTreeRow *self, DocRow *item)
{
  g_return_if_fail (APP_IS_TREE_ROW (self));

  if (g_set_object (&self->item, item))
    app_tree_row_refresh (self);
}

DocNode
app_tree_row_get_node (AppTreeRow *self)
{
  g_return_val_if_fail (APP_IS_TREE_ROW (self), DOC_NODE_NONE);

  return self->item != NULL ? doc_row_get_node (self->item) : DOC_NODE_NONE;
}

char *
app_tree_row_dup_sentence (AppTreeRow *self)
{
  g_return_val_if_fail (APP_IS_TREE_ROW (self), NULL);

  return app_reading_dup_sentence (&self->reading);
}

gboolean
app_tree_row_is_on_arrow (AppTreeRow *self, double x)
{
  int arrow_x;

  g_return_val_if_fail (APP_IS_TREE_ROW (self), FALSE);

  if (!can_open (self))
    return FALSE;
  arrow_x = get_arrow_x (self);
  return x >= arrow_x - 4 && x <= arrow_x + APP_TREE_ARROW;
}
