/* SPDX-License-Identifier: MIT */
/* What a run of the program has in common: built by main, handed down. Nothing costly is made before it is asked for. */
#pragma once

#include "cli-exit.h"
#include "codef-catalog.h"

G_BEGIN_DECLS

typedef struct _CliSession CliSession;

CliSession    *cli_session_new                  (void);
void           cli_session_free                 (CliSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliSession, cli_session_free)

/* (transfer none): cancelled by the first interrupt; a second one ends the process. */
GCancellable  *cli_session_get_cancellable      (CliSession *self);
/* (transfer none): read when first asked for, the user's own products included; what is wrong with those goes to standard error. */
CodefCatalog  *cli_session_get_catalog          (CliSession *self);
/* The language of labels: Korean in a Korean locale, else English. */
CodefLanguage  cli_session_get_language         (CliSession *self);
/* Turns the main loop until @done is TRUE. */
void           cli_session_run_until            (CliSession *self, const gboolean *done);
/* Runs what is ready by now, without waiting: what another thread has sent along with a result. */
void           cli_session_run_pending          (CliSession *self);

G_END_DECLS
