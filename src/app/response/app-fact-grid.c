/* SPDX-License-Identifier: MIT */
#include "app-fact-grid.h"

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

static GtkWidget *
new_label (const char *text, gboolean is_heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_heading)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  else
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_fact (AppFactGrid *self, const AppFact *fact)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *heading = new_label (fact->heading, TRUE), *text = new_label (fact->text, FALSE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (pair), heading);
  gtk_box_append (GTK_BOX (pair), text);
  gtk_widget_set_parent (pair, GTK_WIDGET (self));
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
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
app_fact_grid_init (AppFactGrid *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 10);
}

GtkWidget *
app_fact_grid_new (void)
{
  return g_object_new (APP_TYPE_FACT_GRID, NULL);
}

void
app_fact_grid_set_facts (AppFactGrid *self, GPtrArray *facts)
{
  g_return_if_fail (APP_IS_FACT_GRID (self));

  clear (self);
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    add_fact (self, g_ptr_array_index (facts, i));
}

