/* SPDX-License-Identifier: MIT */
#include "doc-expression-private.h"

#include "doc-document-private.h"
#include "doc-utf8.h"

#include <string.h>

/* The middle word of json_object_get_…_member () for what stands there. */
static const char *
get_accessor (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);
  g_autofree char *number = NULL;

  switch (doc_document_get_kind (document, node))
    {
    case DOC_KIND_STRING:
      return "string";
    case DOC_KIND_NUMBER:
      /* json-glib turns what does not fit 64 bits into something else. */
      number = g_strndup (lexeme, MIN (length_bytes, 32));
      return g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL) ? "int" : "double";
    case DOC_KIND_FALSE:
    case DOC_KIND_TRUE:
      return "boolean";
    case DOC_KIND_NULL:
      return "null";
    case DOC_KIND_ARRAY:
      return "array";
    case DOC_KIND_OBJECT:
    default:
      return "object";
    }
}

/* A C string ends at its NUL, and json-glib reads UTF-8 only. */
static gboolean
can_say (const GString *name)
{
  return memchr (name->str, '\0', name->len) == NULL
         && doc_utf8_find_bad ((const guint8 *) name->str, (const guint8 *) name->str + name->len) == NULL;
}

static char *
dup_root (DocDocument *document)
{
  const char *accessor = get_accessor (document, DOC_NODE_ROOT);

  if (doc_document_get_kind (document, DOC_NODE_ROOT) == DOC_KIND_NULL)
    return g_strdup ("json_node_is_null (answer)");
  return g_strdup_printf ("json_node_get_%s (answer)", accessor);
}

char *
doc_expression_dup_c (DocDocument *document, DocNode node)
{
  g_autoptr(GArray) steps = doc_document_list_steps (document, node);
  g_autofree char *inner = dup_root (document);

  for (guint i = 0; i < steps->len; i++)
    {
      DocNode step = g_array_index (steps, DocNode, i);
      const char *accessor = get_accessor (document, step);
      g_autoptr(GString) literal = g_string_new (NULL);
      char *outer;

      if (doc_index_is_member (&document->index, step))
        {
          g_autoptr(GString) name = doc_document_dup_exact_name (document, step);

          if (!can_say (name))
            return NULL;
          doc_expression_append_literal (literal, name, DOC_LANGUAGE_C);
          outer = g_strdup_printf ("json_object_get_%s_member (%s, %s)", accessor, inner, literal->str);
        }
      else
        outer = g_strdup_printf ("json_array_get_%s_element (%s, %u)", accessor, inner,
                                 doc_index_position (&document->index, step));
      g_free (inner);
      inner = outer;
    }
  return g_steal_pointer (&inner);
}
