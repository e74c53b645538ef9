/* SPDX-License-Identifier: MIT */
/* Where the time of one attempt went: a bar in six parts, and the same in words below it. */
#pragma once

#include "codef-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_TIMING_BAR (app_timing_bar_get_type ())
G_DECLARE_FINAL_TYPE (AppTimingBar, app_timing_bar, APP, TIMING_BAR, GtkWidget)

GtkWidget *app_timing_bar_new        (void);
/* Copies @timing. */
void       app_timing_bar_set_timing (AppTimingBar *self, const CodefTiming *timing);
/* (transfer full): "DNS 1.2 ms · connect 0.3 ms · …"; phases that did not happen are left out. */
char      *app_timing_bar_dup_words  (const CodefTiming *timing);

G_END_DECLS
