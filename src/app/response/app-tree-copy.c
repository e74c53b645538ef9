/* SPDX-License-Identifier: MIT */
#include "app-tree-copy.h"

char *
app_tree_copy_json (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

  return g_utf8_make_valid (lexeme, (gssize) length_bytes);
}

char *
app_tree_copy_value (DocDocument *document, DocNode node)
{
  g_autoptr(GBytes) subtree = NULL;

  if (doc_document_get_n_children (document, node) == 0)
    return doc_document_dup_string (document, node);
  subtree = doc_document_format (document, node);
  if (subtree == NULL)
    return app_tree_copy_json (document, node);
  return g_utf8_make_valid (g_bytes_get_data (subtree, NULL), (gssize) g_bytes_get_size (subtree));
}

char *
app_tree_copy_expression (DocDocument *document, DocNode node, const char *language)
{
  static const struct { const char *name; DocLanguage language; } languages[] = {
    { "jq", DOC_LANGUAGE_JQ },     { "python", DOC_LANGUAGE_PYTHON }, { "javascript", DOC_LANGUAGE_JAVASCRIPT },
    { "java", DOC_LANGUAGE_JAVA }, { "c", DOC_LANGUAGE_C },
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (language, languages[i].name))
      return doc_document_dup_expression (document, node, languages[i].language);
  return NULL;
}
