/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compare-row.h"

#include <glib/gi18n-lib.h>

#define MARK_WIDTH 96
#define GAP 10
/* Deep nesting must not push the names out of their column. */
#define MAX_INDENT 120

struct _AppCompareRow
{
  GtkWidget      parent_instance;
  AppTreeLook   *look;    /* (owned) */
  DocDiffRows   *rows;    /* (owned) */
  DocDiffRow    *item;    /* (owned) (nullable) */
  DocDiffStatus  status;  /* this and the following: of the item */
  AppReading     left;    /* value is NULL if it is not there */
  AppReading     right;   /* likewise */
};

G_DEFINE_FINAL_TYPE (AppCompareRow, app_compare_row, GTK_TYPE_WIDGET)

static const char *
get_word (DocDiffStatus status)
{
  switch (status)
    {
    case DOC_DIFF_CHANGED:
      return _("changed");
    case DOC_DIFF_ADDED:
      return _("added");
    case DOC_DIFF_REMOVED:
      return _("removed");
    case DOC_DIFF_IGNORED:
      return _("ignored");
    case DOC_DIFF_SAME:
    case DOC_DIFF_INSIDE:
    default:
      return NULL;
    }
}

static const char *
get_mark (DocDiffStatus status)
{
  switch (status)
    {
    case DOC_DIFF_CHANGED:
      return "≠";
    case DOC_DIFF_ADDED:
      return "+";
    case DOC_DIFF_REMOVED:
      return "−";
    case DOC_DIFF_IGNORED:
      return "·";
    case DOC_DIFF_SAME:
    case DOC_DIFF_INSIDE:
    default:
      return "";
    }
}

static AppTreeColor
get_color (DocDiffStatus status)
{
  switch (status)
    {
    case DOC_DIFF_CHANGED:
      return APP_TREE_COLOR_NUMBER;
    case DOC_DIFF_ADDED:
      return APP_TREE_COLOR_STRING;
    case DOC_DIFF_REMOVED:
      return APP_TREE_COLOR_WARNING;
    case DOC_DIFF_IGNORED:
    case DOC_DIFF_SAME:
    case DOC_DIFF_INSIDE:
    default:
      return APP_TREE_COLOR_LABEL;
    }
}

/* (transfer none): whichever side is there; both have the same name. */
static const AppReading *
get_named (AppCompareRow *self)
{
  return self->left.value != NULL ? &self->left : &self->right;
}

static gboolean
can_open (AppCompareRow *self)
{
  DocDiff *diff = self->item != NULL ? doc_diff_row_get_diff (self->item) : NULL;
  guint entry = self->item != NULL ? doc_diff_row_get_entry (self->item) : 0;

  return diff != NULL && doc_diff_get_end (diff, entry) > entry + 1;
}

static int
get_arrow_x (AppCompareRow *self)
{
  int depth = (int) doc_diff_get_depth (doc_diff_row_get_diff (self->item), doc_diff_row_get_entry (self->item));

  return APP_TREE_PADDING + MARK_WIDTH + MIN (depth * APP_TREE_INDENT, MAX_INDENT);
}

static void
draw_text (AppCompareRow *self, GtkSnapshot *snapshot, AppTreeText kind, const char *words, int x, int room,
           AppTreeColor color)
{
  PangoLayout *layout = self->look->layouts[kind];
  int y;

  if (words == NULL || room <= 0)
    return;
  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_set_text (layout, words, -1);
  y = self->look->baseline - PANGO_PIXELS (pango_layout_get_baseline (layout));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &self->look->colors[color]);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (AppCompareRow *self, GtkSnapshot *snapshot, int width)
{
  GdkRGBA color = self->look->colors[get_color (self->status)];
  g_autofree char *words = NULL;

  if (get_word (self->status) == NULL)
    return;
  words = g_strdup_printf ("%s %s", get_mark (self->status), get_word (self->status));
  draw_text (self, snapshot, APP_TREE_TEXT_LABEL, words, APP_TREE_PADDING, MARK_WIDTH - GAP, get_color (self->status));
  if (self->status == DOC_DIFF_IGNORED)
    return;
  color.alpha = 0.1f;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) self->look->row_height));
}

static void
draw_name (AppCompareRow *self, GtkSnapshot *snapshot, int end)
{
  const AppReading *reading = get_named (self);
  int x = get_arrow_x (self);
  gboolean has_label = reading->label != NULL && self->look->mode != APP_LABEL_MODE_KEY;
  g_autofree char *both = NULL;
  const char *key = reading->key != NULL ? reading->key : _("answer");
  const char *words = key;

  if (can_open (self))
    draw_text (self, snapshot, APP_TREE_TEXT_LABEL,
               doc_diff_rows_is_expanded (self->rows, doc_diff_row_get_entry (self->item)) ? "▾" : "▸", x,
               APP_TREE_ARROW, APP_TREE_COLOR_ARROW);
  if (has_label && self->look->mode == APP_LABEL_MODE_LABEL)
    words = reading->label;
  else if (has_label)
    words = both = g_strdup_printf ("%s · %s", key, reading->label);
  x += APP_TREE_ARROW;
  draw_text (self, snapshot, APP_TREE_TEXT_LABEL, words, x, end - GAP - x,
             reading->is_element ? APP_TREE_COLOR_INDEX : APP_TREE_COLOR_KEY);
}

