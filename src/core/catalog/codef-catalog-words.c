/* SPDX-License-Identifier: MIT */
/* What the catalogue knows besides products: institutions, result codes, labels of field names. */
#include "codef-catalog-private.h"

#include "codef-field-label-private.h"
#include "codef-json.h"
#include "codef-organization-private.h"
#include "codef-product-private.h"
#include "codef-result-code-private.h"

CodefTable *
codef_catalog_get_organization_table (CodefCatalog *self)
{
  if (g_once_init_enter (&self->organizations))
    g_once_init_leave (&self->organizations,
                       codef_table_new ("organizations.json", "organizations", CODEF_TYPE_ORGANIZATION,
                                        (CodefTableRead) codef_organization_read,
                                        (CodefTableKey) codef_organization_get_code));
  return self->organizations;
}

static CodefTable *
get_result_code_table (CodefCatalog *self)
{
  if (g_once_init_enter (&self->result_codes))
    g_once_init_leave (&self->result_codes,
                       codef_table_new ("codes.json", "codes", CODEF_TYPE_RESULT_CODE,
                                        (CodefTableRead) codef_result_code_read,
                                        (CodefTableKey) codef_result_code_get_code));
  return self->result_codes;
}

static CodefTable *
get_field_label_table (CodefCatalog *self)
{
  if (g_once_init_enter (&self->field_labels))
    g_once_init_leave (&self->field_labels,
                       codef_table_new ("fields.json", "fields", CODEF_TYPE_FIELD_LABEL,
                                        (CodefTableRead) codef_field_label_read,
                                        (CodefTableKey) codef_field_label_get_name));
  return self->field_labels;
}

GListModel *
codef_catalog_get_organizations (CodefCatalog *self)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  return G_LIST_MODEL (codef_table_get_items (codef_catalog_get_organization_table (self)));
}

/* (transfer full): institutions whose business type is @business_type, in the catalogue's order. @everywhere: only
 * those that serve all of it. */
static GPtrArray *
collect_of_type (CodefCatalog *self, const char *business_type, gboolean everywhere)
{
  CodefItems *all = codef_table_get_items (codef_catalog_get_organization_table (self));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < codef_items_get_n (all); i++)
    {
      CodefOrganization *organization = codef_items_peek (all, i);

      if (g_strcmp0 (codef_organization_get_business_type (organization), business_type) == 0
          && !(everywhere && codef_organization_has_scopes (organization)))
        g_ptr_array_add (found, g_object_ref (organization));
    }
  return found;
}

static int
compare_scopes (gconstpointer a, gconstpointer b, gpointer path)
{
  gsize one = codef_organization_get_scope_match (*(CodefOrganization *const *) a, path);
  gsize other = codef_organization_get_scope_match (*(CodefOrganization *const *) b, path);

  return one == other ? 0 : one > other ? -1 : 1;
}

/* (transfer full): institutions with a scope that @path lies in, the narrowest scope first. */
static GPtrArray *
collect_in_scope (CodefCatalog *self, const char *path)
{
  CodefItems *all = codef_table_get_items (codef_catalog_get_organization_table (self));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < codef_items_get_n (all); i++)
    {
      CodefOrganization *organization = codef_items_peek (all, i);

      if (codef_organization_get_scope_match (organization, path) > 0)
        g_ptr_array_add (found, g_object_ref (organization));
    }
  g_ptr_array_sort_with_data (found, compare_scopes, (char *) path); /* a merge sort: equals keep their order */
  return found;
}

/* (nullable): the business area of @path; where the catalogue has no such product, by the third part of the path. */
static const char *
area_of_path (CodefCatalog *self, const char *path)
{
  static const struct { const char *prefix, *area; } areas[] = {
    { "/v1/kr/bank", "BK" }, { "/v1/kr/card/", "CD" }, { "/v1/kr/insurance/", "IS" }, { "/v1/kr/stock/", "ST" },
    { "/v1/kr/public/", "PB" }, { "/v1/kr/etc/", "ETC" },
  };
  CodefProduct *product = codef_catalog_find_product (self, path);

  if (product != NULL)
    return codef_product_get_area (product);
  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_str_has_prefix (path, areas[i].prefix))
      return areas[i].area;
  return NULL;
}

