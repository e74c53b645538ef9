/* SPDX-License-Identifier: MIT */
/* codefctl table */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-document.h"
#include "cli-output.h"
#include "doc-table.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* Cells for people: what is longer is cut. */
#define MAX_CELL_BYTES 120
#define MAX_CELL_COLUMNS 40

static const CliOption options[] = {
  { "csv", 0, NULL, N_("print comma-separated values (RFC 4180) instead of aligned columns") },
  { "bom", 0, NULL, N_("with --csv: begin with a byte order mark, by which spreadsheets know UTF-8") },
  { "formulas", 0, NULL, N_("with --csv: leave text that a spreadsheet takes for a formula as it is") },
  { "labels", 0, NULL, N_("name columns as the field dictionary does, in the language of the program") },
  { "columns", 'c', "KEY,KEY", N_("only these columns, in this order") },
  { "sort", 's', "KEY", N_("sort by a column; numbers by their value, also where they come as strings") },
  { "descending", 'd', NULL, N_("sort from the largest to the smallest") },
  { NULL },
};

static const char *const examples[] = {
  "table '$.data.resTrHistoryList' answer.json",
  "table --csv --bom --labels --sort resAccountTrDate '$.data.resTrHistoryList' answer.json > list.csv",
  NULL,
};

/* The number of the column called @key, or one that does not exist. */
static guint
find_column (DocTable *table, const char *key)
{
  guint column = 0;

  while (column < doc_table_get_n_columns (table) && g_strcmp0 (doc_table_get_key (table, column), key) != 0)
    column++;
  if (column == doc_table_get_n_columns (table))
    cli_output_say (_("there is no column “%s”"), key);
  return column;
}

/* (transfer full) (nullable): of guint; NULL when it was said what is wrong. */
static GArray *
choose_columns (DocTable *table, const char *keys)
{
  g_auto(GStrv) names = keys != NULL ? g_strsplit (keys, ",", -1) : NULL;
  guint n_columns = doc_table_get_n_columns (table);
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; names == NULL ? i < n_columns : names[i] != NULL; i++)
    {
      guint column = names == NULL ? i : find_column (table, names[i]);

      if (column == n_columns)
        return NULL;
      g_array_append_val (columns, column);
    }
  return g_steal_pointer (&columns);
}

static char *
make_label (const char *key, gpointer user_data)
{
  CliSession *session = user_data;
  const char *label = NULL;

  if (key != NULL)
    label = codef_catalog_get_field_title (cli_session_get_catalog (session), NULL, key,
                                           cli_session_get_language (session));
  return g_strdup (label != NULL ? label : key != NULL ? key : "");
}

static char *
make_key (const char *key, gpointer user_data)
{
  return g_strdup (key != NULL ? key : "");
}

static CliExit
print_csv (CliSession *session, CliArguments *arguments, DocTable *table, DocTableCsv *csv)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  GError *error = NULL;

  if (cli_arguments_has (arguments, "bom"))
    csv->flags |= DOC_TABLE_CSV_BOM;
  if (cli_arguments_has (arguments, "formulas"))
    csv->flags |= DOC_TABLE_CSV_FORMULAS;
  if (!doc_table_write_csv (table, csv, stream, cli_session_get_cancellable (session), &error))
    return cli_output_fail (error);
  return CLI_EXIT_SUCCESS;
}

static guint
width_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/* (transfer full): on one line and not too wide. @width: (out): in columns of a terminal. */
static char *
fit_cell (const char *text, guint *width)
{
  GString *fitted = g_string_new (NULL);

  *width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        c = c == '\n' || c == '\t' || c == '\r' ? ' ' : 0xfffd;
      if (*width + width_of (c) > MAX_CELL_COLUMNS - 1 && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (fitted, "…");
          (*width)++;
          break;
        }
      g_string_append_unichar (fitted, c);
      *width += width_of (c);
    }
  return g_string_free (fitted, FALSE);
}

/* (transfer full) */
static char *
read_cell (DocTable *table, guint position, guint column, guint *width)
{
  DocNode cell = doc_table_get_cell (table, doc_table_get_node (table, position), column);
  g_autofree char *text = NULL;

  if (cell != DOC_NODE_NONE)
    text = doc_document_dup_preview (doc_table_get_document (table), cell, MAX_CELL_BYTES);
  return fit_cell (text != NULL ? text : "", width);
}

static void
append_cell (GString *line, const char *text, guint width, guint column_width)
{
  g_string_append_printf (line, "%s%*s", text, (int) (column_width - width) + 2, "");
}

/* Empties @line. */
static void
print_line (GString *line)
{
  cli_output_print ("%s\n", g_strchomp (line->str));
  g_string_truncate (line, 0);
}

