/* SPDX-License-Identifier: MIT */
/* The order of rows by one of their cells: a merge sort, which is stable and can be left at any time. */
#include "doc-table-private.h"

#include "doc-number.h"
#include "doc-string.h"

#include <string.h>

typedef enum
{
  RANK_NUMBER,
  RANK_STRING,
  RANK_FALSE,
  RANK_TRUE,
  RANK_NULL,
  RANK_CONTAINER,
  RANK_MISSING,
} Rank;

typedef struct
{
  DocNode     row;
  Rank        rank;
  const char *bytes; /* of a number or string: in the text, or in @memory of the sort */
  gsize       length;
} Key;

typedef struct
{
  DocTableContent *content;
  GCancellable    *cancellable;
  GStringChunk    *memory; /* (owned) strings without their escapes */
  gint             sign;
} Sort;

/* Digits with a minus before and a point among them, as amounts are written; leading zeros do no harm. */
static gboolean
reads_as_number (const char *text, gsize length)
{
  gsize i = length > 0 && text[0] == '-' ? 1 : 0, first = i, n_points = 0;

  for (; i < length; i++)
    if (text[i] == '.' && i > first && i + 1 < length)
      n_points++;
    else if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return i > first && n_points <= 1;
}

static void
read_string (Sort *sort, Key *key)
{
  key->bytes++;
  key->length -= 2;
  if (memchr (key->bytes, '\\', key->length) != NULL)
    {
      g_autoptr(GString) text = g_string_sized_new (key->length);

      doc_string_unescape (text, (const guint8 *) key->bytes, key->length, DOC_STRING_EXACT, G_MAXSIZE);
      key->bytes = g_string_chunk_insert_len (sort->memory, text->str, (gssize) text->len);
      key->length = text->len;
    }
  key->rank = reads_as_number (key->bytes, key->length) ? RANK_NUMBER : RANK_STRING;
}

static Key
read_key (Sort *sort, DocNode row, DocNode cell)
{
  static const Rank ranks[] = { [DOC_KIND_NULL] = RANK_NULL, [DOC_KIND_FALSE] = RANK_FALSE, [DOC_KIND_TRUE] = RANK_TRUE,
                                [DOC_KIND_NUMBER] = RANK_NUMBER, [DOC_KIND_STRING] = RANK_STRING,
                                [DOC_KIND_ARRAY] = RANK_CONTAINER, [DOC_KIND_OBJECT] = RANK_CONTAINER };
  Key key = { row, RANK_MISSING, NULL, 0 };

  if (cell == DOC_NODE_NONE)
    return key;
  key.rank = ranks[doc_document_get_kind (sort->content->document, cell)];
  if (key.rank == RANK_NUMBER || key.rank == RANK_STRING)
    key.bytes = doc_document_get_lexeme (sort->content->document, cell, &key.length);
  if (key.rank == RANK_STRING)
    read_string (sort, &key);
  return key;
}

static gint
compare (const Sort *sort, const Key *one, const Key *other)
{
  gint difference;

  if (one->rank == RANK_MISSING || other->rank == RANK_MISSING)
    return (one->rank == RANK_MISSING) - (other->rank == RANK_MISSING);
  if (one->rank != other->rank)
    return sort->sign * ((gint) one->rank - (gint) other->rank);
  if (one->rank == RANK_NUMBER)
    return sort->sign * doc_number_compare (one->bytes, one->length, other->bytes, other->length);
  if (one->rank != RANK_STRING)
    return 0;
  difference = memcmp (one->bytes, other->bytes, MIN (one->length, other->length));
  if (difference == 0)
    difference = (one->length > other->length) - (one->length < other->length);
  return difference > 0 ? sort->sign : difference < 0 ? -sort->sign : 0;
}

/* Merges two neighbouring runs of @from into @to. */
static void
merge (const Sort *sort, const Key *from, Key *to, guint begin, guint middle, guint end)
{
  guint left = begin, right = middle;

  for (guint i = begin; i < end; i++)
    if (left < middle && (right == end || compare (sort, from + left, from + right) <= 0))
      to[i] = from[left++];
    else
      to[i] = from[right++];
}

/* Returns the one of both that has the result, or NULL if cancelled. */
static Key *
merge_all (const Sort *sort, Key *keys, Key *other, guint n_keys)
{
  for (guint64 width = 1; width < n_keys; width *= 2)
    {
      guint n_since = 0;
      Key *swap;

      for (guint64 begin = 0; begin < n_keys; begin += 2 * width)
        {
          merge (sort, keys, other, (guint) begin, (guint) MIN (begin + width, n_keys),
                 (guint) MIN (begin + 2 * width, n_keys));
          n_since += (guint) MIN (2 * width, n_keys);
          if (n_since < DOC_TABLE_PIECE_ROWS)
            continue;
          n_since = 0;
          if (g_cancellable_is_cancelled (sort->cancellable))
            return NULL;
        }
      swap = keys;
      keys = other;
      other = swap;
    }
  return keys;
}

static gboolean
read_keys (Sort *sort, guint column, Key *keys)
{
  g_autofree DocNode *cells = g_new (DocNode, sort->content->columns->len);
  GArray *rows = sort->content->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      DocNode row = g_array_index (rows, DocNode, i);

      if (i % DOC_TABLE_PIECE_ROWS == 0 && g_cancellable_is_cancelled (sort->cancellable))
        return FALSE;
      doc_table_content_read_row (sort->content, row, cells);
      keys[i] = read_key (sort, row, cells[column]);
    }
  return TRUE;
}

GArray *
doc_table_content_sort (DocTableContent *self, guint column, gboolean descending, GCancellable *cancellable)
{
  guint n_rows = self->rows->len;
  g_autofree Key *keys = g_new (Key, n_rows);
  g_autofree Key *other = g_new (Key, n_rows);
  Sort sort = { self, cancellable, g_string_chunk_new (4096), descending ? -1 : 1 };
  const Key *sorted = read_keys (&sort, column, keys) ? merge_all (&sort, keys, other, n_rows) : NULL;
  GArray *order = NULL;

  if (sorted != NULL || n_rows == 0)
    {
      order = g_array_sized_new (FALSE, FALSE, sizeof (DocNode), n_rows);
      for (guint i = 0; i < n_rows; i++)
        g_array_append_val (order, sorted[i].row);
    }
  g_string_chunk_free (sort.memory);
  return order;
}
