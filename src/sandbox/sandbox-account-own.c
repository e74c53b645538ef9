/* SPDX-License-Identifier: MIT */
#include "sandbox-account-own.h"

#include "codef-wire.h"
#include "sandbox-account-row.h"
#include "sandbox-answer.h"
#include "sandbox-json.h"

#define RESULT_REGISTER_FAILED "CF-04000"
#define RESULT_UPDATE_FAILED "CF-04010"
#define RESULT_DELETE_FAILED "CF-04011"
#define RESULT_REGISTERED_ALREADY "CF-04004"
#define RESULT_NO_CONNECTED_ID "CF-04008"
#define RESULT_NO_ACCOUNTS "CF-04014"
#define RESULT_NO_ACCOUNT "CF-04015"
#define RESULT_UNKNOWN_CONNECTED_ID "CF-04019"
#define RESULT_NOTHING_REGISTERED "CF-03999"
/* connectedIds on one page (protocol: "list and connectedId-list"). */
#define PAGE_SIZE 50000

/* What becomes of one row whose login is in order. Returns: (nullable) the code that refuses it. */
typedef const char *(*ApplyFunc) (SandboxConnectedId *connected_id, SandboxAccount *account);

static const char *
apply_register (SandboxConnectedId *connected_id, SandboxAccount *account)
{
  if (sandbox_connected_id_find (connected_id, account) != G_MAXUINT)
    return RESULT_REGISTERED_ALREADY;
  g_ptr_array_add (connected_id->accounts, sandbox_account_copy (account));
  return NULL;
}

static const char *
apply_update (SandboxConnectedId *connected_id, SandboxAccount *account)
{
  guint position = sandbox_connected_id_find (connected_id, account);

  if (position == G_MAXUINT)
    return RESULT_NO_ACCOUNT;
  sandbox_account_free (connected_id->accounts->pdata[position]);
  connected_id->accounts->pdata[position] = sandbox_account_copy (account);
  return NULL;
}

static const char *
apply_delete (SandboxConnectedId *connected_id, SandboxAccount *account)
{
  guint position = sandbox_connected_id_find (connected_id, account);

  if (position == G_MAXUINT)
    return RESULT_NO_ACCOUNT;
  g_ptr_array_remove_index (connected_id->accounts, position);
  return NULL;
}

static const struct
{
  const char *path;
  ApplyFunc   apply;
  gboolean    with_login;   /* rows carry id, password or certificate */
  gboolean    from_another; /* the top level names an account whose certificate is used */
  const char *failure;
} operations[] = {
  { CODEF_PATH_ACCOUNT_CREATE, apply_register, TRUE, FALSE, RESULT_REGISTER_FAILED },
  { CODEF_PATH_ACCOUNT_ADD, apply_register, TRUE, FALSE, RESULT_REGISTER_FAILED },
  { CODEF_PATH_ACCOUNT_UPDATE, apply_update, TRUE, FALSE, RESULT_UPDATE_FAILED },
  { CODEF_PATH_ACCOUNT_DELETE, apply_delete, FALSE, FALSE, RESULT_DELETE_FAILED },
  { CODEF_PATH_ACCOUNT_REFERENCE_ADD, apply_register, FALSE, TRUE, RESULT_REGISTER_FAILED },
  { CODEF_PATH_ACCOUNT_REFERENCE_UPDATE, apply_update, FALSE, TRUE, RESULT_UPDATE_FAILED },
};

/* The connectedId that the request names; NULL with the answer set. */
static SandboxConnectedId *
require_connected_id (SandboxService *service, SandboxCall *call)
{
  g_autofree char *id = sandbox_call_dup_string (call, "connectedId");
  SandboxConnectedId *connected_id =
    id == NULL || *id == '\0' ? NULL : sandbox_state_find_connected_id (service->state, id);

  if (connected_id == NULL)
    sandbox_answer_code (service, call,
                         id == NULL || *id == '\0' ? RESULT_NO_CONNECTED_ID : RESULT_UNKNOWN_CONNECTED_ID, NULL);
  return connected_id;
}

static gboolean
check_source (SandboxService *service, SandboxCall *call, SandboxConnectedId *connected_id)
{
  g_autoptr(SandboxAccount) source = sandbox_account_new_from_json (call->body->document, DOC_NODE_ROOT);

  if (sandbox_connected_id_find (connected_id, source) != G_MAXUINT)
    return TRUE;
  sandbox_answer_code (service, call, RESULT_NO_ACCOUNT, NULL);
  return FALSE;
}

