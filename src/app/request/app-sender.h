/* SPDX-License-Identifier: MIT */
/* From what a tab holds to a request that can be started: the client of an environment, secret fields encrypted. The work on the
 * text happens in another thread. */
#pragma once

#include "app-context.h"
#include "codef-client.h"

G_BEGIN_DECLS

/* @product: (nullable). */
void           app_sender_prepare_async  (AppContext *context, CodefEnvironment *environment, const char *path, CodefProduct *product,
                                          const char *json, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* @throwaway: (out): TRUE if secret fields were encrypted with a key that nobody has the other half of, because the vendor's
 * sandbox has none stored and decrypts nothing.
 * @client: (out) (transfer full): the one to start it with.
 * Returns: (transfer full): NULL with CODEF_ERROR or G_IO_ERROR_CANCELLED: nothing was sent. */
CodefRequest  *app_sender_prepare_finish (AppContext *context, GAsyncResult *result, gboolean *throwaway, CodefClient **client,
                                          GError **error);

G_END_DECLS
