/* SPDX-License-Identifier: MIT */
#include "codef-suite-target.h"

#include "codef-credentials.h"

CodefSuiteTarget *
codef_suite_target_new (CodefClient *client, guint deadline_sec)
{
  CodefSuiteTarget *self = g_new0 (CodefSuiteTarget, 1);

  self->client = g_object_ref (client);
  self->deadline_sec = deadline_sec;
  return self;
}

void
codef_suite_target_free (CodefSuiteTarget *self)
{
  g_object_unref (self->client);
  g_clear_pointer (&self->variables, g_hash_table_unref);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

GBytes *
codef_suite_target_seal (CodefSuiteTarget *self, GBytes *json, CodefProduct *product, GError **error)
{
  if (self->seal != NULL)
    return self->seal (json, product, self->user_data, error);
  return codef_request_seal (json, product, codef_credentials_get_public_key (codef_client_get_credentials (self->client)), NULL, error);
}
