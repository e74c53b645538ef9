/* SPDX-License-Identifier: MIT */
/* Saved requests, each once for every row of values, run side by side. A request that takes a value out of another one's
 * answer waits for it. */
#pragma once

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
  GHashTable    *row;      /* (owned) (nullable) name → value */
  guint          n_row;    /* from 1; 0 without rows */
  CliCaseState   state;
  CodefExchange *exchange; /* (owned) (nullable) */
  GPtrArray     *verdicts; /* (owned) of CodefVerdict */
  GError        *error;    /* (owned) (nullable) */
} CliCase;

typedef struct _CliSuite CliSuite;

/* @rows: (nullable) (element-type GHashTable). */
CliSuite  *cli_suite_new   (CliSession *session, CliCall *call, GPtrArray *requests, GPtrArray *rows);
void       cli_suite_free  (CliSuite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliSuite, cli_suite_free)
/* Runs all, at most @parallel at a time. @bail: the first that does not pass ends it. An interrupt ends it too. */
void       cli_suite_run   (CliSuite *self, guint parallel, gboolean bail);
/* (transfer none) (element-type CliCase): in the order of the requests, then of the rows. */
GPtrArray *cli_suite_get_cases (CliSuite *self);
guint      cli_suite_count (CliSuite *self, CliCaseState state);

G_END_DECLS
