/* SPDX-License-Identifier: MIT */
/* Keeps what stands in the tabs of all windows, a moment after each change, and brings it back at the next start. */
#pragma once

#include "app-window.h"

G_BEGIN_DECLS

#define APP_TYPE_SESSION (app_session_get_type ())
G_DECLARE_FINAL_TYPE (AppSession, app_session, APP, SESSION, GObject)

/* Follows the windows of @application from now on. Dropped, it writes no more. */
AppSession *app_session_new  (GtkApplication *application, AppContext *context);
/* Gives @window, the only one, its first tabs: those of the last time, or an empty one. */
void        app_session_open (AppSession *self, AppWindow *window);
/* Keeps what is there now and no later change: the windows are about to close. */
void        app_session_end  (AppSession *self);

G_END_DECLS
