/* SPDX-License-Identifier: MIT */
#include "codef-lane-private.h"

struct _CodefLane
{
  GObject        parent_instance;
  char          *value;    /* (owned) */
  CodefRequest  *request;  /* (owned) */
  CodefExchange *exchange; /* (owned) (nullable) */
  CodefLaneState state;
};

G_DEFINE_FINAL_TYPE (CodefLane, codef_lane, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CodefLaneState, codef_lane_state,
  G_DEFINE_ENUM_VALUE (CODEF_LANE_QUEUED, "queued"),
  G_DEFINE_ENUM_VALUE (CODEF_LANE_SENT, "sent"),
  G_DEFINE_ENUM_VALUE (CODEF_LANE_ASKS, "asks"),
  G_DEFINE_ENUM_VALUE (CODEF_LANE_ANSWERED, "answered"),
  G_DEFINE_ENUM_VALUE (CODEF_LANE_FAILED, "failed"),
  G_DEFINE_ENUM_VALUE (CODEF_LANE_CANCELLED, "cancelled"))

enum { PROP_0, PROP_STATE, PROP_EXCHANGE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_state (CodefLane *self, CodefLaneState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
on_phase_cb (CodefExchange *exchange, GParamSpec *pspec, gpointer user_data)
{
  static const CodefLaneState states[] = {
    [CODEF_PHASE_WAITING] = CODEF_LANE_SENT,      [CODEF_PHASE_CHALLENGED] = CODEF_LANE_ASKS,
    [CODEF_PHASE_ANSWERED] = CODEF_LANE_ANSWERED, [CODEF_PHASE_FAILED] = CODEF_LANE_FAILED,
    [CODEF_PHASE_CANCELLED] = CODEF_LANE_CANCELLED,
  };

  set_state (user_data, states[codef_exchange_get_phase (exchange)]);
}

static void
codef_lane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefLane *self = CODEF_LANE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_EXCHANGE:
      g_value_set_object (value, self->exchange);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_lane_finalize (GObject *object)
{
  CodefLane *self = CODEF_LANE (object);

  g_free (self->value);
  codef_request_unref (self->request);
  g_clear_object (&self->exchange);
  G_OBJECT_CLASS (codef_lane_parent_class)->finalize (object);
}

static void
codef_lane_class_init (CodefLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = codef_lane_get_property;
  object_class->finalize = codef_lane_finalize;
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CODEF_TYPE_LANE_STATE, CODEF_LANE_QUEUED, flags);
  properties[PROP_EXCHANGE] = g_param_spec_object ("exchange", NULL, NULL, CODEF_TYPE_EXCHANGE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_lane_init (CodefLane *self)
{
}

CodefLane *
_codef_lane_new (const char *value, CodefRequest *request)
{
  CodefLane *self = g_object_new (CODEF_TYPE_LANE, NULL);

  self->value = g_strdup (value);
  self->request = codef_request_ref (request);
  return self;
}

void
_codef_lane_send (CodefLane *self, CodefClient *client)
{
  self->exchange = codef_client_start (client, self->request);
  g_signal_connect_object (self->exchange, "notify::phase", G_CALLBACK (on_phase_cb), self, G_CONNECT_DEFAULT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCHANGE]);
  on_phase_cb (self->exchange, NULL, self);
}

void
_codef_lane_cancel (CodefLane *self)
{
  if (self->exchange != NULL)
    codef_exchange_cancel (self->exchange);
  else
    set_state (self, CODEF_LANE_CANCELLED);
}

const char *
codef_lane_get_value (CodefLane *self)
{
  g_return_val_if_fail (CODEF_IS_LANE (self), NULL);
  return self->value;
}

CodefLaneState
codef_lane_get_state (CodefLane *self)
{
  g_return_val_if_fail (CODEF_IS_LANE (self), CODEF_LANE_FAILED);
  return self->state;
}

CodefExchange *
codef_lane_get_exchange (CodefLane *self)
{
  g_return_val_if_fail (CODEF_IS_LANE (self), NULL);
  return self->exchange;
}