GListModel *
codef_catalog_list_organizations (CodefCatalog *self, const char *path)
{
  GPtrArray *found;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && path != NULL, NULL);
  found = collect_in_scope (self, path);
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = collect_of_type (self, area_of_path (self, path), TRUE);
    }
  return G_LIST_MODEL (codef_items_new (CODEF_TYPE_ORGANIZATION, found));
}

CodefOrganization *
codef_catalog_find_organization (CodefCatalog *self, const char *path, const char *code)
{
  g_autoptr(GListModel) meant = NULL;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && code != NULL, NULL);
  if (path == NULL)
    return codef_table_find (codef_catalog_get_organization_table (self), code);
  meant = codef_catalog_list_organizations (self, path);
  for (guint i = 0; i < g_list_model_get_n_items (meant); i++)
    {
      CodefOrganization *organization = codef_items_peek (CODEF_ITEMS (meant), i);

      if (g_str_equal (codef_organization_get_code (organization), code))
        return organization;
    }
  return NULL;
}

GListModel *
codef_catalog_list_organizations_of (CodefCatalog *self, const char *business_type)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self) && business_type != NULL, NULL);
  return G_LIST_MODEL (codef_items_new (CODEF_TYPE_ORGANIZATION, collect_of_type (self, business_type, FALSE)));
}

GListModel *
codef_catalog_get_result_codes (CodefCatalog *self)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  return G_LIST_MODEL (codef_table_get_items (get_result_code_table (self)));
}

CodefResultCode *
codef_catalog_find_result_code (CodefCatalog *self, const char *code)
{
  g_return_val_if_fail (CODEF_IS_CATALOG (self) && code != NULL, NULL);
  return codef_table_find (get_result_code_table (self), code);
}

const char *
codef_catalog_get_field_title (CodefCatalog *self, CodefProduct *product, const char *name, CodefLanguage language)
{
  const char *title = NULL;
  CodefFieldLabel *label;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && name != NULL, NULL);
  if (product != NULL)
    title = codef_product_get_field_title (product, name, language);
  if (title != NULL)
    return title;
  label = codef_table_find (get_field_label_table (self), name);
  return label != NULL ? codef_field_label_get_title (label, language) : NULL;
}

gboolean
codef_catalog_is_field_glossed (CodefCatalog *self, const char *name)
{
  CodefFieldLabel *label;

  g_return_val_if_fail (CODEF_IS_CATALOG (self) && name != NULL, FALSE);
  label = codef_table_find (get_field_label_table (self), name);
  return label != NULL && codef_field_label_is_glossed (label);
}

/* In how many products each label's name stands: reads all of them, so only the dictionary itself asks for it. */
static void
count_uses (CodefCatalog *self, CodefItems *labels)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < codef_items_get_n (self->products); i++)
    codef_product_count_names (codef_items_peek (self->products, i), counts);
  for (guint i = 0; i < codef_items_get_n (labels); i++)
    {
      CodefFieldLabel *label = codef_items_peek (labels, i);
      gpointer count = g_hash_table_lookup (counts, codef_field_label_get_name (label));

      codef_field_label_set_n_products (label, GPOINTER_TO_UINT (count));
    }
}

GListModel *
codef_catalog_get_field_labels (CodefCatalog *self)
{
  CodefItems *labels;

  g_return_val_if_fail (CODEF_IS_CATALOG (self), NULL);
  labels = codef_table_get_items (get_field_label_table (self));
  if (g_once_init_enter (&self->labels_counted))
    {
      count_uses (self, labels);
      g_once_init_leave (&self->labels_counted, 1);
    }
  return G_LIST_MODEL (labels);
}
