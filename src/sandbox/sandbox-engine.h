/* SPDX-License-Identifier: MIT */
/* The running half: a thread with a main context of its own, the HTTP server in it, and the service behind it. */
#pragma once

#include "sandbox-relay.h"
#include "sandbox-service.h"

G_BEGIN_DECLS

typedef struct _SandboxEngine SandboxEngine;

/* Returns once it listens. Takes @service. @log: of SandboxEvent. Any thread. G_IO_ERROR_ADDRESS_IN_USE if the port is
 * taken. */
SandboxEngine  *sandbox_engine_start       (SandboxService *service, SandboxRelay *log, guint16 port,
                                            guint idle_timeout_ms, GError **error);
/* Closes the port and every connection at once, and waits for the thread. */
void            sandbox_engine_stop        (SandboxEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxEngine, sandbox_engine_stop)
guint16         sandbox_engine_get_port    (SandboxEngine *self);
SandboxService *sandbox_engine_get_service (SandboxEngine *self);
/* Any thread: what the person does with the pretend phone; counts for every request sent after it. */
void            sandbox_engine_use_phone   (SandboxEngine *self, const char *jti, SandboxPhone phone);

G_END_DECLS
