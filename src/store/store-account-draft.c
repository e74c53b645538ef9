/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-account-draft.h"

#include "doc-document.h"
#include "store-file.h"
#include "store-paths.h"

#include <glib/gi18n-lib.h>

void
store_account_draft_free (StoreAccountDraft *self)
{
  g_free (self->operation);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_free (self);
}

static guint
read_count (DocDocument *document)
{
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, "leftOut");
  g_autofree char *text = node != DOC_NODE_NONE ? doc_document_dup_string (document, node) : NULL;
  guint64 count;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &count, NULL) ? (guint) count : 0;
}

StoreAccountDraft *
store_account_draft_load (const char *path, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) text = store_file_load (path, STORE_ACCOUNT_DRAFT_MAX_BYTES, &problem);
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(StoreAccountDraft) self = NULL;
  const char *lexeme;
  gsize length;
  DocNode request;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  document = doc_document_new_plain (text, NULL);
  request = doc_document_find_member (document, DOC_NODE_ROOT, "request");
  self = g_new0 (StoreAccountDraft, 1);
  self->operation = doc_document_dup_member (document, DOC_NODE_ROOT, "operation");
  if (doc_document_get_problem (document) != NULL || self->operation == NULL || request == DOC_NODE_NONE)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_ENTRY, _("%s is not a draft of an account list"), path);
      return NULL;
    }
  lexeme = doc_document_get_lexeme (document, request, &length);
  self->request = g_bytes_new (lexeme, length);
  self->n_left_out = read_count (document);
  return g_steal_pointer (&self);
}

/* The request is the user's text: it goes in as it is, digits and all. */
gboolean
store_account_draft_save (const char *path, const StoreAccountDraft *draft, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  gsize length;
  const char *request = g_bytes_get_data (draft->request, &length);

  if (length > STORE_ACCOUNT_DRAFT_MAX_BYTES / 2)
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_TOO_LARGE, _("the account list is too large for a draft"));
      return FALSE;
    }
  g_string_append_printf (text, "{\"format\": 1, \"operation\": \"%s\", \"leftOut\": %u, \"request\": ",
                          draft->operation, draft->n_left_out);
  g_string_append_len (text, request, (gssize) length);
  g_string_append (text, "}\n");
  bytes = g_bytes_new (text->str, text->len);
  return store_paths_write (path, bytes, error);
}
