/* SPDX-License-Identifier: MIT */
/* The authentication desk: what stands in a tab while the service wants more input before it answers. It shows who
 * asks and what, how much time is left, and the trail of the steps done; it sends what a person answers, and closes
 * by itself with the last answer. A dialog by its role, but no window: other tabs stay usable.
 *
 * Signal: "asks": a question stands and can be answered, a new one or the same again.
 * Property: "open": something is asked, or the answer to it is under way.
 * Actions: desk.answer; it uses call.cancel and call.restart of the tab around it. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_DESK (app_desk_get_type ())
G_DECLARE_FINAL_TYPE (AppDesk, app_desk, APP, DESK, GtkBox)

GtkWidget *app_desk_new          (AppContext *context);
/* @exchange: (nullable), with the @client it was started with. */
void       app_desk_set_exchange (AppDesk *self, CodefExchange *exchange, CodefClient *client);
gboolean   app_desk_is_open      (AppDesk *self);
/* As if @code was typed; a face that takes none ignores it. */
void       app_desk_take_code    (AppDesk *self, const char *code);
/* (transfer full) (nullable): what is asked, in one sentence, for a notification; NULL while closed. */
char      *app_desk_dup_sentence (AppDesk *self);
/* (nullable): what the desk complains about. */
const char *app_desk_get_problem (AppDesk *self);

G_END_DECLS
