/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-rows.h"

#include "codef-error.h"
#include "doc-document.h"

#include <glib/gi18n-lib.h>
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
          g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("%s:%u: %u values for %u names"), path, line, fields->len, names->len);
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
    g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("%s: row %u is no object of plain values"), path,
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
      g_autofree char *where = doc_problem_describe (problem, path);

      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, where);
      return FALSE;
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    if (!read_object (path, document, node, rows, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
codef_rows_read (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (start != NULL ? start : "", length);
  gboolean right;

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("%s: the text is not UTF-8"), origin);
      return NULL;
    }
  if (text[strspn (text, " \t\r\n")] == '[')
    {
      g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

      right = read_json (origin, document, rows, error);
    }
  else
    right = read_csv (origin, g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, rows, error);
  if (!right)
    return NULL;
  if (rows->len > 0)
    return g_steal_pointer (&rows);
  g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("%s: there is no row of values"), origin);
  return NULL;
}
