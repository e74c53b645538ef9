/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-answer-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of an answer that are looked through for codes of their own. */
#define MAX_NODES 200000

static gboolean
is_failure (DocDocument *document, DocNode node)
{
  gsize name_bytes, length_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &name_bytes);
  const char *lexeme;

  if (name == NULL || name_bytes != strlen ("code") || memcmp (name, "code", name_bytes) != 0)
    return FALSE;
  lexeme = doc_document_get_lexeme (document, node, &length_bytes);
  return length_bytes == strlen ("\"CF-00000\"") && memcmp (lexeme, "\"CF-", 4) == 0
         && memcmp (lexeme, "\"CF-00000\"", length_bytes) != 0;
}

/* Products with several rows report each row by itself: the code on top says nothing of them. */
static guint
count_inner_failures (DocDocument *document)
{
  DocNode data = doc_document_find_member (document, DOC_NODE_ROOT, "data");
  guint n_failures = 0;
  DocNode end;

  if (data == DOC_NODE_NONE)
    return 0;
  end = MIN (doc_document_get_subtree_end (document, data), data + MAX_NODES);
  for (DocNode node = data; node < end; node++)
    n_failures += is_failure (document, node);
  return n_failures;
}

static void
add (GString *notes, const char *note)
{
  if (notes->len > 0)
    g_string_append_c (notes, '\n');
  g_string_append (notes, note);
}

char *
app_answer_notes (CodefReply *reply, gboolean is_masked)
{
  DocDocument *document = codef_reply_get_document (reply);
  g_autoptr(GString) notes = g_string_new (NULL);
  guint n_failures = codef_reply_get_shape (reply) == CODEF_REPLY_ENVELOPE ? count_inner_failures (document) : 0;

  if (is_masked)
    add (notes, _("Personal data is replaced by pseudonyms, the same ones throughout."));
  if (n_failures > 0)
    {
      g_autofree char *note =
        g_strdup_printf (ngettext ("%u row inside the answer failed and has a code of its own.",
                                   "%u rows inside the answer failed and have codes of their own.", n_failures),
                         n_failures);

      add (notes, note);
    }
  if (doc_document_has_duplicate_keys (document))
    add (notes, _("Some names occur twice in one object. Both are shown; most programs see the last one only."));
  if (doc_document_had_bom (document))
    add (notes, _("The answer begins with a byte order mark, which was skipped."));
  if (codef_reply_get_shape (reply) == CODEF_REPLY_OTHER_JSON)
    add (notes, _("This is JSON, but not an answer of CODEF: “result” is missing or is not an object."));
  return notes->len > 0 ? g_strdup (notes->str) : NULL;
}
