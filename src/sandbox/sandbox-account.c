/* SPDX-License-Identifier: MIT */
#include "sandbox-account.h"

#include "sandbox-json.h"

static char *
dup_member (DocDocument *document, DocNode node, const char *name)
{
  char *text = doc_document_dup_member (document, node, name);

  return text == NULL ? g_strdup ("") : text;
}

SandboxAccount *
sandbox_account_new_from_json (DocDocument *document, DocNode node)
{
  SandboxAccount *self = g_new0 (SandboxAccount, 1);

  self->country_code = dup_member (document, node, "countryCode");
  self->business_type = dup_member (document, node, "businessType");
  self->client_type = dup_member (document, node, "clientType");
  self->login_type = dup_member (document, node, "loginType");
  self->organization = dup_member (document, node, "organization");
  return self;
}

SandboxAccount *
sandbox_account_copy (const SandboxAccount *self)
{
  SandboxAccount *copy = g_new0 (SandboxAccount, 1);

  copy->country_code = g_strdup (self->country_code);
  copy->business_type = g_strdup (self->business_type);
  copy->client_type = g_strdup (self->client_type);
  copy->login_type = g_strdup (self->login_type);
  copy->organization = g_strdup (self->organization);
  return copy;
}

void
sandbox_account_free (SandboxAccount *self)
{
  g_free (self->country_code);
  g_free (self->business_type);
  g_free (self->client_type);
  g_free (self->login_type);
  g_free (self->organization);
  g_free (self);
}

void
sandbox_account_append_members (const SandboxAccount *self, GString *json)
{
  sandbox_json_append_member (json, "countryCode", self->country_code);
  sandbox_json_append_member (json, "businessType", self->business_type);
  sandbox_json_append_member (json, "clientType", self->client_type);
  sandbox_json_append_member (json, "loginType", self->login_type);
  sandbox_json_append_member (json, "organization", self->organization);
}

gboolean
sandbox_account_is_same_place (const SandboxAccount *a, const SandboxAccount *b)
{
  return g_str_equal (a->organization, b->organization) && g_str_equal (a->business_type, b->business_type) &&
         g_str_equal (a->client_type, b->client_type);
}

SandboxConnectedId *
sandbox_connected_id_new (const char *id)
{
  SandboxConnectedId *self = g_new0 (SandboxConnectedId, 1);

  self->id = g_strdup (id);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_account_free);
  return self;
}

void
sandbox_connected_id_free (SandboxConnectedId *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->accounts);
  g_free (self);
}

guint
sandbox_connected_id_find (SandboxConnectedId *self, const SandboxAccount *place)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (sandbox_account_is_same_place (self->accounts->pdata[i], place))
      return i;
  return G_MAXUINT;
}
