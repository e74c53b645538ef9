/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-batch.h"

#include "codef-continuation.h"
#include "codef-error.h"
#include "codef-lane-private.h"
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

struct _CodefBatch
{
  GObject         parent_instance;
  CodefClient    *client;      /* (owned) */
  GListStore     *lanes;       /* (owned) of CodefLane */
  char           *id;          /* (owned) */
  GSource        *turn;        /* (owned) (nullable) when the next lane is sent */
  CodefLane      *asking_lane; /* (unowned) (nullable) one of lanes */
  guint           spacing_ms;
  guint           n_sent;
  CodefBatchPhase phase;
  gboolean        is_stopped;  /* no more is sent */
};

static void codef_batch_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefBatch, codef_batch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_batch_list_model_init))

G_DEFINE_ENUM_TYPE (CodefBatchPhase, codef_batch_phase,
  G_DEFINE_ENUM_VALUE (CODEF_BATCH_READY, "ready"),
  G_DEFINE_ENUM_VALUE (CODEF_BATCH_RUNNING, "running"),
  G_DEFINE_ENUM_VALUE (CODEF_BATCH_ASKING, "asking"),
  G_DEFINE_ENUM_VALUE (CODEF_BATCH_DONE, "done"))

enum { PROP_0, PROP_PHASE, PROP_ASKING_LANE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GType
codef_batch_get_item_type (GListModel *list)
{
  return CODEF_TYPE_LANE;
}

static guint
codef_batch_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CODEF_BATCH (list)->lanes));
}

static gpointer
codef_batch_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (CODEF_BATCH (list)->lanes), position);
}

static void
codef_batch_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_batch_get_item_type;
  iface->get_n_items = codef_batch_get_n_items;
  iface->get_item = codef_batch_get_item;
}

/* The store keeps it alive. */
static CodefLane *
peek_lane (CodefBatch *self, guint position)
{
  g_autoptr(CodefLane) lane = g_list_model_get_item (G_LIST_MODEL (self->lanes), position);

  return lane;
}

static CodefLane *
find_asking_lane (CodefBatch *self)
{
  for (guint i = 0; i < self->n_sent; i++)
    if (codef_lane_get_state (peek_lane (self, i)) == CODEF_LANE_ASKS)
      return peek_lane (self, i);
  return NULL;
}

static gboolean
has_open_lanes (CodefBatch *self)
{
  return codef_batch_get_n_in_state (self, CODEF_LANE_QUEUED) + codef_batch_get_n_in_state (self, CODEF_LANE_SENT)
         + codef_batch_get_n_in_state (self, CODEF_LANE_ASKS) > 0;
}

static void
update (CodefBatch *self)
{
  CodefLane *asking = find_asking_lane (self);
  CodefBatchPhase phase = CODEF_BATCH_RUNNING;

  if (!has_open_lanes (self))
    phase = CODEF_BATCH_DONE;
  else if (asking != NULL && codef_batch_get_n_in_state (self, CODEF_LANE_QUEUED) == 0)
    phase = CODEF_BATCH_ASKING;
  if (self->asking_lane != asking)
    {
      self->asking_lane = asking;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING_LANE]);
    }
  if (self->phase != phase)
    {
      self->phase = phase;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
    }
}

static void
drop_turn (CodefBatch *self)
{
  if (self->turn != NULL)
    g_source_destroy (self->turn);
  g_clear_pointer (&self->turn, g_source_unref);
}

static void send_next (CodefBatch *self);

static gboolean
on_turn_cb (gpointer user_data)
{
  g_autoptr(CodefBatch) self = g_object_ref (CODEF_BATCH (user_data));

  drop_turn (self);
  send_next (self);
  return G_SOURCE_REMOVE;
}

/* From now on: the service counts from where the one before reached it, not from where it was begun (a token, a
 * connection or a busy main loop may have come between). */
static void
arm_turn (CodefBatch *self)
{
  drop_turn (self);
  if (self->is_stopped || self->n_sent == g_list_model_get_n_items (G_LIST_MODEL (self)))
    return;
  self->turn = g_timeout_source_new (self->spacing_ms);
  g_source_set_callback (self->turn, on_turn_cb, self, NULL);
  g_source_attach (self->turn, g_main_context_get_thread_default ());
}

/* The latest lane is on its way, or has ended without that. */
static void
on_lane_written_cb (CodefBatch *self, CodefExchange *exchange)
{
  if (exchange == codef_lane_get_exchange (peek_lane (self, self->n_sent - 1)))
    arm_turn (self);
}

static void
on_lane_state_cb (CodefBatch *self, GParamSpec *pspec, CodefLane *lane)
{
  if (self->turn == NULL && self->n_sent > 0 && lane == peek_lane (self, self->n_sent - 1)
      && codef_lane_get_state (lane) != CODEF_LANE_SENT)
    arm_turn (self);
  update (self);
}

