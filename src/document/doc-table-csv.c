/* SPDX-License-Identifier: MIT */
/* A table as comma-separated values: RFC 4180. */
#include "doc-table-private.h"

#include <string.h>

/* What is collected before it is written. */
#define BUFFER_BYTES (64 * 1024)

/* One export; nothing in it changes while it runs. */
typedef struct
{
  DocTableContent *content; /* (owned) */
  GArray          *order;   /* (owned) of DocNode */
  GArray          *columns; /* (owned) of guint */
  GPtrArray       *headers; /* (owned) of char *, one for each of @columns */
  GOutputStream   *stream;  /* (owned) */
  DocTableCsvFlags flags;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  doc_table_content_unref (self->content);
  g_array_unref (self->order);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->headers);
  g_object_unref (self->stream);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static char *
make_header (const DocTableCsv *csv, const char *key)
{
  return csv->header_func != NULL ? csv->header_func (key, csv->header_data) : g_strdup (key != NULL ? key : "");
}

static Export *
new_export (DocTable *table, const DocTableCsv *csv, GOutputStream *stream)
{
  static const DocTableCsv defaults = { 0 };
  Export *self = g_new0 (Export, 1);
  guint n_columns = doc_table_get_n_columns (table);

  if (csv == NULL)
    csv = &defaults;
  self->content = doc_table_content_ref (doc_table_get_content (table));
  self->order = g_array_ref (doc_table_get_order (table));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->stream = g_object_ref (stream);
  self->flags = csv->flags;
  for (guint i = 0; i < (csv->columns != NULL ? csv->n_columns : n_columns); i++)
    {
      guint column = csv->columns != NULL ? csv->columns[i] : i;

      if (column >= n_columns)
        continue;
      g_array_append_val (self->columns, column);
      g_ptr_array_add (self->headers, make_header (csv, doc_table_get_key (table, column)));
    }
  return self;
}

/* A minus and digits, with a point and an exponent perhaps: a spreadsheet computes nothing there. */
static gboolean
is_plain_number (const char *text)
{
  const char *p = text + (*text == '-' || *text == '+' ? 1 : 0);

  return g_ascii_isdigit (*p) && strspn (p, "0123456789.eE") == strlen (p);
}

static gboolean
needs_guard (const Export *self, const char *text)
{
  if ((self->flags & DOC_TABLE_CSV_FORMULAS) != 0 || *text == '\0' || strchr ("=+-@\t\r\n", *text) == NULL)
    return FALSE;
  return !is_plain_number (text);
}

static void
append_field (const Export *self, GString *buffer, const char *text)
{
  gboolean is_quoted = strpbrk (text, "\",\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (buffer, '"');
  if (needs_guard (self, text))
    g_string_append_c (buffer, '\'');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (buffer, text, quote - text);
      g_string_append (buffer, "\"\"");
    }
  g_string_append (buffer, text);
  if (is_quoted)
    g_string_append_c (buffer, '"');
}

static void
append_row (const Export *self, GString *buffer, const DocNode *cells)
{
  DocDocument *document = self->content->document;

  for (guint i = 0; i < self->columns->len; i++)
    {
      DocNode cell = cells[g_array_index (self->columns, guint, i)];

      if (i > 0)
        g_string_append_c (buffer, ',');
      if (cell != DOC_NODE_NONE && doc_document_get_kind (document, cell) != DOC_KIND_NULL)
        {
          g_autofree char *text = doc_document_dup_string (document, cell);

          append_field (self, buffer, text);
        }
    }
  g_string_append (buffer, "\r\n");
}

static void
append_headers (const Export *self, GString *buffer)
{
  if ((self->flags & DOC_TABLE_CSV_BOM) != 0)
    g_string_append (buffer, "\357\273\277");
  for (guint i = 0; i < self->headers->len; i++)
    {
      if (i > 0)
        g_string_append_c (buffer, ',');
      append_field (self, buffer, self->headers->pdata[i]);
    }
  g_string_append (buffer, "\r\n");
}

static gboolean
flush (const Export *self, GString *buffer, GCancellable *cancellable, GError **error)
{
  gboolean is_written = g_output_stream_write_all (self->stream, buffer->str, buffer->len, NULL, cancellable, error);

  g_string_truncate (buffer, 0);
  return is_written;
}

static gboolean
write_all (const Export *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GString) buffer = g_string_sized_new (2 * BUFFER_BYTES);
  g_autofree DocNode *cells = g_new (DocNode, self->content->columns->len);

  append_headers (self, buffer);
  for (guint i = 0; i < self->order->len; i++)
    {
      doc_table_content_read_row (self->content, g_array_index (self->order, DocNode, i), cells);
      append_row (self, buffer, cells);
      if (buffer->len >= BUFFER_BYTES && !flush (self, buffer, cancellable, error))
        return FALSE;
    }
  return flush (self, buffer, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_all (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

gboolean
doc_table_write_csv (DocTable *self, const DocTableCsv *csv, GOutputStream *stream, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr(Export) export = NULL;

  g_return_val_if_fail (DOC_IS_TABLE (self) && G_IS_OUTPUT_STREAM (stream), FALSE);
  export = new_export (self, csv, stream);
  return write_all (export, cancellable, error);
}

void
doc_table_write_csv_async (DocTable *self, const DocTableCsv *csv, GOutputStream *stream, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (DOC_IS_TABLE (self) && G_IS_OUTPUT_STREAM (stream));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, doc_table_write_csv_async);
  g_task_set_task_data (task, new_export (self, csv, stream), export_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
doc_table_write_csv_finish (DocTable *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
