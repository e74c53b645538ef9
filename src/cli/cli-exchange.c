/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-exchange.h"

#include "cli-input.h"
#include "cli-output.h"
#include "codef-redactor.h"

#include <inttypes.h>
#include <glib/gi18n.h>

/* Bodies are for looking at, not for piping. */
#define MAX_SHOWN_BYTES ((gsize) 4 * 1024)

static void
on_phase_cb (GObject *exchange, GParamSpec *pspec, gpointer user_data)
{
  *(gboolean *) user_data = codef_exchange_get_phase (CODEF_EXCHANGE (exchange)) != CODEF_PHASE_WAITING;
}

static void
on_interrupted_cb (GCancellable *cancellable, gpointer exchange)
{
  codef_exchange_cancel (exchange);
}

gboolean
cli_exchange_wait (CliSession *session, CodefExchange *exchange, GError **error)
{
  GCancellable *cancellable = cli_session_get_cancellable (session);
  gboolean done = codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING;
  gulong phase = g_signal_connect (exchange, "notify::phase", G_CALLBACK (on_phase_cb), &done);
  gulong interrupt = g_cancellable_connect (cancellable, G_CALLBACK (on_interrupted_cb), exchange, NULL);

  cli_session_run_until (session, &done);
  g_cancellable_disconnect (cancellable, interrupt);
  g_signal_handler_disconnect (exchange, phase);
  switch (codef_exchange_get_phase (exchange))
    {
    case CODEF_PHASE_CHALLENGED:
    case CODEF_PHASE_ANSWERED:
      return TRUE;
    case CODEF_PHASE_FAILED:
      g_propagate_error (error, g_error_copy (codef_exchange_get_error (exchange)));
      return FALSE;
    case CODEF_PHASE_CANCELLED:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
      return FALSE;
    case CODEF_PHASE_WAITING:
    default:
      g_assert_not_reached ();
    }
}

static void
show_headers (const char *mark, const CodefHeader *headers, guint n_headers)
{
  for (guint i = 0; i < n_headers; i++)
    cli_output_detail ("%s %s: %s", mark, headers[i].name, headers[i].value);
}

static void
show_body (const char *mark, GBytes *json)
{
  g_autoptr(GBytes) masked = codef_redactor_mask_json (json);
  gsize length;
  const char *bytes = g_bytes_get_data (masked, &length);

  if (length > 0)
    cli_output_detail ("%s %.*s%s", mark, (int) MIN (length, MAX_SHOWN_BYTES), bytes, length > MAX_SHOWN_BYTES ? "…" : "");
}

/* The request is shown decoded: what the service will understand of it. */
static void
show_request (CodefAttempt *attempt)
{
  GBytes *wire = codef_attempt_get_request_wire (attempt);
  g_autoptr(DocDocument) document = NULL;
  const CodefHeader *headers;
  guint n_headers;

  cli_output_detail ("> %s %s", codef_attempt_get_method (attempt), codef_attempt_get_url (attempt));
  headers = codef_attempt_get_request_headers (attempt, &n_headers);
  show_headers (">", headers, n_headers);
  if (wire == NULL || codef_attempt_get_purpose (attempt) == CODEF_ATTEMPT_TOKEN)
    return;
  document = doc_document_new (wire, NULL);
  show_body (">", doc_document_get_text (document));
}

static void
show_response (CodefAttempt *attempt)
{
  const CodefTiming *timing = codef_attempt_get_timing (attempt);
  DocDocument *document = codef_attempt_get_document (attempt);
  const CodefHeader *headers;
  guint n_headers;

  if (codef_attempt_get_status (attempt) != 0)
    cli_output_detail ("< HTTP %u %s", codef_attempt_get_status (attempt),
                       codef_attempt_get_reason (attempt) != NULL ? codef_attempt_get_reason (attempt) : "");
  headers = codef_attempt_get_response_headers (attempt, &n_headers);
  show_headers ("<", headers, n_headers);
  if (document != NULL)
    show_body ("<", doc_document_get_text (document));
  if (codef_attempt_get_error (attempt) != NULL)
    cli_output_detail ("! %s", codef_attempt_get_error (attempt)->message);
  cli_output_detail (_("= %.1f ms in all, %.1f ms until the first byte, %" PRIu64 " bytes"), (double) timing->total_us / 1000,
                     (double) (timing->total_us - MAX (timing->receive_us, 0)) / 1000, codef_attempt_get_response_wire_size (attempt));
}

