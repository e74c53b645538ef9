/* SPDX-License-Identifier: MIT */
/* Saved requests, each once for every row of values, run side by side. A request that takes a value out of another one's
 * answer waits for it. */
#pragma once

#include "cli-answers.h"
#include "cli-call.h"
#include "store-request.h"

G_BEGIN_DECLS

typedef enum
{
  CLI_CASE_PENDING,
  CLI_CASE_RUNNING,
  CLI_CASE_PASSED,
  CLI_CASE_FAILED,  /* an expectation or the baseline */
  CLI_CASE_ERROR,   /* there is no answer to check */
  CLI_CASE_SKIPPED, /* after the first one that did not pass, with bail */
} CliCaseState;

typedef struct
{
  StoreRequest  *request;  /* (owned) */
  CliCall       *call;     /* (borrowed) where it goes */
  GHashTable    *row;      /* (owned) (nullable) name → value */
  guint          n_row;    /* from 1; 0 without rows */
  CliCaseState   state;
  CodefExchange *exchange; /* (owned) (nullable) */
  GPtrArray     *verdicts; /* (owned) of CodefVerdict */
  GPtrArray     *drift;    /* (owned) of CodefVerdict: where the answer differs from the catalogue; fails nothing */
  GError        *error;    /* (owned) (nullable) */
  CliAnswers    *answers;  /* (owned) (nullable) for additional authentication */
  guint          phone_id; /* source id: looks at the pretend phone; 0 if it does not */
  guint          n_looks;
} CliCase;

/* What a suite is made of; all borrowed, the calls have to outlive it. */
typedef struct
{
  GPtrArray  *requests; /* of StoreRequest */
  GPtrArray  *rows;     /* (nullable) of GHashTable */
  GHashTable *calls;    /* id of an environment → CliCall; "" where a request names none, or all go to one place */
  CliAnswers *answers;  /* (nullable) used anew by each case */
  gboolean    by_phone; /* the pretend phone answers */
} CliSuiteParts;

typedef struct _CliSuite CliSuite;

CliSuite  *cli_suite_new   (CliSession *session, const CliSuiteParts *parts);
void       cli_suite_free  (CliSuite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliSuite, cli_suite_free)
/* Runs all, at most @parallel at a time. @bail: the first that does not pass ends it. An interrupt ends it too. */
void       cli_suite_run   (CliSuite *self, guint parallel, gboolean bail);
/* (transfer none) (element-type CliCase): in the order of the requests, then of the rows. */
GPtrArray *cli_suite_get_cases (CliSuite *self);
guint      cli_suite_count (CliSuite *self, CliCaseState state);

G_END_DECLS
