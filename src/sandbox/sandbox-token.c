/* SPDX-License-Identifier: MIT */
#include "sandbox-token.h"

#include "sandbox-json.h"
#include <string.h>

static char *
encode_base64url (const void *bytes, gsize n_bytes)
{
  char *text = g_base64_encode (bytes, n_bytes);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* NULL for signs outside the alphabet. */
static GBytes *
decode_base64url (const char *text, gsize length)
{
  g_autofree char *padded = g_strdup_printf ("%.*s%.*s", (int) length, text, (int) ((4 - length % 4) % 4), "===");
  gsize n_bytes;
  guchar *bytes;

  if (length == 0 || length % 4 == 1)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '_')
      return NULL;
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  bytes = g_base64_decode (padded, &n_bytes);
  return g_bytes_new_take (bytes, n_bytes);
}

char *
sandbox_token_new (SandboxKeyPair *keys, const char *client_id, const char *service_type, const char *jti,
                   gint64 expires_unix_sec)
{
  static const char header[] = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
  g_autofree char *claims = g_strdup_printf (
    "{\"service_type\":\"%s\",\"scope\":[\"read\"],\"service_no\":\"000000000000\",\"exp\":%" G_GINT64_FORMAT ","
    "\"authorities\":[\"INSURANCE\",\"PUBLIC\",\"BANK\",\"ETC\",\"STOCK\",\"CARD\"],\"jti\":\"%s\",\"client_id\":\"%"
    "s\"}",
    service_type, expires_unix_sec, jti, client_id);
  g_autofree char *first = encode_base64url (header, strlen (header)),
                  *second = encode_base64url (claims, strlen (claims));
  g_autofree char *signed_part = g_strconcat (first, ".", second, NULL);
  g_autoptr(GBytes) signature = sandbox_key_pair_sign (keys, signed_part);
  g_autofree char *third = encode_base64url (g_bytes_get_data (signature, NULL), g_bytes_get_size (signature));

  return g_strconcat (signed_part, ".", third, NULL);
}

static DocDocument *
read_claims (SandboxKeyPair *keys, const char *bearer)
{
  const char *first_dot = strchr (bearer, '.');
  const char *second_dot = first_dot == NULL ? NULL : strchr (first_dot + 1, '.');
  g_autoptr(GBytes) signature = NULL, claims = NULL;

  if (second_dot == NULL)
    return NULL;
  signature = decode_base64url (second_dot + 1, strlen (second_dot + 1));
  claims = decode_base64url (first_dot + 1, second_dot - first_dot - 1);
  if (signature == NULL || claims == NULL || !sandbox_key_pair_verify (keys, bearer, second_dot - bearer, signature))
    return NULL;
  return doc_document_new_plain (claims, NULL);
}

SandboxTokenState
sandbox_token_check (SandboxKeyPair *keys, const char *bearer, gint64 now_unix_sec, char **client_id,
                     gint64 *expires_unix_sec)
{
  g_autoptr(DocDocument) claims = read_claims (keys, bearer);
  g_autofree char *expires = NULL, *id = NULL;
  DocNode node;

  if (claims == NULL)
    return SANDBOX_TOKEN_GARBLED;
  node = doc_document_find_member (claims, DOC_NODE_ROOT, "exp");
  id = doc_document_dup_member (claims, DOC_NODE_ROOT, "client_id");
  if (node == DOC_NODE_NONE || id == NULL)
    return SANDBOX_TOKEN_GARBLED;
  expires = doc_document_dup_string (claims, node);
  *expires_unix_sec = g_ascii_strtoll (expires, NULL, 10);
  if (now_unix_sec >= *expires_unix_sec)
    return SANDBOX_TOKEN_EXPIRED;
  *client_id = g_steal_pointer (&id);
  return SANDBOX_TOKEN_VALID;
}
