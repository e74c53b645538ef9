/* SPDX-License-Identifier: MIT */
/* One message on the pretend phone: who asks, the code or the request to approve, and what a person can do with it.
 *
 * Actions: message.copy, message.use, message.approve, message.refuse, message.expire. "message.use" hands the code
 * to the action desk.use-code (s) of the tab around it. */
#pragma once

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_PHONE_ROW (app_phone_row_get_type ())
G_DECLARE_FINAL_TYPE (AppPhoneRow, app_phone_row, APP, PHONE_ROW, GtkListBoxRow)

GtkWidget      *app_phone_row_new         (AppContext *context, SandboxMessage *message);
SandboxMessage *app_phone_row_get_message (AppPhoneRow *self); /* (transfer none) */
/* TRUE while the service waits for what this message is about; what is over can be read and copied only. */
void            app_phone_row_set_live    (AppPhoneRow *self, gboolean live);

G_END_DECLS
