/* SPDX-License-Identifier: MIT */
/* Where keys lie: the Secret Service, or this session's memory where there is none. Never a file of ours.
 *
 * The first failure of the service decides for the rest of the session (until store_secrets_retry()), so that a service that hangs is
 * waited for once, not at every click. Keys that came into memory stay there. */
#pragma once

#include "codef-credentials.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* The service may hang for 50 s; we wait this long and then say so. While it asks the user (a locked keyring) there is no limit. */
#define STORE_SECRETS_LIMIT_MS 5000

typedef enum
{
  STORE_SECRETS_UNKNOWN,    /* not asked yet */
  STORE_SECRETS_KEYRING,
  STORE_SECRETS_MEMORY,     /* no service, no bus, locked and dismissed, or it did not answer */
} StoreSecretsPlace;
#define STORE_TYPE_SECRETS_PLACE (store_secrets_place_get_type ())
GType             store_secrets_place_get_type (void);

#define STORE_TYPE_SECRETS (store_secrets_get_type ())
/* Properties: "place", "reason" (nullable, translated: why only memory); both notify on change. */
G_DECLARE_FINAL_TYPE (StoreSecrets, store_secrets, STORE, SECRETS, GObject)

/* @use_keyring: FALSE keeps everything in memory (tests, --credentials-file). */
StoreSecrets     *store_secrets_new           (gboolean use_keyring);
StoreSecretsPlace store_secrets_get_place     (StoreSecrets *self);
/* (nullable): NULL unless the place is MEMORY for want of a keyring. */
const char       *store_secrets_get_reason    (StoreSecrets *self);
/* Forgets the failure: the next call asks the service again (the user has unlocked it meanwhile). */
void              store_secrets_retry         (StoreSecrets *self);

/* The lookup gives NULL without error if there is nothing; an error if the entry is there and is no pair of keys. */
void              store_secrets_lookup_async  (StoreSecrets *self, const char *environment_id, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
CodefCredentials *store_secrets_lookup_finish (StoreSecrets *self, GAsyncResult *result, GError **error);
/* Never fails for want of a keyring: it is then kept in memory and "place" says so. The only error is G_IO_ERROR_CANCELLED. */
void              store_secrets_store_async   (StoreSecrets *self, const char *environment_id, CodefCredentials *credentials,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean          store_secrets_store_finish  (StoreSecrets *self, GAsyncResult *result, GError **error);
/* Forgets the keys in memory and in the keyring. An error if the keyring has an entry that could still be there. */
void              store_secrets_clear_async   (StoreSecrets *self, const char *environment_id, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean          store_secrets_clear_finish  (StoreSecrets *self, GAsyncResult *result, GError **error);
/* The keys of all environments, known or not: asks the service even if it failed before. Ends with store_secrets_clear_finish(). */
void              store_secrets_clear_all_async (StoreSecrets *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);

G_END_DECLS
