/* SPDX-License-Identifier: MIT */
/* Arrays as tables: columns, cells, the order of rows, and what a spreadsheet gets. */
#include "doc-number.h"
#include "doc-table.h"
#include "test-loop.h"
#include "test-trail.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static DocTable *
read_table (const char *json)
{
  g_autoptr(DocDocument) document = read_text (json);
  g_autoptr(GError) error = NULL;
  DocTable *table = doc_table_new (document, DOC_NODE_ROOT, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const struct { const char *name, *json, *csv; } tables[] = {
  { "empty", "[]", "\r\n" },
  { "objects", "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]", "a,b\r\n1,x\r\n2,y\r\n" },
  { "union-in-first-seen-order",
    "[{\"b\":1},{\"a\":2,\"b\":3},{\"c\":4,\"a\":5}]", "b,a,c\r\n1,,\r\n3,2,\r\n,5,4\r\n" },
  { "escaped-key-is-the-same", "[{\"ab\":1},{\"\\u0061b\":2}]", "ab\r\n1\r\n2\r\n" },
  { "first-of-duplicates", "[{\"a\":1,\"a\":2}]", "a\r\n1\r\n" },
  { "kinds", "[{\"a\":null,\"b\":true,\"c\":1.10,\"d\":12345678901234567890,\"e\":[1, 2],\"f\":{}}]",
    "a,b,c,d,e,f\r\n,true,1.10,12345678901234567890,\"[1, 2]\",{}\r\n" },
  { "scalars", "[1,\"x\",[2]]", "\r\n1\r\nx\r\n[2]\r\n" },
  { "mixed", "[{\"a\":1},7]", ",a\r\n,1\r\n7,\r\n" },
  { "empty-key-is-a-key", "[{\"\":1,\"a\":2}]", ",a\r\n1,2\r\n" },
  { "empty-object", "[{},{\"a\":1}]", "a\r\n\r\n1\r\n" },
  { "quotes", "[{\"a\":\"say \\\"ja\\\"\",\"b,c\":\"1,5\"}]", "a,\"b,c\"\r\n\"say \"\"ja\"\"\",\"1,5\"\r\n" },
  { "line-ends", "[{\"a\":\"x\\ny\",\"b\":\"x\\ry\"}]", "a,b\r\n\"x\ny\",\"x\ry\"\r\n" },
  { "korean", "[{\"계좌\":\"\\ud55c글\"}]", "계좌\r\n한글\r\n" },
  { "formulas", "[{\"a\":\"=1+2\",\"b\":\"+82-10\",\"c\":\"-x\",\"d\":\"@a\",\"e\":\"\\tx\"}]",
    "a,b,c,d,e\r\n'=1+2,'+82-10,'-x,'@a,'\tx\r\n" },
  { "formula-in-quotes", "[{\"a\":\"=HYPERLINK(\\\"x\\\",1)\"}]", "a\r\n\"'=HYPERLINK(\"\"x\"\",1)\"\r\n" },
  { "formula-as-key", "[{\"=a\":1}]", "'=a\r\n1\r\n" },
  { "numbers-are-no-formulas", "[{\"a\":\"-12\",\"b\":-1e5,\"c\":\"+3.5\",\"d\":\"0004\"}]",
    "a,b,c,d\r\n-12,-1e5,+3.5,0004\r\n" },
  { "minus-alone-is-none", "[{\"a\":\"-\"}]", "a\r\n'-\r\n" },
};

static char *
write_csv (DocTable *table, const DocTableCsv *csv)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  doc_table_write_csv (table, csv, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_csv (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocTable) table = read_table (tables[i].json);
  g_autofree char *csv = write_csv (table, NULL);

  g_assert_cmpstr (csv, ==, tables[i].csv);
}

static char *
shout (const char *key, gpointer user_data)
{
  return g_strconcat (key, user_data, NULL);
}

static void
test_csv_options (void)
{
  g_autoptr(DocTable) table = read_table ("[{\"a\":\"=1\",\"b\":2,\"c\":3}]");
  const guint columns[] = { 2, 0, 99 };
  DocTableCsv csv = { DOC_TABLE_CSV_BOM | DOC_TABLE_CSV_FORMULAS, columns, G_N_ELEMENTS (columns), shout, "!" };
  g_autofree char *text = write_csv (table, &csv);

  g_assert_cmpstr (text, ==, "\357\273\277c!,a!\r\n3,=1\r\n");
}

static void
test_csv_async (void)
{
  g_autoptr(GString) json = g_string_new ("[");
  g_autoptr(DocTable) table = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (json, "%s{\"a\":%u,\"b\":\"x\"}", i > 0 ? "," : "", i);
  g_string_append_c (json, ']');
  table = read_table (json->str);
  doc_table_write_csv_async (table, NULL, stream, NULL, test_loop_result_cb, &result);
  /* The rows are those of the moment of the call. */
  g_assert_true (doc_table_sort (table, 0, TRUE, NULL, NULL));
  test_wait_until (result != NULL, 5000);
  g_assert_true (doc_table_write_csv_finish (table, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                    strlen ("a,b\r\n") + 10 * 5 + 90 * 6 + 900 * 7 + 9000 * 8 + 20000 * 9);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 10, "a,b\r\n0,x\r\n", 10);
}

static void
test_csv_to_full_disk (void)
{
  g_autoptr(DocTable) table = read_table ("[{\"a\":1}]");
  char memory[4];
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new (memory, sizeof memory, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (doc_table_write_csv (table, NULL, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* Numbers in the document are letters here: the rows are told by the key "r". */
static const struct { const char *name, *json; gboolean descending; const char *rows; } sorts[] = {
  { "numbers", "[{\"r\":\"a\",\"k\":10},{\"r\":\"b\",\"k\":9},{\"r\":\"c\",\"k\":-1}]", FALSE, "cba" },
  { "numbers-descending", "[{\"r\":\"a\",\"k\":10},{\"r\":\"b\",\"k\":9},{\"r\":\"c\",\"k\":-1}]", TRUE, "abc" },
  { "amounts-in-strings",
    "[{\"r\":\"a\",\"k\":\"874890\"},{\"r\":\"b\",\"k\":\"9000\"},{\"r\":\"c\",\"k\":\"-12\"}]", FALSE, "cba" },
  { "strings-and-numbers-alike",
    "[{\"r\":\"a\",\"k\":\"2\"},{\"r\":\"b\",\"k\":1},{\"r\":\"c\",\"k\":\"0003\"}]", FALSE, "bac" },
  { "long-numbers",
    "[{\"r\":\"a\",\"k\":12345678901234567891},{\"r\":\"b\",\"k\":\"12345678901234567890\"}]", FALSE, "ba" },
  { "stable",
    "[{\"r\":\"a\",\"k\":1},{\"r\":\"b\",\"k\":0},{\"r\":\"c\",\"k\":1.0},{\"r\":\"d\",\"k\":1}]", FALSE, "bacd" },
  { "stable-descending",
    "[{\"r\":\"a\",\"k\":1},{\"r\":\"b\",\"k\":0},{\"r\":\"c\",\"k\":1.0},{\"r\":\"d\",\"k\":1}]", TRUE, "acdb" },
  { "strings",
    "[{\"r\":\"a\",\"k\":\"나\"},{\"r\":\"b\",\"k\":\"가\"},{\"r\":\"c\",\"k\":\"b\"},{\"r\":\"d\",\"k\":\"ba\"}]",
    FALSE, "cdba" },
  { "escaped-strings", "[{\"r\":\"a\",\"k\":\"\\u0062\"},{\"r\":\"b\",\"k\":\"a\"}]", FALSE, "ba" },
  { "kinds", "[{\"r\":\"a\",\"k\":{}},{\"r\":\"b\",\"k\":null},{\"r\":\"c\",\"k\":true},{\"r\":\"d\",\"k\":false},"
             "{\"r\":\"e\",\"k\":\"x\"},{\"r\":\"f\",\"k\":1}]", FALSE, "fedcba" },
  { "missing-last", "[{\"r\":\"a\"},{\"r\":\"b\",\"k\":2},{\"r\":\"c\",\"k\":1}]", FALSE, "cba" },
  { "missing-last-descending", "[{\"r\":\"a\"},{\"r\":\"b\",\"k\":1},{\"r\":\"c\",\"k\":2}]", TRUE, "cba" },
  { "dots-are-no-number",
    "[{\"r\":\"a\",\"k\":\"1.2.3\"},{\"r\":\"b\",\"k\":\"9\"},{\"r\":\"c\",\"k\":\".5\"}]", FALSE, "bca" },
};

static char *
list_rows (DocTable *table)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (table)); i++)
    {
      g_autoptr(DocRow) row = g_list_model_get_item (G_LIST_MODEL (table), i);
      DocNode cell = doc_table_get_cell (table, doc_row_get_node (row), 0);
      g_autofree char *name = doc_document_dup_string (doc_table_get_document (table), cell);

      g_assert_cmpuint (doc_table_get_node (table, i), ==, doc_row_get_node (row));
      g_assert_cmpuint (doc_table_get_position (table, doc_row_get_node (row)), ==, i);
      g_string_append (rows, name);
    }
  return g_string_free (rows, FALSE);
}

static void
test_sort (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocTable) table = read_table (sorts[i].json);
  g_autofree char *before = list_rows (table);
  g_autofree char *rows = NULL;
  g_autofree char *after = NULL;
  gboolean is_descending;

  g_assert_true (doc_table_sort (table, 1, sorts[i].descending, NULL, NULL));
  rows = list_rows (table);
  g_assert_cmpstr (rows, ==, sorts[i].rows);
  g_assert_cmpuint (doc_table_get_sort (table, &is_descending), ==, 1);
  g_assert_cmpint (is_descending, ==, sorts[i].descending);
  g_assert_true (doc_table_sort (table, DOC_TABLE_UNSORTED, FALSE, NULL, NULL));
  after = list_rows (table);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (doc_table_get_sort (table, NULL), ==, DOC_TABLE_UNSORTED);
}

static void
test_sort_random (void)
{
  g_autoptr(GString) json = g_string_new ("[");
  g_autoptr(DocTable) table = NULL;
  gint last = -1;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (json, "%s{\"k\":%d}", i > 0 ? "," : "", g_test_rand_int_range (0, 1000));
  g_string_append_c (json, ']');
  table = read_table (json->str);
  g_assert_true (doc_table_sort (table, 0, FALSE, NULL, NULL));
  for (guint i = 0; i < 20000; i++)
    {
      DocNode row = doc_table_get_node (table, i);
      g_autofree char *text = doc_document_dup_string (doc_table_get_document (table), row + 1);
      gint value = atoi (text);

      g_assert_cmpint (value, >=, last);
      if (value == last)
        g_assert_cmpuint (row, >, doc_table_get_node (table, i - 1));
      last = value;
    }
}

static void
test_sort_async (void)
{
  g_autoptr(DocTable) table = read_table (sorts[0].json);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (table));
  g_autoptr(DocRow) held = g_list_model_get_item (G_LIST_MODEL (table), 0);
  g_autoptr(DocRow) same = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *rows = NULL;

  doc_table_sort_async (table, 1, FALSE, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  test_trail_assert (trail, "");
  g_assert_true (doc_table_sort_finish (table, result, NULL));
  test_trail_assert (trail, "0:3:0 0:0:3");
  rows = list_rows (table);
  g_assert_cmpstr (rows, ==, sorts[0].rows);
  same = g_list_model_get_item (G_LIST_MODEL (table), 2);
  g_assert_true (same == held);
}

static void
test_cancel (void)
{
  g_autoptr(DocTable) table = read_table (sorts[0].json);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) sort_error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (doc_table_new (doc_table_get_document (table), DOC_NODE_ROOT, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (doc_table_sort (table, 1, FALSE, cancellable, &sort_error));
  g_assert_error (sort_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (doc_table_get_sort (table, NULL), ==, DOC_TABLE_UNSORTED);
}

static void
test_new_async (void)
{
  g_autoptr(DocDocument) document = read_text ("{\"x\":[{\"a\":1,\"b\":2}]}");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(DocTable) table = NULL;

  doc_table_new_async (document, 1, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  table = doc_table_new_finish (result, NULL);
  g_assert_cmpuint (doc_table_get_array (table), ==, 1);
  g_assert_cmpuint (doc_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (doc_table_get_key (table, 1), ==, "b");
  g_assert_cmpuint (doc_table_get_cell (table, 2, 1), ==, 4);
  g_assert_cmpuint (doc_table_get_position (table, 3), ==, G_MAXUINT);
}

static void
test_suits (void)
{
  g_autoptr(DocDocument) document = read_text ("[{\"a\":[]},[{}],[1]]");

  g_assert_true (doc_table_suits (document, 0));
  g_assert_false (doc_table_suits (document, 1));
  g_assert_false (doc_table_suits (document, 2));
  g_assert_true (doc_table_suits (document, 3));
  g_assert_false (doc_table_suits (document, 5));
  g_assert_false (doc_table_suits (document, 99));
}

static void
test_many_columns (void)
{
  g_autoptr(GString) json = g_string_new ("[{");
  g_autoptr(DocTable) table = NULL;

  for (guint i = 0; i < DOC_TABLE_MAX_COLUMNS + 3; i++)
    g_string_append_printf (json, "%s\"k%u\":%u", i > 0 ? "," : "", i, i);
  g_string_append (json, "},{\"k514\":1,\"k0\":2}]");
  table = read_table (json->str);
  g_assert_cmpuint (doc_table_get_n_columns (table), ==, DOC_TABLE_MAX_COLUMNS);
  g_assert_cmpuint (doc_table_get_n_left_out (table), ==, 3);
  g_assert_cmpuint (doc_table_get_cell (table, doc_table_get_node (table, 1), 0), !=, DOC_NODE_NONE);
}

static const struct { const char *name, *one, *other; gint sign; } numbers[] = {
  { "equal", "1", "1.0", 0 },           { "zeros", "-0", "0.00e5", 0 },         { "forms", "12e-1", "1.2", 0 },
  { "signs", "-1", "1", -1 },           { "negative", "-2", "-1", -1 },         { "zero-and-negative", "0", "-1", 1 },
  { "zero-and-positive", "0", "0.1", -1 }, { "length", "9", "10", -1 },         { "digits", "123", "124", -1 },
  { "longer", "1.1", "1.10000000000000000000001", -1 }, { "exponents", "1e400", "9e399", 1 },
  { "tiny", "1e-400", "0", 1 },         { "leading-zeros", "0010", "9", 1 },    { "fractions", "0.01", "0.009", 1 },
  { "huge-exponents", "1e99999999999999999999", "1e5", 1 },
};

static void
test_number (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gsize one_bytes = strlen (numbers[i].one), other_bytes = strlen (numbers[i].other);
  gint difference = doc_number_compare (numbers[i].one, one_bytes, numbers[i].other, other_bytes);
  gint reverse = doc_number_compare (numbers[i].other, other_bytes, numbers[i].one, one_bytes);

  g_assert_cmpint ((difference > 0) - (difference < 0), ==, numbers[i].sign);
  g_assert_cmpint ((reverse > 0) - (reverse < 0), ==, -numbers[i].sign);
}

#define ADD_TABLE(prefix, rows, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL); \
\
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func); \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TABLE ("/table/csv/", tables, test_csv)
  ADD_TABLE ("/table/sort/", sorts, test_sort)
  ADD_TABLE ("/table/number/", numbers, test_number)
  g_test_add_func ("/table/csv-options", test_csv_options);
  g_test_add_func ("/table/csv-async", test_csv_async);
  g_test_add_func ("/table/csv-to-full-disk", test_csv_to_full_disk);
  g_test_add_func ("/table/sort-random", test_sort_random);
  g_test_add_func ("/table/sort-async", test_sort_async);
  g_test_add_func ("/table/cancel", test_cancel);
  g_test_add_func ("/table/new-async", test_new_async);
  g_test_add_func ("/table/suits", test_suits);
  g_test_add_func ("/table/many-columns", test_many_columns);
  return g_test_run ();
}
