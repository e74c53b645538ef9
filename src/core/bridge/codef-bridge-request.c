/* SPDX-License-Identifier: MIT */
#include "codef-bridge-request.h"

#include "codef-redactor.h"
#include "codef-request.h"
#include "codef-wire.h"

#include <string.h>

CodefBridgeRequest *
codef_bridge_request_new (const char *folder, const char *name, const char *host, const char *path, GBytes *json)
{
  CodefBridgeRequest *self = g_new0 (CodefBridgeRequest, 1);

  self->folder = g_strdup (folder != NULL ? folder : "");
  self->name = g_strdup (name != NULL && *name != '\0' ? name : path);
  self->host = g_strdup (host);
  self->path = g_strdup (path);
  self->json = g_bytes_ref (json);
  return self;
}

void
codef_bridge_request_free (CodefBridgeRequest *self)
{
  g_free (self->folder);
  g_free (self->name);
  g_free (self->note);
  g_free (self->host);
  g_free (self->path);
  g_bytes_unref (self->json);
  g_free (self);
}

const char *
codef_bridge_find_environment (const char *host)
{
  static const struct { const char *host, *id; } hosts[] = {
    { CODEF_API_HOST, "production" }, { CODEF_DEMO_HOST, "demo" }, { CODEF_SANDBOX_HOST, "sandbox" },
  };

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (hosts); i++)
    if (g_ascii_strcasecmp (hosts[i].host, host) == 0)
      return hosts[i].id;
  return NULL;
}

/* The member a scalar belongs to: an element of a list goes by the name of the list. */
static char *
dup_owner_name (DocDocument *document, DocNode node)
{
  for (; node != DOC_NODE_NONE; node = doc_document_get_parent (document, node))
    {
      char *name = doc_document_dup_name (document, node);

      if (name != NULL)
        return name;
    }
  return NULL;
}

static gboolean
is_inside_secret (DocDocument *document, DocNode node)
{
  for (; node != DOC_NODE_NONE; node = doc_document_get_parent (document, node))
    {
      g_autofree char *name = doc_document_dup_name (document, node);

      if (name != NULL && codef_redactor_is_secret_name (name))
        return TRUE;
    }
  return FALSE;
}

/* A placeholder names a secret already. */
static gboolean
must_hide (DocDocument *document, DocNode node, CodefProduct *product)
{
  DocKind kind = doc_document_get_kind (document, node);
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;

  if (kind != DOC_KIND_STRING && kind != DOC_KIND_NUMBER)
    return FALSE;
  text = doc_document_dup_string (document, node);
  if (*text == '\0' || (g_str_has_prefix (text, "{{") && g_str_has_suffix (text, "}}")))
    return FALSE;
  if (codef_request_is_sealed (document, node, product) || is_inside_secret (document, node))
    return TRUE;
  masked = codef_redactor_mask_text (text);
  return !g_str_equal (masked, text);
}

GBytes *
codef_bridge_hide_secrets (GBytes *json, CodefProduct *product)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  GString *out = g_string_new (NULL);
  const char *rest = g_bytes_get_data (doc_document_get_text (document), NULL);
  const char *end = rest + g_bytes_get_size (doc_document_get_text (document));

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *name = NULL;
      gsize length;
      const char *lexeme;

      if (!must_hide (document, node, product))
        continue;
      name = dup_owner_name (document, node);
      lexeme = doc_document_get_lexeme (document, node, &length);
      g_string_append_len (out, rest, lexeme - rest);
      g_string_append (out, "\"{{");
      /* what a name may hold of JSON's own signs has no place in a placeholder */
      for (const char *c = name != NULL ? name : "value"; *c != '\0'; c++)
        g_string_append_c (out, g_ascii_isalnum (*c) || (guchar) *c >= 0x80 ? *c : '_');
      g_string_append (out, "}}\"");
      rest = lexeme + length;
    }
  g_string_append_len (out, rest, end - rest);
  return g_string_free_to_bytes (out);
}
