/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-export.h"

#include "app-compat.h"
#include "app-toast.h"

#include <glib/gi18n-lib.h>

#define APP_TYPE_TABLE_EXPORT (app_table_export_get_type ())
G_DECLARE_FINAL_TYPE (AppTableExport, app_table_export, APP, TABLE_EXPORT, AdwWindow)

struct _AppTableExport
{
  AdwWindow     parent_instance;
  AppTableGrid *grid;         /* (owned) */
  GtkWidget    *place;        /* (weak) (nullable) where the outcome is said */

  GtkDropDown  *heads;        /* template child: labels, names as sent */
  GtkSwitch    *only_shown;   /* template child */
  GtkSwitch    *mark;         /* template child: byte order mark */
  GtkSwitch    *guard;        /* template child: against formulas */
};

G_DEFINE_FINAL_TYPE (AppTableExport, app_table_export, ADW_TYPE_WINDOW)

enum { HEADS_LABELS, HEADS_NAMES };

/* What is to be written, and where the outcome is said. */
typedef struct
{
  DocTable        *table;    /* (owned) */
  GPtrArray       *columns;  /* (owned) of AppTableColumn: those to be written */
  gboolean         labels;
  DocTableCsvFlags flags;
  GOutputStream   *stream;   /* (owned) (nullable): until the file is open */
  GtkWidget       *place;    /* (owned) */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->table);
  g_ptr_array_unref (export->columns);
  g_clear_object (&export->stream);
  g_object_unref (export->place);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
say_failed (Export *export, const GError *error)
{
  g_autofree char *message = g_strdup_printf (_("The table could not be saved: %s"), error->message);

  app_toast (export->place, message);
}

static void
on_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    app_toast (export->place, _("Table saved"));
  else
    say_failed (export, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GCancellable) discard = NULL;
  g_autoptr(GError) error = NULL;

  if (doc_table_write_csv_finish (export->table, result, &error))
    {
      GOutputStream *stream = export->stream;

      g_output_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, on_closed_cb, g_steal_pointer (&export));
      return;
    }
  say_failed (export, error);
  /* closed like this, it leaves the file that was there as it was */
  discard = g_cancellable_new ();
  g_cancellable_cancel (discard);
  g_output_stream_close (export->stream, discard, NULL);
}

/* DocTableHeaderFunc: the label, where there is one. */
static char *
dup_label (const char *key, gpointer user_data)
{
  GPtrArray *columns = user_data;

  for (guint i = 0; i < columns->len; i++)
    {
      AppTableColumn *column = g_ptr_array_index (columns, i);

      if (g_strcmp0 (app_table_column_get_key (column), key) == 0 && app_table_column_get_label (column) != NULL)
        return g_strdup (app_table_column_get_label (column));
    }
  return g_strdup (key != NULL ? key : "");
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GError) error = NULL;
  DocTableCsv csv = { .flags = export->flags };
  Export *writing = export;

  export->stream = G_OUTPUT_STREAM (g_file_replace_finish (G_FILE (source), result, &error));
  if (export->stream == NULL)
    {
      say_failed (export, error);
      return;
    }
  for (guint i = 0; i < export->columns->len; i++)
    {
      guint index = app_table_column_get_index (g_ptr_array_index (export->columns, i));

      g_array_append_val (indices, index);
    }
  csv.columns = (const guint *) indices->data;
  csv.n_columns = indices->len;
  csv.header_func = export->labels ? dup_label : NULL;
  csv.header_data = export->columns;
  doc_table_write_csv_async (writing->table, &csv, writing->stream, NULL, on_written_cb, g_steal_pointer (&export));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);

  if (file != NULL)
    g_file_replace_async (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, NULL, on_opened_cb,
                          g_steal_pointer (&export));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_failed (export, error);
}

/* "resDepositTrust.csv" */
static char *
dup_file_name (DocTable *table)
{
  g_autofree char *name = doc_document_dup_name (doc_table_get_document (table), doc_table_get_array (table));

  if (name == NULL || *name == '\0')
    return g_strdup ("table.csv");
  return g_strdup_printf ("%s.csv", g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_", '_'));
}

static Export *
new_export (AppTableExport *self)
{
  Export *export = g_new0 (Export, 1);
  GListModel *all = app_table_grid_get_columns (self->grid);

  export->table = g_object_ref (app_table_grid_get_table (self->grid));
  export->columns = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(AppTableColumn) column = g_list_model_get_item (all, i);

      if (app_table_column_is_visible (column) || !gtk_switch_get_active (self->only_shown))
        g_ptr_array_add (export->columns, g_steal_pointer (&column));
    }
  export->labels = gtk_drop_down_get_selected (self->heads) == HEADS_LABELS;
  export->flags = (gtk_switch_get_active (self->mark) ? DOC_TABLE_CSV_BOM : 0)
                  | (gtk_switch_get_active (self->guard) ? 0 : DOC_TABLE_CSV_FORMULAS);
  export->place = g_object_ref (self->place);
  return export;
}

static void
on_save_cb (AppTableExport *self)
{
  g_autofree char *file_name = NULL;

  /* the answer may have gone meanwhile */
  if (self->place != NULL && app_table_grid_get_table (self->grid) != NULL)
    {
      file_name = dup_file_name (app_table_grid_get_table (self->grid));
      app_choose_file_async (gtk_window_get_transient_for (GTK_WINDOW (self)), APP_CHOOSE_FILE_SAVE, _("Save Table"),
                             file_name, NULL, on_file_chosen_cb, new_export (self));
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
app_table_export_dispose (GObject *object)
{
  AppTableExport *self = APP_TABLE_EXPORT (object);

  g_clear_weak_pointer (&self->place);
  g_clear_object (&self->grid);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_TABLE_EXPORT);
  G_OBJECT_CLASS (app_table_export_parent_class)->dispose (object);
}

static void
app_table_export_class_init (AppTableExportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_table_export_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "table/app-table-export.ui");
  gtk_widget_class_bind_template_child (widget_class, AppTableExport, heads);
  gtk_widget_class_bind_template_child (widget_class, AppTableExport, only_shown);
  gtk_widget_class_bind_template_child (widget_class, AppTableExport, mark);
  gtk_widget_class_bind_template_child (widget_class, AppTableExport, guard);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
app_table_export_init (AppTableExport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (GTK_WIDGET (self->heads), _("First line"));
}

void
app_table_export_present (GtkWindow *parent, GtkWidget *place, AppTableGrid *grid)
{
  AppTableExport *self = g_object_new (APP_TYPE_TABLE_EXPORT, "transient-for", parent, NULL);
  AppLabelMode mode = app_table_grid_get_look (grid)->mode;

  self->grid = g_object_ref (grid);
  g_set_weak_pointer (&self->place, place);
  gtk_drop_down_set_selected (self->heads, mode == APP_LABEL_MODE_KEY ? HEADS_NAMES : HEADS_LABELS);
  gtk_window_present (GTK_WINDOW (self));
}
