/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-dictionary-words.h"

#include <glib/gi18n-lib.h>

const char *
app_dictionary_words_get_key (gpointer item)
{
  if (CODEF_IS_RESULT_CODE (item))
    return codef_result_code_get_code (item);
  if (CODEF_IS_ORGANIZATION (item))
    return codef_organization_get_code (item);
  return codef_field_label_get_name (item);
}

const char *
app_dictionary_words_get_title (gpointer item, CodefLanguage language)
{
  if (CODEF_IS_RESULT_CODE (item))
    return codef_result_code_get_meaning (item, language);
  if (CODEF_IS_ORGANIZATION (item))
    return codef_organization_get_name (item, language);
  return codef_field_label_get_title (item, language);
}

gboolean
app_dictionary_words_match (gpointer item, const char *query)
{
  if (query == NULL || *query == '\0')
    return TRUE;
  if (CODEF_IS_RESULT_CODE (item))
    return codef_result_code_matches (item, query);
  if (CODEF_IS_ORGANIZATION (item))
    return codef_organization_matches (item, query);
  return codef_field_label_matches (item, query);
}

static const char *
get_confidence_words (CodefConfidence confidence)
{
  switch (confidence)
    {
    case CODEF_CONFIDENCE_HIGH:
      return _("High: an official sample or client names it.");
    case CODEF_CONFIDENCE_MEDIUM:
      return _("Medium: working code of others or notes from the guide name it.");
    case CODEF_CONFIDENCE_LOW:
    default:
      return _("Low: named once, or inferred.");
    }
}

static const struct { const char *type, *words; } business_types[] = {
  { "BK", N_("Bank") }, { "CD", N_("Card") }, { "IS", N_("Insurance") }, { "ST", N_("Securities") },
  { "PB", N_("Public institution") }, { "NT", N_("Tax office") }, { "ETC", N_("Other") },
};

/* (transfer full): "BK · Bank". */
static char *
dup_business_type (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (business_types); i++)
    if (g_strcmp0 (type, business_types[i].type) == 0)
      return g_strdup_printf ("%s · %s", type, _(business_types[i].words));
  return g_strdup (type);
}

static GPtrArray *
list_organization (CodefOrganization *organization)
{
  GPtrArray *facts = app_facts_new ();
  g_autofree char *type = dup_business_type (codef_organization_get_business_type (organization));

  app_facts_add (facts, _("Code"), codef_organization_get_code (organization));
  app_facts_add (facts, _("Korean name"), codef_organization_get_name (organization, CODEF_LANGUAGE_KOREAN));
  app_facts_add (facts, _("English name"), codef_organization_get_name (organization, CODEF_LANGUAGE_ENGLISH));
  app_facts_add (facts, _("Business type"), type);
  app_facts_add (facts, _("Confidence"), get_confidence_words (codef_organization_get_confidence (organization)));
  return facts;
}

static GPtrArray *
list_label (CodefFieldLabel *label)
{
  GPtrArray *facts = app_facts_new ();
  guint n_products = codef_field_label_get_n_products (label);
  g_autofree char *used = NULL;

  app_facts_add (facts, _("Name"), codef_field_label_get_name (label));
  app_facts_add (facts, _("Korean label"), codef_field_label_get_title (label, CODEF_LANGUAGE_KOREAN));
  app_facts_add (facts, _("English label"), codef_field_label_get_title (label, CODEF_LANGUAGE_ENGLISH));
  if (n_products > 0)
    used = g_strdup_printf (ngettext ("by %u product", "by %u products", n_products), n_products);
  app_facts_add (facts, _("Used"), used);
  app_facts_add (facts, _("Confidence"), codef_field_label_is_glossed (label)
                                           ? _("The label is of our own wording; the vendor’s was not found.")
                                           : _("The label comes from the vendor’s material."));
  return facts;
}

GPtrArray *
app_dictionary_words_list (gpointer item, CodefLanguage language)
{
  if (CODEF_IS_RESULT_CODE (item))
    return app_explain_code (item, language);
  return CODEF_IS_ORGANIZATION (item) ? list_organization (item) : list_label (item);
}
