/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-continuation.h"

#include "codef-error.h"
#include "codef-request.h"
#include "doc-document.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static DocDocument *
read_object (GBytes *json)
{
  const DocLimits limits = { CODEF_REQUEST_MAX_BYTES, DOC_MAX_DEPTH };

  return doc_document_new_plain (json, &limits);
}

static void
append_member (GString *out, DocDocument *document, DocNode node)
{
  gsize name_bytes, value_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &name_bytes);
  const char *value = doc_document_get_lexeme (document, node, &value_bytes);

  if (out->len > 1)
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  g_string_append_len (out, name, (gssize) name_bytes);
  g_string_append (out, "\":");
  g_string_append_len (out, value, (gssize) value_bytes);
}

static DocNode
next_member (DocDocument *document, DocNode node)
{
  return node == DOC_NODE_NONE ? doc_document_get_first_child (document, DOC_NODE_ROOT)
                               : doc_document_get_next_sibling (document, node);
}

GBytes *
codef_continuation_overlay (GBytes *base, GBytes *over)
{
  g_autoptr(DocDocument) below = read_object (base);
  g_autoptr(DocDocument) above = read_object (over);
  GString *out = g_string_new ("{");
  DocNode node = DOC_NODE_NONE;

  while ((node = next_member (below, node)) != DOC_NODE_NONE)
    {
      g_autofree char *name = doc_document_dup_name (below, node);

      if (doc_document_find_member (above, DOC_NODE_ROOT, name) == DOC_NODE_NONE)
        append_member (out, below, node);
    }
  while ((node = next_member (above, node)) != DOC_NODE_NONE)
    append_member (out, above, node);
  g_string_append_c (out, '}');
  return g_string_free_to_bytes (out);
}

GBytes *
codef_continuation_build (GBytes *first, GBytes *inputs, const char *two_way_info)
{
  char *marks = g_strdup_printf ("{\"is2Way\":true,\"twoWayInfo\":%s}", two_way_info);
  g_autoptr(GBytes) protocol = g_bytes_new_take (marks, strlen (marks));
  g_autoptr(GBytes) all = inputs != NULL ? codef_continuation_overlay (first, inputs) : g_bytes_ref (first);

  return codef_continuation_overlay (all, protocol);
}

gboolean
codef_continuation_check (GBytes *inputs, GError **error)
{
  g_autoptr(DocDocument) document = NULL;

  if (g_bytes_get_size (inputs) > CODEF_CONTINUATION_MAX_BYTES)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                   _("The input is too long: an additional authentication takes at most %u kB."),
                   (guint) (CODEF_CONTINUATION_MAX_BYTES / 1024));
      return FALSE;
    }
  document = read_object (inputs);
  if (doc_document_get_problem (document) != NULL
      || doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The input is no JSON object."));
      return FALSE;
    }
  if (doc_document_find_member (document, DOC_NODE_ROOT, "is2Way") != DOC_NODE_NONE
      || doc_document_find_member (document, DOC_NODE_ROOT, "twoWayInfo") != DOC_NODE_NONE)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                           _("is2Way and twoWayInfo are added by the program."));
      return FALSE;
    }
  return TRUE;
}
