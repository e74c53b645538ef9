/* SPDX-License-Identifier: MIT */
/* Rows and columns of an array. */
#include "doc-table-private.h"

#include "doc-string.h"

static void
clear_column (gpointer data)
{
  DocTableColumn *column = data;

  if (column->exact != NULL)
    g_string_free (column->exact, TRUE);
  g_free (column->display);
}

/* Whether the name of @member is the key of @column. */
static gboolean
has_key (DocTableContent *self, DocNode member, guint column)
{
  const GString *key = column < self->columns->len ? g_array_index (self->columns, DocTableColumn, column).exact : NULL;
  gsize length;
  const char *inside = doc_document_get_name_lexeme (self->document, member, &length);

  return key != NULL && doc_names_match ((const guint8 *) inside, length, key->str, key->len);
}

static GString *
dup_key (DocTableContent *self, DocNode member)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (self->document, member, &length);
  GString *key = g_string_sized_new (length);

  doc_string_unescape (key, (const guint8 *) inside, length, DOC_STRING_EXACT, G_MAXSIZE);
  return key;
}

/* Objects of a list mostly have one order of keys, so @expected is right nearly always. Returns the number of columns
 * or more if there is none. */
static guint
find_column (DocTableContent *self, DocNode member, guint expected)
{
  GString *key;
  guint column;

  if (has_key (self, member, expected))
    return expected;
  key = dup_key (self, member);
  column = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key)) - 1;
  g_string_free (key, TRUE);
  return column;
}

static void
add_column (DocTableContent *self, DocNode member)
{
  DocTableColumn column = { NULL, NULL };

  if (member != DOC_NODE_NONE)
    column = (DocTableColumn) { dup_key (self, member), doc_document_dup_name (self->document, member) };
  g_array_append_val (self->columns, column);
  if (column.exact != NULL)
    g_hash_table_insert (self->by_key, column.exact, GUINT_TO_POINTER (self->columns->len));
}

/* Keys beyond the limit are told apart too, but not kept in order. @left_out: GString (owned) as a set. */
static void
learn_row (DocTableContent *self, DocNode row, GHashTable *left_out)
{
  const DocIndex *index = &self->document->index;
  DocNode end = doc_index_end (index, row);
  guint expected = 0;

  if (doc_index_nodes (index)[row].kind != DOC_KIND_OBJECT)
    return;
  for (DocNode member = row + 1; member < end; member = doc_index_end (index, member))
    {
      guint column = find_column (self, member, expected);

      if (column >= self->columns->len && self->columns->len < DOC_TABLE_MAX_COLUMNS)
        {
          column = self->columns->len;
          add_column (self, member);
        }
      else if (column >= self->columns->len)
        g_hash_table_add (left_out, dup_key (self, member));
      expected = column + 1;
    }
}

static void
free_key (gpointer key)
{
  g_string_free (key, TRUE);
}

static gboolean
has_other_elements (DocTableContent *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (doc_document_get_kind (self->document, g_array_index (self->rows, DocNode, i)) != DOC_KIND_OBJECT)
      return TRUE;
  return FALSE;
}

static void
list_rows (DocTableContent *self)
{
  const DocIndex *index = &self->document->index;
  DocNode end = doc_index_end (index, self->array);

  for (DocNode row = self->array + 1; row < end; row = doc_index_end (index, row))
    g_array_append_val (self->rows, row);
}

DocTableContent *
doc_table_content_new (DocDocument *document, DocNode array, GCancellable *cancellable)
{
  g_autoptr(DocTableContent) self = g_atomic_rc_box_new0 (DocTableContent);
  g_autoptr(GHashTable) left_out = g_hash_table_new_full ((GHashFunc) g_string_hash, (GEqualFunc) g_string_equal,
                                                          free_key, NULL);

  self->document = doc_document_ref (document);
  self->array = array;
  self->rows = g_array_new (FALSE, FALSE, sizeof (DocNode));
  self->columns = g_array_new (FALSE, FALSE, sizeof (DocTableColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->by_key = g_hash_table_new ((GHashFunc) g_string_hash, (GEqualFunc) g_string_equal);
  list_rows (self);
  if (has_other_elements (self))
    add_column (self, DOC_NODE_NONE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % DOC_TABLE_PIECE_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      learn_row (self, g_array_index (self->rows, DocNode, i), left_out);
    }
  self->n_left_out = g_hash_table_size (left_out);
  return g_steal_pointer (&self);
}

DocTableContent *
doc_table_content_ref (DocTableContent *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DocTableContent *self = data;

  g_hash_table_unref (self->by_key);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  doc_document_unref (self->document);
}

void
doc_table_content_unref (DocTableContent *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
doc_table_content_read_row (DocTableContent *self, DocNode row, DocNode *cells)
{
  const DocIndex *index = &self->document->index;
  DocNode end = doc_index_end (index, row);
  guint expected = 0;

  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = DOC_NODE_NONE;
  if (doc_index_nodes (index)[row].kind != DOC_KIND_OBJECT)
    {
      cells[0] = row;
      return;
    }
  for (DocNode member = row + 1; member < end; member = doc_index_end (index, member))
    {
      guint column = find_column (self, member, expected);

      if (column < self->columns->len && cells[column] == DOC_NODE_NONE)
        cells[column] = member;
      expected = column + 1;
    }
}

DocNode
doc_table_content_find_cell (DocTableContent *self, DocNode row, guint column)
{
  const DocIndex *index = &self->document->index;
  gboolean is_value_column = g_array_index (self->columns, DocTableColumn, column).exact == NULL;
  DocNode end;

  if (row >= index->n_nodes)
    return DOC_NODE_NONE;
  if (doc_index_nodes (index)[row].kind != DOC_KIND_OBJECT)
    return is_value_column ? row : DOC_NODE_NONE;
  end = doc_index_end (index, row);
  for (DocNode member = row + 1; member < end && !is_value_column; member = doc_index_end (index, member))
    if (has_key (self, member, column))
      return member;
  return DOC_NODE_NONE;
}
