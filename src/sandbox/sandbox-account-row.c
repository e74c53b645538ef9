/* SPDX-License-Identifier: MIT */
#include "sandbox-account-row.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-json.h"
#include "sandbox-secrets.h"
#include <string.h>

#define RESULT_LOGIN_INCOMPLETE "CF-12401"
#define RESULT_LOGIN_TYPE_REFUSED "CF-11021"
#define RESULT_NO_CLIENT_TYPE "CF-04017"
#define RESULT_UNKNOWN_ORGANIZATION "CF-04033"
#define RESULT_CLOSED "CF-12041"
#define CLOSED_HOURS "NOT(04:00~05:00)"
/* The parameters of a row that are RSA-encrypted (protocol: "RSA for secret fields"). */
static const char *const secret_names[] = { "password", "cardPassword", "withdrawAccountPassword", NULL };

SandboxReport *
sandbox_report_new (void)
{
  SandboxReport *self = g_new0 (SandboxReport, 1);

  self->successes = g_string_new (NULL);
  self->errors = g_string_new (NULL);
  return self;
}

void
sandbox_report_free (SandboxReport *self)
{
  g_string_free (self->successes, TRUE);
  g_string_free (self->errors, TRUE);
  g_free (self);
}

void
sandbox_report_add (SandboxReport *self, SandboxService *service, const SandboxAccount *account, const char *code,
                    const char *extra_message)
{
  GString *json = code == NULL ? self->successes : self->errors;

  g_string_append (json, json->len == 0 ? "{" : ",{");
  sandbox_json_append_member (json, "code", code == NULL ? CODEF_RESULT_SUCCESS : code);
  sandbox_json_append_member (json, "message",
                              code == NULL ? SANDBOX_ACCOUNT_MESSAGE : sandbox_answer_find_message (service, code));
  sandbox_json_append_member (json, "extraMessage", extra_message == NULL ? "" : extra_message);
  sandbox_account_append_members (account, json);
  g_string_append_c (json, '}');
  (*(code == NULL ? &self->n_successes : &self->n_errors))++;
}

void
sandbox_report_answer (SandboxReport *self, SandboxService *service, SandboxCall *call, const char *failure,
                       const char *connected_id)
{
  const char *refusal = self->n_successes == 0 ? failure : CODEF_RESULT_PARTIAL;
  const char *code = self->n_errors == 0 ? CODEF_RESULT_SUCCESS : refusal;
  g_autoptr(GString) data = g_string_new ("{\"successList\":[");

  g_string_append_printf (data, "%s],\"errorList\":[%s]", self->successes->str, self->errors->str);
  if (connected_id != NULL)
    sandbox_json_append_member (data, "connectedId", connected_id);
  g_string_append_c (data, '}');
  sandbox_call_find (call, "accounts: %u done, %u refused", self->n_successes, self->n_errors);
  sandbox_answer_data (service, call, code, self->n_errors == 0 ? SANDBOX_ACCOUNT_MESSAGE : NULL, NULL, NULL,
                       data->str);
}

/* Magic ids choose the outcome; what follows a '+' keeps testers apart. */
static char *
judge_magic_id (SandboxCall *call, const char *id, const char **extra_message)
{
  g_autofree char *word = g_strndup (id, strcspn (id, "+"));
  guint64 seconds;

  if (g_str_equal (word, "maintenance"))
    {
      *extra_message = CLOSED_HOURS;
      return g_strdup (RESULT_CLOSED);
    }
  if (g_str_has_prefix (word, "slow_") &&
      g_ascii_string_to_unsigned (word + strlen ("slow_"), 10, 0, 300, &seconds, NULL))
    {
      if (call->scenario == NULL)
        call->scenario = sandbox_scenario_new (NULL, NULL);
      call->scenario->delay_seconds = MAX (call->scenario->delay_seconds, (double) seconds);
    }
  if (g_str_has_prefix (word, "cf_") && strlen (word) == strlen ("cf_12803") && strspn (word + 3, "0123456789") == 5)
    return g_strconcat ("CF-", word + strlen ("cf_"), NULL);
  return NULL;
}

static gboolean
is_given (DocDocument *document, DocNode row, const char *name)
{
  g_autofree char *value = doc_document_dup_member (document, row, name);

  return value != NULL && *value != '\0';
}

/* The members that a login of that type needs. */
static const char *
judge_login (DocDocument *document, DocNode row, const SandboxAccount *account)
{
  g_autofree char *cert_type = doc_document_dup_member (document, row, "certType");
  gboolean complete = is_given (document, row, "password");

  if (g_str_equal (account->login_type, "1"))
    complete = complete && is_given (document, row, "id");
  else if (!g_str_equal (account->login_type, "0"))
    return RESULT_LOGIN_TYPE_REFUSED;
  else if (g_strcmp0 (cert_type, "pfx") == 0)
    complete = complete && is_given (document, row, "certFile");
  else
    complete = complete && is_given (document, row, "derFile") && is_given (document, row, "keyFile");
  return complete ? NULL : RESULT_LOGIN_INCOMPLETE;
}

static gboolean
is_known_organization (SandboxService *service, const SandboxAccount *account)
{
  g_autoptr(GListModel) organizations = codef_catalog_list_organizations_of (service->catalog, account->business_type);

  for (guint i = 0; i < g_list_model_get_n_items (organizations); i++)
    {
      g_autoptr(CodefOrganization) organization = g_list_model_get_item (organizations, i);

      if (g_str_equal (codef_organization_get_code (organization), account->organization))
        return TRUE;
    }
  return FALSE;
}

char *
sandbox_account_row_judge (SandboxService *service, SandboxCall *call, DocNode row, const SandboxAccount *account,
                           gboolean with_login, const char **extra_message)
{
  DocDocument *document = call->body->document;
  g_autofree char *id = doc_document_dup_member (document, row, "id");
  const char *code = NULL;

  *extra_message = NULL;
  if (*account->client_type == '\0')
    return g_strdup (RESULT_NO_CLIENT_TYPE);
  if (!is_known_organization (service, account))
    return g_strdup (RESULT_UNKNOWN_ORGANIZATION);
  if (with_login)
    code = judge_login (document, row, account);
  if (code != NULL || id == NULL)
    return g_strdup (code);
  return judge_magic_id (call, id, extra_message);
}

gboolean
sandbox_account_rows_check_secrets (SandboxService *service, SandboxCall *call, DocNode list)
{
  DocDocument *document = call->body->document;

  for (DocNode row = doc_document_get_first_child (document, list); row != DOC_NODE_NONE;
       row = doc_document_get_next_sibling (document, row))
    for (guint i = 0; secret_names[i] != NULL; i++)
      {
        g_autofree char *value = doc_document_dup_member (document, row, secret_names[i]);
        g_autofree char *where = g_strdup_printf ("accountList[%u].", doc_document_get_position (document, row));
        const char *code = NULL;

        if (value != NULL && *value != '\0')
          code = sandbox_secrets_check_value (service, call, where, secret_names[i], value, NULL);
        if (code != NULL)
          {
            sandbox_answer_code (service, call, code, NULL);
            return FALSE;
          }
      }
  return TRUE;
}
