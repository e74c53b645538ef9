/* SPDX-License-Identifier: MIT */
/* "Expect this": one expectation about one place of an answer, with the value that stands there to begin with.
 *
 * Signal "done" (GBytes): the expectation as JSON. Action: expect.accept. */
#pragma once

#include "app-context.h"
#include "codef-expectation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_EXPECT_WINDOW (app_expect_window_get_type ())
G_DECLARE_FINAL_TYPE (AppExpectWindow, app_expect_window, APP, EXPECT_WINDOW, AdwWindow)

/* @answer: (nullable): without it only @expectation (nullable) is changed. @pointer: the place. */
GtkWindow *app_expect_window_new (GtkWindow *parent, const char *pointer, DocDocument *answer, CodefExpectation *expectation);

G_END_DECLS
