/* SPDX-License-Identifier: MIT */
/* One attempt of an exchange, folded into a line: opened, it shows why it was made, where its time went and both
 * directions. */
#pragma once

#include "codef-attempt.h"
#include "codef-privacy.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_ATTEMPT_ROW (app_attempt_row_get_type ())
G_DECLARE_FINAL_TYPE (AppAttemptRow, app_attempt_row, APP, ATTEMPT_ROW, AdwExpanderRow)

/* Row for the attempt at @position of @attempts (GListModel of CodefAttempt). @privacy: (nullable): masks personal data
 * in both directions. */
GtkWidget *app_attempt_row_new (GListModel *attempts, guint position, CodefPrivacy *privacy);

G_END_DECLS
