/* SPDX-License-Identifier: MIT */
/* Keeps the state in a file between runs and between processes: each change happens under a lock, on what the file
 * holds then. */
#pragma once

#include "sandbox-state.h"

G_BEGIN_DECLS

typedef struct _SandboxStore SandboxStore;

/* Reads @file, or begins afresh where there is none. G_IO_ERROR_INVALID_DATA names the file and what is wrong with it;
 * it is left as it was. @file: (nullable): NULL for a state in memory alone. */
SandboxStore *sandbox_store_new       (const char *file, GError **error);
void          sandbox_store_free      (SandboxStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxStore, sandbox_store_free)
/* (transfer none) */
SandboxState *sandbox_store_get_state (SandboxStore *self);
/* Makes the key pair and the file where there are none. Takes up to a second. */
gboolean      sandbox_store_prepare   (SandboxStore *self, GError **error);
/* FALSE if a change could not be written: found out before there is one. */
gboolean      sandbox_store_can_write (SandboxStore *self, GError **error);
/* From now on the state is in memory alone. */
void          sandbox_store_forget    (SandboxStore *self);
/* Locks out other processes and takes over what they have written meanwhile. */
gboolean      sandbox_store_begin     (SandboxStore *self, GError **error);
/* Writes what has changed since sandbox_store_begin(), atomically, readable by the user alone, and unlocks. */
gboolean      sandbox_store_end       (SandboxStore *self, GError **error);

G_END_DECLS
