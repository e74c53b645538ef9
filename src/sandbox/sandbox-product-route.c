/* SPDX-License-Identifier: MIT */
#include "sandbox-product-route.h"

#include "codef-wire.h"
#include "sandbox-account-route.h"
#include "sandbox-answer.h"
#include "sandbox-parameters.h"
#include "sandbox-secrets.h"
#include "sandbox-two-way.h"

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

/* Codes of the service for a connectedId that does not lead to an account. */
#define RESULT_NO_ACCOUNT "CF-04015"
#define RESULT_OTHER_CLIENT_TYPE "CF-04016"

/* NULL if there is an account behind the connectedId for this product, else the code that says what is missing. */
static const char *
judge_connected_id (SandboxConnectedId *connected_id, CodefProduct *product, const char *organization)
{
  const char *code = RESULT_NO_ACCOUNT;
  char client_type = codef_product_get_client_type (product);

  for (guint i = 0; connected_id != NULL && i < connected_id->accounts->len; i++)
    {
      SandboxAccount *account = connected_id->accounts->pdata[i];

      if (organization != NULL && !g_str_equal (account->organization, organization))
        continue;
      if (client_type == 'A' || account->client_type[0] == client_type || account->client_type[0] == 'A')
        return NULL;
      code = RESULT_OTHER_CLIENT_TYPE;
    }
  return code;
}

static gboolean
check_connected_id (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  g_autofree char *id = sandbox_call_dup_string (call, "connectedId");
  g_autofree char *organization = sandbox_call_dup_string (call, "organization");
  const char *code;

  if (!codef_product_uses_connected_id (product) || id == NULL || *id == '\0' ||
      sandbox_account_route_is_published (id))
    return TRUE;
  code = judge_connected_id (sandbox_state_find_connected_id (service->state, id), product, organization);
  if (code == NULL)
    return TRUE;
  sandbox_call_find (call, "connectedId: no account for this product behind it");
  sandbox_answer_code (service, call, code, NULL);
  return FALSE;
}

void
sandbox_product_route_answer (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  gboolean is_own = call->personality == SANDBOX_PERSONALITY_OWN;
  /* the vendor's sandbox gives what the vendor has prepared */
  g_autoptr(GBytes) answer = is_own ? codef_catalog_dup_answer (service->catalog, product)
                                    : g_bytes_ref (codef_product_get_sample_answer (product));

  sandbox_answer_prepared (service, call, answer, is_own);
}

static void
handle_own (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  if (!sandbox_two_way_is_continuation (call) && !check_required (service, call, product))
    return;
  if (sandbox_secrets_check (service, call, product) && check_connected_id (service, call, product) &&
      !sandbox_two_way_handle (service, call, product))
    sandbox_product_route_answer (service, call, product);
}

void
sandbox_product_route_handle (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  sandbox_parameters_echo_unknown (product, call);
  if (call->personality == SANDBOX_PERSONALITY_OWN)
    handle_own (service, call, product);
  else if (check_required (service, call, product))
    sandbox_product_route_answer (service, call, product);
}
