/* SPDX-License-Identifier: MIT */
/* A pair of keys to use against the sandbox from elsewhere: each value with a button that copies it. They open nothing but this
 * sandbox, so they are shown. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SANDBOX_KEYS (app_sandbox_keys_get_type ())
G_DECLARE_FINAL_TYPE (AppSandboxKeys, app_sandbox_keys, APP, SANDBOX_KEYS, AdwBin)

void app_sandbox_keys_set_texts  (AppSandboxKeys *self, const char *title, const char *description);
/* @public_key: (nullable): its row is hidden then. */
void app_sandbox_keys_set_values (AppSandboxKeys *self, const char *client_id, const char *client_secret, const char *public_key);

G_END_DECLS
