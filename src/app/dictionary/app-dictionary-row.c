/* SPDX-License-Identifier: MIT */
#include "app-dictionary-row.h"

#include "app-context.h"

struct _AppDictionaryRow
{
  GtkWidget parent_instance;

  GtkLabel *key;    /* template child */
  GtkLabel *title;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppDictionaryRow, app_dictionary_row, GTK_TYPE_WIDGET)

static void
app_dictionary_row_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_DICTIONARY_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (app_dictionary_row_parent_class)->dispose (object);
}

static void
app_dictionary_row_class_init (AppDictionaryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_dictionary_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "dictionary/app-dictionary-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryRow, key);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryRow, title);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_dictionary_row_init (AppDictionaryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_dictionary_row_new (void)
{
  return g_object_new (APP_TYPE_DICTIONARY_ROW, NULL);
}

void
app_dictionary_row_set_words (AppDictionaryRow *self, const char *key, const char *title)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", key, title);

  g_return_if_fail (APP_IS_DICTIONARY_ROW (self));

  gtk_label_set_text (self->key, key);
  gtk_label_set_text (self->title, title);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
