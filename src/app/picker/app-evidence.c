/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-evidence.h"

#include <glib/gi18n.h>

AppMarkShape
app_evidence_get_mark (CodefProduct *product)
{
  if (!codef_product_is_answer_known (product))
    return APP_MARK_EVIDENCE_UNKNOWN;
  switch (codef_product_get_confidence (product))
    {
    case CODEF_CONFIDENCE_HIGH:
      return APP_MARK_EVIDENCE_HIGH;
    case CODEF_CONFIDENCE_MEDIUM:
      return APP_MARK_EVIDENCE_MEDIUM;
    case CODEF_CONFIDENCE_LOW:
    default:
      return APP_MARK_EVIDENCE_LOW;
    }
}

static const char *
describe_confidence (CodefConfidence confidence)
{
  switch (confidence)
    {
    case CODEF_CONFIDENCE_HIGH:
      return _("Well evidenced: an official sample or client");
    case CODEF_CONFIDENCE_MEDIUM:
      return _("Evidenced by working code or notes of others");
    case CODEF_CONFIDENCE_LOW:
    default:
      return _("Hardly evidenced: little more than the path is known");
    }
}

char *
app_evidence_describe (CodefProduct *product, CodefLanguage language)
{
  const char *confidence = describe_confidence (codef_product_get_confidence (product));

  if (!codef_product_is_answer_known (product))
    /* Translators: %s is a sentence about the request of a product, such as "Hardly evidenced: …" */
    return g_strdup_printf (_("%s. Nobody has published what its answer holds"), confidence);
  /* Translators: the first %s is a sentence about the request of a product, the second says in words how complete its answer is */
  return g_strdup_printf (_("%s. Answer: %s"), confidence, codef_product_get_completeness (product, language));
}
