/* SPDX-License-Identifier: MIT */
/* What the sandbox remembers: the own pair and the key pair, and in time accounts. Kept as one JSON file when there is one. */
#pragma once

#include "sandbox-key-pair.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char           *client_id;     /* (owned) */
  char           *client_secret; /* (owned) */
  SandboxKeyPair *keys;          /* (owned) (nullable) NULL until they are made */
} SandboxState;

/* A fresh own pair from the system's generator, no key pair yet. */
SandboxState *sandbox_state_new      (void);
void          sandbox_state_free     (SandboxState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxState, sandbox_state_free)

/* @file: of an earlier run; a file that does not exist gives a fresh state. G_IO_ERROR_INVALID_DATA for one that is damaged. */
SandboxState *sandbox_state_load     (const char *file, GError **error);
/* Writes atomically, readable by the user alone, and makes the folder. */
gboolean      sandbox_state_save     (SandboxState *self, const char *file, GError **error);
/* Makes the key pair if there is none: up to a second. */
gboolean      sandbox_state_ensure_keys (SandboxState *self, GError **error);

G_END_DECLS
