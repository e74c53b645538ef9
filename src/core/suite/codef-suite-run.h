/* SPDX-License-Identifier: MIT */
/* One request of a suite for one row of values, and what became of it. Made by a suite, which alone changes it.
 *
 * Property: "state" (uint, a CodefSuiteState). */
#pragma once

#include "codef-exchange.h"
#include "codef-suite-case.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_SUITE_PENDING,
  CODEF_SUITE_RUNNING,
  CODEF_SUITE_PASSED,
  CODEF_SUITE_FAILED,  /* an expectation or the baseline */
  CODEF_SUITE_ERROR,   /* there is no answer to check */
  CODEF_SUITE_SKIPPED, /* after the first one that did not pass, with bail; or after the suite was cancelled */
} CodefSuiteState;

#define CODEF_SUITE_N_STATES (CODEF_SUITE_SKIPPED + 1)

/* Mark and word: "✔ passed". */
const char       *codef_suite_state_get_title     (CodefSuiteState state);

#define CODEF_TYPE_SUITE_RUN (codef_suite_run_get_type ())
G_DECLARE_FINAL_TYPE (CodefSuiteRun, codef_suite_run, CODEF, SUITE_RUN, GObject)

CodefSuiteCase   *codef_suite_run_get_case        (CodefSuiteRun *self);
CodefEnvironment *codef_suite_run_get_environment (CodefSuiteRun *self);
/* The number of the row of values, from 1; 0 without rows. */
guint             codef_suite_run_get_row         (CodefSuiteRun *self);
CodefSuiteState   codef_suite_run_get_state       (CodefSuiteRun *self);
/* (nullable): NULL until it is sent. */
CodefExchange    *codef_suite_run_get_exchange    (CodefSuiteRun *self);
/* (nullable): why there is no answer to check. */
const GError     *codef_suite_run_get_error       (CodefSuiteRun *self);
/* (element-type CodefVerdict): expectations, then differences from the baseline. */
GPtrArray        *codef_suite_run_get_verdicts    (CodefSuiteRun *self);
/* (element-type CodefVerdict): where the answer differs from the catalogue; fails nothing. */
GPtrArray        *codef_suite_run_get_drift       (CodefSuiteRun *self);

/* What reports and lists say of it. */

/* (transfer full): the name, with the row if there are rows. */
char             *codef_suite_run_dup_name        (CodefSuiteRun *self);
/* (transfer full): why it did not pass, one line each, secrets masked; "" if it did. */
char             *codef_suite_run_explain         (CodefSuiteRun *self);
gint64            codef_suite_run_get_elapsed_us  (CodefSuiteRun *self);
/* (transfer none) (nullable) */
CodefReply       *codef_suite_run_get_reply       (CodefSuiteRun *self);

G_END_DECLS
