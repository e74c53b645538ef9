/* SPDX-License-Identifier: MIT */
#include "codef-failures.h"

#include "codef-wire.h"

#include <string.h>

static gboolean
is_failure (DocDocument *document, DocNode node)
{
  static const char success[] = "\"" CODEF_RESULT_SUCCESS "\"";
  gsize name_bytes, length_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &name_bytes);
  const char *lexeme;

  if (name == NULL || name_bytes != strlen ("code") || memcmp (name, "code", name_bytes) != 0)
    return FALSE;
  lexeme = doc_document_get_lexeme (document, node, &length_bytes);
  return length_bytes == strlen (success) && memcmp (lexeme, "\"CF-", 4) == 0
         && memcmp (lexeme, success, length_bytes) != 0;
}

/* The nodes to look at: from the first, before @end. */
static DocNode
find_range (DocDocument *document, DocNode *end)
{
  DocNode data = doc_document_get_n_nodes (document) > 0 ? doc_document_find_member (document, DOC_NODE_ROOT, "data")
                                                         : DOC_NODE_NONE;

  if (data == DOC_NODE_NONE)
    return *end = 0;
  *end = MIN (doc_document_get_subtree_end (document, data), data + CODEF_FAILURES_MAX_NODES);
  return data;
}

guint
codef_failures_count (DocDocument *document)
{
  guint n_failures = 0;
  DocNode end;

  for (DocNode node = find_range (document, &end); node < end; node++)
    n_failures += is_failure (document, node);
  return n_failures;
}

DocNode
codef_failures_find (DocDocument *document, DocNode node)
{
  DocNode end, first = find_range (document, &end), begin = node != DOC_NODE_NONE ? MAX (node + 1, first) : first;

  for (DocNode here = begin; here < end; here++)
    if (is_failure (document, here))
      return here;
  for (DocNode here = first; here < MIN (begin, end); here++)
    if (is_failure (document, here))
      return here;
  return DOC_NODE_NONE;
}
