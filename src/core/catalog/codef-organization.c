/* SPDX-License-Identifier: MIT */
#include "codef-organization-private.h"

#include "codef-confidence-private.h"
#include "codef-json.h"
#include "codef-label.h"
#include "codef-query.h"

#include <string.h>

struct _CodefOrganization
{
  GObject         parent_instance;
  char           *code;          /* (owned) */
  CodefLabel      name;
  CodefLabel      provenance;
  char           *business_type; /* (owned) */
  char          **scopes;        /* (owned) path prefixes; NULL-terminated */
  char          **aliases;       /* (owned) NULL-terminated */
  CodefConfidence confidence;
  char           *folded;        /* (owned) (nullable) set once */
};

G_DEFINE_FINAL_TYPE (CodefOrganization, codef_organization, G_TYPE_OBJECT)

CodefOrganization *
codef_organization_read (DocDocument *document, DocNode object)
{
  CodefOrganization *self = g_object_new (CODEF_TYPE_ORGANIZATION, NULL);

  self->code = doc_document_dup_member (document, object, "code");
  codef_label_read (&self->name, document, object, "name");
  codef_label_read (&self->provenance, document, object, "provenance");
  self->business_type = doc_document_dup_member (document, object, "businessType");
  self->scopes = codef_json_dup_strings (document, object, "scopes");
  self->aliases = codef_json_dup_strings (document, object, "aliases");
  self->confidence = codef_confidence_read (document, object);
  return self;
}

static void
codef_organization_finalize (GObject *object)
{
  CodefOrganization *self = CODEF_ORGANIZATION (object);

  g_free (self->code);
  codef_label_clear (&self->name);
  codef_label_clear (&self->provenance);
  g_free (self->business_type);
  g_strfreev (self->scopes);
  g_strfreev (self->aliases);
  g_free (self->folded);
  G_OBJECT_CLASS (codef_organization_parent_class)->finalize (object);
}

static void
codef_organization_class_init (CodefOrganizationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_organization_finalize;
}

static void
codef_organization_init (CodefOrganization *self)
{
}

const char *
codef_organization_get_code (CodefOrganization *self)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), NULL);
  return self->code;
}

const char *
codef_organization_get_name (CodefOrganization *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), NULL);
  return codef_label_get (&self->name, language);
}

const char *
codef_organization_get_business_type (CodefOrganization *self)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), NULL);
  return self->business_type;
}

CodefConfidence
codef_organization_get_confidence (CodefOrganization *self)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), CODEF_CONFIDENCE_LOW);
  return self->confidence;
}

const char *
codef_organization_get_provenance (CodefOrganization *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), NULL);
  return codef_label_get (&self->provenance, language);
}

gsize
codef_organization_get_scope_match (CodefOrganization *self, const char *path)
{
  gsize longest = 0;

  for (char **scope = self->scopes; *scope != NULL; scope++)
    {
      gsize length = strlen (*scope);

      if (length > longest && strncmp (path, *scope, length) == 0)
        longest = length;
    }
  return longest;
}

gboolean
codef_organization_has_scopes (CodefOrganization *self)
{
  return self->scopes[0] != NULL;
}

const char *
codef_organization_get_folded (CodefOrganization *self)
{
  if (g_once_init_enter (&self->folded))
    {
      const char *const own[] = { self->code, self->name.korean, self->name.english, NULL };
      g_autofree char *names = codef_query_fold_texts (own);
      g_autofree char *aliases = codef_query_fold_texts ((const char *const *) self->aliases);

      g_once_init_leave (&self->folded, g_strconcat (names, aliases, NULL));
    }
  return self->folded;
}

gboolean
codef_organization_matches (CodefOrganization *self, const char *query)
{
  g_return_val_if_fail (CODEF_IS_ORGANIZATION (self), FALSE);
  return codef_query_text_matches (query, codef_organization_get_folded (self));
}
