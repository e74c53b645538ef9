/* SPDX-License-Identifier: MIT */
/* Everything that is sent from the window goes into the history when it ends: what of it, the settings say. Sandboxes are kept whole;
 * of the demo service and of production the user is asked once.
 *
 * Signal "asks" (CodefEnvironment): something was sent to an environment about which nothing is decided yet. It is kept without its
 * contents until app_recorder_decide(). */
#pragma once

#include "app-context.h"
#include "store-history.h"

G_BEGIN_DECLS

/* Of the settings' HistoryKeep. */
typedef enum
{
  APP_KEEP_ASK,
  APP_KEEP_NOTHING,
  APP_KEEP_HEADS,
  APP_KEEP_BODIES,
} AppKeep;

#define APP_TYPE_RECORDER (app_recorder_get_type ())
G_DECLARE_FINAL_TYPE (AppRecorder, app_recorder, APP, RECORDER, GObject)

/* Lives as long as @context. */
void          app_recorder_attach      (AppContext *context, StoreHistory *history);
/* The end of the program, or of the context: what is still open is kept as it stands, and all is written. */
void          app_recorder_end         (AppContext *context);
/* (transfer none) (nullable): NULL if none was attached. */
AppRecorder  *app_recorder_get         (AppContext *context);
StoreHistory *app_recorder_get_history (AppRecorder *self);
/* What is kept of requests to @environment from now on; APP_KEEP_ASK until it is decided. */
AppKeep       app_recorder_get_keep    (AppRecorder *self, CodefEnvironment *environment);
void          app_recorder_decide      (AppRecorder *self, CodefEnvironment *environment, AppKeep keep);

G_END_DECLS
