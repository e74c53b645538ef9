/* SPDX-License-Identifier: MIT */
/* What an answer means and what to do: a block above the tree of a refusal, and the same behind the badge of any
 * answer. */
#pragma once

#include "app-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_EXPLANATION (app_explanation_get_type ())
/* Its button activates "answer.show-code" with the code. */
G_DECLARE_FINAL_TYPE (AppExplanation, app_explanation, APP, EXPLANATION, GtkWidget)

/* @explained: only read; @brief: leaves out what is minor. */
void app_explanation_set_explained (AppExplanation *self, const AppExplained *explained, gboolean brief);

G_END_DECLS
