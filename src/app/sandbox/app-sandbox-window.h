/* SPDX-License-Identifier: MIT */
/* The built-in sandbox: whether it runs and where, the two pairs of keys, what the next call shall meet, and a live log of what
 * arrived.
 *
 * Actions: sandbox.start, sandbox.stop. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SANDBOX_WINDOW (app_sandbox_window_get_type ())

G_DECLARE_FINAL_TYPE (AppSandboxWindow, app_sandbox_window, APP, SANDBOX_WINDOW, AdwWindow)

/* Shows the window, the one open already if there is one. @parent: (nullable). */
void       app_sandbox_window_present (AppContext *context, GtkWindow *parent);
GtkWindow *app_sandbox_window_new     (AppContext *context);

G_END_DECLS
