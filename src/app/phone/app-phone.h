/* SPDX-License-Identifier: MIT */
/* The pretend phone of a tab: what the built-in sandbox sends to the person whose data is asked for, as it arrives.
 * It shows the messages of the sessions it was told to follow and of no others, so never any of another environment.
 *
 * Signal: "arrived": a message for a followed session came that belongs on a phone (a captcha's solution does not). */
#pragma once

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_PHONE (app_phone_get_type ())
G_DECLARE_FINAL_TYPE (AppPhone, app_phone, APP, PHONE, GtkBox)

GtkWidget  *app_phone_new        (AppContext *context);
/* From now on the messages of the session @jti are shown too. */
void        app_phone_follow     (AppPhone *self, const char *jti);
/* @jti: (nullable): the session that waits for an answer now; its newest message can be used. It is followed too. */
void        app_phone_set_asking (AppPhone *self, const char *jti);
/* Follows no session any more and shows nothing. */
void        app_phone_clear      (AppPhone *self);
/* (transfer none): GListModel of SandboxMessage, newest first. */
GListModel *app_phone_get_shown  (AppPhone *self);

G_END_DECLS
