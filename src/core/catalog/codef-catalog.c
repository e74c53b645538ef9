/* SPDX-License-Identifier: MIT */
#include "codef-catalog-private.h"

#include "codef-product-check.h"
#include "codef-product-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (CodefCatalog, codef_catalog, G_TYPE_OBJECT)

/* The order of the picker: area and group as the catalogue has them, what is called often, then by title. */
static int
compare_products (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CodefCatalog *self = user_data;
  CodefProduct *one = *(CodefProduct *const *) a;
  CodefProduct *other = *(CodefProduct *const *) b;
  guint group_of_one = codef_groups_get_position (self->groups, codef_product_get_group (one));
  guint group_of_other = codef_groups_get_position (self->groups, codef_product_get_group (other));
  guint rank_of_one = codef_product_get_rank (one) - 1; /* unranked: the highest number */
  guint rank_of_other = codef_product_get_rank (other) - 1;
  int by_title;

  if (group_of_one != group_of_other)
    return group_of_one < group_of_other ? -1 : 1;
  if (rank_of_one != rank_of_other)
    return rank_of_one < rank_of_other ? -1 : 1;
  by_title = strcmp (codef_product_get_title (one, CODEF_LANGUAGE_KOREAN),
                     codef_product_get_title (other, CODEF_LANGUAGE_KOREAN));
  return by_title != 0 ? by_title : strcmp (codef_product_get_path (one), codef_product_get_path (other));
}

static void
load_products (CodefCatalog *self)
{
  const char *folder = CODEF_CATALOG_RESOURCE "products/";
  g_auto(GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *products = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *file = g_strconcat ("products/", *name, NULL);
      g_autoptr(DocDocument) document = codef_table_load_file (file);
      CodefProduct *product = codef_product_new_from_document (document, FALSE);

      g_ptr_array_add (products, product);
      g_hash_table_replace (self->by_path, (char *) codef_product_get_path (product), product);
    }
  g_ptr_array_sort_with_data (products, compare_products, self);
  self->products = codef_items_new (CODEF_TYPE_PRODUCT, products);
}

static void
codef_catalog_finalize (GObject *object)
{
  CodefCatalog *self = CODEF_CATALOG (object);

  g_hash_table_unref (self->by_path);
  g_hash_table_unref (self->own_answers);
  g_object_unref (self->products);
  g_ptr_array_unref (self->retired);
  codef_catalog_search_free (self->search);
  codef_groups_free (self->groups);
  g_clear_pointer (&self->organizations, codef_table_free);
  g_clear_pointer (&self->result_codes, codef_table_free);
  g_clear_pointer (&self->field_labels, codef_table_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (codef_catalog_parent_class)->finalize (object);
}

static void
codef_catalog_class_init (CodefCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_catalog_finalize;
}

static void
codef_catalog_init (CodefCatalog *self)
{
  g_autoptr(DocDocument) groups = codef_table_load_file ("groups.json");

  g_mutex_init (&self->lock);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->own_answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->retired = g_ptr_array_new_with_free_func (g_object_unref);
  self->search = codef_catalog_search_new ();
  self->groups = codef_groups_new (groups);
  load_products (self);
}

CodefCatalog *
codef_catalog_new (void)
{
  return g_object_new (CODEF_TYPE_CATALOG, NULL);
}

/* Where @product belongs, and what stands there already if it overrides something. */
static guint
find_place (CodefCatalog *self, CodefProduct *product, CodefProduct *overridden)
{
  guint n = codef_items_get_n (self->products);

  for (guint i = 0; i < n; i++)
    {
      CodefProduct *other = codef_items_peek (self->products, i);

      if (overridden != NULL ? other == overridden : compare_products (&product, &other, self) < 0)
        return i;
    }
  return n;
}

gboolean
codef_catalog_add_json (CodefCatalog *self, GBytes *json, const char *origin, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(CodefProduct) product = NULL;
  g_autoptr(GPtrArray) additions = NULL;
  CodefProduct *overridden;
  guint position;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && json != NULL && origin != NULL, FALSE);
  document = doc_document_new_plain (json, NULL);
  if (!codef_product_check (document, self->groups, origin, error))
    return FALSE;
  product = codef_product_new_from_document (document, TRUE);

  g_mutex_lock (&self->lock);
  overridden = g_hash_table_lookup (self->by_path, codef_product_get_path (product));
  position = find_place (self, product, overridden);
  if (overridden != NULL)
    g_ptr_array_add (self->retired, g_object_ref (overridden));
  g_hash_table_replace (self->by_path, (char *) codef_product_get_path (product), product);
  g_mutex_unlock (&self->lock);
  additions = g_ptr_array_new ();
  g_ptr_array_add (additions, product);
  codef_items_splice (self->products, position, overridden != NULL ? 1 : 0, additions);
  return TRUE;
}

void
codef_catalog_set_own_answer (CodefCatalog *self, const char *path, GBytes *answer)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_if_fail (CODEF_IS_CATALOG (self) && path != NULL);
  locker = g_mutex_locker_new (&self->lock);
  if (answer != NULL)
    g_hash_table_replace (self->own_answers, g_strdup (path), g_bytes_ref (answer));
  else
    g_hash_table_remove (self->own_answers, path);
}

gboolean
codef_catalog_has_own_answer (CodefCatalog *self, const char *path)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && path != NULL, FALSE);
  locker = g_mutex_locker_new (&self->lock);
  return g_hash_table_contains (self->own_answers, path);
}

GBytes *
codef_catalog_dup_answer (CodefCatalog *self, CodefProduct *product)
{
  g_autoptr(GMutexLocker) locker = NULL;
  GBytes *own;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && CODEF_IS_PRODUCT (product), NULL);
  locker = g_mutex_locker_new (&self->lock);
  own = g_hash_table_lookup (self->own_answers, codef_product_get_path (product));
  return g_bytes_ref (own != NULL ? own : codef_product_get_sample_answer (product));
}

GListModel *
codef_catalog_get_products (CodefCatalog *self)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  return G_LIST_MODEL (self->products);
}

CodefProduct *
codef_catalog_find_product (CodefCatalog *self, const char *path)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && path != NULL, NULL);
  locker = g_mutex_locker_new (&self->lock);
  return g_hash_table_lookup (self->by_path, path);
}

const char *
codef_catalog_get_area_title (CodefCatalog *self, const char *area, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  return codef_groups_get_area_title (self->groups, area, language);
}

const char *
codef_catalog_get_group_title (CodefCatalog *self, const char *group, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  return codef_groups_get_title (self->groups, group, language);
}
