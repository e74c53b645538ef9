/* SPDX-License-Identifier: MIT */
/* The paths that manage accounts (protocol: "Account management"). */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

gboolean sandbox_account_route_knows        (const char *path);
/* TRUE for the connectedIds of the vendor's examples, which work everywhere without being registered. */
gboolean sandbox_account_route_is_published (const char *connected_id);
/* The token is judged and the body is read. */
void     sandbox_account_route_handle       (SandboxService *service, SandboxCall *call);

G_END_DECLS
