/* SPDX-License-Identifier: MIT */
/* An array as a table: a row for each element, a column for each key of its objects, cells looked up when asked for.
 *
 * Rows are DocRow items of a GListModel, an item living only while somebody holds it. Columns stand in the order in
 * which their keys are first seen. Elements that are no objects have their value in a column without a key, the first
 * one, which exists only if there are such elements. Of members with the same name the first one counts.
 */
#pragma once

#include "doc-rows.h"

G_BEGIN_DECLS

/* Nobody reads more; further keys are counted and left out. */
#define DOC_TABLE_MAX_COLUMNS 512

/* What sends a row back to the order of the document. */
#define DOC_TABLE_UNSORTED G_MAXUINT

#define DOC_TYPE_TABLE (doc_table_get_type ())
G_DECLARE_FINAL_TYPE (DocTable, doc_table, DOC, TABLE, GObject)

/* Whether @node is an array that begins with an object: worth showing as a table. O(1). */
gboolean     doc_table_suits           (DocDocument *document, DocNode node);

/* Reads all keys: a millisecond or two for each megabyte. @array: an array.
 * Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED only. */
DocTable    *doc_table_new             (DocDocument *document, DocNode array, GCancellable *cancellable,
                                        GError **error);
/* The same in a thread. */
void         doc_table_new_async       (DocDocument *document, DocNode array, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
DocTable    *doc_table_new_finish      (GAsyncResult *result, GError **error);

/* (transfer none) */
DocDocument *doc_table_get_document    (DocTable *self);
DocNode      doc_table_get_array       (DocTable *self);
guint        doc_table_get_n_columns   (DocTable *self);
/* Different keys beyond DOC_TABLE_MAX_COLUMNS. */
guint        doc_table_get_n_left_out  (DocTable *self);
/* (transfer none) (nullable): as it reads; NULL for the column of elements that are no objects. */
const char  *doc_table_get_key         (DocTable *self, guint column);

/* The element that is shown at @position in the present order; DOC_NODE_NONE behind the last. */
DocNode      doc_table_get_node        (DocTable *self, guint position);
/* Where the element @node is shown, or G_MAXUINT. O(rows) while sorted. */
guint        doc_table_get_position    (DocTable *self, DocNode node);
/* The value in @column of the element @row; DOC_NODE_NONE if it has none. See doc_document_dup_preview(). */
DocNode      doc_table_get_cell        (DocTable *self, DocNode row, guint column);

/* Finds the order in a thread; doc_table_sort_finish() shows it, with items-changed (0, n, 0) and (0, 0, n). Rows with
 * equal cells keep the order of the document in both directions. First numbers by their exact value (strings that read
 * as numbers are some: amounts are often sent so), then other strings by character, false, true, null, arrays and
 * objects; @descending reverses all that. Rows without the cell stand last in any case.
 * @column: or DOC_TABLE_UNSORTED. */
void         doc_table_sort_async      (DocTable *self, guint column, gboolean descending, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean     doc_table_sort_finish     (DocTable *self, GAsyncResult *result, GError **error);
/* The same at once. FALSE with G_IO_ERROR_CANCELLED only. */
gboolean     doc_table_sort            (DocTable *self, guint column, gboolean descending, GCancellable *cancellable,
                                        GError **error);
/* The column by which it is sorted, or DOC_TABLE_UNSORTED. @descending: (out) (optional) */
guint        doc_table_get_sort        (DocTable *self, gboolean *descending);

/**
 * DocTableCsvFlags:
 * @DOC_TABLE_CSV_BOM: a byte order mark first, by which spreadsheets tell UTF-8
 * @DOC_TABLE_CSV_FORMULAS: cells that a spreadsheet would run as a formula stay as they are; without this an
 *   apostrophe is put before text that begins with '=', '+', '-', '@', a tab or a line end and is no number
 */
typedef enum
{
  DOC_TABLE_CSV_DEFAULT = 0,
  DOC_TABLE_CSV_BOM = 1 << 0,
  DOC_TABLE_CSV_FORMULAS = 1 << 1,
} DocTableCsvFlags;

/* (transfer full): what stands above the column of @key. @key: (nullable) */
typedef char *(*DocTableHeaderFunc) (const char *key, gpointer user_data);

typedef struct
{
  DocTableCsvFlags   flags;
  const guint       *columns;     /* (nullable): NULL for all */
  guint              n_columns;   /* of @columns */
  DocTableHeaderFunc header_func; /* (nullable): NULL for the keys */
  gpointer           header_data;
} DocTableCsv;

/* Writes the rows in their present order as RFC 4180 has it: CR LF behind each line, UTF-8. Strings as they read,
 * numbers and words as sent, null and missing cells empty, arrays and objects as JSON. Does not close @stream.
 * @csv: (nullable): NULL for the defaults. */
gboolean     doc_table_write_csv       (DocTable *self, const DocTableCsv *csv, GOutputStream *stream,
                                        GCancellable *cancellable, GError **error);
/* The same in a thread; sorting meanwhile does no harm. @csv is copied; @header_func is called in this call. */
void         doc_table_write_csv_async (DocTable *self, const DocTableCsv *csv, GOutputStream *stream,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     doc_table_write_csv_finish (DocTable *self, GAsyncResult *result, GError **error);

G_END_DECLS