/* (transfer full): how wide each column has to be. */
static guint *
measure_columns (DocTable *table, const GArray *columns, GPtrArray *headers)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (table));
  guint *widths = g_new0 (guint, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    {
      guint width;

      g_free (fit_cell (headers->pdata[i], widths + i));
      for (guint row = 0; row < n_rows; row++)
        {
          g_free (read_cell (table, row, g_array_index (columns, guint, i), &width));
          widths[i] = MAX (widths[i], width);
        }
    }
  return widths;
}

static void
print_aligned (DocTable *table, const GArray *columns, GPtrArray *headers)
{
  g_autofree guint *widths = measure_columns (table, columns, headers);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (table)), width;
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *header = fit_cell (headers->pdata[i], &width);

      append_cell (line, header, width, widths[i]);
    }
  print_line (line);
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < columns->len; i++)
        {
          g_autofree char *cell = read_cell (table, row, g_array_index (columns, guint, i), &width);

          append_cell (line, cell, width, widths[i]);
        }
      print_line (line);
    }
}

/* (transfer full) (nullable): NULL when it was said what is wrong. */
static DocTable *
open_table (CliSession *session, DocQuery *query, DocDocument *document)
{
  GCancellable *cancellable = cli_session_get_cancellable (session);
  GError *error = NULL;
  g_autoptr(GArray) nodes = doc_query_select (query, document, cancellable, &error);
  DocTable *table = NULL;

  if (nodes == NULL)
    {
      cli_output_fail (error);
      return NULL;
    }
  if (nodes->len != 1 || doc_document_get_kind (document, g_array_index (nodes, DocNode, 0)) != DOC_KIND_ARRAY)
    {
      cli_output_say (_("“%s” does not select one array"), doc_query_get_path (query));
      return NULL;
    }
  table = doc_table_new (document, g_array_index (nodes, DocNode, 0), cancellable, &error);
  if (table == NULL)
    cli_output_fail (error);
  return table;
}

static gboolean
sort_table (CliSession *session, CliArguments *arguments, DocTable *table)
{
  const char *key = cli_arguments_get (arguments, "sort");
  guint column = key != NULL ? find_column (table, key) : DOC_TABLE_UNSORTED;

  if (key == NULL)
    return TRUE;
  return column < doc_table_get_n_columns (table) &&
         doc_table_sort (table, column, cli_arguments_has (arguments, "descending"),
                         cli_session_get_cancellable (session), NULL);
}

static CliExit
print_table (CliSession *session, CliArguments *arguments, DocTable *table)
{
  g_autoptr(GArray) columns = choose_columns (table, cli_arguments_get (arguments, "columns"));
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  DocTableHeaderFunc make_header = cli_arguments_has (arguments, "labels") ? make_label : make_key;

  if (columns == NULL || !sort_table (session, arguments, table))
    return CLI_EXIT_INPUT;
  if (doc_table_get_n_left_out (table) > 0)
    cli_output_say (_("there are too many columns; %u were left out"), doc_table_get_n_left_out (table));
  if (cli_arguments_has (arguments, "csv"))
    {
      DocTableCsv csv = { DOC_TABLE_CSV_DEFAULT, (const guint *) columns->data, columns->len, make_header, session };

      return print_csv (session, arguments, table, &csv);
    }
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (headers, make_header (doc_table_get_key (table, g_array_index (columns, guint, i)), session));
  print_aligned (table, columns, headers);
  return CLI_EXIT_SUCCESS;
}

static CliExit
run_table (CliSession *session, CliArguments *arguments)
{
  g_autoptr(DocQuery) query = cli_document_parse_query (cli_arguments_get_plain (arguments, 0));
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(DocTable) table = NULL;
  CliExit problem;

  if (query == NULL)
    return CLI_EXIT_USAGE;
  problem = cli_document_read (cli_arguments_get_plain (arguments, 1), &document);
  if (problem != CLI_EXIT_SUCCESS)
    return problem;
  table = open_table (session, query, document);
  return table != NULL ? print_table (session, arguments, table) : CLI_EXIT_INPUT;
}

const CliCommand cli_table_command = {
  .name = "table",
  .usage = "[OPTIONS] JSONPATH [FILE|-]",
  .summary = N_("show a list of an answer as a table, or as CSV"),
  .details = N_("JSONPATH selects one array. A column for each key of its objects, in the order in which they "
                "first come. What is wrong is said as FILE:LINE:COLUMN, in the query as JSONPATH:1:COLUMN."),
  .groups = { options },
  .examples = examples,
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run_table,
};
