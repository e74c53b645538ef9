/* SPDX-License-Identifier: MIT */
/* What an exchange is made of, for the two files that change it. */
#pragma once

#include "codef-exchange-private.h"

G_BEGIN_DECLS

struct _CodefExchange
{
  GObject           parent_instance;

  CodefRequest     *request;     /* (owned) what was asked first */
  CodefRequest     *sent;        /* (owned) what is or was on its way last: the request or a continuation */
  CodefEnvironment *environment; /* (owned) */
  CodefClock       *clock;       /* (owned) */
  CodefCatalog     *catalog;     /* (owned) (nullable) */
  GListStore       *attempts;    /* (owned) of CodefAttempt */
  GListStore       *steps;       /* (owned) of CodefStep */
  CodefReply       *reply;       /* (owned) (nullable) the latest */
  GError           *error;       /* (owned) (nullable) on FAILED, or why the last input was lost */
  CodefChallenge   *challenge;   /* (owned) (nullable) in CHALLENGED and while its answer is under way */
  GBytes           *inputs;      /* (owned) (nullable) of all steps that were accepted */
  GBytes           *new_inputs;  /* (owned) (nullable) of the step under way */
  GCancellable     *cancellable; /* (owned) */
  CodefPhase        phase;
  guint             n_same;      /* how often the present challenge has been asked */
  gint64            limit_us;    /* CLOCK_BOOTTIME; of the present challenge */
  gint64            started_unix_us;
  gint64            step_unix_us; /* when the step under way was sent */
  gint64            started_us;  /* monotonic */
  gint64            sent_us;     /* monotonic: when what is on its way was sent */
  gint64            ended_us;    /* monotonic; 0 while it runs */
};

void _codef_exchange_add_step      (CodefExchange *self, CodefStep *step);
void _codef_exchange_set_reply     (CodefExchange *self, CodefReply *reply);
/* @error: (nullable) */
void _codef_exchange_set_error     (CodefExchange *self, const GError *error);
/* @challenge: (nullable) */
void _codef_exchange_set_challenge (CodefExchange *self, CodefChallenge *challenge);
/* Last of all: who hears of it finds everything in place. */
void _codef_exchange_set_phase     (CodefExchange *self, CodefPhase phase);
/* CHALLENGED → CANCELLED. */
void _codef_exchange_abandon       (CodefExchange *self);

G_END_DECLS
