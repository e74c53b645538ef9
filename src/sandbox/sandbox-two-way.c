/* SPDX-License-Identifier: MIT */
#include "sandbox-two-way.h"

#include "codef-wire.h"
#include "sandbox-answer.h"
#include "sandbox-captcha.h"
#include "sandbox-error-body.h"
#include "sandbox-group.h"
#include "sandbox-json.h"
#include "sandbox-two-way-info.h"
#include "sandbox-verdict.h"
#include <string.h>

#define RESULT_WRONG_INFO "CF-03003"
#define RESULT_ALREADY_ANSWERED "CF-00025"
#define CAPTCHA_DIGITS 5
#define CODE_DIGITS 6
/* What a request may ask for with "timeout". */
#define MIN_LIMIT_SECONDS 30
#define MAX_LIMIT_SECONDS 170

gboolean
sandbox_two_way_is_continuation (SandboxCall *call)
{
  DocDocument *document = call->body->document;
  DocNode node;

  if (call->body->kind != SANDBOX_BODY_OBJECT)
    return FALSE;
  node = doc_document_find_member (document, DOC_NODE_ROOT, "is2Way");
  return node != DOC_NODE_NONE && doc_document_get_kind (document, node) == DOC_KIND_TRUE;
}

/* Draws what the step needs: a code, and who gets it. */
static void
prepare_step (SandboxService *service, SandboxCall *call, SandboxSession *session)
{
  SandboxStep *step = sandbox_session_get_step (session);
  gint64 limit_us = (gint64) step->limit_seconds * G_USEC_PER_SEC;

  if (session->limit_seconds != 0 && step->kind != SANDBOX_STEP_APPROVAL)
    limit_us = (gint64) session->limit_seconds * G_USEC_PER_SEC;
  if (service->limit_us != 0)
    limit_us = service->limit_us;
  session->deadline_us = call->now_unix_us + limit_us;
  g_clear_pointer (&session->code, g_free);
  if (step->kind == SANDBOX_STEP_CAPTCHA)
    session->code = step->code != NULL ? g_strdup (step->code) : sandbox_dice_digits (service->dice, CAPTCHA_DIGITS);
  else if (step->kind == SANDBOX_STEP_CODE || step->kind == SANDBOX_STEP_PASSWORD)
    session->code = step->code != NULL ? g_strdup (step->code) : sandbox_dice_digits (service->dice, CODE_DIGITS);
  else if (step->kind == SANDBOX_STEP_APPROVAL && session->approve_after_us != 0)
    session->approval_us = call->now_unix_us + session->approve_after_us;
  else if (step->kind == SANDBOX_STEP_APPROVAL)
    session->approval_us = service->approval_us < 0 ? 0 : call->now_unix_us + service->approval_us;
}

static void
notify_person (SandboxService *service, SandboxCall *call, SandboxSession *session)
{
  SandboxStep *step = sandbox_session_get_step (session);
  const char *to = "";

  if (step->kind == SANDBOX_STEP_CHOICE || step->kind == SANDBOX_STEP_INPUT)
    return;
  if (step->kind == SANDBOX_STEP_PASSWORD || g_str_equal (step->method, "emailAuthNo"))
    to = session->email;
  else if (step->kind != SANDBOX_STEP_CAPTCHA)
    to = session->phone_no;
  sandbox_inbox_deliver (service->inbox, sandbox_message_new (call->now_unix_us, session->jti, session->path,
                                                              step->method, to, session->code));
}

