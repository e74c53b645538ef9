/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-head.h"

#include <glib/gi18n-lib.h>

/* Heads for this much are there before the width is known, or the rows would jump down under them. */
#define FIRST_WIDTH 640.0

/* A head and what is inside it. */
typedef struct
{
  GtkWidget *button;  /* (owned by its parent) */
  GtkLabel  *label;   /* of button */
  GtkLabel  *name;    /* of button */
  GtkImage  *arrow;   /* of button */
} Head;

struct _AppTableHead
{
  GtkWidget      parent_instance;
  AppTableGrid  *grid;    /* (owned) (nullable): until it is set */
  GtkAdjustment *across;  /* (owned) (nullable): likewise */
  GArray        *heads;   /* (owned) of Head: for the columns from first on */
  guint          first;   /* the first column that can be seen */
  guint          tick_id; /* they follow what was scrolled */
};

G_DEFINE_FINAL_TYPE (AppTableHead, app_table_head, GTK_TYPE_WIDGET)

static Head
make_head (AppTableHead *self)
{
  Head head;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  head.label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  head.name = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (head.name), "table-name");
  head.arrow = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (head.label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (head.name));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (head.arrow));
  /* by keyboard the column under the cursor is sorted: no chain of five hundred buttons before the rows */
  head.button = g_object_new (GTK_TYPE_BUTTON, "child", line, "can-focus", FALSE, NULL);
  gtk_widget_add_css_class (head.button, "flat");
  gtk_widget_set_parent (head.button, GTK_WIDGET (self));
  return head;
}

static void
show_sort (AppTableHead *self, Head *head, guint column)
{
  gboolean descending;
  gboolean is_sorted = doc_table_get_sort (app_table_grid_get_table (self->grid), &descending) == column;

  gtk_widget_set_visible (GTK_WIDGET (head->arrow), is_sorted);
  if (is_sorted)
    gtk_image_set_from_icon_name (head->arrow, descending ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (head->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  !is_sorted ? "" : descending ? _("sorted descending") : _("sorted ascending"), -1);
}

static void
fill_head (AppTableHead *self, Head *head, AppTableColumn *column)
{
  AppLabelMode mode = app_table_grid_get_look (self->grid)->mode;
  const char *label = app_table_column_get_label (column), *name = app_table_column_get_name (column);
  gboolean has_label = label != NULL && mode != APP_LABEL_MODE_KEY;
  gboolean has_name = label == NULL || mode != APP_LABEL_MODE_LABEL;
  float xalign = app_table_column_is_number (column) ? 1.0f : 0.0f;
  /* Translators: the button that heads a column */
  g_autofree char *words = g_strdup_printf (_("Sort by %s"), app_table_column_get_title (column));

  gtk_label_set_text (head->label, label);
  gtk_label_set_text (head->name, name);
  gtk_widget_set_visible (GTK_WIDGET (head->label), has_label);
  gtk_widget_set_visible (GTK_WIDGET (head->name), has_name);
  gtk_label_set_xalign (head->label, xalign);
  gtk_label_set_xalign (head->name, xalign);
  gtk_widget_set_tooltip_text (head->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (head->button), "u", app_table_column_get_index (column));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (head->button), "table.sort-column");
  show_sort (self, head, app_table_column_get_index (column));
}

/* As many heads as columns can be seen, each with the words of its own. */
static void
update (AppTableHead *self)
{
  guint n_shown = app_table_grid_get_n_shown (self->grid), n_heads = 0;
  double left = gtk_adjustment_get_value (self->across);
  double right = left + MAX (gtk_adjustment_get_page_size (self->across), FIRST_WIDTH);

  if (app_table_grid_get_table (self->grid) == NULL)
    n_shown = 0;
  app_table_grid_ensure_fonts (self->grid, GTK_WIDGET (self));
  self->first = app_table_grid_find (self->grid, left);
  for (guint i = self->first; i < n_shown && app_table_grid_get_x (self->grid, i) < right; i++)
    {
      if (n_heads == self->heads->len)
        {
          Head head = make_head (self);

          g_array_append_val (self->heads, head);
        }
      fill_head (self, &g_array_index (self->heads, Head, n_heads), app_table_grid_get_shown (self->grid, i));
      n_heads++;
    }
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_set_visible (g_array_index (self->heads, Head, i).button, i < n_heads);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Scrolled within the same columns, the heads only move. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AppTableHead *self = APP_TABLE_HEAD (widget);
  guint first = app_table_grid_find (self->grid, gtk_adjustment_get_value (self->across)), n_heads = 0;
  double right = gtk_adjustment_get_value (self->across) + gtk_adjustment_get_page_size (self->across);

  self->tick_id = 0;
  while (n_heads < self->heads->len && gtk_widget_get_visible (g_array_index (self->heads, Head, n_heads).button))
    n_heads++;
  if (first != self->first || app_table_grid_get_x (self->grid, first + n_heads) < right)
    update (self);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* It may be told in the middle of an allocation, after the heads had theirs: they follow in the next frame. */
static void
on_scrolled_cb (AppTableHead *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
app_table_head_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  AppTableHead *self = APP_TABLE_HEAD (widget);

  *minimum = *natural = 0;
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->heads->len; i++)
    {
      int least, wanted;

      gtk_widget_measure (g_array_index (self->heads, Head, i).button, orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
app_table_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AppTableHead *self = APP_TABLE_HEAD (widget);
  int scrolled = self->across != NULL ? (int) gtk_adjustment_get_value (self->across) : 0;

  for (guint i = 0; i < self->heads->len; i++)
    {
      GtkWidget *button = g_array_index (self->heads, Head, i).button;
      int x, least, room;

      if (!gtk_widget_get_visible (button))
        continue;
      x = app_table_grid_get_x (self->grid, self->first + i);
      room = app_table_grid_get_x (self->grid, self->first + i + 1) - x;
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (button, &(GtkAllocation) { x - scrolled, 0, MAX (room, least), height }, -1);
    }
}

static void
app_table_head_dispose (GObject *object)
{
  AppTableHead *self = APP_TABLE_HEAD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->heads, 0);
  g_clear_object (&self->grid);
  g_clear_object (&self->across);
  G_OBJECT_CLASS (app_table_head_parent_class)->dispose (object);
}

static void
app_table_head_finalize (GObject *object)
{
  g_array_unref (APP_TABLE_HEAD (object)->heads);
  G_OBJECT_CLASS (app_table_head_parent_class)->finalize (object);
}

static void
app_table_head_class_init (AppTableHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_table_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_table_head_finalize;
  widget_class->measure = app_table_head_measure;
  widget_class->size_allocate = app_table_head_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "table-head");
}

static void
app_table_head_init (AppTableHead *self)
{
  self->heads = g_array_new (FALSE, FALSE, sizeof (Head));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
app_table_head_set_grid (AppTableHead *self, AppTableGrid *grid, GtkAdjustment *across)
{
  g_return_if_fail (self->grid == NULL);

  self->grid = g_object_ref (grid);
  self->across = g_object_ref (across);
  g_signal_connect_object (grid, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (across, "value-changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (across, "changed", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
}

void
app_table_head_refresh (AppTableHead *self)
{
  update (self);
}
