/* SPDX-License-Identifier: MIT */
/* Search-as-you-type over the products: each one's words are folded once, the query once for all products. */
#include "codef-catalog-private.h"

#include "codef-organization-private.h"
#include "codef-query.h"

/* The words of a product that a search may hit. */
typedef struct
{
  char *own;           /* (owned) folded titles, path, code, area and group */
  char *organizations; /* (owned) GRefString: many products share the institutions they serve */
} Words;

struct _CodefCatalogSearch
{
  GMutex      lock;
  GHashTable *words;      /* (owned) CodefProduct (not owned: the catalogue keeps every one) → Words */
  char       *query_text; /* (owned) (nullable) the last query … */
  CodefQuery *query;      /* (owned) (nullable) … prepared */
};

static void
words_free (Words *words)
{
  g_free (words->own);
  g_ref_string_release (words->organizations);
  g_free (words);
}

CodefCatalogSearch *
codef_catalog_search_new (void)
{
  CodefCatalogSearch *self = g_new0 (CodefCatalogSearch, 1);

  g_mutex_init (&self->lock);
  self->words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) words_free);
  return self;
}

void
codef_catalog_search_free (CodefCatalogSearch *self)
{
  g_hash_table_unref (self->words);
  g_free (self->query_text);
  g_clear_pointer (&self->query, codef_query_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static char *
fold_own (CodefCatalog *self, CodefProduct *product)
{
  const char *code = codef_product_get_code (product);
  const char *area = codef_product_get_area (product);
  const char *group = codef_product_get_group (product);
  const char *const texts[] = {
    codef_product_get_title (product, CODEF_LANGUAGE_KOREAN), codef_product_get_title (product, CODEF_LANGUAGE_ENGLISH),
    codef_product_get_path (product), codef_groups_get_title (self->groups, group, CODEF_LANGUAGE_KOREAN),
    codef_groups_get_title (self->groups, group, CODEF_LANGUAGE_ENGLISH),
    codef_groups_get_area_title (self->groups, area, CODEF_LANGUAGE_KOREAN),
    codef_groups_get_area_title (self->groups, area, CODEF_LANGUAGE_ENGLISH), code, NULL,
  };

  return codef_query_fold_texts (texts);
}

static char *
fold_organizations (CodefCatalog *self, CodefProduct *product)
{
  g_autoptr(GListModel) served = codef_catalog_list_organizations (self, codef_product_get_path (product));
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (served); i++)
    g_string_append (all, codef_organization_get_folded (codef_items_peek (CODEF_ITEMS (served), i)));
  return g_ref_string_new_intern (all->str);
}

static Words *
get_words (CodefCatalog *self, CodefProduct *product)
{
  Words *words = g_hash_table_lookup (self->search->words, product);

  if (words == NULL)
    {
      words = g_new0 (Words, 1);
      words->own = fold_own (self, product);
      words->organizations = fold_organizations (self, product);
      g_hash_table_insert (self->search->words, product, words);
    }
  return words;
}

gboolean
codef_catalog_product_matches (CodefCatalog *self, CodefProduct *product, const char *query)
{
  CodefCatalogSearch *search;
  g_autoptr(GMutexLocker) locker = NULL;
  Words *words;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && CODEF_IS_PRODUCT (product), FALSE);
  if (query == NULL || *query == '\0')
    return TRUE;
  search = self->search;
  locker = g_mutex_locker_new (&search->lock);
  if (g_strcmp0 (search->query_text, query) != 0)
    {
      g_free (search->query_text);
      g_clear_pointer (&search->query, codef_query_unref);
      search->query_text = g_strdup (query);
      search->query = codef_query_new (query);
    }
  words = get_words (self, product);
  return codef_query_matches (search->query, words->own, words->organizations);
}
