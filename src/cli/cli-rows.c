/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-rows.h"

#include "cli-exit.h"
#include "cli-input.h"

#include <glib/gi18n.h>
#include <string.h>

static GHashTable *
row_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* One record from *@text on: (transfer full) (element-type utf8). @line counts the line breaks passed, those inside quotes too. */
static GPtrArray *
read_record (const char **text, guint *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p;

  for (p = *text; *p != '\0' && (quoted || *p != '\n'); p++)
    {
      *line += *p == '\n';
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_ptr_array_add (fields, g_string_free (field, FALSE));
          field = g_string_new (NULL);
        }
      else if (*p != '\r' || quoted)
        g_string_append_c (field, *p);
    }
  g_ptr_array_add (fields, g_string_free (field, FALSE));
  *line += *p == '\n';
  *text = *p == '\n' ? p + 1 : p;
  return fields;
}

static gboolean
read_csv (const char *path, const char *text, GPtrArray *rows, GError **error)
{
  guint line = 0;
  g_autoptr(GPtrArray) names = read_record (&text, &line);

  while (*text != '\0')
    {
      g_autoptr(GPtrArray) fields = read_record (&text, &line);
      GHashTable *row;

      if (fields->len == 1 && *(char *) g_ptr_array_index (fields, 0) == '\0')
        continue; /* an empty line */
      if (fields->len != names->len)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s:%u: %u values for %u names"), path, line, fields->len, names->len);
          return FALSE;
        }
      row = row_new ();
      for (guint i = 0; i < names->len; i++)
        g_hash_table_insert (row, g_strdup (g_ptr_array_index (names, i)), g_strdup (g_ptr_array_index (fields, i)));
      g_ptr_array_add (rows, row);
    }
  return TRUE;
}

static gboolean
read_object (const char *path, DocDocument *document, DocNode object, GPtrArray *rows, GError **error)
{
  g_autoptr(GHashTable) row = row_new ();
  gboolean right = doc_document_get_kind (document, object) == DOC_KIND_OBJECT;
  DocNode node = doc_document_get_first_child (document, object);

  for (; right && node != DOC_NODE_NONE; node = doc_document_get_next_sibling (document, node))
    {
      right = doc_document_get_kind (document, node) < DOC_KIND_ARRAY;
      g_hash_table_insert (row, doc_document_dup_name (document, node), doc_document_dup_string (document, node));
    }
  if (right)
    g_ptr_array_add (rows, g_steal_pointer (&row));
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: row %u is no object of plain values"), path,
                 doc_document_get_position (document, object) + 1);
  return right;
}

static gboolean
read_json (const char *path, DocDocument *document, GPtrArray *rows, GError **error)
{
  const DocProblem *problem = doc_document_get_problem (document);
  DocNode node;

  if (problem != NULL)
    {
      g_autofree char *where = cli_input_describe (path, problem);

      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, where);
      return FALSE;
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    if (!read_object (path, document, node, rows, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
cli_rows_read (const char *path, GError **error)
{
  g_autoptr(GBytes) bytes = cli_input_read (path, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree char *text = NULL;
  gboolean right;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (text[strspn (text, " \t\r\n")] == '[')
    {
      g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

      right = read_json (path, document, rows, error);
    }
  else
    right = read_csv (path, g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, rows, error);
  if (!right)
    return NULL;
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: there is no row of values"), path);
  return NULL;
}
