/* SPDX-License-Identifier: MIT */
/* POST /oauth/token: gives tokens to the published pair and to the sandbox's own, and to nobody else. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

void sandbox_token_route_handle (SandboxService *service, SandboxCall *call);

G_END_DECLS
