/* SPDX-License-Identifier: MIT */
/* An answer that later ones are compared with: every difference is a verdict. Immutable. */
#pragma once

#include "codef-catalog.h"
#include "codef-verdict.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_BASELINE_VALUES, /* the same members, elements and values */
  CODEF_BASELINE_SHAPE,  /* the same members and types; each element as the first one of the baseline */
} CodefBaselineMode;

/* Of this many the rest is left out: an answer that is quite another one is said in a few lines. */
#define CODEF_BASELINE_MAX_VERDICTS 200

#define CODEF_TYPE_BASELINE (codef_baseline_get_type ())
G_DECLARE_FINAL_TYPE (CodefBaseline, codef_baseline, CODEF, BASELINE, GObject)

/* @ignore: (nullable) NULL-terminated: names of members that may differ in anything, wherever they are; or, beginning
 * with a slash, JSON pointers. NULL: codef_baseline_get_default_ignore(). (transfer full) */
CodefBaseline     *codef_baseline_new      (DocDocument *answer, CodefBaselineMode mode, const char *const *ignore);
DocDocument       *codef_baseline_get_answer (CodefBaseline *self);
CodefBaselineMode  codef_baseline_get_mode (CodefBaseline *self);
const char *const *codef_baseline_get_ignore (CodefBaseline *self);
/* transactionId, jti and time stamps. */
const char *const *codef_baseline_get_default_ignore (void);
/* (transfer full) (element-type CodefVerdict): the differences; empty if there are none. */
GPtrArray         *codef_baseline_check    (CodefBaseline *self, DocDocument *answer);

/* Against the catalogue's sample answer of @product, shape only, below "data" of an answer with data: new members,
 * missing ones, other types. Empty where the catalogue does not know the answer. (transfer full) (element-type
 * CodefVerdict) */
GPtrArray         *codef_baseline_check_drift (CodefProduct *product, DocDocument *answer);

G_END_DECLS
