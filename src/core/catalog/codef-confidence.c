/* SPDX-License-Identifier: MIT */
#include "codef-confidence-private.h"

G_DEFINE_ENUM_TYPE (CodefConfidence, codef_confidence,
  G_DEFINE_ENUM_VALUE (CODEF_CONFIDENCE_HIGH, "high"),
  G_DEFINE_ENUM_VALUE (CODEF_CONFIDENCE_MEDIUM, "medium"),
  G_DEFINE_ENUM_VALUE (CODEF_CONFIDENCE_LOW, "low"))

CodefConfidence
codef_confidence_read (DocDocument *document, DocNode object)
{
  g_autofree char *word = doc_document_dup_member (document, object, "confidence");

  if (g_strcmp0 (word, "high") == 0)
    return CODEF_CONFIDENCE_HIGH;
  return g_strcmp0 (word, "medium") == 0 ? CODEF_CONFIDENCE_MEDIUM : CODEF_CONFIDENCE_LOW;
}
