/* SPDX-License-Identifier: MIT */
/* One row of an accountList, judged as the service and the institution behind it would. */
#pragma once

#include "sandbox-service.h"

G_BEGIN_DECLS

/* The words of the service in answers of account operations (its guide's example). */
#define SANDBOX_ACCOUNT_MESSAGE "정상"

/* The two lists of an answer as they grow. */
typedef struct
{
  GString *successes; /* (owned) */
  GString *errors;    /* (owned) */
  guint    n_successes;
  guint    n_errors;
} SandboxReport;

SandboxReport *sandbox_report_new      (void);
void           sandbox_report_free     (SandboxReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxReport, sandbox_report_free)
/* @code: (nullable): NULL for success. @extra_message: (nullable). */
void           sandbox_report_add      (SandboxReport *self, SandboxService *service, const SandboxAccount *account,
                                        const char *code, const char *extra_message);
/* Answers with both lists. @failure: the code when no row succeeded. @connected_id: (nullable). */
void           sandbox_report_answer   (SandboxReport *self, SandboxService *service, SandboxCall *call,
                                        const char *failure, const char *connected_id);

/* What a magic id or missing members make of the row: (transfer full) (nullable) result code, NULL for success.
 * @with_login: FALSE for operations that need no login (delete, reference-add). @extra_message: (out) (transfer none)
 * (nullable). */
char          *sandbox_account_row_judge (SandboxService *service, SandboxCall *call, DocNode row,
                                          const SandboxAccount *account,
                                          gboolean with_login, const char **extra_message);
/* Decrypts the passwords of every row. Returns: FALSE when one cannot be; the answer is then set. */
gboolean       sandbox_account_rows_check_secrets (SandboxService *service, SandboxCall *call, DocNode list);

G_END_DECLS
