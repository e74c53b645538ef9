/* SPDX-License-Identifier: MIT */
/* Where messages go: to the pretend phone of the window, and as lines to a file. Used by the server's thread alone. */
#pragma once

#include "sandbox-message.h"
#include "sandbox-relay.h"

G_BEGIN_DECLS

typedef struct _SandboxInbox SandboxInbox;

/* @relay: (nullable): of SandboxMessage. @file: (nullable): lines are appended; made readable by the user alone. */
SandboxInbox *sandbox_inbox_new     (SandboxRelay *relay, const char *file);
void          sandbox_inbox_free    (SandboxInbox *self);
/* Takes @message. */
void          sandbox_inbox_deliver (SandboxInbox *self, SandboxMessage *message);

G_END_DECLS
