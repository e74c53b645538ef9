/* SPDX-License-Identifier: MIT */
#include "codef-label.h"

void
codef_label_read (CodefLabel *self, DocDocument *document, DocNode object, const char *name)
{
  DocNode node = doc_document_find_member (document, object, name);

  if (node == DOC_NODE_NONE)
    return;
  self->korean = doc_document_dup_member (document, node, "ko");
  self->english = doc_document_dup_member (document, node, "en");
}

const char *
codef_label_get (const CodefLabel *self, CodefLanguage language)
{
  if (language == CODEF_LANGUAGE_KOREAN)
    return self->korean != NULL ? self->korean : self->english;
  return self->english != NULL ? self->english : self->korean;
}

void
codef_label_clear (CodefLabel *self)
{
  g_clear_pointer (&self->korean, g_free);
  g_clear_pointer (&self->english, g_free);
}
