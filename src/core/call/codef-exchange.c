/* SPDX-License-Identifier: MIT */
#include "codef-exchange-steps.h"

#include "codef-environment.h"

G_DEFINE_FINAL_TYPE (CodefExchange, codef_exchange, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CodefPhase, codef_phase,
  G_DEFINE_ENUM_VALUE (CODEF_PHASE_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CODEF_PHASE_CHALLENGED, "challenged"),
  G_DEFINE_ENUM_VALUE (CODEF_PHASE_ANSWERED, "answered"),
  G_DEFINE_ENUM_VALUE (CODEF_PHASE_FAILED, "failed"),
  G_DEFINE_ENUM_VALUE (CODEF_PHASE_CANCELLED, "cancelled"))

enum { PROP_0, PROP_PHASE, PROP_REPLY, PROP_ERROR, PROP_CHALLENGE, PROP_N_ATTEMPTS, PROP_N_STEPS, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_WRITTEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
codef_exchange_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefExchange *self = CODEF_EXCHANGE (object);

  switch (prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_REPLY:
      g_value_set_boxed (value, self->reply);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_N_ATTEMPTS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->attempts)));
      break;
    case PROP_CHALLENGE:
      g_value_set_object (value, self->challenge);
      break;
    case PROP_N_STEPS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->steps)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_exchange_finalize (GObject *object)
{
  CodefExchange *self = CODEF_EXCHANGE (object);

  codef_request_unref (self->request);
  g_clear_pointer (&self->sent, codef_request_unref);
  codef_environment_unref (self->environment);
  g_object_unref (self->clock);
  g_clear_object (&self->catalog);
  g_object_unref (self->steps);
  g_clear_object (&self->challenge);
  g_clear_pointer (&self->inputs, g_bytes_unref);
  g_clear_pointer (&self->new_inputs, g_bytes_unref);
  g_object_unref (self->attempts);
  g_clear_pointer (&self->reply, codef_reply_unref);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (codef_exchange_parent_class)->finalize (object);
}

static void
codef_exchange_class_init (CodefExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = codef_exchange_get_property;
  object_class->finalize = codef_exchange_finalize;
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, CODEF_TYPE_PHASE, CODEF_PHASE_WAITING, flags);
  properties[PROP_REPLY] = g_param_spec_boxed ("reply", NULL, NULL, CODEF_TYPE_REPLY, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_CHALLENGE] = g_param_spec_object ("challenge", NULL, NULL, CODEF_TYPE_CHALLENGE, flags);
  properties[PROP_N_STEPS] = g_param_spec_uint ("n-steps", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ATTEMPTS] = g_param_spec_uint ("n-attempts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", CODEF_TYPE_EXCHANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
codef_exchange_init (CodefExchange *self)
{
  self->attempts = g_list_store_new (CODEF_TYPE_ATTEMPT);
  self->steps = g_list_store_new (CODEF_TYPE_STEP);
  self->cancellable = g_cancellable_new ();
  self->started_us = self->sent_us = g_get_monotonic_time ();
}

CodefExchange *
_codef_exchange_new (CodefRequest *request, CodefEnvironment *environment, CodefClock *clock, CodefCatalog *catalog)
{
  CodefExchange *self = g_object_new (CODEF_TYPE_EXCHANGE, NULL);

  self->request = codef_request_ref (request);
  self->sent = codef_request_ref (request);
  self->environment = codef_environment_ref (environment);
  self->clock = g_object_ref (clock);
  self->catalog = catalog != NULL ? g_object_ref (catalog) : NULL;
  self->started_unix_us = codef_clock_now_unix_us (clock);
  return self;
}

GCancellable *
_codef_exchange_get_cancellable (CodefExchange *self)
{
  return self->cancellable;
}

CodefRequest *
_codef_exchange_get_sent (CodefExchange *self)
{
  return self->sent;
}

gint64
_codef_exchange_get_deadline_us (CodefExchange *self)
{
  return self->sent_us + (gint64) codef_request_get_deadline_sec (self->request) * G_USEC_PER_SEC;
}

void
_codef_exchange_note_written (CodefExchange *self)
{
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

void
_codef_exchange_add_attempt (CodefExchange *self, CodefAttempt *attempt)
{
  g_list_store_append (self->attempts, attempt);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ATTEMPTS]);
}

void
_codef_exchange_add_step (CodefExchange *self, CodefStep *step)
{
  g_list_store_append (self->steps, step);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_STEPS]);
}

void
_codef_exchange_set_reply (CodefExchange *self, CodefReply *reply)
{
  codef_reply_ref (reply);
  g_clear_pointer (&self->reply, codef_reply_unref);
  self->reply = reply;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPLY]);
}

void
_codef_exchange_set_error (CodefExchange *self, const GError *error)
{
  if (error == NULL && self->error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
_codef_exchange_set_challenge (CodefExchange *self, CodefChallenge *challenge)
{
  if (g_set_object (&self->challenge, challenge))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHALLENGE]);
}

void
_codef_exchange_set_phase (CodefExchange *self, CodefPhase phase)
{
  self->ended_us = phase == CODEF_PHASE_WAITING ? 0 : g_get_monotonic_time ();
  self->phase = phase;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

CodefPhase
codef_exchange_get_phase (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), CODEF_PHASE_FAILED);
  return self->phase;
}

CodefRequest *
codef_exchange_get_request (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->request;
}

CodefEnvironment *
codef_exchange_get_environment (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->environment;
}

CodefReply *
codef_exchange_get_reply (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->reply;
}

const GError *
codef_exchange_get_error (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->error;
}

GListModel *
codef_exchange_get_attempts (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return G_LIST_MODEL (self->attempts);
}

gint64
codef_exchange_get_started_unix_us (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), 0);
  return self->started_unix_us;
}

gint64
codef_exchange_get_elapsed_us (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), 0);
  return (self->ended_us != 0 ? self->ended_us : g_get_monotonic_time ()) - self->started_us;
}

void
codef_exchange_cancel (CodefExchange *self)
{
  g_return_if_fail (CODEF_IS_EXCHANGE (self));
  if (self->phase == CODEF_PHASE_WAITING)
    g_cancellable_cancel (self->cancellable);
  else if (self->phase == CODEF_PHASE_CHALLENGED)
    _codef_exchange_abandon (self);
}

CodefChallenge *
codef_exchange_get_challenge (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->challenge;
}

GListModel *
codef_exchange_get_steps (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return G_LIST_MODEL (self->steps);
}

gint64
codef_exchange_get_limit_us (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), 0);
  return self->challenge != NULL ? self->limit_us : 0;
}

GBytes *
codef_exchange_get_inputs (CodefExchange *self)
{
  g_return_val_if_fail (CODEF_IS_EXCHANGE (self), NULL);
  return self->inputs;
}
