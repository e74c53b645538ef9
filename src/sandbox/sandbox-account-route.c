/* SPDX-License-Identifier: MIT */
#include "sandbox-account-route.h"

#include "codef-wire.h"
#include "sandbox-account-own.h"
#include "sandbox-account-row.h"
#include "sandbox-answer.h"
#include "sandbox-json.h"

/* What the vendor's sandbox hands out again and again. */
#define FIXED_CONNECTED_ID "byi1wYwD40k8hEIiXl6bRF"
#define PUBLISHED_CONNECTED_ID "sandbox_connectedId"

/* The members that every row of a registration has, in the order of the service's guide. */
static const char *const identity_names[] = {
  "countryCode", "businessType", "clientType", "organization", "loginType", NULL,
};

static const char *const paths[] = {
  CODEF_PATH_ACCOUNT_CREATE, CODEF_PATH_ACCOUNT_ADD, CODEF_PATH_ACCOUNT_UPDATE,
  CODEF_PATH_ACCOUNT_DELETE, CODEF_PATH_ACCOUNT_LIST, CODEF_PATH_ACCOUNT_CONNECTED_IDS,
  CODEF_PATH_ACCOUNT_REFERENCE_ADD, CODEF_PATH_ACCOUNT_REFERENCE_UPDATE, NULL,
};

gboolean
sandbox_account_route_knows (const char *path)
{
  return g_strv_contains (paths, path);
}

gboolean
sandbox_account_route_is_published (const char *connected_id)
{
  return g_str_has_prefix (connected_id, PUBLISHED_CONNECTED_ID);
}

static void
answer_success (SandboxService *service, SandboxCall *call, const char *data)
{
  sandbox_answer_data (service, call, CODEF_RESULT_SUCCESS, SANDBOX_ACCOUNT_MESSAGE, NULL, NULL, data);
}

static void
answer_missing (SandboxService *service, SandboxCall *call, const char *name)
{
  sandbox_call_find (call, "missing: %s", name);
  sandbox_answer_code (service, call, CODEF_RESULT_MISSING, name);
}

/* The list named "accountList", or DOC_NODE_NONE with the answer set. */
static DocNode
require_list (SandboxService *service, SandboxCall *call)
{
  DocDocument *document = call->body->document;
  DocNode list = DOC_NODE_NONE;

  if (call->body->kind == SANDBOX_BODY_OBJECT)
    list = doc_document_find_member (document, DOC_NODE_ROOT, "accountList");
  if (list == DOC_NODE_NONE || doc_document_get_kind (document, list) != DOC_KIND_ARRAY)
    {
      answer_missing (service, call, "accountList");
      return DOC_NODE_NONE;
    }
  if (doc_document_get_n_children (document, list) == 0)
    {
      sandbox_answer_code (service, call, "CF-04003", NULL);
      return DOC_NODE_NONE;
    }
  return list;
}

/* The first of the identifying members that a row lacks. A row without client type has a code of its own, from the
 * institution. */
static const char *
find_missing_identity (SandboxCall *call, DocNode list)
{
  DocDocument *document = call->body->document;

  for (DocNode row = doc_document_get_first_child (document, list); row != DOC_NODE_NONE;
       row = doc_document_get_next_sibling (document, row))
    for (guint i = 0; identity_names[i] != NULL; i++)
      {
        g_autofree char *value = doc_document_dup_member (document, row, identity_names[i]);

        if ((value == NULL || *value == '\0') &&
            (call->personality == SANDBOX_PERSONALITY_VENDOR || !g_str_equal (identity_names[i], "clientType")))
          return identity_names[i];
      }
  return NULL;
}

/* Rows that refer to another account's certificate have no login type. */
static gboolean
check_rows (SandboxService *service, SandboxCall *call, DocNode list)
{
  gboolean refers = g_str_equal (call->path, CODEF_PATH_ACCOUNT_REFERENCE_ADD) ||
                    g_str_equal (call->path, CODEF_PATH_ACCOUNT_REFERENCE_UPDATE);
  const char *missing = refers ? NULL : find_missing_identity (call, list);

  if (missing != NULL)
    answer_missing (service, call, missing);
  return missing == NULL &&
         (call->personality == SANDBOX_PERSONALITY_VENDOR || sandbox_account_rows_check_secrets (service, call, list));
}

/* Registration as the vendor's sandbox has it: everything succeeds and nothing is kept. */
static void
register_all (SandboxService *service, SandboxCall *call, DocNode list)
{
  DocDocument *document = call->body->document;
  g_autofree char *connected_id = sandbox_call_dup_string (call, "connectedId");
  g_autoptr(SandboxReport) report = sandbox_report_new ();

  for (DocNode row = doc_document_get_first_child (document, list); row != DOC_NODE_NONE;
       row = doc_document_get_next_sibling (document, row))
    {
      g_autoptr(SandboxAccount) account = sandbox_account_new_from_json (document, row);

      sandbox_report_add (report, service, account, NULL, NULL);
    }
  sandbox_report_answer (report, service, call, NULL, connected_id == NULL ? FIXED_CONNECTED_ID : connected_id);
}

static void
list_accounts (SandboxService *service, SandboxCall *call)
{
  g_autofree char *connected_id = sandbox_call_dup_string (call, "connectedId");
  g_autoptr(GString) json = g_string_new ("{\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\","
                                           "\"clientType\":\"P\",\"loginType\":\"1\",\"organization\":\"0004\"}]");

  sandbox_json_append_member (json, "connectedId", connected_id == NULL ? PUBLISHED_CONNECTED_ID : connected_id);
  g_string_append_c (json, '}');
  answer_success (service, call, json->str);
}

static void
list_connected_ids (SandboxService *service, SandboxCall *call)
{
  answer_success (service, call, "{\"connectedIdList\":[\"" PUBLISHED_CONNECTED_ID "\",\"" FIXED_CONNECTED_ID "\"],"
                                 "\"pageNo\":0,\"hasNext\":false,\"nextPageNo\":0}");
}

static void
handle_fixed (SandboxService *service, SandboxCall *call, DocNode list)
{
  if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_LIST))
    list_accounts (service, call);
  else if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_CONNECTED_IDS))
    list_connected_ids (service, call);
  else
    register_all (service, call, list);
}

void
sandbox_account_route_handle (SandboxService *service, SandboxCall *call)
{
  gboolean lists =
    g_str_equal (call->path, CODEF_PATH_ACCOUNT_LIST) || g_str_equal (call->path, CODEF_PATH_ACCOUNT_CONNECTED_IDS);
  g_autofree char *connected_id = sandbox_call_dup_string (call, "connectedId");
  DocNode list = lists ? DOC_NODE_NONE : require_list (service, call);

  if (!lists && (list == DOC_NODE_NONE || !check_rows (service, call, list)))
    return;
  if (call->personality == SANDBOX_PERSONALITY_OWN &&
      (connected_id == NULL || !sandbox_account_route_is_published (connected_id)))
    sandbox_account_own_handle (service, call, list);
  else
    handle_fixed (service, call, list);
}
