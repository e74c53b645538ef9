/* SPDX-License-Identifier: MIT */
/* The page in the answer's place when there is nothing to show as a tree: cause, next step, technical detail one click
 * away. */
#pragma once

#include "app-problem-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_PROBLEM_PAGE (app_problem_page_get_type ())
/* Its button activates "answer.copy-support". */
G_DECLARE_FINAL_TYPE (AppProblemPage, app_problem_page, APP, PROBLEM_PAGE, GtkWidget)

/* @text: only read. */
void app_problem_page_set_text (AppProblemPage *self, const AppProblemText *text);

G_END_DECLS
