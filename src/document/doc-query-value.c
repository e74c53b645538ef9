/* SPDX-License-Identifier: MIT */
#include "doc-query-value.h"

#include "doc-document-private.h"
#include "doc-number.h"
#include "doc-string.h"

#include <string.h>

void
doc_query_value_clear (DocQueryValue *self)
{
  if (self->memory != NULL)
    g_string_free (self->memory, TRUE);
  self->memory = NULL;
}

/* The exact bytes of a name or string as sent. */
static DocQueryValue
read_string (const char *inside, gsize length)
{
  DocQueryValue value = { FALSE, DOC_KIND_STRING, DOC_NODE_NONE, inside, length, NULL };

  if (memchr (inside, '\\', length) == NULL)
    return value;
  value.memory = g_string_sized_new (length);
  doc_string_unescape (value.memory, (const guint8 *) inside, length, DOC_STRING_EXACT, G_MAXSIZE);
  value.bytes = value.memory->str;
  value.length = value.memory->len;
  return value;
}

DocQueryValue
doc_query_value_read (DocQueryRun *run, DocNode node)
{
  DocQueryValue value = DOC_QUERY_NOTHING;

  if (node == DOC_NODE_NONE)
    return value;
  value.is_nothing = FALSE;
  value.kind = doc_document_get_kind (run->document, node);
  value.node = node;
  if (value.kind != DOC_KIND_NUMBER && value.kind != DOC_KIND_STRING)
    return value;
  value.bytes = doc_document_get_lexeme (run->document, node, &value.length);
  doc_query_spend (run, value.length / 64);
  return value.kind == DOC_KIND_STRING ? read_string (value.bytes + 1, value.length - 2) : value;
}

DocQueryValue
doc_query_value_count (guint64 count)
{
  DocQueryValue value = { FALSE, DOC_KIND_NUMBER, DOC_NODE_NONE, NULL, 0, g_string_new (NULL) };

  g_string_printf (value.memory, "%" G_GUINT64_FORMAT, count);
  value.bytes = value.memory->str;
  value.length = value.memory->len;
  return value;
}

/* In the order of Unicode's characters, which is that of UTF-8's bytes. */
static gint
compare_strings (const DocQueryValue *one, const DocQueryValue *other)
{
  gint difference = memcmp (one->bytes, other->bytes, MIN (one->length, other->length));

  return difference != 0 ? difference : (one->length > other->length) - (one->length < other->length);
}

static gboolean values_are_equal (DocQueryRun *run, const DocQueryValue *one, const DocQueryValue *other);

static gboolean
nodes_are_equal (DocQueryRun *run, DocNode one, DocNode other)
{
  g_auto(DocQueryValue) a = doc_query_value_read (run, one);
  g_auto(DocQueryValue) b = doc_query_value_read (run, other);

  return doc_query_spend (run, 1) && values_are_equal (run, &a, &b);
}

static gboolean
arrays_are_equal (DocQueryRun *run, DocNode one, DocNode other)
{
  const DocIndex *index = &run->document->index;
  DocNode end = doc_index_end (index, one);

  for (DocNode a = one + 1, b = other + 1; a < end; a = doc_index_end (index, a), b = doc_index_end (index, b))
    if (!nodes_are_equal (run, a, b))
      return FALSE;
  return TRUE;
}

static DocQueryValue
read_name (DocQueryRun *run, DocNode node)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (run->document, node, &length);

  return read_string (inside, length);
}

/* The member of @object with the name that @member has; looked for at @guess first, as objects mostly have one
 * order. */
static DocNode
find_counterpart (DocQueryRun *run, DocNode object, DocNode guess, DocNode member)
{
  const DocIndex *index = &run->document->index;
  g_auto(DocQueryValue) name = read_name (run, member);
  DocNode end = doc_index_end (index, object);

  for (DocNode other = guess < end ? guess : object + 1, first = other; doc_query_spend (run, 1);)
    {
      g_auto(DocQueryValue) other_name = read_name (run, other);

      if (compare_strings (&name, &other_name) == 0)
        return other;
      other = doc_index_end (index, other);
      if (other >= end)
        other = object + 1;
      if (other == first)
        break;
    }
  return DOC_NODE_NONE;
}

static gboolean
has_all_members (DocQueryRun *run, DocNode one, DocNode other)
{
  const DocIndex *index = &run->document->index;
  DocNode end = doc_index_end (index, one), guess = other + 1;

  for (DocNode member = one + 1; member < end; member = doc_index_end (index, member))
    {
      DocNode counterpart = find_counterpart (run, other, guess, member);

      if (counterpart == DOC_NODE_NONE || !nodes_are_equal (run, member, counterpart))
        return FALSE;
      guess = doc_index_end (index, counterpart);
    }
  return TRUE;
}

/* They have as many members. */
static gboolean
objects_are_equal (DocQueryRun *run, DocNode one, DocNode other)
{
  return has_all_members (run, one, other) &&
         (!run->document->index.has_duplicates || has_all_members (run, other, one));
}

/* Goes as deep as the values are: see DOC_MAX_DEPTH. */
static gboolean
values_are_equal (DocQueryRun *run, const DocQueryValue *one, const DocQueryValue *other)
{
  if (one->is_nothing || other->is_nothing)
    return one->is_nothing && other->is_nothing;
  if (one->kind != other->kind)
    return FALSE;
  if (one->kind == DOC_KIND_NUMBER)
    return doc_number_compare (one->bytes, one->length, other->bytes, other->length) == 0;
  if (one->kind == DOC_KIND_STRING)
    return one->length == other->length && memcmp (one->bytes, other->bytes, one->length) == 0;
  if (one->kind < DOC_KIND_ARRAY || one->node == other->node)
    return TRUE;
  if (doc_document_get_n_children (run->document, one->node) !=
      doc_document_get_n_children (run->document, other->node))
    return FALSE;
  return one->kind == DOC_KIND_ARRAY ? arrays_are_equal (run, one->node, other->node)
                                     : objects_are_equal (run, one->node, other->node);
}

static gboolean
is_less (const DocQueryValue *one, const DocQueryValue *other)
{
  if (one->is_nothing || other->is_nothing || one->kind != other->kind)
    return FALSE;
  if (one->kind == DOC_KIND_NUMBER)
    return doc_number_compare (one->bytes, one->length, other->bytes, other->length) < 0;
  return one->kind == DOC_KIND_STRING && compare_strings (one, other) < 0;
}

gboolean
doc_query_value_compare (DocQueryRun *run, const DocQueryValue *one, DocQueryComparison comparison,
                         const DocQueryValue *other)
{
  switch (comparison)
    {
    case DOC_QUERY_EQUAL:
      return values_are_equal (run, one, other);
    case DOC_QUERY_DIFFERENT:
      return !values_are_equal (run, one, other);
    case DOC_QUERY_LESS:
      return is_less (one, other);
    case DOC_QUERY_LESS_OR_EQUAL:
      return is_less (one, other) || values_are_equal (run, one, other);
    case DOC_QUERY_GREATER:
      return is_less (other, one);
    case DOC_QUERY_GREATER_OR_EQUAL:
      return is_less (other, one) || values_are_equal (run, one, other);
    default:
      g_return_val_if_reached (FALSE);
    }
}
