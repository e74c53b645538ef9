/* SPDX-License-Identifier: MIT */
/* Hands an answer to the HTTP server: whole, late, in drops, cut short or not at all. */
#pragma once

#include "sandbox-call.h"
#include "sandbox-connection.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Copies what it needs of @call. A delivery that takes time watches for the peer to go. */
void sandbox_delivery_send (SoupServerMessage *msg, SandboxConnection *connection, const SandboxCall *call);

G_END_DECLS
