/* SPDX-License-Identifier: MIT */
/* Which institutions a field can mean: those of the business type beside it (accounts), else those of the product. */
#include "codef-form-private.h"

/* (nullable): NULL where no business type stands beside the field. */
static const char *
get_business_type (CodefField *self)
{
  CodefField *field = self->record != NULL ? codef_record_find (self->record, "businessType") : NULL;

  return field != NULL && *field->text != '\0' ? field->text : NULL;
}

GListModel *
codef_field_list_organizations (CodefField *self)
{
  CodefForm *form;
  const char *business_type;

  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  form = self->record != NULL ? codef_record_get_form (self->record) : NULL;
  business_type = get_business_type (self);
  if (form == NULL || form->product == NULL)
    return G_LIST_MODEL (codef_items_new (CODEF_TYPE_ORGANIZATION, NULL));
  if (business_type != NULL)
    return codef_catalog_list_organizations_of (form->catalog, business_type);
  return codef_catalog_list_organizations (form->catalog, codef_product_get_path (form->product));
}

CodefOrganization *
codef_field_find_organization (CodefField *self)
{
  g_autoptr(GListModel) meant = NULL;

  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  meant = codef_field_list_organizations (self);
  for (guint i = 0; i < g_list_model_get_n_items (meant); i++)
    {
      CodefOrganization *organization = codef_items_peek (CODEF_ITEMS (meant), i);

      if (g_str_equal (codef_organization_get_code (organization), self->text))
        return organization;
    }
  return NULL;
}

gboolean
codef_field_knows_organization (CodefField *self, CodefForm *form)
{
  g_autoptr(GListModel) meant = NULL;

  if (get_business_type (self) == NULL)
    return codef_form_knows_organization (form, self->text);
  meant = codef_field_list_organizations (self);
  return g_list_model_get_n_items (meant) == 0 || codef_field_find_organization (self) != NULL;
}
