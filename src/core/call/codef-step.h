/* SPDX-License-Identifier: MIT */
/* A step of additional authentication that is done: what was asked, what was sent, what came of it. Immutable; share it
 * freely between threads. */
#pragma once

#include "codef-challenge.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_STEP_ACCEPTED,    /* the next step, or the product's answer, came */
  CODEF_STEP_ASKED_AGAIN, /* the same is asked again: wrong code, new picture, approved too early */
  CODEF_STEP_REFUSED,     /* the service said no: codef_step_get_code() */
  CODEF_STEP_LOST,        /* no answer came */
} CodefStepVerdict;

#define CODEF_TYPE_STEP_VERDICT (codef_step_verdict_get_type ())
GType codef_step_verdict_get_type (void);

#define CODEF_TYPE_STEP (codef_step_get_type ())
G_DECLARE_FINAL_TYPE (CodefStep, codef_step, CODEF, STEP, GObject)

CodefChallengeKind codef_step_get_kind   (CodefStep *self);
const char        *codef_step_get_method (CodefStep *self); /* (nullable): as sent */
/* (transfer none): JSON object of the inputs that this step added, secrets masked. */
GBytes            *codef_step_get_sent   (CodefStep *self);
gint64             codef_step_get_sent_unix_us (CodefStep *self);
/* (nullable): session and time stamp that were sent along. */
const char        *codef_step_get_jti    (CodefStep *self);
const char        *codef_step_get_time_stamp (CodefStep *self);
CodefStepVerdict   codef_step_get_verdict (CodefStep *self);
/* (nullable): the result code of the answer, or the reason's code where it is asked again; NULL if no answer came. */
const char        *codef_step_get_code   (CodefStep *self);
/* (nullable): the service's words, or why no answer came. */
const char        *codef_step_get_message (CodefStep *self);
/* (nullable): what the answer brought for the next step; NULL if there is none. */
const char        *codef_step_get_next_jti (CodefStep *self);
const char        *codef_step_get_next_time_stamp (CodefStep *self);

G_END_DECLS
