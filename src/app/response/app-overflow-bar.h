/* SPDX-License-Identifier: MIT */
/* Stands above the beginning of an answer that was larger than the limit: says how much is shown, and where the whole of it lies. */
#pragma once

#include "codef-attempt.h"
#include "codef-privacy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_OVERFLOW_BAR (app_overflow_bar_get_type ())
/* Its buttons activate "answer.save-received" and "answer.open-folder". Not visible without an overflow. */
G_DECLARE_FINAL_TYPE (AppOverflowBar, app_overflow_bar, APP, OVERFLOW_BAR, GtkWidget)

/* @attempt: (nullable): may have no overflow. @privacy: (nullable): while it is set the file, where nothing is masked, is not named. */
void app_overflow_bar_set_attempt (AppOverflowBar *self, CodefAttempt *attempt, CodefPrivacy *privacy);

G_END_DECLS
