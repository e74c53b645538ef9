/* SPDX-License-Identifier: MIT */
/* Several requests that share one authentication (다건요청, protocol notes §5.7): the same product and user, one "id" in
 * all, one parameter varied (years, organisations …), sent some time apart. One of them asks for additional
 * authentication, the others stay open and are answered once that one is through.
 *
 * A GListModel of CodefLane in the order of the values; it does not change. Properties: phase, asking-lane. */
#pragma once

#include "codef-client.h"

G_BEGIN_DECLS

/* Too close together the service opens a session for each; it wants 0.5 to 1 s. */
#define CODEF_BATCH_SPACING_MS 700
/* Each keeps a connection open until the authentication is through, and a client opens 64 at most. */
#define CODEF_BATCH_MAX_LANES 60

typedef enum
{
  CODEF_LANE_QUEUED,    /* its turn has not come */
  CODEF_LANE_SENT,      /* waits for its answer, maybe for the authentication of another lane */
  CODEF_LANE_ASKS,      /* codef_client_continue() with its exchange releases all */
  CODEF_LANE_ANSWERED,  /* there is a reply; it may refuse */
  CODEF_LANE_FAILED,
  CODEF_LANE_CANCELLED,
} CodefLaneState;

#define CODEF_TYPE_LANE_STATE (codef_lane_state_get_type ())
GType codef_lane_state_get_type (void);

#define CODEF_TYPE_LANE (codef_lane_get_type ())
/* Properties: state, exchange. */
G_DECLARE_FINAL_TYPE (CodefLane, codef_lane, CODEF, LANE, GObject)

const char    *codef_lane_get_value    (CodefLane *self);
CodefLaneState codef_lane_get_state    (CodefLane *self);
/* (transfer none) (nullable): NULL until it is sent. */
CodefExchange *codef_lane_get_exchange (CodefLane *self);

typedef enum
{
  CODEF_BATCH_READY,   /* nothing is sent */
  CODEF_BATCH_RUNNING, /* lanes are being sent, or wait */
  CODEF_BATCH_ASKING,  /* all are sent and one asks: answered earlier, those not sent yet would ask anew */
  CODEF_BATCH_DONE,    /* every lane has ended */
} CodefBatchPhase;

#define CODEF_TYPE_BATCH_PHASE (codef_batch_phase_get_type ())
GType codef_batch_phase_get_type (void);

#define CODEF_TYPE_BATCH (codef_batch_get_type ())
G_DECLARE_FINAL_TYPE (CodefBatch, codef_batch, CODEF, BATCH, GObject)

/* @template: path, parameters and deadline of all; @varied_name gets each of @values as a string, "id" gets @id (NULL:
 * a random one). @spacing_ms: 0 for the usual one. CODEF_ERROR_BAD_REQUEST: no values or too many, no name, or one that
 * is "id". */
CodefBatch     *codef_batch_new             (CodefClient *client, CodefRequest *template, const char *varied_name,
                                             const char *const *values, const char *id, guint spacing_ms,
                                             GError **error);
/* Sends the first lane at once. Only once. */
void            codef_batch_start           (CodefBatch *self);
/* Ends what is not answered and sends no more. */
void            codef_batch_cancel          (CodefBatch *self);
CodefBatchPhase codef_batch_get_phase       (CodefBatch *self);
const char     *codef_batch_get_id          (CodefBatch *self);
/* (transfer none) (nullable): the first lane that asks. */
CodefLane      *codef_batch_get_asking_lane (CodefBatch *self);
guint           codef_batch_get_n_in_state  (CodefBatch *self, CodefLaneState state);

G_END_DECLS
