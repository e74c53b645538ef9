/* SPDX-License-Identifier: MIT */
/* Requests, each once for every row of values, run side by side. A request that takes a value out of another one's answer
 * waits for it.
 *
 * A GListModel of CodefSuiteRun, in the order of the cases, then of the rows; it never changes, its items do.
 * Property: "running" (boolean). Signal "progress": an item has another state; the counts are of now. */
#pragma once

#include "codef-answers.h"
#include "codef-catalog.h"
#include "codef-suite-run.h"
#include "codef-suite-target.h"

G_BEGIN_DECLS

/* What a suite is made of; it takes references. */
typedef struct
{
  GPtrArray    *cases;   /* of CodefSuiteCase */
  GPtrArray    *rows;    /* (nullable) of GHashTable, name → value */
  GHashTable   *targets; /* id of an environment → CodefSuiteTarget; "" where a request names none, or all go to one place */
  CodefAnswers *answers; /* (nullable) used anew by each run */
  gboolean      by_phone; /* the pretend phone answers, where there is one */
  CodefCatalog *catalog;
  CodefClock   *clock;
} CodefSuiteParts;

typedef struct
{
  guint    parallel;   /* at most so many at a time */
  double   per_second; /* at most so many begin in a second; 0: no limit */
  gboolean bail;       /* the first that does not pass ends it */
} CodefSuitePace;

#define CODEF_TYPE_SUITE (codef_suite_get_type ())
G_DECLARE_FINAL_TYPE (CodefSuite, codef_suite, CODEF, SUITE, GObject)

CodefSuite *codef_suite_new        (const CodefSuiteParts *parts);
/* (transfer full): those of @earlier that did not pass, once more; what they need of others' answers they take from
 * there. */
CodefSuite *codef_suite_new_again  (CodefSuite *earlier);
/* Once. Lives until it is done, whoever drops it. */
void        codef_suite_start      (CodefSuite *self, const CodefSuitePace *pace);
/* Closes the sockets of what runs; the rest is skipped. */
void        codef_suite_cancel     (CodefSuite *self);
gboolean    codef_suite_is_running (CodefSuite *self);
guint       codef_suite_count      (CodefSuite *self, CodefSuiteState state);
/* (transfer none) */
CodefSuiteRun *codef_suite_get_run (CodefSuite *self, guint position);
guint       codef_suite_get_n_runs (CodefSuite *self);

G_END_DECLS
