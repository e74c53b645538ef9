/* SPDX-License-Identifier: MIT */
#include "sandbox-token-route.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-error-body.h"
#include "sandbox-token.h"
#include <gnutls/gnutls.h>
#include <libsoup/soup.h>
#include <string.h>

/* The claim "service_type": the own pair counts as one of the demo host. */
#define SERVICE_TYPE_DEMO "1"
#define SERVICE_TYPE_SANDBOX "2"

static void
refuse (SandboxCall *call, guint status, const char *error, const char *description)
{
  sandbox_call_find (call, "%s: %s", error, description);
  sandbox_answer_flat (call, status, sandbox_error_body_new_oauth (error, description));
}

/* Returns: TRUE with the two halves of a Basic header. */
static gboolean
read_basic (const char *authorization, char **id, char **secret)
{
  g_autofree char *decoded = NULL, *text = NULL;
  char *colon;
  gsize length;

  if (authorization == NULL || g_ascii_strncasecmp (authorization, "Basic ", 6) != 0)
    return FALSE;
  decoded = (char *) g_base64_decode (authorization + 6, &length);
  text = g_strndup (decoded, length);
  colon = strchr (text, ':');
  if (colon == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  *id = g_strndup (text, colon - text);
  *secret = g_strdup (colon + 1);
  return TRUE;
}

static gboolean
is_pair (const char *id, const char *secret, const char *known_id, const char *known_secret)
{
  gsize length = strlen (known_secret);

  /* in constant time: another user of the machine may try */
  return g_str_equal (id, known_id) && strlen (secret) == length && gnutls_memcmp (secret, known_secret, length) == 0;
}

static SandboxPersonality
identify (SandboxService *service, const char *id, const char *secret)
{
  if (is_pair (id, secret, CODEF_SANDBOX_CLIENT_ID, CODEF_SANDBOX_CLIENT_SECRET))
    return SANDBOX_PERSONALITY_VENDOR;
  if (is_pair (id, secret, service->state->client_id, service->state->client_secret))
    return SANDBOX_PERSONALITY_OWN;
  return SANDBOX_PERSONALITY_NONE;
}

/* The two parameters come in the body or in the query string. */
static GHashTable *
read_parameters (SandboxCall *call)
{
  gsize length;
  const char *bytes = g_bytes_get_data (call->wire, &length);
  g_autofree char *body = g_strndup (bytes == NULL ? "" : bytes, length);
  g_autofree char *both = g_strjoin ("&", call->query == NULL ? "" : call->query, body, NULL);

  return soup_form_decode (both);
}

static void
give_token (SandboxService *service, SandboxCall *call)
{
  gboolean own = call->personality == SANDBOX_PERSONALITY_OWN;
  g_autofree char *jti = sandbox_dice_uuid (service->dice);
  gint64 expires = call->now_unix_us / G_USEC_PER_SEC + SANDBOX_TOKEN_SECONDS;
  g_autofree char *token = sandbox_token_new (service->keys, own ? service->state->client_id : CODEF_SANDBOX_CLIENT_ID,
                                              own ? SERVICE_TYPE_DEMO : SERVICE_TYPE_SANDBOX, jti, expires);

  sandbox_call_find (call, "token issued for %d seconds", SANDBOX_TOKEN_SECONDS);
  sandbox_answer_flat (
    call, SOUP_STATUS_OK,
    g_strdup_printf ("{\"access_token\":\"%s\",\"scope\":\"read\",\"token_type\":\"bearer\",\"expires_in\":%d}", token,
                     SANDBOX_TOKEN_SECONDS));
}

void
sandbox_token_route_handle (SandboxService *service, SandboxCall *call)
{
  g_autoptr(GHashTable) parameters = read_parameters (call);
  const char *grant_type = g_hash_table_lookup (parameters, "grant_type");
  const char *scope = g_hash_table_lookup (parameters, "scope");
  g_autofree char *id = NULL, *secret = NULL;

  if (!read_basic (call->authorization, &id, &secret))
    {
      refuse (call, SOUP_STATUS_UNAUTHORIZED, "unauthorized",
              "Full authentication is required to access this resource");
      return;
    }
  call->personality = identify (service, id, secret);
  if (call->personality == SANDBOX_PERSONALITY_NONE)
    refuse (call, SOUP_STATUS_UNAUTHORIZED, "invalid_client",
            "Bad client credentials: this sandbox takes only the published sandbox pair and its own");
  else if (grant_type == NULL)
    refuse (call, SOUP_STATUS_BAD_REQUEST, "invalid_request", "Missing grant type");
  else if (!g_str_equal (grant_type, "client_credentials"))
    refuse (call, SOUP_STATUS_BAD_REQUEST, "unsupported_grant_type", "Unsupported grant type");
  else if (scope != NULL && *scope != '\0' && !g_str_equal (scope, "read"))
    refuse (call, SOUP_STATUS_BAD_REQUEST, "invalid_scope", "Invalid scope");
  else
    give_token (service, call);
}
