/* SPDX-License-Identifier: MIT */
/* One line over an answer: a badge with code and meaning, which opens the explanation, and HTTP status, time and size
 * beside it. */
#pragma once

#include "app-explain.h"
#include "codef-exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_STATUS_LINE (app_status_line_get_type ())
G_DECLARE_FINAL_TYPE (AppStatusLine, app_status_line, APP, STATUS_LINE, GtkWidget)

/* @explained: what the reply of @exchange means; only read. */
void  app_status_line_set_answer   (AppStatusLine *self, CodefExchange *exchange, const AppExplained *explained);
/* Closes the explanation behind the badge. */
void  app_status_line_close        (AppStatusLine *self);
/* (transfer full): the whole line in words, "CF-00000 Success, HTTP 200, 143 ms, 2.1 kB", for the announcement. */
char *app_status_line_dup_sentence (AppStatusLine *self);
/* Rows inside the answer that failed: a badge of their own, which goes from one to the next (answer.next-failure). */
void  app_status_line_set_failures (AppStatusLine *self, guint n_failures);
/* How many of @n_judged verdicts passed: a badge of their own (call.next-unexpected); hidden where there are none. */
void  app_status_line_set_checks   (AppStatusLine *self, guint n_passed, guint n_judged);
/* Code and meaning alone, without status, time and size. */
void  app_status_line_set_brief (AppStatusLine *self, gboolean brief);

G_END_DECLS
