/* SPDX-License-Identifier: MIT */
/* Access tokens: the JWT of the service, signed with the sandbox's own key. */
#pragma once

#include "sandbox-key-pair.h"

G_BEGIN_DECLS

/* One week less a second (protocol: "Token response"). */
#define SANDBOX_TOKEN_SECONDS 604799

typedef enum
{
  SANDBOX_TOKEN_VALID,
  SANDBOX_TOKEN_GARBLED, /* no JWT, or not signed here */
  SANDBOX_TOKEN_EXPIRED,
} SandboxTokenState;

/* (transfer full): RS256 with the claims of the service in its order. @service_type: "1" demo, "2" sandbox. */
char             *sandbox_token_new   (SandboxKeyPair *keys, const char *client_id, const char *service_type,
                                       const char *jti, gint64 expires_unix_sec);
/* @client_id: (out) (transfer full), @expires_unix_sec: (out): set when the token is valid. */
SandboxTokenState sandbox_token_check (SandboxKeyPair *keys, const char *bearer, gint64 now_unix_sec, char **client_id,
                                       gint64 *expires_unix_sec);

G_END_DECLS
