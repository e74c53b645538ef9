/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-past.h"

#include "codef-attempt-private.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-exchange-steps.h"
#include "codef-reply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Member @name of @object as a number; @fallback if there is none. */
static gint64
read_number (DocDocument *trail, DocNode object, const char *name, gint64 fallback)
{
  DocNode node = object != DOC_NODE_NONE ? doc_document_find_member (trail, object, name) : DOC_NODE_NONE;
  g_autofree char *text = node != DOC_NODE_NONE ? doc_document_dup_string (trail, node) : NULL;
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : fallback;
}

/* (transfer full) (nullable) */
static GBytes *
read_bytes (DocDocument *trail, DocNode object, const char *name)
{
  char *text = doc_document_dup_member (trail, object, name);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static void
read_headers (DocDocument *trail, DocNode object, const char *name, GArray *headers)
{
  DocNode list = doc_document_find_member (trail, object, name);
  DocNode node = list != DOC_NODE_NONE ? doc_document_get_first_child (trail, list) : DOC_NODE_NONE;

  for (; node != DOC_NODE_NONE; node = doc_document_get_next_sibling (trail, node))
    {
      CodefHeader header = { doc_document_dup_member (trail, node, "name"), doc_document_dup_member (trail, node, "value") };

      if (header.name != NULL && header.value != NULL)
        g_array_append_val (headers, header);
      else
        {
          g_free ((char *) header.name);
          g_free ((char *) header.value);
        }
    }
}

static void
read_timing (DocDocument *trail, DocNode object, CodefTiming *timing)
{
  DocNode node = doc_document_find_member (trail, object, "timingUs");

  timing->dns_us = read_number (trail, node, "dns", -1);
  timing->connect_us = read_number (trail, node, "connect", -1);
  timing->tls_us = read_number (trail, node, "tls", -1);
  timing->send_us = read_number (trail, node, "send", -1);
  timing->wait_us = read_number (trail, node, "wait", -1);
  timing->receive_us = read_number (trail, node, "receive", -1);
  timing->total_us = read_number (trail, node, "total", -1);
}

/* (transfer full). @answer: (nullable): what came, where it does not stand in the trail. */
static CodefAttempt *
read_attempt (DocDocument *trail, DocNode node, GBytes *answer)
{
  g_autofree char *purpose = doc_document_dup_member (trail, node, "purpose");
  g_autofree char *url = doc_document_dup_member (trail, node, "url");
  g_autofree char *tls = doc_document_dup_member (trail, node, "tls");
  g_autofree char *problem = doc_document_dup_member (trail, node, "error");
  g_autoptr(GBytes) sent = read_bytes (trail, node, "requestWire");
  g_autoptr(GBytes) got = read_bytes (trail, node, "answer");
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  gboolean is_token = g_strcmp0 (purpose, "token") == 0;
  CodefAttempt *attempt =
    _codef_attempt_new (is_token ? CODEF_ATTEMPT_TOKEN : CODEF_ATTEMPT_CALL, url != NULL ? url : "",
                        sent != NULL ? sent : nothing, read_number (trail, node, "startedUnixUs", 0));

  attempt->status = (guint) CLAMP (read_number (trail, node, "status", 0), 0, 999);
  attempt->reason = doc_document_dup_member (trail, node, "reason");
  attempt->response_wire_size = (guint64) MAX (read_number (trail, node, "responseWireBytes", 0), 0);
  attempt->tls = tls != NULL ? g_intern_string (tls) : NULL;
  read_headers (trail, node, "requestHeaders", attempt->request_headers);
  read_headers (trail, node, "responseHeaders", attempt->response_headers);
  read_timing (trail, node, &attempt->timing);
  if (!is_token && (got != NULL || answer != NULL))
    attempt->document = doc_document_new_plain (got != NULL ? got : answer, NULL);
  if (problem != NULL)
    attempt->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, problem);
  return attempt;
}

static void
add_attempts (CodefExchange *self, DocDocument *trail, DocNode list, GBytes *answer)
{
  DocNode next;

  for (DocNode node = doc_document_get_first_child (trail, list); node != DOC_NODE_NONE; node = next)
    {
      g_autoptr(CodefAttempt) attempt = NULL;

      next = doc_document_get_next_sibling (trail, node);
      attempt = read_attempt (trail, node, next == DOC_NODE_NONE ? answer : NULL);
      _codef_exchange_add_attempt (self, attempt);
      if (next == DOC_NODE_NONE && answer != NULL && attempt->document != NULL)
        {
          g_autoptr(CodefReply) reply = codef_reply_new (attempt);

          _codef_exchange_set_reply (self, reply);
        }
    }
}

CodefExchange *
codef_past_recall (const CodefPast *past, GError **error)
{
  g_autoptr(DocDocument) trail = doc_document_new_plain (past->trail, NULL);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(GError) problem = NULL;
  DocNode list = doc_document_get_n_nodes (trail) > 0 ? doc_document_find_member (trail, DOC_NODE_ROOT, "attempts")
                                                      : DOC_NODE_NONE;
  CodefExchange *self;

  if (list == DOC_NODE_NONE)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("What was kept of the request cannot be read."));
      return NULL;
    }
  self = _codef_exchange_new (past->request, past->environment, clock, NULL);
  add_attempts (self, trail, list, past->answer);
  if (past->phase == CODEF_PHASE_FAILED)
    problem = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, past->message != NULL ? past->message : "");
  _codef_exchange_set_error (self, problem);
  /* an answer that the phase promises may have been too long to be kept */
  _codef_exchange_set_phase (self, self->reply == NULL && past->phase == CODEF_PHASE_ANSWERED ? CODEF_PHASE_CANCELLED
                                                                                             : past->phase);
  self->started_unix_us = past->started_unix_us;
  self->ended_us = self->started_us + past->elapsed_us;
  return self;
}
