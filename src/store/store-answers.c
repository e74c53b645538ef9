/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-answers.h"

#include "codef-redactor.h"
#include "store-file.h"
#include "store-paths.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FORMAT "1"
#define MAX_BYTES ((gsize) 64 * 1024 * 1024)

GBytes *
store_answers_mask (DocDocument *answer, CodefPrivacy *privacy)
{
  g_autoptr(GBytes) formatted = doc_document_format (answer, DOC_NODE_ROOT);
  g_autoptr(GBytes) secretless = codef_redactor_mask_json (formatted);

  return codef_privacy_mask_json (privacy, secretless);
}

/* (transfer full): "kr_bank_p_account_account-list.json" */
static char *
build_path (const char *folder, const char *path)
{
  g_autofree char *name = g_strconcat (g_str_has_prefix (path, "/v1/") ? path + strlen ("/v1/") : path, ".json", NULL);

  return g_build_filename (folder, g_strdelimit (name, "/", '_'), NULL);
}

gboolean
store_answers_keep (const char *folder, const char *path, GBytes *masked, GError **error)
{
  g_autofree char *file = build_path (folder, path);
  GString *text = g_string_new (NULL);
  g_autoptr(GBytes) content = NULL;

  /* a path of the catalogue has nothing that JSON would have to escape */
  g_string_append_printf (text, "{\n\"format\": " FORMAT ",\n\"path\": \"%s\",\n\"answer\": ", path);
  g_string_append_len (text, g_bytes_get_data (masked, NULL), (gssize) g_bytes_get_size (masked));
  content = g_string_free_to_bytes (g_string_append (text, "}\n"));
  g_mkdir_with_parents (folder, 0700);
  return store_paths_write (file, content, error);
}

gboolean
store_answers_forget (const char *folder, const char *path, GError **error)
{
  g_autofree char *file = build_path (folder, path);

  if (g_unlink (file) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", file, g_strerror (errno));
  return FALSE;
}

static gboolean
load_file (const char *file, CodefCatalog *catalog, GError **error)
{
  g_autoptr(GBytes) content = store_file_load (file, MAX_BYTES, error);
  g_autoptr(DocDocument) document = content != NULL ? doc_document_new_plain (content, NULL) : NULL;
  g_autofree char *path = NULL, *format = NULL;
  g_autoptr(GBytes) answer = NULL;
  DocNode node;
  gsize length;
  const char *lexeme;

  if (document == NULL)
    return FALSE;
  path = doc_document_dup_member (document, DOC_NODE_ROOT, "path");
  node = doc_document_find_member (document, DOC_NODE_ROOT, "format");
  format = node != DOC_NODE_NONE ? doc_document_dup_string (document, node) : NULL;
  node = doc_document_find_member (document, DOC_NODE_ROOT, "answer");
  if (doc_document_get_problem (document) != NULL || path == NULL || g_strcmp0 (format, FORMAT) != 0 || node == DOC_NODE_NONE
      || doc_document_find_member (document, node, "result") == DOC_NODE_NONE)
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("it is no answer that was kept"));
      return FALSE;
    }
  lexeme = doc_document_get_lexeme (document, node, &length);
  answer = g_bytes_new (lexeme, length);
  codef_catalog_set_own_answer (catalog, path, answer);
  return TRUE;
}

void
store_answers_load (const char *folder, CodefCatalog *catalog, GPtrArray *problems)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr(GError) error = NULL;

      if (name[0] != '.' && g_str_has_suffix (name, ".json") && !load_file (file, catalog, &error))
        /* TRANSLATORS: a file name, then what is wrong with it */
        g_ptr_array_add (problems, g_strdup_printf (_("%s was left out: %s"), name, error->message));
    }
}
