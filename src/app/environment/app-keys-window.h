/* SPDX-License-Identifier: MIT */
/* Keys and token of each environment: typed or pasted, checked, tested with one button, kept in the keyring.
 *
 * Actions: keys.save, keys.remove, keys.paste, keys.test, keys.forget-token. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_KEYS_WINDOW (app_keys_window_get_type ())
/* Property: "context" (construct-only). */
G_DECLARE_FINAL_TYPE (AppKeysWindow, app_keys_window, APP, KEYS_WINDOW, AdwWindow)

/* Shows the window, the one open already if there is one. @parent: (nullable).
 * @environment_id: (nullable): NULL for the environment chosen now. @sentence: (nullable): why it opens by itself. */
void        app_keys_window_present         (AppContext *context, GtkWindow *parent, const char *environment_id, const char *sentence);
GtkWindow  *app_keys_window_new             (AppContext *context);
void        app_keys_window_set_environment (AppKeysWindow *self, const char *environment_id);
/* FALSE while keys are looked up, stored or tested. */
gboolean    app_keys_window_is_idle         (AppKeysWindow *self);
/* (nullable): what its notice says now. */
const char *app_keys_window_get_notice      (AppKeysWindow *self);

G_END_DECLS
