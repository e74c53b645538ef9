/* SPDX-License-Identifier: MIT */
/* The Secret Service, through libsecret. libsecret is loaded when the first key is asked for, not when a program starts: it and its
 * crypto library would cost every `codefctl format` and `codefctl --version` their start, and a machine without it still works. */
#pragma once

#include "codef-secret.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StoreKeyringError:
 * @STORE_KEYRING_ERROR_NO_LIBRARY: libsecret is not installed
 * @STORE_KEYRING_ERROR_NO_SERVICE: no session bus, or nothing on it that keeps secrets
 * @STORE_KEYRING_ERROR_LOCKED: locked, and not unlocked when asked
 * @STORE_KEYRING_ERROR_OTHER: anything else; the message is the service's own
 * Cancellation stays G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  STORE_KEYRING_ERROR_NO_LIBRARY,
  STORE_KEYRING_ERROR_NO_SERVICE,
  STORE_KEYRING_ERROR_LOCKED,
  STORE_KEYRING_ERROR_OTHER,
} StoreKeyringError;

#define STORE_KEYRING_ERROR (store_keyring_error_quark ())
GQuark       store_keyring_error_quark  (void);

/* One entry for each environment: schema "io.github.codef_console.CodefConsole.Credentials", attribute "environment". Attributes and
 * label are not protected by the service: nothing secret is in them. The callback's source is NULL; a call can take a minute when the
 * service hangs, the caller has the limit. */
void         store_keyring_lookup_async  (const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* (transfer full) (nullable): NULL without an error if there is no entry. */
CodefSecret *store_keyring_lookup_finish (GAsyncResult *result, GError **error);
void         store_keyring_store_async   (const char *environment_id, CodefSecret *text, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean     store_keyring_store_finish  (GAsyncResult *result, GError **error);
/* @environment_id: (nullable): NULL for the entries of all environments. */
void         store_keyring_clear_async   (const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* TRUE too if there was no entry. */
gboolean     store_keyring_clear_finish  (GAsyncResult *result, GError **error);

/* TRUE while the service asks the user something, say for the password of a locked keyring: people take longer than services. */
gboolean     store_keyring_is_asking    (void);

G_END_DECLS
