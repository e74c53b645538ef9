/* SPDX-License-Identifier: MIT */
/* Is this the right answer to a step? */
#pragma once

#include "sandbox-service.h"
#include "sandbox-session.h"

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_VERDICT_RIGHT,
  SANDBOX_VERDICT_AGAIN,  /* the same step is asked again, with @code as the reason if there is one */
  SANDBOX_VERDICT_KEEP,   /* refused with @code; the step stays as it is */
  SANDBOX_VERDICT_OVER,   /* refused with @code; the session ends */
} SandboxVerdict;

/* @code: (out) (transfer none) (nullable): result code, static. Counts wrong and early answers in @session. */
SandboxVerdict sandbox_verdict_of (SandboxService *service, SandboxCall *call, SandboxSession *session,
                                   const char **code);

G_END_DECLS
