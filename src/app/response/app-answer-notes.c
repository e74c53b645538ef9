/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-answer-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add (GString *notes, const char *note)
{
  if (notes->len > 0)
    g_string_append_c (notes, '\n');
  g_string_append (notes, note);
}

char *
app_answer_notes (CodefReply *reply, gboolean is_masked, gboolean is_kept)
{
  DocDocument *document = codef_reply_get_document (reply);
  g_autoptr(GString) notes = g_string_new (NULL);

  if (is_masked)
    add (notes, _("Personal data is replaced by pseudonyms, the same ones throughout."));
  if (is_kept)
    add (notes, _("The built-in sandbox gave an answer that you kept, masked, not one of the catalogue."));
  if (doc_document_has_duplicate_keys (document))
    add (notes, _("Some names occur twice in one object. Both are shown; most programs see the last one only."));
  if (doc_document_had_bom (document))
    add (notes, _("The answer begins with a byte order mark, which was skipped."));
  if (codef_reply_get_shape (reply) == CODEF_REPLY_OTHER_JSON)
    add (notes, _("This is JSON, but not an answer of CODEF: “result” is missing or is not an object."));
  return notes->len > 0 ? g_strdup (notes->str) : NULL;
}
