/* SPDX-License-Identifier: MIT */
/* "Forget everything": asks, removes every key, then says so to the caller, which lets go of what still holds something. */
#pragma once

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks in front of @parent, then removes the keys of all environments.
 * finish: FALSE with G_IO_ERROR_CANCELLED if the user said no; with another error if keys may still lie in the keyring: the rest is to be
 * forgotten all the same. */
void     app_forget_async  (AppContext *context, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
gboolean app_forget_finish (GAsyncResult *result, GError **error);

G_END_DECLS
