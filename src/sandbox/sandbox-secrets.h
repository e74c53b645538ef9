/* SPDX-License-Identifier: MIT */
/* The encrypted parameters of a request: really decrypted, and what was found is told, never the text itself. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* Decrypts every encrypted parameter of @product that is there. Returns: FALSE when one cannot be; the answer is then
 * set. */
gboolean sandbox_secrets_check       (SandboxService *service, SandboxCall *call, CodefProduct *product);
/* Decrypts one value. Returns: (nullable): NULL if it is a ciphertext of ours, else the result code that says what is
 * wrong. @record: where it stands, "" or "accountList[0]." for the finding. @plain: (out) (optional) (transfer full):
 * the clear text. */
const char *sandbox_secrets_check_value (SandboxService *service, SandboxCall *call, const char *record,
                                         const char *name, const char *ciphertext, CodefSecret **plain);

G_END_DECLS
