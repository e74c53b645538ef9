/* SPDX-License-Identifier: MIT */
#include "sandbox-account-route.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-json.h"

/* The words of the service in answers of account operations (its guide's example). */
#define ACCOUNT_MESSAGE "정상"
/* What the vendor's sandbox hands out again and again. */
#define FIXED_CONNECTED_ID "byi1wYwD40k8hEIiXl6bRF"
#define PUBLISHED_CONNECTED_ID "sandbox_connectedId"

/* The members by which an account is known, in the order of an answer. */
static const char *const identity_names[] = { "countryCode", "businessType", "clientType", "loginType", "organization", NULL };

static const char *const paths[] = {
  CODEF_PATH_ACCOUNT_CREATE, CODEF_PATH_ACCOUNT_ADD, CODEF_PATH_ACCOUNT_UPDATE, CODEF_PATH_ACCOUNT_DELETE, CODEF_PATH_ACCOUNT_LIST,
  CODEF_PATH_ACCOUNT_CONNECTED_IDS, CODEF_PATH_ACCOUNT_REFERENCE_ADD, CODEF_PATH_ACCOUNT_REFERENCE_UPDATE, NULL,
};

gboolean
sandbox_account_route_knows (const char *path)
{
  return g_strv_contains (paths, path);
}

static void
answer_success (SandboxService *service, SandboxCall *call, const char *data)
{
  sandbox_answer_data (service, call, CODEF_RESULT_SUCCESS, ACCOUNT_MESSAGE, NULL, NULL, data);
}

static void
append_identity (GString *json, DocDocument *document, DocNode account)
{
  for (guint i = 0; identity_names[i] != NULL; i++)
    {
      g_autofree char *value = doc_document_dup_member (document, account, identity_names[i]);

      sandbox_json_append_member (json, identity_names[i], value == NULL ? "" : value);
    }
}

static void
append_success (GString *json, DocDocument *document, DocNode account)
{
  if (json->len > 0 && json->str[json->len - 1] == '}')
    g_string_append_c (json, ',');
  g_string_append_c (json, '{');
  sandbox_json_append_member (json, "code", CODEF_RESULT_SUCCESS);
  sandbox_json_append_member (json, "message", ACCOUNT_MESSAGE);
  sandbox_json_append_member (json, "extraMessage", "");
  append_identity (json, document, account);
  g_string_append_c (json, '}');
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
      sandbox_call_find (call, "missing: accountList");
      sandbox_answer_code (service, call, CODEF_RESULT_MISSING, "accountList");
      return DOC_NODE_NONE;
    }
  if (doc_document_get_n_children (document, list) == 0)
    {
      sandbox_answer_code (service, call, "CF-04003", NULL);
      return DOC_NODE_NONE;
    }
  return list;
}

/* The first of the identifying members that an account of the list lacks. */
static const char *
find_missing_identity (DocDocument *document, DocNode list)
{
  for (DocNode account = doc_document_get_first_child (document, list); account != DOC_NODE_NONE;
       account = doc_document_get_next_sibling (document, account))
    for (guint i = 0; identity_names[i] != NULL; i++)
      {
        g_autofree char *value = doc_document_dup_member (document, account, identity_names[i]);

        if (value == NULL || *value == '\0')
          return identity_names[i];
      }
  return NULL;
}

/* Registration as the vendor's sandbox has it: everything succeeds and nothing is kept. */
static void
register_all (SandboxService *service, SandboxCall *call)
{
  DocDocument *document = call->body->document;
  DocNode list = require_list (service, call);
  g_autofree char *connected_id = sandbox_call_dup_string (call, "connectedId");
  g_autoptr(GString) json = g_string_new ("{\"successList\":[");
  const char *missing;

  if (list == DOC_NODE_NONE)
    return;
  missing = find_missing_identity (document, list);
  if (missing != NULL)
    {
      sandbox_call_find (call, "missing: %s", missing);
      sandbox_answer_code (service, call, CODEF_RESULT_MISSING, missing);
      return;
    }
  for (DocNode account = doc_document_get_first_child (document, list); account != DOC_NODE_NONE;
       account = doc_document_get_next_sibling (document, account))
    append_success (json, document, account);
  g_string_append (json, "],\"errorList\":[]");
  sandbox_json_append_member (json, "connectedId", connected_id == NULL ? FIXED_CONNECTED_ID : connected_id);
  g_string_append_c (json, '}');
  answer_success (service, call, json->str);
}

static void
list_accounts (SandboxService *service, SandboxCall *call)
{
  g_autofree char *connected_id = sandbox_call_dup_string (call, "connectedId");
  g_autoptr(GString) json = g_string_new (
    "{\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"loginType\":\"1\",\"organization\":\"0004\"}]");

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

void
sandbox_account_route_handle (SandboxService *service, SandboxCall *call)
{
  if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_LIST))
    list_accounts (service, call);
  else if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_CONNECTED_IDS))
    list_connected_ids (service, call);
  else
    register_all (service, call);
}