/* The step's extraInfo with the picture drawn into it and the reason why it is asked again. */
static char *
write_extra_info (SandboxService *service, SandboxSession *session, const char *reason, GError **error)
{
  SandboxStep *step = sandbox_session_get_step (session);
  g_autoptr(DocDocument) document = sandbox_json_read (step->extra_info);
  g_autofree char *picture = NULL;
  GString *json;

  if (step->kind == SANDBOX_STEP_CAPTCHA)
    {
      picture = sandbox_captcha_draw (service->dice, session->code, error);
      if (picture == NULL)
        return NULL;
    }
  json = g_string_new ("{");
  for (DocNode node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *name = doc_document_dup_name (document, node);

      sandbox_json_append_name (json, name);
      if (picture != NULL && g_str_equal (name, "reqSecureNo"))
        sandbox_json_append_string (json, picture);
      else
        sandbox_json_append_node (json, document, node);
    }
  if (reason != NULL)
    {
      sandbox_json_append_member (json, "code", reason);
      sandbox_json_append_member (json, "errorMessage", sandbox_answer_find_message (service, reason));
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* Each answer has a timestamp of its own, later than the one before it. */
static void
stamp (SandboxCall *call, SandboxSession *session)
{
  if (session->timestamp_ms != 0)
    g_array_append_val (session->past_stamps, session->timestamp_ms);
  session->timestamp_ms = MAX (call->now_unix_us / 1000, session->timestamp_ms + 1);
}

/* Answers CF-03002. @reason: (nullable): why the step is asked again. */
static void
ask (SandboxService *service, SandboxCall *call, SandboxSession *session, const char *reason)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *extra_info = write_extra_info (service, session, reason, &error);
  g_autoptr(GString) data = g_string_new ("{\"continue2Way\":true");
  gboolean first = session->timestamp_ms == 0;

  if (extra_info == NULL)
    {
      session->finished = TRUE;
      sandbox_answer_flat (call, 500, sandbox_error_body_new (500, error->message, call->path));
      return;
    }
  stamp (call, session);
  sandbox_json_append_member (data, "method", sandbox_session_get_step (session)->method);
  g_string_append (data, ",\"jobIndex\":0,\"threadIndex\":0");
  sandbox_json_append_member (data, "jti", session->jti);
  g_string_append_printf (data, ",\"twoWayTimestamp\":%" G_GINT64_FORMAT ",\"extraInfo\":%s}", session->timestamp_ms,
                          extra_info);
  sandbox_call_find (call, "asks: %s, step %u of %u", sandbox_session_get_step (session)->method, session->position + 1,
                     session->steps->len);
  sandbox_answer_data (service, call, CODEF_RESULT_CHALLENGE, "성공",
                       sandbox_answer_find_message (service, CODEF_RESULT_CHALLENGE), first ? session->jti : NULL,
                       data->str);
}

static void
ask_anew (SandboxService *service, SandboxCall *call, SandboxSession *session, const char *reason)
{
  SandboxStepKind kind = sandbox_session_get_step (session)->kind;

  /* An SMS that was mistyped stays the same one; a captcha is drawn anew; the time limit runs on. */
  if (kind == SANDBOX_STEP_CAPTCHA)
    {
      gint64 deadline_us = session->deadline_us;

      prepare_step (service, call, session);
      session->deadline_us = deadline_us;
      notify_person (service, call, session);
    }
  ask (service, call, session, reason);
}

static guint
read_limit (SandboxCall *call)
{
  g_autofree char *text = sandbox_call_dup_string (call, "timeout");
  guint64 seconds;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, 3600, &seconds, NULL))
    return 0;
  return (guint) CLAMP (seconds, MIN_LIMIT_SECONDS, MAX_LIMIT_SECONDS);
}

static void
take_text (SandboxCall *call, const char *name, char **slot)
{
  char *text = sandbox_call_dup_string (call, name);

  if (text == NULL)
    return;
  g_free (*slot);
  *slot = text;
}

static void
begin (SandboxService *service, SandboxCall *call, GPtrArray *steps)
{
  g_autofree char *jti = sandbox_dice_object_id (service->dice, call->now_unix_us / G_USEC_PER_SEC);
  SandboxSession *session = sandbox_session_new (jti, call->path, steps);

  session->began_us = call->now_unix_us;
  session->approve_after_us = call->approve_after_us;
  session->outcome = g_strdup (call->scenario->code);
  session->outcome_extra = g_strdup (call->scenario->extra_message);
  session->limit_seconds = read_limit (call);
  session->group = sandbox_group_dup_id (call, steps);
  take_text (call, "phoneNo", &session->phone_no);
  take_text (call, "email", &session->email);
  sandbox_state_add_session (service->state, session);
  prepare_step (service, call, session);
  notify_person (service, call, session);
  ask (service, call, session, NULL);
}

