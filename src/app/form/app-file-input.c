/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-file-input.h"
#include "app-compat.h"

#include <glib/gi18n.h>

typedef struct
{
  CodefField   *field;        /* (owned) */
  GtkLabel     *label;        /* what the file is, or what went wrong */
  GtkButton    *clear;
  GCancellable *cancellable;  /* (owned) stops a file that is still being read when the row goes */
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_cancellable_cancel (input->cancellable);
  g_object_unref (input->cancellable);
  g_object_unref (input->field);
  g_free (input);
}

static void
show (Input *input, const char *text, gboolean is_problem)
{
  gtk_label_set_text (input->label, text);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (input->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (input->label), "error");
}

static void
on_text_cb (CodefField *field, GParamSpec *pspec, gpointer user_data)
{
  Input *input = g_object_get_data (user_data, "input");
  g_autofree char *chip = codef_field_dup_chip (field);
  const char *text = codef_field_get_text (field);

  show (input, chip != NULL ? chip : *text != '\0' ? text : _("No file chosen"), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (input->clear), *text != '\0');
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWidget) box = user_data;
  Input *input = g_object_get_data (G_OBJECT (box), "input");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *base64 = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      show (input, error->message, TRUE);
      return;
    }
  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  codef_field_set_text (input->field, base64);
}

static void
on_info_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWidget) box = user_data;
  Input *input = g_object_get_data (G_OBJECT (box), "input");
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info == NULL)
    show (input, error->message, TRUE);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    show (input, _("This is not an ordinary file."), TRUE);
  else if (g_file_info_get_size (info) > (goffset) APP_FILE_MAX_BYTES)
    show (input, _("The file is larger than 30 MB. Choose a smaller one."), TRUE);
  else if (g_file_info_get_size (info) == 0)
    show (input, _("The file is empty."), TRUE);
  else
    g_file_load_bytes_async (G_FILE (source), input->cancellable, on_loaded_cb, g_steal_pointer (&box));
}

static void
load (GtkWidget *box, GFile *file)
{
  Input *input = g_object_get_data (G_OBJECT (box), "input");

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, input->cancellable, on_info_cb, g_object_ref (box));
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWidget) box = user_data;
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);

  if (file != NULL)
    load (box, file);
}

static void
on_choose_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkWidget *box = user_data;

  app_choose_file_async (GTK_WINDOW (gtk_widget_get_root (box)), APP_CHOOSE_FILE_OPEN, _("Choose a file"), NULL, NULL,
                         on_chosen_cb, g_object_ref (box));
}

static void
on_clear_clicked_cb (GtkButton *button, gpointer user_data)
{
  codef_field_set_text (CODEF_FIELD (user_data), "");
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  load (user_data, g_value_get_object (value));
  return TRUE;
}

GtkWidget *
app_file_input_new (CodefField *field, GtkWidget **focus)
{
  Input *input = g_new0 (Input, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL), *choose = gtk_button_new_with_label (_("Choose…"));
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_autofree char *name = g_strdup_printf (_("Remove the file of %s"), codef_parameter_get_name (codef_field_get_parameter (field)));

  input->field = g_object_ref (field);
  input->label = GTK_LABEL (label);
  input->clear = GTK_BUTTON (clear);
  input->cancellable = g_cancellable_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("Remove the file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_box_append (GTK_BOX (box), choose);
  g_object_set_data_full (G_OBJECT (box), "input", input, input_free);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), box);
  g_signal_connect (choose, "clicked", G_CALLBACK (on_choose_clicked_cb), box);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_clicked_cb), field, 0);
  g_signal_connect_object (field, "notify::text", G_CALLBACK (on_text_cb), box, 0);
  on_text_cb (field, NULL, box);
  *focus = choose;
  return box;
}
