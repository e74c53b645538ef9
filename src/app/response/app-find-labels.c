/* SPDX-License-Identifier: MIT */
#include "app-find-labels.h"

#include "app-lens.h"
#include "codef-choseong.h"

#include <string.h>

/* An answer of a million rows has few values with a meaning, but repeats them. */
#define MAX_REMEMBERED 4096

struct _AppFindLabels
{
  CodefCatalog *catalog;  /* (owned) */
  CodefProduct *product;  /* (owned) (nullable) */
  CodefLanguage language;
  DocPattern   *pattern;  /* (owned) */
  char         *folded;   /* (owned) (nullable): what is looked for, prepared for initial consonants */
  GHashTable   *verdicts; /* (owned) "key\nvalue" → DocSearchLabel */
};

AppFindLabels *
app_find_labels_new (CodefCatalog *catalog, CodefProduct *product, CodefLanguage language, DocPattern *pattern,
                     gboolean regex)
{
  AppFindLabels *self = g_new0 (AppFindLabels, 1);

  self->catalog = g_object_ref (catalog);
  g_set_object (&self->product, product);
  self->language = language;
  self->pattern = doc_pattern_ref (pattern);
  self->folded = regex ? NULL : codef_choseong_fold (doc_pattern_get_text (pattern));
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
app_find_labels_free (AppFindLabels *self)
{
  g_object_unref (self->catalog);
  g_clear_object (&self->product);
  doc_pattern_unref (self->pattern);
  g_free (self->folded);
  g_hash_table_unref (self->verdicts);
  g_free (self);
}

static gboolean
matches (AppFindLabels *self, const char *words)
{
  g_autofree char *folded = NULL;

  if (words == NULL)
    return FALSE;
  if (doc_pattern_find (self->pattern, words, strlen (words), 0, NULL, NULL))
    return TRUE;
  if (self->folded == NULL || *self->folded == '\0')
    return FALSE;
  folded = codef_choseong_fold (words);
  return codef_choseong_matches (folded, self->folded);
}

static const char *
find_meaning (AppFindLabels *self, const char *key, const char *value)
{
  const char *path = self->product != NULL ? codef_product_get_path (self->product) : NULL;
  const char *known = self->product != NULL ? codef_product_describe_value (self->product, key, value, self->language) : NULL;
  CodefOrganization *organization;
  CodefResultCode *code;

  if (known != NULL)
    return known;
  switch (app_lens_guess (key, strlen (key)))
    {
    case APP_LENS_ORGANIZATION:
      organization = codef_catalog_find_organization (self->catalog, path, value);
      return organization != NULL ? codef_organization_get_name (organization, self->language) : NULL;
    case APP_LENS_RESULT_CODE:
      code = codef_catalog_find_result_code (self->catalog, value);
      return code != NULL ? codef_result_code_get_meaning (code, self->language) : NULL;
    case APP_LENS_NONE:
    case APP_LENS_DATE:
    case APP_LENS_TIME:
    case APP_LENS_AMOUNT:
    case APP_LENS_ACCOUNT:
    case APP_LENS_YES_NO:
    case APP_LENS_CURRENCY:
    case APP_LENS_MILLISECONDS:
    default:
      return NULL;
    }
}

static DocSearchLabel
check_value (AppFindLabels *self, const char *key, const char *value)
{
  g_autofree char *name = g_strconcat (key, "\n", value, NULL);
  gpointer known;
  DocSearchLabel verdict;

  if (g_hash_table_lookup_extended (self->verdicts, name, NULL, &known))
    return GPOINTER_TO_INT (known);
  verdict = matches (self, find_meaning (self, key, value)) ? DOC_SEARCH_LABEL_MATCHES : DOC_SEARCH_LABEL_OTHER;
  if (g_hash_table_size (self->verdicts) < MAX_REMEMBERED)
    g_hash_table_insert (self->verdicts, g_steal_pointer (&name), GINT_TO_POINTER (verdict));
  return verdict;
}

DocSearchLabel
app_find_labels_check (const char *key, const char *value, gpointer labels)
{
  AppFindLabels *self = labels;
  AppLensKind kind;

  if (value != NULL)
    return check_value (self, key, value);
  if (matches (self, codef_catalog_get_field_title (self->catalog, self->product, key, self->language)))
    return DOC_SEARCH_LABEL_MATCHES;
  kind = app_lens_guess (key, strlen (key));
  return self->product != NULL || kind == APP_LENS_ORGANIZATION || kind == APP_LENS_RESULT_CODE ? DOC_SEARCH_LABEL_DEPENDS
                                                                                               : DOC_SEARCH_LABEL_OTHER;
}