static void
end (SandboxService *service, SandboxCall *call, SandboxSession *session, const char *code)
{
  session->finished = TRUE;
  sandbox_answer_code (service, call, code, NULL);
  sandbox_group_release (service, session->jti, code);
}

/* Returns: TRUE if the scenario has another outcome than the product's answer. */
static gboolean
finish (SandboxService *service, SandboxCall *call, SandboxSession *session)
{
  session->finished = TRUE;
  sandbox_group_release (service, session->jti, session->outcome);
  if (session->outcome == NULL)
    return FALSE;
  sandbox_answer_code (service, call, session->outcome, session->outcome_extra);
  return TRUE;
}

/* Returns: FALSE when the last step is done and the product's answer is due. */
static gboolean
advance (SandboxService *service, SandboxCall *call, SandboxSession *session)
{
  if (session->position + 1 == session->steps->len)
    return finish (service, call, session);
  session->position++;
  session->n_wrong = session->n_early = 0;
  session->phone = SANDBOX_PHONE_SILENT;
  prepare_step (service, call, session);
  notify_person (service, call, session);
  ask (service, call, session, NULL);
  return TRUE;
}

static gboolean
is_past_stamp (SandboxSession *session, gint64 timestamp_ms)
{
  for (guint i = 0; i < session->past_stamps->len; i++)
    if (g_array_index (session->past_stamps, gint64, i) == timestamp_ms)
      return TRUE;
  return FALSE;
}

/* The session that the continuation means; NULL with the code that refuses it. */
static SandboxSession *
find_session (SandboxService *service, SandboxCall *call, const char **code)
{
  g_auto(SandboxTwoWayInfo) info = { 0 };
  SandboxSession *session;

  *code = sandbox_two_way_info_read (call->body->document, &info);
  if (*code != NULL)
    return NULL;
  *code = RESULT_WRONG_INFO;
  session = sandbox_state_find_session (service->state, info.jti);
  if (session == NULL || !g_str_equal (session->path, call->path))
    sandbox_call_find (call, "twoWayInfo: no such session");
  else if (session->finished || is_past_stamp (session, info.timestamp_ms))
    *code = RESULT_ALREADY_ANSWERED;
  else if (info.timestamp_ms != session->timestamp_ms)
    sandbox_call_find (call, "twoWayInfo: this twoWayTimestamp was never given out");
  else
    return session;
  return NULL;
}

static gboolean
go_on (SandboxService *service, SandboxCall *call)
{
  const char *code;
  SandboxSession *session = find_session (service, call, &code);

  if (session == NULL)
    {
      sandbox_answer_code (service, call, code, NULL);
      return TRUE;
    }
  service->state->changed = TRUE;
  switch (sandbox_verdict_of (service, call, session, &code))
    {
    case SANDBOX_VERDICT_RIGHT:
      return advance (service, call, session);
    case SANDBOX_VERDICT_AGAIN:
      ask_anew (service, call, session, code);
      return TRUE;
    case SANDBOX_VERDICT_KEEP:
      sandbox_answer_code (service, call, code, NULL);
      return TRUE;
    case SANDBOX_VERDICT_OVER:
    default:
      end (service, call, session, code);
      return TRUE;
    }
}

gboolean
sandbox_two_way_handle (SandboxService *service, SandboxCall *call, CodefProduct *product)
{
  g_autoptr(GPtrArray) steps = NULL;

  if (sandbox_two_way_is_continuation (call))
    return go_on (service, call);
  if (call->steps != NULL)
    steps = g_ptr_array_ref (call->steps);
  else
    steps = sandbox_step_list_for_product (product, call->body->document);
  if (steps->len == 0)
    return FALSE;
  if (!sandbox_group_join (service, call, product, steps))
    begin (service, call, steps);
  return TRUE;
}

gboolean
sandbox_two_way_use_phone (SandboxService *service, const char *jti, SandboxPhone phone)
{
  SandboxSession *session = sandbox_state_find_session (service->state, jti);

  if (session == NULL || session->finished)
    return FALSE;
  session->phone = phone;
  service->state->changed = TRUE;
  return TRUE;
}
