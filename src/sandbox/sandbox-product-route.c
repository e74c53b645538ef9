/* SPDX-License-Identifier: MIT */
#include "sandbox-product-route.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-parameters.h"
#include "sandbox-secrets.h"

static gboolean
check_required (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  const char *missing = sandbox_parameters_find_missing (product, call->body->document);

  if (missing == NULL)
    return TRUE;
  sandbox_call_find (call, "missing: %s", missing);
  sandbox_answer_code (service, call, CODEF_RESULT_MISSING, missing);
  return FALSE;
}

void
sandbox_product_route_handle (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  gboolean own = call->personality == SANDBOX_PERSONALITY_OWN;

  sandbox_parameters_echo_unknown (product, call);
  if (!check_required (service, call, product) || (own && !sandbox_secrets_check (service, call, product)))
    return;
  sandbox_answer_prepared (service, call, codef_product_get_sample_answer (product), own);
}
