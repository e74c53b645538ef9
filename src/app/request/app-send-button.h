/* SPDX-License-Identifier: MIT */
/* "Send", and while a request is under way "Stop" with the time that has passed. It names the actions call.send and call.cancel of
 * the page around it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SEND_BUTTON (app_send_button_get_type ())
G_DECLARE_FINAL_TYPE (AppSendButton, app_send_button, APP, SEND_BUTTON, AdwBin)

/* @running: TRUE from the wish to send until there is an end; the time runs from the change. */
void app_send_button_set_running (AppSendButton *self, gboolean running);
/* @doubts: the service would refuse what stands in the form, for the reason in @why (nullable); sending stays possible. */
void app_send_button_set_doubts  (AppSendButton *self, gboolean doubts, const char *why);

G_END_DECLS
