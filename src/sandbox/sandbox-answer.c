/* SPDX-License-Identifier: MIT */
#include "sandbox-answer.h"

#include "codef-wire.h"
#include "doc-percent.h"
#include "sandbox-json.h"
#include <string.h>

#define CONTENT_TYPE_JSON "application/json;charset=UTF-8"
#define CONTENT_TYPE_HTML "text/html;charset=UTF-8"

/* What a gateway puts in the way of an answer. */
static const char html_page[] = "<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head>\n"
                                "<body><h1>Service unavailable</h1></body></html>\n";

static void
take_answer (SandboxCall *call, guint status, const char *content_type, char *text)
{
  g_clear_pointer (&call->answer, g_bytes_unref);
  call->status = status;
  call->content_type = content_type;
  call->answer = g_bytes_new_take (text, strlen (text));
}

static void
set_code (SandboxCall *call, const char *code)
{
  g_free (call->code);
  call->code = g_strdup (code);
}

const char *
sandbox_answer_find_message (SandboxService *service, const char *code)
{
  CodefResultCode *known;

  if (g_str_equal (code, CODEF_RESULT_SUCCESS))
    return "성공";
  known = codef_catalog_find_result_code (service->catalog, code);
  return known == NULL ? "" : codef_result_code_get_message (known);
}

void
sandbox_answer_data (SandboxService *service, SandboxCall *call, const char *code, const char *message,
                     const char *extra_message, const char *transaction_id, const char *data)
{
  GString *json = g_string_new ("{\"result\":{");
  g_autofree char *fresh_id = NULL;

  if (transaction_id == NULL)
    transaction_id = fresh_id = sandbox_dice_object_id (service->dice, call->now_unix_us / G_USEC_PER_SEC);
  sandbox_json_append_member (json, "code", code);
  sandbox_json_append_member (json, "extraMessage", extra_message == NULL ? "" : extra_message);
  sandbox_json_append_member (json, "message", message == NULL ? sandbox_answer_find_message (service, code) : message);
  sandbox_json_append_member (json, "transactionId", transaction_id);
  g_string_append_printf (json, "},\"data\":%s%s}", data, call->echo->str);
  set_code (call, code);
  take_answer (call, 200, CONTENT_TYPE_JSON, g_string_free (json, FALSE));
}

void
sandbox_answer_code (SandboxService *service, SandboxCall *call, const char *code, const char *extra_message)
{
  sandbox_answer_data (service, call, code, NULL, extra_message, NULL, "{}");
}

void
sandbox_answer_prepared (SandboxService *service, SandboxCall *call, GBytes *prepared, gboolean fresh_id)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (prepared, NULL);
  DocNode result = doc_document_find_member (document, DOC_NODE_ROOT, "result");
  g_autofree char *code = doc_document_dup_member (document, result, "code");
  g_autofree char *message = doc_document_dup_member (document, result, "message");
  g_autofree char *extra_message = doc_document_dup_member (document, result, "extraMessage");
  g_autofree char *transaction_id = doc_document_dup_member (document, result, "transactionId");
  g_autoptr(GString) data = g_string_new (NULL);

  sandbox_json_append_node (data, document, doc_document_find_member (document, DOC_NODE_ROOT, "data"));
  sandbox_answer_data (service, call, code, message, extra_message, fresh_id ? NULL : transaction_id, data->str);
}

void
sandbox_answer_flat (SandboxCall *call, guint status, char *json)
{
  take_answer (call, status, CONTENT_TYPE_JSON, json);
}

void
sandbox_answer_dress (SandboxCall *call)
{
  SandboxDress dress = call->scenario == NULL ? SANDBOX_DRESS_ENCODED : call->scenario->dress;
  g_autoptr(GBytes) text = NULL;

  if (dress == SANDBOX_DRESS_HTML)
    {
      g_clear_pointer (&call->code, g_free);
      take_answer (call, 200, CONTENT_TYPE_HTML, g_strdup (html_page));
    }
  else if (dress == SANDBOX_DRESS_ENCODED && call->code != NULL)
    {
      text = g_steal_pointer (&call->answer);
      call->answer = doc_percent_encode (text, DOC_PERCENT_JAVA);
    }
}
