/* SPDX-License-Identifier: MIT */
/* One client an environment, made from the keys kept for it and dropped when they change. A part of AppContext. */
#pragma once

#include "codef-client.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-transport.h"
#include "store-secrets.h"

G_BEGIN_DECLS

/* Signals: "started" (CodefExchange): one of the clients sends something. "warned" (sentence): a preference cannot be followed. */
#define APP_TYPE_CLIENTS (app_clients_get_type ())
G_DECLARE_FINAL_TYPE (AppClients, app_clients, APP, CLIENTS, GObject)

/* @settings: what they say of the network is followed when a transport is made. @loopback, @outside: (nullable): transports without and
 * with the system's proxy; NULL: made when they are needed. */
AppClients     *app_clients_new           (CodefCatalog *catalog, StoreSecrets *secrets, CodefClock *clock, GSettings *settings,
                                            CodefTransport *loopback, CodefTransport *outside);
/* (transfer none) */
CodefTransport *app_clients_get_transport (AppClients *self, CodefEnvironment *environment);
/* (transfer none) (nullable): the one made already, if its hosts are those of @environment. */
CodefClient    *app_clients_peek          (AppClients *self, CodefEnvironment *environment);
/* (transfer none): the one made already, or one with these @credentials. */
CodefClient    *app_clients_ensure        (AppClients *self, CodefEnvironment *environment, CodefCredentials *credentials);
void            app_clients_drop          (AppClients *self, const char *environment_id);

/* The client of @environment with the keys that are stored; the vendor's sandbox works without any. CODEF_ERROR_NO_CREDENTIALS if there are
 * none. Returns: (transfer full) */
void            app_clients_get_async     (AppClients *self, CodefEnvironment *environment, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
CodefClient    *app_clients_get_finish    (AppClients *self, GAsyncResult *result, GError **error);

G_END_DECLS
