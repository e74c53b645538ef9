/* SPDX-License-Identifier: MIT */
/* Asks once what the history keeps of requests to an environment that reaches real people's data. Closed without a choice, it keeps no
 * contents and asks again in another session. */
#pragma once

#include "app-recorder.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_HISTORY_QUESTION (app_history_question_get_type ())
G_DECLARE_FINAL_TYPE (AppHistoryQuestion, app_history_question, APP, HISTORY_QUESTION, AdwWindow)

void app_history_question_present (AppRecorder *recorder, CodefEnvironment *environment, GtkWindow *parent);

G_END_DECLS