static void
app_compare_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AppCompareRow *self = APP_COMPARE_ROW (widget);
  int width = gtk_widget_get_width (widget), left = MARK_WIDTH + (width - MARK_WIDTH) * 2 / 5;
  int right = left + (width - left) / 2;
  AppTreeColor color;

  if (self->item == NULL)
    return;
  app_tree_look_ensure_fonts (self->look, widget);
  color = get_word (self->status) != NULL ? get_color (self->status) : APP_TREE_COLOR_MEANING;
  draw_mark (self, snapshot, width);
  draw_name (self, snapshot, left);
  draw_text (self, snapshot, APP_TREE_TEXT_VALUE, self->left.value, left, right - left - GAP, color);
  draw_text (self, snapshot, APP_TREE_TEXT_VALUE, self->right.value, right, width - right - APP_TREE_PADDING, color);
}

static void
app_compare_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  AppCompareRow *self = APP_COMPARE_ROW (widget);

  app_tree_look_ensure_fonts (self->look, widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->look->row_height : 0;
}

static void
app_compare_row_dispose (GObject *object)
{
  AppCompareRow *self = APP_COMPARE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->rows);
  app_reading_clear (&self->left);
  app_reading_clear (&self->right);
  g_clear_pointer (&self->look, app_tree_look_unref);
  G_OBJECT_CLASS (app_compare_row_parent_class)->dispose (object);
}

static void
app_compare_row_class_init (AppCompareRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_compare_row_dispose;
  widget_class->measure = app_compare_row_measure;
  widget_class->snapshot = app_compare_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "compare-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
app_compare_row_init (AppCompareRow *self)
{
}

GtkWidget *
app_compare_row_new (AppTreeLook *look, DocDiffRows *rows)
{
  AppCompareRow *self = g_object_new (APP_TYPE_COMPARE_ROW, NULL);

  self->look = app_tree_look_ref (look);
  self->rows = g_object_ref (rows);
  return GTK_WIDGET (self);
}

void
app_compare_row_set_item (AppCompareRow *self, DocDiffRow *item)
{
  if (g_set_object (&self->item, item))
    app_compare_row_refresh (self);
}

guint
app_compare_row_get_entry (AppCompareRow *self)
{
  return self->item != NULL ? doc_diff_row_get_entry (self->item) : DOC_DIFF_NONE;
}

/* The list's own item widget has the focus, so it is the one that a screen reader asks. */
void
app_compare_row_refresh (AppCompareRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *sentence = NULL;
  DocDiff *diff;
  guint entry;

  app_reading_clear (&self->left);
  app_reading_clear (&self->right);
  if (self->item == NULL)
    return;
  diff = doc_diff_row_get_diff (self->item);
  entry = doc_diff_row_get_entry (self->item);
  self->status = doc_diff_get_status (diff, entry);
  if (doc_diff_get_left (diff, entry) != DOC_NODE_NONE)
    app_reading_fill (&self->left, &self->look->lens, doc_diff_get_left_document (diff),
                      doc_diff_get_left (diff, entry));
  if (doc_diff_get_right (diff, entry) != DOC_NODE_NONE)
    app_reading_fill (&self->right, &self->look->lens, doc_diff_get_right_document (diff),
                      doc_diff_get_right (diff, entry));
  sentence = app_compare_row_dup_sentence (self);
  if (parent != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED,
                                   can_open (self) ? (int) doc_diff_rows_is_expanded (self->rows, entry)
                                                   : GTK_ACCESSIBLE_VALUE_UNDEFINED, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
app_compare_row_is_on_arrow (AppCompareRow *self, double x)
{
  return can_open (self) && x >= get_arrow_x (self) - 4 && x <= get_arrow_x (self) + APP_TREE_ARROW;
}

char *
app_compare_row_dup_sentence (AppCompareRow *self)
{
  const AppReading *named = get_named (self);
  const char *name = named->key != NULL ? named->key : _("answer");

  switch (self->status)
    {
    case DOC_DIFF_CHANGED:
      return g_strdup_printf (_("%s, changed from %s to %s"), name, self->left.value, self->right.value);
    case DOC_DIFF_ADDED:
    case DOC_DIFF_REMOVED:
    case DOC_DIFF_IGNORED:
      return g_strdup_printf ("%s, %s, %s", name, get_word (self->status), named->value);
    case DOC_DIFF_SAME:
    case DOC_DIFF_INSIDE:
    default:
      return g_strdup_printf ("%s, %s", name, named->value);
    }
}
