/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-state.h"

#include "sandbox-json.h"
#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>

/* The form of the file; another number is of a newer program. */
#define STATE_FORMAT 1

/* A version 4 UUID that cannot be guessed: whoever has the pair has the state behind it. */
static char *
make_uuid (void)
{
  guchar b[16];

  if (gnutls_rnd (GNUTLS_RND_KEY, b, sizeof b) < 0)
    g_error ("The system's random generator does not work");
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4], b[5], b[6],
                          b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

SandboxState *
sandbox_state_new (void)
{
  SandboxState *self = g_new0 (SandboxState, 1);

  self->client_id = make_uuid ();
  self->client_secret = make_uuid ();
  return self;
}

void
sandbox_state_free (SandboxState *self)
{
  g_free (self->client_id);
  g_free (self->client_secret);
  g_clear_pointer (&self->keys, sandbox_key_pair_unref);
  g_free (self);
}

static SandboxState *
read_state (DocDocument *document, GError **error)
{
  g_autoptr(SandboxState) self = g_new0 (SandboxState, 1);
  DocNode format = doc_document_find_member (document, DOC_NODE_ROOT, "format");
  g_autofree char *number = format == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, format);
  g_autofree char *pem = doc_document_dup_member (document, DOC_NODE_ROOT, "privateKey");

  self->client_id = doc_document_dup_member (document, DOC_NODE_ROOT, "clientId");
  self->client_secret = doc_document_dup_member (document, DOC_NODE_ROOT, "clientSecret");
  if (g_strcmp0 (number, G_STRINGIFY (STATE_FORMAT)) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("its format is not known"));
      return NULL;
    }
  if (self->client_id == NULL || self->client_secret == NULL || pem == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it lacks the keys"));
      return NULL;
    }
  self->keys = sandbox_key_pair_new_from_pem (pem, error);
  return self->keys == NULL ? NULL : g_steal_pointer (&self);
}

SandboxState *
sandbox_state_load (const char *file, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(DocDocument) document = NULL;
  SandboxState *self = NULL;
  char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (file, &contents, &length, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return sandbox_state_new ();
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  text = g_bytes_new_take (contents, length);
  document = doc_document_new_plain (text, NULL);
  if (doc_document_get_problem (document) != NULL)
    problem = doc_problem_to_error (doc_document_get_problem (document));
  else
    self = read_state (document, &problem);
  if (self == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The state of the sandbox in %s is damaged: %s. Move the file away to begin afresh."), file, problem->message);
  return self;
}

gboolean
sandbox_state_save (SandboxState *self, const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file), *pem = sandbox_key_pair_to_pem (self->keys);
  g_autoptr(GString) json = g_string_new ("{");

  sandbox_json_append_name (json, "format");
  g_string_append_printf (json, "%d", STATE_FORMAT);
  sandbox_json_append_member (json, "clientId", self->client_id);
  sandbox_json_append_member (json, "clientSecret", self->client_secret);
  sandbox_json_append_member (json, "privateKey", pem);
  g_string_append (json, "}\n");
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (file, json->str, (gssize) json->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
sandbox_state_ensure_keys (SandboxState *self, GError **error)
{
  if (self->keys == NULL)
    self->keys = sandbox_key_pair_generate (error);
  return self->keys != NULL;
}
