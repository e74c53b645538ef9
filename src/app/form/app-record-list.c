/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-record-list.h"
#include "app-field-row.h"

#include <glib/gi18n.h>

/* records:  GListModel of GListModel of CodefField → one framed list box a record, in the same order */
typedef struct
{
  AppContext *context;  /* (owned) */
  CodefField *field;    /* (owned) */
  GtkBox     *box;      /* holds one widget a record */
} RecordList;

static void
record_list_free (gpointer data)
{
  RecordList *list = data;

  g_object_unref (list->context);
  g_object_unref (list->field);
  g_free (list);
}

static GtkWidget *
nth_child (GtkBox *box, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (child != NULL && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
position_of (GtkBox *box, GtkWidget *record)
{
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != record; child = gtk_widget_get_next_sibling (child))
    position++;
  return position;
}

static void
on_remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  RecordList *list = user_data;
  GtkWidget *record = gtk_widget_get_parent (GTK_WIDGET (button));

  codef_field_remove_record (list->field, position_of (list->box, record));
}

/* Names say the number of the row, so that no two buttons are called alike. */
static void
number_records (RecordList *list)
{
  guint number = 1;

  for (GtkWidget *record = gtk_widget_get_first_child (GTK_WIDGET (list->box)); record != NULL;
       record = gtk_widget_get_next_sibling (record), number++)
    {
      GtkWidget *remove = gtk_widget_get_last_child (record), *rows = gtk_widget_get_first_child (record);
      GtkListBoxRow *row;
      g_autofree char *name = g_strdup_printf (_("Remove row %u of %s"), number,
                                               codef_parameter_get_name (codef_field_get_parameter (list->field)));

      gtk_widget_set_tooltip_text (remove, _("Remove this row"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), i)) != NULL; i++)
        app_field_row_set_record (APP_FIELD_ROW (row), number);
    }
}

/* A field may come to be asked for later. */
static void
on_fields_changed_cb (GListModel *fields, guint position, guint removed, guint added, gpointer user_data)
{
  RecordList *list = g_object_get_data (user_data, "record-list");

  number_records (list);
}

static GtkWidget *
create_record (RecordList *list, GListModel *fields, gpointer outer)
{
  GtkWidget *record = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *rows = gtk_list_box_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  app_field_row_fill (GTK_LIST_BOX (rows), list->context, fields);
  gtk_widget_add_css_class (rows, "record");
  gtk_widget_set_hexpand (rows, TRUE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (record), rows);
  gtk_box_append (GTK_BOX (record), remove);
  g_signal_connect_object (fields, "items-changed", G_CALLBACK (on_fields_changed_cb), outer, G_CONNECT_AFTER);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), list);
  return record;
}

static void
on_records_changed_cb (GListModel *records, guint position, guint removed, guint added, gpointer user_data)
{
  RecordList *list = g_object_get_data (user_data, "record-list");

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (list->box, nth_child (list->box, position));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(GListModel) fields = g_list_model_get_item (records, position + i);
      GtkWidget *before = position + i > 0 ? nth_child (list->box, position + i - 1) : NULL;

      gtk_box_insert_child_after (list->box, create_record (list, fields, user_data), before);
    }
  number_records (list);
}

static void
on_add_clicked_cb (GtkButton *button, gpointer user_data)
{
  codef_field_add_record (CODEF_FIELD (user_data));
}

GtkWidget *
app_record_list_new (AppContext *context, CodefField *field, GtkWidget **focus)
{
  RecordList *list = g_new0 (RecordList, 1);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_("Add row"));
  GListModel *records = codef_field_get_records (field);

  list->context = g_object_ref (context);
  list->field = g_object_ref (field);
  list->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (list->box));
  gtk_box_append (GTK_BOX (outer), add);
  g_object_set_data_full (G_OBJECT (outer), "record-list", list, record_list_free);
  g_signal_connect_object (records, "items-changed", G_CALLBACK (on_records_changed_cb), outer, 0);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), field, 0);
  on_records_changed_cb (records, 0, 0, g_list_model_get_n_items (records), outer);
  *focus = add;
  return outer;
}
