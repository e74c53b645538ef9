/* SPDX-License-Identifier: MIT */
#include "sandbox-verdict.h"

#include "codef-secret.h"
#include "sandbox-json.h"
#include "sandbox-secrets.h"

#define RESULT_NOT_THIS_STEP "CF-00024"
#define RESULT_WRONG_CODE "CF-03008"
#define RESULT_NOT_APPROVED "CF-12872"
#define RESULT_CANCELLED "CF-12863"
#define RESULT_TIMED_OUT "CF-12001"
/* The third wrong code, or the third confirmation without an approval, is the last. */
#define MAX_TRIES 3

static SandboxVerdict
count_wrong (SandboxCall *call, SandboxSession *session, const char **code)
{
  session->n_wrong++;
  sandbox_call_find (call, "%s: wrong, try %u of %u", sandbox_session_get_step (session)->inputs[0], session->n_wrong,
                     MAX_TRIES);
  *code = RESULT_WRONG_CODE;
  return session->n_wrong < MAX_TRIES ? SANDBOX_VERDICT_AGAIN : SANDBOX_VERDICT_OVER;
}

static SandboxVerdict
judge_captcha (SandboxCall *call, SandboxSession *session, const char *input, const char **code)
{
  g_autofree char *refresh = sandbox_call_dup_string (call, "secureNoRefresh");

  if (g_strcmp0 (refresh, "2") == 0)
    {
      *code = RESULT_CANCELLED;
      return SANDBOX_VERDICT_OVER;
    }
  if (g_strcmp0 (refresh, "1") == 0)
    {
      sandbox_call_find (call, "secureNo: a new picture is asked for");
      return SANDBOX_VERDICT_AGAIN;
    }
  return g_strcmp0 (input, session->code) == 0 ? SANDBOX_VERDICT_RIGHT : count_wrong (call, session, code);
}

static SandboxVerdict
judge_approval (SandboxCall *call, SandboxSession *session, const char *input, const char **code)
{
  if (!g_str_equal (input, "1") || session->phone == SANDBOX_PHONE_REFUSED)
    {
      *code = RESULT_CANCELLED;
      return SANDBOX_VERDICT_OVER;
    }
  if (session->phone == SANDBOX_PHONE_APPROVED ||
      (session->approval_us != 0 && call->now_unix_us >= session->approval_us))
    return SANDBOX_VERDICT_RIGHT;
  session->n_early++;
  sandbox_call_find (call, "simpleAuth: not approved yet, try %u of %u", session->n_early, MAX_TRIES);
  if (session->n_early < MAX_TRIES)
    return SANDBOX_VERDICT_AGAIN;
  *code = RESULT_NOT_APPROVED;
  return SANDBOX_VERDICT_OVER;
}

static SandboxVerdict
judge_password (SandboxService *service, SandboxCall *call, SandboxSession *session, const char *input,
                const char **code)
{
  g_autoptr(CodefSecret) plain = NULL;

  *code = sandbox_secrets_check_value (service, call, "", sandbox_session_get_step (session)->inputs[0], input, &plain);
  if (*code != NULL)
    return SANDBOX_VERDICT_KEEP;
  return g_strcmp0 (codef_secret_reveal (plain), session->code) == 0 ? SANDBOX_VERDICT_RIGHT
                                                                     : count_wrong (call, session, code);
}

/* TRUE if @input is a text somewhere in the lists that were offered. */
static gboolean
is_offered (const char *extra_info, const char *input)
{
  g_autoptr(DocDocument) document = sandbox_json_read (extra_info);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *text = NULL;

      if (doc_document_get_kind (document, node) != DOC_KIND_STRING)
        continue;
      text = doc_document_dup_string (document, node);
      if (g_str_equal (text, input))
        return TRUE;
    }
  return FALSE;
}

static SandboxVerdict
judge_input (SandboxService *service, SandboxCall *call, SandboxSession *session, const char *input, const char **code)
{
  SandboxStep *step = sandbox_session_get_step (session);

  switch (step->kind)
    {
    case SANDBOX_STEP_CAPTCHA:
      return judge_captcha (call, session, input, code);
    case SANDBOX_STEP_CODE:
      return g_strcmp0 (input, session->code) == 0 ? SANDBOX_VERDICT_RIGHT : count_wrong (call, session, code);
    case SANDBOX_STEP_APPROVAL:
      return judge_approval (call, session, input, code);
    case SANDBOX_STEP_PASSWORD:
      return judge_password (service, call, session, input, code);
    case SANDBOX_STEP_CHOICE:
      return is_offered (step->extra_info, input) ? SANDBOX_VERDICT_RIGHT : count_wrong (call, session, code);
    case SANDBOX_STEP_INPUT:
    default:
      return *input != '\0' ? SANDBOX_VERDICT_RIGHT : count_wrong (call, session, code);
    }
}

SandboxVerdict
sandbox_verdict_of (SandboxService *service, SandboxCall *call, SandboxSession *session, const char **code)
{
  SandboxStep *step = sandbox_session_get_step (session);
  g_autofree char *input = sandbox_call_dup_string (call, step->inputs[0]);
  g_autofree char *refresh =
    step->kind == SANDBOX_STEP_CAPTCHA ? sandbox_call_dup_string (call, "secureNoRefresh") : NULL;

  *code = NULL;
  if (call->now_unix_us > session->deadline_us || session->phone == SANDBOX_PHONE_EXPIRED)
    {
      *code = RESULT_TIMED_OUT;
      return SANDBOX_VERDICT_OVER;
    }
  if (input == NULL && (refresh == NULL || g_str_equal (refresh, "0")))
    {
      sandbox_call_find (call, "missing: %s, which the step asks for", step->inputs[0]);
      *code = RESULT_NOT_THIS_STEP;
      return SANDBOX_VERDICT_KEEP;
    }
  return judge_input (service, call, session, input == NULL ? "" : input, code);
}
