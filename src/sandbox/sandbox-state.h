/* SPDX-License-Identifier: MIT */
/* What the sandbox remembers: the own pair and the key pair, connectedIds with their accounts, authentications under
 * way. */
#pragma once

#include "sandbox-account.h"
#include "sandbox-key-pair.h"
#include "sandbox-session.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the finished authentications so many are remembered, to recognise what comes late. */
#define SANDBOX_MAX_SESSIONS 200

typedef struct
{
  char           *client_id;     /* (owned) */
  char           *client_secret; /* (owned) */
  SandboxKeyPair *keys;          /* (owned) (nullable) NULL until they are made */
  GPtrArray      *connected_ids; /* (owned) of SandboxConnectedId, in the order of registration */
  GHashTable     *sessions;      /* (owned) jti → SandboxSession */
  gboolean        changed;       /* set by whoever changes an account or a session, cleared once it is kept */
} SandboxState;

/* A fresh own pair from the system's generator, no key pair yet. */
SandboxState *sandbox_state_new         (void);
void          sandbox_state_free        (SandboxState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxState, sandbox_state_free)
/* Makes the key pair if there is none: up to a second. */
gboolean      sandbox_state_ensure_keys (SandboxState *self, GError **error);

/* (transfer full) (nullable): from the text of an earlier run; G_IO_ERROR_INVALID_DATA says what is wrong with it. */
SandboxState *sandbox_state_new_from_json (GBytes *text, GError **error);
/* (transfer full): one line; the key pair must have been made. */
char         *sandbox_state_to_json     (SandboxState *self);
/* Takes over what @other remembers of accounts and authentications; the pairs stay. */
void          sandbox_state_take_memory (SandboxState *self, SandboxState *other);

/* (transfer none) (nullable) */
SandboxConnectedId *sandbox_state_find_connected_id (SandboxState *self, const char *id);
/* Takes @connected_id. */
void                sandbox_state_add_connected_id  (SandboxState *self, SandboxConnectedId *connected_id);
/* (transfer none) (nullable) */
SandboxSession     *sandbox_state_find_session      (SandboxState *self, const char *jti);
/* Takes @session. */
void                sandbox_state_add_session       (SandboxState *self, SandboxSession *session);

G_END_DECLS
