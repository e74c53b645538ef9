/* SPDX-License-Identifier: MIT */
/* What a person wants a suite to be, and how it becomes one: files are read in a thread, clients of the environments are asked for, and
 * nothing is sent. No widgets. */
#pragma once

#include "app-context.h"
#include "codef-suite.h"

G_BEGIN_DECLS

typedef struct
{
  char         **paths;        /* (owned) files, and folders with what is below them */
  char          *tags;         /* (owned) (nullable) words; only requests that have one of them */
  char          *environment;  /* (owned) (nullable) id; NULL: where each file says, else the built-in sandbox */
  char          *rows_file;    /* (owned) (nullable) */
  char          *answers_file; /* (owned) (nullable) */
  gboolean       by_phone;     /* the pretend phone answers */
  CodefSuitePace pace;
} AppSuitePlan;

AppSuitePlan     *app_suite_plan_new        (void);
AppSuitePlan     *app_suite_plan_copy       (const AppSuitePlan *self);
void              app_suite_plan_free       (AppSuitePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppSuitePlan, app_suite_plan_free)

/* CODEF_ERROR_BAD_REQUEST with a sentence about a file, however many are wrong: a suite that leaves one out is no proof.
 * G_IO_ERROR_NOT_FOUND: there is nothing to run. CODEF_ERROR_NO_CREDENTIALS: the keys of app_suite_prepare_get_environment() are to be
 * asked for. Returns: (transfer full) */
void              app_suite_prepare_async   (AppContext *context, const AppSuitePlan *plan, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
CodefSuite       *app_suite_prepare_finish  (AppContext *context, GAsyncResult *result, GError **error);
/* (transfer none) (nullable): id of the environment that was asked for last, for what an error says. */
const char       *app_suite_prepare_get_environment (GAsyncResult *result);

G_END_DECLS
