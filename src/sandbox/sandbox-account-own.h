/* SPDX-License-Identifier: MIT */
/* Account management with a memory: what the own pair gets. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* @list: the accountList, not empty; DOC_NODE_NONE for the two listing operations. */
void sandbox_account_own_handle (SandboxService *service, SandboxCall *call, DocNode list);

G_END_DECLS