void
cli_exchange_show_attempt (CodefAttempt *attempt)
{
  show_request (attempt);
  show_response (attempt);
}

void
cli_exchange_show (CodefExchange *exchange)
{
  GListModel *attempts = codef_exchange_get_attempts (exchange);

  for (guint i = 0; i < g_list_model_get_n_items (attempts); i++)
    {
      g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, i);

      cli_exchange_show_attempt (attempt);
    }
}

/* What is asked for, so that the next request can bring it: "secureNo: reqSecureNo, reqSecureNoRefresh". */
static void
explain_challenge (CodefReply *reply)
{
  DocDocument *document = codef_reply_get_document (reply);
  DocNode data = doc_document_find (document, DOC_NODE_ROOT, "data", NULL);
  DocNode extra = data != DOC_NODE_NONE ? doc_document_find_member (document, data, "extraInfo") : DOC_NODE_NONE;
  g_autofree char *method = data != DOC_NODE_NONE ? doc_document_dup_member (document, data, "method") : NULL;

  cli_output_say (_("additional authentication is needed, and there is nobody to ask: %s"), method != NULL ? method : _("no method is named"));
  if (extra == DOC_NODE_NONE)
    return;
  for (DocNode node = doc_document_get_first_child (document, extra); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *name = doc_document_dup_name (document, node);
      g_autofree char *value = doc_document_dup_preview (document, node, 60);

      if (name != NULL)
        cli_output_detail ("  %s: %s", name, value);
    }
}

static void
explain_unreadable (CodefReply *reply)
{
  DocDocument *document = codef_reply_get_document (reply);
  const DocProblem *problem = doc_document_get_problem (document);
  const GError *broken_off = codef_attempt_get_error (codef_reply_get_attempt (reply));

  if (broken_off != NULL)
    cli_output_say ("HTTP %u, %s", codef_reply_get_status (reply), broken_off->message);
  else if (problem != NULL)
    {
      g_autofree char *where = cli_input_describe (_("answer"), problem);

      cli_output_say (_("HTTP %u, and what came is not a CODEF answer"), codef_reply_get_status (reply));
      cli_output_detail ("%s", where);
    }
  else
    cli_output_say (_("HTTP %u, and what came is JSON, but no CODEF answer"), codef_reply_get_status (reply));
}

void
cli_exchange_print_answer (CodefReply *reply)
{
  DocDocument *document = codef_reply_get_document (reply);

  if (doc_document_get_problem (document) == NULL && codef_attempt_get_error (codef_reply_get_attempt (reply)) == NULL)
    cli_output_write (doc_document_get_text (document));
}

void
cli_exchange_explain (CliSession *session, CodefReply *reply)
{
  const char *code = codef_reply_get_code (reply);
  const char *message = codef_reply_get_message (reply);
  const char *extra = codef_reply_get_extra_message (reply);
  CodefResultCode *known;

  if (codef_reply_is_success (reply))
    return;
  if (codef_reply_is_challenge (reply))
    {
      explain_challenge (reply);
      return;
    }
  if (code == NULL || codef_attempt_get_error (codef_reply_get_attempt (reply)) != NULL)
    {
      explain_unreadable (reply);
      return;
    }
  cli_output_say ("HTTP %u, %s %s%s%s%s", codef_reply_get_status (reply), code, message != NULL ? message : "",
                  extra != NULL && *extra != '\0' ? " (" : "", extra != NULL ? extra : "", extra != NULL && *extra != '\0' ? ")" : "");
  known = codef_catalog_find_result_code (cli_session_get_catalog (session), code);
  if (known != NULL)
    cli_output_detail ("%s", codef_result_code_get_advice (known, cli_session_get_language (session)));
}
