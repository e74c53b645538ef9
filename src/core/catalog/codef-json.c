/* SPDX-License-Identifier: MIT */
#include "codef-json.h"

gboolean
codef_json_is_true (DocDocument *document, DocNode object, const char *name)
{
  DocNode node = doc_document_find_member (document, object, name);

  return node != DOC_NODE_NONE && doc_document_get_kind (document, node) == DOC_KIND_TRUE;
}

char **
codef_json_dup_strings (DocDocument *document, DocNode object, const char *name)
{
  g_autoptr(GStrvBuilder) strings = g_strv_builder_new ();
  DocNode list = doc_document_find_member (document, object, name);

  if (list != DOC_NODE_NONE)
    CODEF_JSON_FOREACH (child, document, list)
      {
        g_autofree char *text = doc_document_dup_string (document, child);

        g_strv_builder_add (strings, text);
      }
  return g_strv_builder_end (strings);
}

GBytes *
codef_json_slice_member (DocDocument *document, DocNode object, const char *name)
{
  GBytes *text = doc_document_get_text (document);
  DocNode node = doc_document_find_member (document, object, name);
  gsize length_bytes;

  if (node == DOC_NODE_NONE)
    return NULL;
  doc_document_get_lexeme (document, node, &length_bytes);
  return g_bytes_new_from_bytes (text, codef_json_get_offset (document, node), length_bytes);
}

gsize
codef_json_get_offset (DocDocument *document, DocNode node)
{
  const char *text = g_bytes_get_data (doc_document_get_text (document), NULL);
  gsize length_bytes;

  return doc_document_get_lexeme (document, node, &length_bytes) - text;
}

void
codef_json_locate (DocDocument *document, gsize offset_bytes, guint *line, guint *column)
{
  const char *text = g_bytes_get_data (doc_document_get_text (document), NULL);

  *line = *column = 1;
  for (gsize i = 0; i < offset_bytes; i++)
    {
      if (text[i] == '\n')
        {
          (*line)++;
          *column = 1;
        }
      else if (((guchar) text[i] & 0xc0) != 0x80)
        (*column)++;
    }
}
