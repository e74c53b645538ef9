/* SPDX-License-Identifier: MIT */
#include "app-fact-grid.h"

#include "app-compat.h"

struct _AppFactGrid
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AppFactGrid, app_fact_grid, GTK_TYPE_WIDGET)

static void
clear (AppFactGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

#define HEADING_CHARS 18

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  app_align_baseline (label);
  return label;
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *heading = new_label (text);

  gtk_label_set_max_width_chars (GTK_LABEL (heading), HEADING_CHARS);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dim-label");
  return heading;
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = new_label (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
attach (AppFactGrid *self, GtkWidget *child, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGridLayoutChild *place;

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));
  gtk_grid_layout_child_set_column (place, column);
  gtk_grid_layout_child_set_row (place, row);
}

static void
add_fact (AppFactGrid *self, const AppFact *fact, int row)
{
  GtkWidget *heading = new_heading (fact->heading), *text = new_text (fact->text);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, heading, NULL, -1);
  attach (self, heading, 0, row);
  attach (self, text, 1, row);
}

static void
app_fact_grid_dispose (GObject *object)
{
  clear (APP_FACT_GRID (object));
  G_OBJECT_CLASS (app_fact_grid_parent_class)->dispose (object);
}

static void
app_fact_grid_class_init (AppFactGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_fact_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_GRID_LAYOUT);
}

static void
app_fact_grid_init (AppFactGrid *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_row_spacing (layout, 6);
  gtk_grid_layout_set_column_spacing (layout, 12);
}

GtkWidget *
app_fact_grid_new (void)
{
  return g_object_new (APP_TYPE_FACT_GRID, NULL);
}

void
app_fact_grid_set_facts (AppFactGrid *self, GPtrArray *facts, gboolean brief)
{
  g_return_if_fail (APP_IS_FACT_GRID (self));

  clear (self);
  for (guint i = 0; i < facts->len; i++)
    {
      const AppFact *fact = g_ptr_array_index (facts, i);

      if (!(brief && fact->is_minor))
        add_fact (self, fact, (int) i);
    }
}
