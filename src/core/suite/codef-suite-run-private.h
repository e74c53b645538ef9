/* SPDX-License-Identifier: MIT */
/* What a suite does with its runs. */
#pragma once

#include "codef-answers.h"
#include "codef-suite-run.h"
#include "codef-suite-target.h"

G_BEGIN_DECLS

struct _CodefSuiteRun
{
  GObject           parent_instance;
  CodefSuiteCase   *one;      /* (owned) */
  CodefSuiteTarget *target;   /* (borrowed) of the suite's table */
  GHashTable       *row;      /* (owned) (nullable) name → value */
  guint             n_row;
  CodefSuiteState   state;
  CodefExchange    *exchange; /* (owned) (nullable) */
  GError           *error;    /* (owned) (nullable) */
  GPtrArray        *verdicts; /* (owned) of CodefVerdict */
  GPtrArray        *drift;    /* (owned) of CodefVerdict */
  CodefAnswers     *answers;  /* (owned) (nullable) for additional authentication */
  gpointer          suite;    /* (borrowed) (nullable) set while it runs */
  guint             phone_id; /* source: looks at the pretend phone; 0 if it does not */
  guint             n_looks;
};

/* @row, @answers: (nullable). (transfer full) */
CodefSuiteRun *_codef_suite_run_new       (CodefSuiteCase *one, CodefSuiteTarget *target, GHashTable *row, guint n_row,
                                           CodefAnswers *answers);
void           _codef_suite_run_set_state (CodefSuiteRun *self, CodefSuiteState state);
/* Takes the verdicts on the answer that came. Returns whether it passed. */
gboolean       _codef_suite_run_check     (CodefSuiteRun *self, CodefProduct *product);

G_END_DECLS
