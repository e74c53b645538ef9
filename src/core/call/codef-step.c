/* SPDX-License-Identifier: MIT */
#include "codef-step-private.h"

#include "codef-redactor.h"

struct _CodefStep
{
  GObject          parent_instance;
  CodefChallenge  *challenge; /* (owned) what was asked */
  CodefChallenge  *next;      /* (owned) (nullable) */
  GBytes          *sent;      /* (owned) masked */
  gint64           sent_unix_us;
  CodefStepVerdict verdict;
  char            *code;      /* (owned) (nullable) */
  char            *message;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CodefStep, codef_step, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CodefStepVerdict, codef_step_verdict,
  G_DEFINE_ENUM_VALUE (CODEF_STEP_ACCEPTED, "accepted"),
  G_DEFINE_ENUM_VALUE (CODEF_STEP_ASKED_AGAIN, "asked-again"),
  G_DEFINE_ENUM_VALUE (CODEF_STEP_REFUSED, "refused"),
  G_DEFINE_ENUM_VALUE (CODEF_STEP_LOST, "lost"))

static void
codef_step_finalize (GObject *object)
{
  CodefStep *self = CODEF_STEP (object);

  g_object_unref (self->challenge);
  g_clear_object (&self->next);
  g_bytes_unref (self->sent);
  g_free (self->code);
  g_free (self->message);
  G_OBJECT_CLASS (codef_step_parent_class)->finalize (object);
}

static void
codef_step_class_init (CodefStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_step_finalize;
}

static void
codef_step_init (CodefStep *self)
{
}

/* Where the same is asked again the reason stands in extraInfo, if anywhere; otherwise the envelope speaks. */
static void
judge (CodefStep *self, CodefReply *reply)
{
  const char *text = codef_reply_get_extra_message (reply);

  if (self->next != NULL && codef_challenge_is_same (self->challenge, self->next))
    {
      self->verdict = CODEF_STEP_ASKED_AGAIN;
      self->code = g_strdup (codef_challenge_get_code (self->next));
      self->message = g_strdup (codef_challenge_get_message (self->next));
      return;
    }
  self->verdict = self->next != NULL || codef_reply_is_success (reply) ? CODEF_STEP_ACCEPTED : CODEF_STEP_REFUSED;
  self->code = g_strdup (codef_reply_get_code (reply));
  if (text == NULL || *text == '\0')
    text = codef_reply_get_message (reply);
  self->message = g_strdup (text);
}

CodefStep *
_codef_step_new (CodefChallenge *challenge, GBytes *inputs, gint64 sent_unix_us, CodefReply *reply,
                 CodefChallenge *next, const GError *error)
{
  CodefStep *self = g_object_new (CODEF_TYPE_STEP, NULL);

  self->challenge = g_object_ref (challenge);
  self->next = next != NULL ? g_object_ref (next) : NULL;
  self->sent = codef_redactor_mask_json (inputs);
  self->sent_unix_us = sent_unix_us;
  self->verdict = CODEF_STEP_LOST;
  if (reply != NULL)
    judge (self, reply);
  else if (error != NULL)
    self->message = g_strdup (error->message);
  return self;
}

CodefChallengeKind
codef_step_get_kind (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), CODEF_CHALLENGE_OTHER);
  return codef_challenge_get_kind (self->challenge);
}

const char *
codef_step_get_method (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return codef_challenge_get_method (self->challenge);
}

GBytes *
codef_step_get_sent (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return self->sent;
}

gint64
codef_step_get_sent_unix_us (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), 0);
  return self->sent_unix_us;
}

const char *
codef_step_get_jti (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return codef_challenge_get_jti (self->challenge);
}

const char *
codef_step_get_time_stamp (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return codef_challenge_get_time_stamp (self->challenge);
}

CodefStepVerdict
codef_step_get_verdict (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), CODEF_STEP_LOST);
  return self->verdict;
}

const char *
codef_step_get_code (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return self->code;
}

const char *
codef_step_get_message (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return self->message;
}

const char *
codef_step_get_next_jti (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return self->next != NULL ? codef_challenge_get_jti (self->next) : NULL;
}

const char *
codef_step_get_next_time_stamp (CodefStep *self)
{
  g_return_val_if_fail (CODEF_IS_STEP (self), NULL);
  return self->next != NULL ? codef_challenge_get_time_stamp (self->next) : NULL;
}
