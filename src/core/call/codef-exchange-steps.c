/* SPDX-License-Identifier: MIT */
/* How an exchange goes from phase to phase: what an answer means for the session it belongs to. */
#include "codef-config.h"

#include "codef-exchange-steps.h"

#include "codef-client.h"
#include "codef-continuation.h"
#include "codef-error.h"
#include "codef-step-private.h"
#include <glib/gi18n-lib.h>

/* Codes that say something of the last input and nothing of the session (protocol notes §5.2, §6). */
static const char *const harmless_codes[] = { "CF-00016", "CF-00024", "CF-04020", "CF-04028", "CF-04036" };

static gint64
now_us (CodefExchange *self)
{
  return codef_clock_now_boot_us (self->clock);
}

void
_codef_exchange_resume (CodefExchange *self, GBytes *inputs, CodefChallenge *challenge, gint64 left_us)
{
  self->inputs = inputs != NULL ? g_bytes_ref (inputs) : NULL;
  self->challenge = g_object_ref (challenge);
  self->limit_us = now_us (self) + left_us;
  self->n_same = 1;
  self->phase = CODEF_PHASE_CHALLENGED;
  self->ended_us = self->started_us;
}

void
_codef_exchange_go_on (CodefExchange *self, CodefRequest *continuation, GBytes *inputs)
{
  g_assert (self->phase == CODEF_PHASE_CHALLENGED && self->new_inputs == NULL);
  codef_request_unref (self->sent);
  self->sent = codef_request_ref (continuation);
  self->new_inputs = g_bytes_ref (inputs);
  self->sent_us = g_get_monotonic_time ();
  self->step_unix_us = codef_clock_now_unix_us (self->clock);
  _codef_exchange_set_error (self, NULL);
  _codef_exchange_set_phase (self, CODEF_PHASE_WAITING);
}

static void
end (CodefExchange *self, CodefPhase phase)
{
  g_clear_pointer (&self->new_inputs, g_bytes_unref);
  _codef_exchange_set_challenge (self, NULL);
  _codef_exchange_set_phase (self, phase);
}

void
_codef_exchange_abandon (CodefExchange *self)
{
  end (self, CODEF_PHASE_CANCELLED);
}

/* Writes the step under way, if there is one, into the trail. */
static void
record (CodefExchange *self, CodefReply *reply, CodefChallenge *next, const GError *error)
{
  g_autoptr(CodefStep) step = NULL;

  if (self->new_inputs == NULL)
    return;
  step = _codef_step_new (self->challenge, self->new_inputs, self->step_unix_us, reply, next, error);
  _codef_exchange_add_step (self, step);
}

/* A new picture was wished for. */
static gboolean
wished_for_more (CodefExchange *self)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (self->new_inputs, NULL);
  g_autofree char *refresh = doc_document_dup_member (document, DOC_NODE_ROOT, "secureNoRefresh");

  return g_strcmp0 (refresh, "1") == 0;
}

static void
keep_inputs (CodefExchange *self)
{
  GBytes *all;

  if (self->new_inputs == NULL)
    return;
  all = self->inputs != NULL ? codef_continuation_overlay (self->inputs, self->new_inputs)
                             : g_bytes_ref (self->new_inputs);
  g_clear_pointer (&self->inputs, g_bytes_unref);
  self->inputs = all;
}

/* Asked again, the time runs on, and what was wrong is forgotten. */
static void
ask (CodefExchange *self, CodefChallenge *next)
{
  if (self->new_inputs != NULL && codef_challenge_is_same (self->challenge, next))
    {
      if (!wished_for_more (self))
        self->n_same++;
    }
  else
    {
      keep_inputs (self);
      self->n_same = 1;
      self->limit_us = now_us (self)
                       + (gint64) codef_challenge_get_limit_sec (next, NULL) * G_USEC_PER_SEC;
    }
  g_clear_pointer (&self->new_inputs, g_bytes_unref);
  if (self->n_same >= CODEF_CLIENT_MAX_SAME_CHALLENGE)
    {
      g_autoptr(GError) error =
        g_error_new (CODEF_ERROR, CODEF_ERROR_UNREADABLE,
                     _("The service has asked for the same input %d times. Start again with the same parameters."),
                     CODEF_CLIENT_MAX_SAME_CHALLENGE);

      _codef_exchange_set_error (self, error);
      end (self, CODEF_PHASE_FAILED);
      return;
    }
  _codef_exchange_set_challenge (self, next);
  _codef_exchange_set_phase (self, CODEF_PHASE_CHALLENGED);
}

static void
ask_again (CodefExchange *self, const GError *error)
{
  g_clear_pointer (&self->new_inputs, g_bytes_unref);
  _codef_exchange_set_error (self, error);
  _codef_exchange_set_phase (self, CODEF_PHASE_CHALLENGED);
}

static gboolean
is_harmless (CodefReply *reply)
{
  const char *code = codef_reply_get_code (reply);

  for (gsize i = 0; i < G_N_ELEMENTS (harmless_codes); i++)
    if (codef_reply_get_shape (reply) == CODEF_REPLY_ENVELOPE && g_strcmp0 (harmless_codes[i], code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_time (CodefExchange *self)
{
  return self->new_inputs != NULL && now_us (self) < self->limit_us;
}

/* A gateway in between that has nobody behind it for a moment: the service has not seen the input. */
static gboolean
is_of_gateway (CodefReply *reply)
{
  return codef_reply_get_shape (reply) != CODEF_REPLY_ENVELOPE && codef_reply_get_status (reply) >= 502
         && codef_reply_get_status (reply) <= 504;
}

void
_codef_exchange_answer (CodefExchange *self, CodefReply *reply)
{
  g_autoptr(CodefChallenge) next = NULL;

  g_assert (self->phase == CODEF_PHASE_WAITING);
  if (codef_reply_is_challenge (reply))
    next = codef_challenge_new (reply, self->request, self->catalog);
  record (self, reply, next, NULL);
  _codef_exchange_set_reply (self, reply);
  if (next != NULL)
    {
      ask (self, next);
    }
  else if (has_time (self) && is_of_gateway (reply))
    {
      g_autoptr(GError) error = g_error_new (CODEF_ERROR, CODEF_ERROR_UNREACHABLE,
                                             _("The input did not reach the service (HTTP %u). Send it once more."),
                                             codef_reply_get_status (reply));

      ask_again (self, error);
    }
  else if (has_time (self) && is_harmless (reply))
    {
      ask_again (self, NULL);
    }
  else
    {
      end (self, CODEF_PHASE_ANSWERED);
    }
}

/* Keys that are not accepted will not be accepted a second time. */
static gboolean
can_try_again (CodefExchange *self, const GError *error)
{
  return has_time (self) && !g_error_matches (error, CODEF_ERROR, CODEF_ERROR_REFUSED)
         && !g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS);
}

void
_codef_exchange_fail (CodefExchange *self, const GError *error)
{
  g_assert (self->phase == CODEF_PHASE_WAITING);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (self, CODEF_PHASE_CANCELLED);
      return;
    }
  record (self, NULL, NULL, error);
  if (can_try_again (self, error))
    {
      ask_again (self, error);
      return;
    }
  _codef_exchange_set_error (self, error);
  end (self, CODEF_PHASE_FAILED);
}
