/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-credentials.h"

#include "codef-error.h"
#include "doc-document.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

struct _CodefCredentials
{
  char           *client_id;     /* (owned) */
  CodefSecret    *client_secret; /* (owned) (nullable) */
  CodefPublicKey *public_key;    /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (CodefCredentials, codef_credentials, codef_credentials_ref, codef_credentials_unref)

static void
credentials_clear (CodefCredentials *self)
{
  g_free (self->client_id);
  g_clear_pointer (&self->client_secret, codef_secret_unref);
  g_clear_pointer (&self->public_key, codef_public_key_unref);
}

CodefCredentials *
codef_credentials_new (const char *client_id, CodefSecret *client_secret, CodefPublicKey *public_key)
{
  CodefCredentials *self = g_atomic_rc_box_new0 (CodefCredentials);

  self->client_id = g_strdup (client_id != NULL ? client_id : "");
  self->client_secret = client_secret != NULL ? codef_secret_ref (client_secret) : NULL;
  self->public_key = public_key != NULL ? codef_public_key_ref (public_key) : NULL;
  return self;
}

CodefCredentials *
codef_credentials_new_from_json (GBytes *json, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *public_key_text = NULL;
  g_autoptr(CodefSecret) client_secret = NULL;
  g_autoptr(CodefPublicKey) public_key = NULL;
  char *secret_text;

  g_return_val_if_fail (json != NULL, NULL);
  document = doc_document_new_plain (json, NULL);
  if (doc_document_get_problem (document) != NULL)
    {
      g_autoptr(GError) cause = doc_problem_to_error (doc_document_get_problem (document));

      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The credentials cannot be read: %s."),
                   cause->message);
      return NULL;
    }
  client_id = doc_document_dup_member (document, DOC_NODE_ROOT, "clientId");
  secret_text = doc_document_dup_member (document, DOC_NODE_ROOT, "clientSecret");
  client_secret = secret_text != NULL ? codef_secret_new_take (secret_text) : NULL;
  public_key_text = doc_document_dup_member (document, DOC_NODE_ROOT, "publicKey");
  if (client_id == NULL && client_secret == NULL && public_key_text == NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                           _("The credentials must be a JSON object with clientId, clientSecret and publicKey."));
      return NULL;
    }
  if (public_key_text != NULL && *public_key_text != '\0')
    {
      public_key = codef_public_key_new (public_key_text, error);
      if (public_key == NULL)
        return NULL;
    }
  return codef_credentials_new (client_id, client_secret, public_key);
}

CodefSecret *
codef_credentials_to_json (CodefCredentials *self)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "clientId");
  json_builder_add_string_value (builder, self->client_id);
  if (self->client_secret != NULL)
    {
      json_builder_set_member_name (builder, "clientSecret");
      json_builder_add_string_value (builder, codef_secret_reveal (self->client_secret));
    }
  if (self->public_key != NULL)
    {
      json_builder_set_member_name (builder, "publicKey");
      json_builder_add_string_value (builder, codef_public_key_get_text (self->public_key));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return codef_secret_new_take (json_to_string (root, FALSE));
}

CodefCredentials *
codef_credentials_ref (CodefCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_credentials_unref (CodefCredentials *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) credentials_clear);
}

const char *
codef_credentials_get_client_id (CodefCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->client_id;
}

CodefSecret *
codef_credentials_get_client_secret (CodefCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->client_secret;
}

CodefPublicKey *
codef_credentials_get_public_key (CodefCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->public_key;
}

const char *
codef_credentials_check_client_id (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (*text == '\0')
    return _("The client id is missing. It stands on the account page of CODEF.");
  if (!g_uuid_string_is_valid (text))
    return _("A client id looks like 00000000-0000-4000-8000-000000000000: 32 hexadecimal digits with four hyphens.");
  return NULL;
}

const char *
codef_credentials_check_client_secret (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (*text == '\0')
    return _("The client secret is missing. It stands on the account page of CODEF.");
  if (!g_uuid_string_is_valid (text))
    return _("A client secret looks like 00000000-0000-4000-8000-000000000000: 32 hexadecimal digits with four "
             "hyphens.");
  return NULL;
}
