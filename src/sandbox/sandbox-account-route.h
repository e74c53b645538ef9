/* SPDX-License-Identifier: MIT */
/* The paths that manage accounts (protocol: "Account management"). */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

gboolean sandbox_account_route_knows  (const char *path);
/* The token is judged and the body is read. */
void     sandbox_account_route_handle (SandboxService *service, SandboxCall *call);

G_END_DECLS