static void
send_next (CodefBatch *self)
{
  CodefLane *lane = peek_lane (self, self->n_sent++);

  _codef_lane_send (lane, self->client);
  g_signal_connect_object (codef_lane_get_exchange (lane), "written", G_CALLBACK (on_lane_written_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

void
codef_batch_start (CodefBatch *self)
{
  g_return_if_fail (CODEF_IS_BATCH (self) && self->phase == CODEF_BATCH_READY);
  send_next (self);
}

void
codef_batch_cancel (CodefBatch *self)
{
  g_return_if_fail (CODEF_IS_BATCH (self));
  self->is_stopped = TRUE;
  drop_turn (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    _codef_lane_cancel (peek_lane (self, i));
  update (self);
}

/* --- the object --- */

static void
codef_batch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefBatch *self = CODEF_BATCH (object);

  switch (prop_id)
    {
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_ASKING_LANE:
      g_value_set_object (value, self->asking_lane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_batch_dispose (GObject *object)
{
  drop_turn (CODEF_BATCH (object));
  G_OBJECT_CLASS (codef_batch_parent_class)->dispose (object);
}

static void
codef_batch_finalize (GObject *object)
{
  CodefBatch *self = CODEF_BATCH (object);

  g_object_unref (self->client);
  g_object_unref (self->lanes);
  g_free (self->id);
  G_OBJECT_CLASS (codef_batch_parent_class)->finalize (object);
}

static void
codef_batch_class_init (CodefBatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = codef_batch_get_property;
  object_class->dispose = codef_batch_dispose;
  object_class->finalize = codef_batch_finalize;
  properties[PROP_PHASE] =
    g_param_spec_enum ("phase", NULL, NULL, CODEF_TYPE_BATCH_PHASE, CODEF_BATCH_READY, flags);
  properties[PROP_ASKING_LANE] = g_param_spec_object ("asking-lane", NULL, NULL, CODEF_TYPE_LANE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_batch_init (CodefBatch *self)
{
  self->lanes = g_list_store_new (CODEF_TYPE_LANE);
}

static gboolean
check (const char *varied_name, const char *const *values, GError **error)
{
  const char *problem = NULL;

  if (varied_name == NULL || *varied_name == '\0' || g_str_equal (varied_name, "id"))
    problem = _("Name the parameter whose value differs; it cannot be “id”, which all requests share.");
  else if (values == NULL || values[0] == NULL)
    problem = _("There are no values to send requests for.");
  if (problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
      return FALSE;
    }
  if (g_strv_length ((char **) values) > CODEF_BATCH_MAX_LANES)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("At most %u requests can share one authentication."),
                   CODEF_BATCH_MAX_LANES);
      return FALSE;
    }
  return TRUE;
}

static CodefRequest *
make_request (CodefBatch *self, CodefRequest *template, const char *varied_name, const char *value, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) own = NULL, json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, varied_name);
  json_builder_add_string_value (builder, value);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, self->id);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  own = g_bytes_new (text, strlen (text));
  json = codef_continuation_overlay (codef_request_get_json (template), own);
  return codef_request_new (codef_request_get_path (template), json, codef_request_get_deadline_sec (template), error);
}

CodefBatch *
codef_batch_new (CodefClient *client, CodefRequest *template, const char *varied_name, const char *const *values,
                 const char *id, guint spacing_ms, GError **error)
{
  g_autoptr(CodefBatch) self = NULL;

  g_return_val_if_fail (CODEF_IS_CLIENT (client) && template != NULL, NULL);
  if (!check (varied_name, values, error))
    return NULL;
  self = g_object_new (CODEF_TYPE_BATCH, NULL);
  self->client = g_object_ref (client);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->spacing_ms = spacing_ms != 0 ? spacing_ms : CODEF_BATCH_SPACING_MS;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autoptr(CodefRequest) request = make_request (self, template, varied_name, values[i], error);
      g_autoptr(CodefLane) lane = NULL;

      if (request == NULL)
        return NULL;
      lane = _codef_lane_new (values[i], request);
      g_signal_connect_object (lane, "notify::state", G_CALLBACK (on_lane_state_cb), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->lanes, lane);
    }
  return g_steal_pointer (&self);
}

CodefBatchPhase
codef_batch_get_phase (CodefBatch *self)
{
  g_return_val_if_fail (CODEF_IS_BATCH (self), CODEF_BATCH_DONE);
  return self->phase;
}

const char *
codef_batch_get_id (CodefBatch *self)
{
  g_return_val_if_fail (CODEF_IS_BATCH (self), NULL);
  return self->id;
}

CodefLane *
codef_batch_get_asking_lane (CodefBatch *self)
{
  g_return_val_if_fail (CODEF_IS_BATCH (self), NULL);
  return self->asking_lane;
}

guint
codef_batch_get_n_in_state (CodefBatch *self, CodefLaneState state)
{
  guint n = 0;

  g_return_val_if_fail (CODEF_IS_BATCH (self), 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    if (codef_lane_get_state (peek_lane (self, i)) == state)
      n++;
  return n;
}
