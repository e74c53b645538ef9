/* SPDX-License-Identifier: MIT */
#include "sandbox-secrets.h"

#include "codef-secret.h"
#include "sandbox-answer.h"
#include "sandbox-parameters.h"

#define RESULT_BLANK "CF-04028"
#define RESULT_NOT_DECRYPTABLE "CF-04020"
#define RESULT_IDENTITY_NOT_DECRYPTABLE "CF-04036"

const char *
sandbox_secrets_check_value (SandboxService *service, SandboxCall *call, const char *record, const char *name,
                             const char *ciphertext, CodefSecret **plain)
{
  g_autoptr(CodefSecret) clear = NULL;

  switch (sandbox_key_pair_decrypt (service->keys, ciphertext, &clear))
    {
    case SANDBOX_DECRYPTION_OK:
      sandbox_call_find (call, "%s%s: decrypted, %ld characters", record, name,
                         g_utf8_strlen (codef_secret_reveal (clear), -1));
      if (plain != NULL)
        *plain = g_steal_pointer (&clear);
      return NULL;
    case SANDBOX_DECRYPTION_BLANK:
      sandbox_call_find (call, "%s%s: a blank in the ciphertext, its + was not percent-encoded", record, name);
      return RESULT_BLANK;
    case SANDBOX_DECRYPTION_BAD:
    default:
      sandbox_call_find (call, "%s%s: cannot be decrypted with this sandbox's key", record, name);
      return g_str_equal (name, "identity") ? RESULT_IDENTITY_NOT_DECRYPTABLE : RESULT_NOT_DECRYPTABLE;
    }
}

static gboolean
is_encrypted (CodefParameter *parameter, DocDocument *document)
{
  const char *condition = codef_parameter_get_encrypted_when (parameter);

  return codef_parameter_is_encrypted (parameter) ||
         (condition != NULL && sandbox_parameters_condition_holds (condition, document));
}

static const char *check_record (SandboxService *service, SandboxCall *call, GListModel *parameters, DocNode record,
                                 const char *where);

static const char *
check_list (SandboxService *service, SandboxCall *call, CodefParameter *list, DocNode node)
{
  DocDocument *document = call->body->document;
  const char *code = NULL;
  guint i = 0;

  for (DocNode record = doc_document_get_first_child (document, node); record != DOC_NODE_NONE && code == NULL;
       record = doc_document_get_next_sibling (document, record))
    {
      g_autofree char *where = g_strdup_printf ("%s[%u].", codef_parameter_get_name (list), i++);

      code = check_record (service, call, codef_parameter_get_items (list), record, where);
    }
  return code;
}

static const char *
check_record (SandboxService *service, SandboxCall *call, GListModel *parameters, DocNode record, const char *where)
{
  DocDocument *document = call->body->document;
  const char *code = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (parameters) && code == NULL; i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      DocNode node = sandbox_parameters_find (document, record, parameter);
      g_autofree char *value = NULL;

      if (node == DOC_NODE_NONE)
        continue;
      if (codef_parameter_get_items (parameter) != NULL)
        code = check_list (service, call, parameter, node);
      else if (doc_document_get_kind (document, node) == DOC_KIND_STRING && is_encrypted (parameter, document))
        {
          value = doc_document_dup_string (document, node);
          if (*value != '\0')
            code =
              sandbox_secrets_check_value (service, call, where, codef_parameter_get_name (parameter), value, NULL);
        }
    }
  return code;
}

gboolean
sandbox_secrets_check (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  const char *code = check_record (service, call, codef_product_get_parameters (product), DOC_NODE_ROOT, "");

  if (code != NULL)
    sandbox_answer_code (service, call, code, NULL);
  return code == NULL;
}
