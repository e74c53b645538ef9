/* SPDX-License-Identifier: MIT */
/* Reading a document node by node: structure from the index, lexemes and strings from the text. */
#include "doc-document-private.h"

#include "doc-scan.h"
#include "doc-string.h"
#include "doc-utf8.h"

#include <stdarg.h>
#include <string.h>

static const DocIndexContainer *
get_container (DocDocument *self, DocNode node)
{
  return doc_index_containers (&self->index) + doc_index_nodes (&self->index)[node].container;
}

guint32
doc_document_get_n_nodes (DocDocument *self)
{
  return self->index.n_nodes;
}

DocKind
doc_document_get_kind (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, DOC_KIND_NULL);
  return (DocKind) doc_index_nodes (&self->index)[node].kind;
}

DocNode
doc_document_get_parent (DocDocument *self, DocNode node)
{
  guint32 parent;

  g_return_val_if_fail (node < self->index.n_nodes, DOC_NODE_NONE);
  parent = doc_index_parent (&self->index, node);
  return parent != DOC_CONTAINER_NONE ? doc_index_containers (&self->index)[parent].node : DOC_NODE_NONE;
}

DocNode
doc_document_get_first_child (DocDocument *self, DocNode node)
{
  return doc_document_get_n_children (self, node) > 0 ? node + 1 : DOC_NODE_NONE;
}

DocNode
doc_document_get_next_sibling (DocDocument *self, DocNode node)
{
  guint32 parent, next;

  g_return_val_if_fail (node < self->index.n_nodes, DOC_NODE_NONE);
  parent = doc_index_parent (&self->index, node);
  next = doc_index_end (&self->index, node);
  return parent != DOC_CONTAINER_NONE && next < doc_index_containers (&self->index)[parent].end ? next : DOC_NODE_NONE;
}

guint32
doc_document_get_n_children (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, 0);
  return doc_index_is_container (&self->index, node) ? get_container (self, node)->n_children : 0;
}

gboolean
doc_document_is_cut (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, FALSE);
  return doc_index_is_container (&self->index, node)
         && doc_index_is_open (&self->index, doc_index_nodes (&self->index)[node].container);
}

guint32
doc_document_get_position (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, 0);
  return doc_index_position (&self->index, node);
}

guint
doc_document_get_depth (DocDocument *self, DocNode node)
{
  guint depth = 0;

  g_return_val_if_fail (node < self->index.n_nodes, 0);
  for (guint32 parent = doc_index_parent (&self->index, node); parent != DOC_CONTAINER_NONE;
       parent = doc_index_containers (&self->index)[parent].parent)
    depth++;
  return depth;
}

DocNode
doc_document_get_subtree_end (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, self->index.n_nodes);
  return doc_index_end (&self->index, node);
}

gboolean
doc_document_is_duplicate (DocDocument *self, DocNode node)
{
  g_return_val_if_fail (node < self->index.n_nodes, FALSE);
  return doc_index_nodes (&self->index)[node].duplicate;
}

const guint8 *
doc_document_find_value (DocDocument *self, DocNode node)
{
  const guint8 *p = self->begin + doc_index_nodes (&self->index)[node].offset;

  if (!doc_index_is_member (&self->index, node))
    return p;
  p = doc_scan_blanks (doc_scan_to_quote (p + 1, self->end) + 1, self->end);
  return doc_scan_blanks (p + 1, self->end);
}

static const guint8 *
find_scalar_end (DocDocument *self, DocNode node)
{
  const guint8 *p = doc_document_find_value (self, node), *end = self->begin + self->index.read_bytes;

  if (*p == '"')
    return doc_scan_to_quote (p + 1, self->end) + 1;
  /* Behind what was understood of a broken text anything may stand. */
  while (p < end && *p > ' ' && *p != ',' && *p != ']' && *p != '}')
    p++;
  return p;
}

const guint8 *
doc_document_find_end (DocDocument *self, DocNode node)
{
  const DocIndex *index = &self->index;
  guint32 container, last, inner;
  const guint8 *p;

  if (!doc_index_is_container (index, node))
    return find_scalar_end (self, node);
  container = doc_index_nodes (index)[node].container;
  if (doc_index_is_open (index, container))
    return self->begin + index->read_bytes;
  /* Behind the last descendant there are only blanks and the closing brackets of those around it. */
  last = doc_index_containers (index)[container].end - 1;
  inner = doc_index_nodes (index)[last].container;
  p = doc_index_is_container (index, last) ? doc_document_find_value (self, last) + 1 : find_scalar_end (self, last);
  for (p = doc_scan_blanks (p, self->end) + 1; inner != container; p = doc_scan_blanks (p, self->end) + 1)
    inner = doc_index_containers (index)[inner].parent;
  return p;
}

