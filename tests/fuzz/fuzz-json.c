/* SPDX-License-Identifier: MIT */
/* The reader of answers, and what is drawn from its index: names, texts, paths, the formatted form, which reads as the same. */
#include "fuzz.h"

#include "doc-document.h"

/* Of a large document the first nodes say enough. */
#define MAX_NODES 300

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autoptr(GBytes) wire = g_bytes_new (data, length);
  g_autoptr(DocDocument) document = doc_document_new (wire, NULL);
  g_autoptr(GBytes) formatted = NULL;
  guint32 n_nodes = doc_document_get_n_nodes (document);

  for (DocNode node = 0; node < MIN (n_nodes, MAX_NODES); node++)
    {
      g_autofree char *name = doc_document_dup_name (document, node);
      g_autofree char *text = doc_document_dup_string (document, node);
      g_autofree char *preview = doc_document_dup_preview (document, node, 16);
      g_autofree char *path = doc_document_dup_json_path (document, node, node % 2 == 0);

      g_assert_true (g_utf8_validate (text, -1, NULL) && g_utf8_validate (preview, -1, NULL));
      g_assert_true (doc_document_get_subtree_end (document, node) > node);
      g_assert_true (path != NULL && (name == NULL || g_utf8_validate (name, -1, NULL)));
    }
  if (n_nodes == 0 || (formatted = doc_document_format (document, DOC_NODE_ROOT)) == NULL)
    return 0;
  if (doc_document_get_problem (document) == NULL)
    {
      g_autoptr(DocDocument) again = doc_document_new_plain (formatted, NULL);

      g_assert_null (doc_document_get_problem (again));
      g_assert_cmpuint (doc_document_get_n_nodes (again), ==, n_nodes);
    }
  return 0;
}
