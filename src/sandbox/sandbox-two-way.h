/* SPDX-License-Identifier: MIT */
/* Additional authentication (protocol: "2Way"): the challenge, the checks of a continuation, the steps one after the
 * other.
 *
 * Where the protocol's page leaves a case open, it is decided here:
 * a wrong answer asks the same step again, with the reason as code and errorMessage in extraInfo, and the third one
 * ends in CF-03008; cancelling a captcha or an approval ends in CF-12863; a jti or a timestamp that was never given out
 * is CF-03003. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* TRUE if @call carries "is2Way": true, so that required parameters are not asked for again. */
gboolean sandbox_two_way_is_continuation (SandboxCall *call);
/* Begins or continues. Returns: TRUE when @call is answered or waits (call->waits), FALSE when the product's answer is
 * due. */
gboolean sandbox_two_way_handle          (SandboxService *service, SandboxCall *call, CodefProduct *product);
/* What the person does with the pretend phone. FALSE if no such session is under way. */
gboolean sandbox_two_way_use_phone       (SandboxService *service, const char *jti, SandboxPhone phone);

G_END_DECLS