const char *
doc_document_get_lexeme (DocDocument *self, DocNode node, gsize *length_bytes)
{
  const guint8 *value;

  g_return_val_if_fail (node < self->index.n_nodes, NULL);
  value = doc_document_find_value (self, node);
  *length_bytes = (gsize) (doc_document_find_end (self, node) - value);
  return (const char *) value;
}

const char *
doc_document_get_name_lexeme (DocDocument *self, DocNode node, gsize *length_bytes)
{
  const guint8 *name;

  g_return_val_if_fail (node < self->index.n_nodes, NULL);
  *length_bytes = 0;
  if (!doc_index_is_member (&self->index, node))
    return NULL;
  name = self->begin + doc_index_nodes (&self->index)[node].offset + 1;
  *length_bytes = (gsize) (doc_scan_to_quote (name, self->end) - name);
  return (const char *) name;
}

DocNode
doc_document_find_member (DocDocument *self, DocNode node, const char *name)
{
  gsize name_bytes = strlen (name);
  DocNode end;

  if (node >= self->index.n_nodes || doc_document_get_kind (self, node) != DOC_KIND_OBJECT)
    return DOC_NODE_NONE;
  end = doc_index_end (&self->index, node);
  for (DocNode member = node + 1; member < end; member = doc_index_end (&self->index, member))
    {
      gsize length;
      const char *inside = doc_document_get_name_lexeme (self, member, &length);

      if (doc_names_match ((const guint8 *) inside, length, name, name_bytes))
        return member;
    }
  return DOC_NODE_NONE;
}

DocNode
doc_document_find (DocDocument *self, DocNode node, ...)
{
  va_list names;
  const char *name;

  va_start (names, node);
  while (node != DOC_NODE_NONE && (name = va_arg (names, const char *)) != NULL)
    node = doc_document_find_member (self, node, name);
  va_end (names);
  return node < self->index.n_nodes ? node : DOC_NODE_NONE;
}

char *
doc_document_dup_name (DocDocument *self, DocNode node)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (self, node, &length);
  GString *name;

  if (inside == NULL)
    return NULL;
  name = g_string_sized_new (length);
  doc_string_unescape (name, (const guint8 *) inside, length, DOC_STRING_DISPLAY, G_MAXSIZE);
  return g_string_free (name, FALSE);
}

/* Cuts at a character border. */
static void
cut_at_character (GString *string, gsize max_bytes)
{
  if (string->len <= max_bytes)
    return;
  while (max_bytes > 0 && (string->str[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  g_string_truncate (string, max_bytes);
}

/* No byte of an unescaped string comes from more than six as sent, so that many of a long one are enough to look at;
 * the slack keeps the last escape that is read whole. */
#define RAW_BYTES_PER_BYTE 6
#define RAW_SLACK_BYTES 12

static const guint8 *
find_preview_end (const guint8 *inside, const guint8 *end, gsize max_bytes)
{
  gsize there = (gsize) (end - inside);

  if (max_bytes < there / RAW_BYTES_PER_BYTE)
    end = inside + MIN (there, RAW_BYTES_PER_BYTE * max_bytes + RAW_SLACK_BYTES);
  return doc_scan_to_quote (inside, end);
}

char *
doc_document_dup_preview (DocDocument *self, DocNode node, gsize max_bytes)
{
  const guint8 *value, *end;
  GString *string = g_string_new (NULL);

  g_return_val_if_fail (node < self->index.n_nodes, g_string_free (string, FALSE));
  value = doc_document_find_value (self, node);
  if (*value == '"')
    {
      end = find_preview_end (value + 1, self->end, max_bytes);
      doc_string_unescape (string, value + 1, (gsize) (end - value - 1), DOC_STRING_DISPLAY, max_bytes);
    }
  else
    {
      gsize length = (gsize) (doc_document_find_end (self, node) - value);

      doc_utf8_append (string, value, length > max_bytes ? max_bytes + 1 : length);
    }
  cut_at_character (string, max_bytes);
  return g_string_free (string, FALSE);
}

char *
doc_document_dup_string (DocDocument *self, DocNode node)
{
  return doc_document_dup_preview (self, node, G_MAXSIZE);
}

char *
doc_document_dup_member (DocDocument *self, DocNode node, const char *name)
{
  DocNode member = doc_document_find_member (self, node, name);

  if (member == DOC_NODE_NONE || doc_document_get_kind (self, member) != DOC_KIND_STRING)
    return NULL;
  return doc_document_dup_string (self, member);
}
