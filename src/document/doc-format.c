/* SPDX-License-Identifier: MIT */
/* Writes a document again with line breaks and indentation, every lexeme as it was. */
#include "doc-document-private.h"

#include <string.h>

#define INDENT_SPACES 2

/* Where the text goes: nowhere at first, to learn its size. */
typedef struct
{
  DocDocument *document; /* (not owned) */
  char        *to;       /* (not owned) (nullable) */
  gsize        length;
} Writer;

static void
write_bytes (Writer *writer, const char *bytes, gsize length)
{
  if (writer->to != NULL)
    memcpy (writer->to + writer->length, bytes, length);
  writer->length += length;
}

static void
write_line_break (Writer *writer, guint depth)
{
  write_bytes (writer, "\n", 1);
  if (writer->to != NULL)
    memset (writer->to + writer->length, ' ', (gsize) depth * INDENT_SPACES);
  writer->length += (gsize) depth * INDENT_SPACES;
}

static void
write_name (Writer *writer, DocNode node)
{
  gsize length;
  const char *name = doc_document_get_name_lexeme (writer->document, node, &length);

  if (name == NULL)
    return;
  write_bytes (writer, name - 1, length + 2);
  write_bytes (writer, ": ", 2);
}

/* Ends @container and those around it that end with the same node; returns how many. */
static guint
write_closings (Writer *writer, DocNode node, DocNode root, guint depth)
{
  const DocIndex *index = &writer->document->index;
  guint n_closed = 0;
  DocNode end = node + 1;

  while (node != root && doc_document_get_subtree_end (writer->document, node) == end)
    {
      DocNode parent = doc_document_get_parent (writer->document, node);

      if (doc_index_end (index, parent) != end)
        break;
      n_closed++;
      write_line_break (writer, depth - n_closed);
      write_bytes (writer, doc_index_nodes (index)[parent].kind == DOC_KIND_OBJECT ? "}" : "]", 1);
      node = parent;
    }
  return n_closed;
}

/* Writes @node up to the bracket that opens it; returns whether children follow. */
static gboolean
write_opening (Writer *writer, DocNode node)
{
  DocKind kind = doc_document_get_kind (writer->document, node);
  gboolean has_children = doc_document_get_n_children (writer->document, node) > 0;
  gsize length;
  const char *lexeme;

  if (kind < DOC_KIND_ARRAY)
    {
      lexeme = doc_document_get_lexeme (writer->document, node, &length);
      write_bytes (writer, lexeme, length);
    }
  else if (has_children)
    write_bytes (writer, kind == DOC_KIND_OBJECT ? "{" : "[", 1);
  else
    write_bytes (writer, kind == DOC_KIND_OBJECT ? "{}" : "[]", 2);
  return has_children;
}

static void
write_tree (Writer *writer, DocNode root)
{
  DocNode end = doc_document_get_subtree_end (writer->document, root);
  guint depth = 0;

  for (DocNode node = root; node < end; node++)
    {
      if (node != root)
        {
          write_line_break (writer, depth);
          write_name (writer, node);
        }
      if (write_opening (writer, node))
        {
          depth++;
          continue;
        }
      depth -= write_closings (writer, node, root, depth);
      if (node + 1 < end)
        write_bytes (writer, ",", 1);
    }
  write_bytes (writer, "\n", 1);
}

GBytes *
doc_document_format (DocDocument *self, DocNode node)
{
  Writer writer = { self, NULL, 0 };

  if (node >= self->index.n_nodes)
    return g_bytes_new_static ("", 0);
  write_tree (&writer, node);
  if (writer.length > DOC_MAX_FORMATTED_BYTES)
    return NULL;
  writer.to = g_try_malloc (writer.length);
  if (writer.to == NULL)
    return NULL;
  writer.length = 0;
  write_tree (&writer, node);
  return g_bytes_new_take (writer.to, writer.length);
}