static void
apply_rows (SandboxService *service, SandboxCall *call, DocNode list, guint operation, SandboxConnectedId *connected_id,
            SandboxReport *report)
{
  DocDocument *document = call->body->document;

  for (DocNode row = doc_document_get_first_child (document, list); row != DOC_NODE_NONE;
       row = doc_document_get_next_sibling (document, row))
    {
      g_autoptr(SandboxAccount) account = sandbox_account_new_from_json (document, row);
      const char *extra_message = NULL, *refusal = NULL;
      g_autofree char *code =
        sandbox_account_row_judge (service, call, row, account, operations[operation].with_login, &extra_message);

      if (code == NULL)
        refusal = operations[operation].apply (connected_id, account);
      sandbox_report_add (report, service, account, code == NULL ? refusal : code, extra_message);
    }
}

static void
create (SandboxService *service, SandboxCall *call, DocNode list)
{
  g_autofree char *id = sandbox_dice_connected_id (service->dice);
  SandboxConnectedId *connected_id = sandbox_connected_id_new (id);
  g_autoptr(SandboxReport) report = sandbox_report_new ();

  apply_rows (service, call, list, 0, connected_id, report);
  sandbox_report_answer (report, service, call, operations[0].failure, report->n_successes > 0 ? id : NULL);
  if (report->n_successes > 0)
    sandbox_state_add_connected_id (service->state, connected_id);
  else
    sandbox_connected_id_free (connected_id);
}

static void
change (SandboxService *service, SandboxCall *call, DocNode list, guint operation)
{
  SandboxConnectedId *connected_id = require_connected_id (service, call);
  g_autoptr(SandboxReport) report = sandbox_report_new ();

  if (connected_id == NULL || (operations[operation].from_another && !check_source (service, call, connected_id)))
    return;
  apply_rows (service, call, list, operation, connected_id, report);
  service->state->changed = TRUE;
  sandbox_report_answer (report, service, call, operations[operation].failure, connected_id->id);
}

static void
list_accounts (SandboxService *service, SandboxCall *call)
{
  SandboxConnectedId *connected_id = require_connected_id (service, call);
  g_autoptr(GString) data = g_string_new ("{\"accountList\":[");

  if (connected_id == NULL)
    return;
  if (connected_id->accounts->len == 0)
    {
      sandbox_answer_code (service, call, RESULT_NO_ACCOUNTS, NULL);
      return;
    }
  for (guint i = 0; i < connected_id->accounts->len; i++)
    {
      g_string_append (data, i == 0 ? "{" : ",{");
      sandbox_account_append_members (connected_id->accounts->pdata[i], data);
      g_string_append_c (data, '}');
    }
  g_string_append_c (data, ']');
  sandbox_json_append_member (data, "connectedId", connected_id->id);
  g_string_append_c (data, '}');
  sandbox_answer_data (service, call, CODEF_RESULT_SUCCESS, SANDBOX_ACCOUNT_MESSAGE, NULL, NULL, data->str);
}

/* The page number comes as a number or as text. */
static guint
read_page (SandboxCall *call)
{
  DocDocument *document = call->body->document;
  DocNode node = call->body->kind == SANDBOX_BODY_OBJECT ? doc_document_find_member (document, DOC_NODE_ROOT, "pageNo")
                                                         : DOC_NODE_NONE;
  g_autofree char *text = node == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, node);
  guint64 page;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 1000000, &page, NULL) ? (guint) page : 0;
}

static void
list_connected_ids (SandboxService *service, SandboxCall *call)
{
  GPtrArray *all = service->state->connected_ids;
  guint page = read_page (call), first = page * PAGE_SIZE, end = MIN (first + PAGE_SIZE, all->len);
  gboolean has_next = end < all->len;
  g_autoptr(GString) data = g_string_new ("{\"connectedIdList\":[");

  if (first >= all->len)
    {
      sandbox_answer_code (service, call, RESULT_NOTHING_REGISTERED, NULL);
      return;
    }
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (data, ',');
      sandbox_json_append_string (data, ((SandboxConnectedId *) all->pdata[i])->id);
    }
  g_string_append_printf (data, "],\"pageNo\":%u,\"hasNext\":%s,\"nextPageNo\":%u}", page, has_next ? "true" : "false",
                          has_next ? page + 1 : 0);
  sandbox_answer_data (service, call, CODEF_RESULT_SUCCESS, SANDBOX_ACCOUNT_MESSAGE, NULL, NULL, data->str);
}

void
sandbox_account_own_handle (SandboxService *service, SandboxCall *call, DocNode list)
{
  if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_LIST))
    list_accounts (service, call);
  else if (g_str_equal (call->path, CODEF_PATH_ACCOUNT_CONNECTED_IDS))
    list_connected_ids (service, call);
  else
    {
      guint i = 0;

      while (!g_str_equal (call->path, operations[i].path))
        i++;
      if (i == 0)
        create (service, call, list);
      else
        change (service, call, list, i);
    }
}
