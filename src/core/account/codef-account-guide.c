/* SPDX-License-Identifier: MIT */
#include "codef-account-guide.h"

#include "codef-account-operation-private.h"
#include "codef-items.h"
#include "codef-json.h"
#include "codef-table.h"

#include <string.h>

struct _CodefAccountGuide
{
  GObject                parent_instance;
  CodefCatalog          *catalog;                           /* (owned) */
  CodefAccountOperation *operations[CODEF_ACCOUNT_N_KINDS]; /* (owned) */
  char                  *example;                           /* (owned) */
  char                  *new_account;                       /* (owned) */
};

G_DEFINE_FINAL_TYPE (CodefAccountGuide, codef_account_guide, G_TYPE_OBJECT)

static void
codef_account_guide_finalize (GObject *object)
{
  CodefAccountGuide *self = CODEF_ACCOUNT_GUIDE (object);

  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    g_clear_object (&self->operations[kind]);
  g_clear_object (&self->catalog);
  g_free (self->example);
  g_free (self->new_account);
  G_OBJECT_CLASS (codef_account_guide_parent_class)->finalize (object);
}

static void
codef_account_guide_class_init (CodefAccountGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_account_guide_finalize;
}

static char *
dup_lexeme (DocDocument *document, const char *member)
{
  gsize length_bytes;
  const char *lexeme =
    doc_document_get_lexeme (document, doc_document_find_member (document, DOC_NODE_ROOT, member), &length_bytes);

  return g_strndup (lexeme, length_bytes);
}

static void
codef_account_guide_init (CodefAccountGuide *self)
{
  g_autoptr(DocDocument) document = codef_table_load_file ("account.json");
  g_autoptr(GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  CODEF_JSON_FOREACH (node, document, doc_document_find_member (document, DOC_NODE_ROOT, "operations"))
    {
      CodefAccountOperation *operation = codef_account_operation_read (document, node, made);

      self->operations[codef_account_operation_get_kind (operation)] = operation;
    }
  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    g_assert (self->operations[kind] != NULL);
  self->example = dup_lexeme (document, "example");
  self->new_account = dup_lexeme (document, "newAccount");
}

CodefAccountGuide *
codef_account_guide_new (CodefCatalog *catalog)
{
  CodefAccountGuide *self;

  g_return_val_if_fail (CODEF_IS_CATALOG (catalog), NULL);
  self = g_object_new (CODEF_TYPE_ACCOUNT_GUIDE, NULL);
  self->catalog = g_object_ref (catalog);
  return self;
}

CodefCatalog *
codef_account_guide_get_catalog (CodefAccountGuide *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self), NULL);
  return self->catalog;
}

CodefAccountOperation *
codef_account_guide_get_operation (CodefAccountGuide *self, CodefAccountKind kind)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self) && kind < CODEF_ACCOUNT_N_KINDS, NULL);
  return self->operations[kind];
}

CodefAccountOperation *
codef_account_guide_find_operation (CodefAccountGuide *self, const char *id)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self) && id != NULL, NULL);
  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    if (g_str_equal (codef_account_operation_get_id (self->operations[kind]), id))
      return self->operations[kind];
  return NULL;
}

const char *
codef_account_guide_get_example (CodefAccountGuide *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self), NULL);
  return self->example;
}

const char *
codef_account_guide_get_new_account (CodefAccountGuide *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self), NULL);
  return self->new_account;
}

CodefOrganization *
codef_account_guide_find_organization (CodefAccountGuide *self, const char *business_type, const char *code)
{
  CodefItems *all;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self) && business_type != NULL && code != NULL, NULL);
  all = CODEF_ITEMS (codef_catalog_get_organizations (self->catalog));
  for (guint i = 0; i < codef_items_get_n (all); i++)
    {
      CodefOrganization *organization = codef_items_peek (all, i);

      if (g_str_equal (codef_organization_get_code (organization), code)
          && g_strcmp0 (codef_organization_get_business_type (organization), business_type) == 0)
        return organization;
    }
  return NULL;
}

const char *
codef_account_guide_describe_value (CodefAccountGuide *self, const char *parameter, const char *value,
                                    CodefLanguage language)
{
  CodefAccountOperation *create;
  CodefParameter *found;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_GUIDE (self) && parameter != NULL && value != NULL, NULL);
  create = self->operations[CODEF_ACCOUNT_KIND_CREATE];
  found = codef_product_find_parameter (codef_account_operation_get_account (create), parameter);
  for (guint i = 0; found != NULL && i < codef_parameter_get_n_values (found); i++)
    if (g_str_equal (codef_parameter_get_value (found, i), value))
      return codef_parameter_get_value_title (found, i, language);
  return NULL;
}
