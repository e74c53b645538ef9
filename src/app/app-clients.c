/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-clients.h"

#include "app-network.h"
#include "codef-error.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

struct _AppClients
{
  GObject         parent_instance;
  CodefCatalog   *catalog;     /* (owned) */
  StoreSecrets   *secrets;     /* (owned) */
  CodefClock     *clock;       /* (owned) */
  GSettings      *settings;    /* (owned) */
  CodefTransport *loopback;    /* (owned) (nullable) until it is needed */
  CodefTransport *outside;     /* (owned) (nullable) until it is needed */
  GHashTable     *clients;     /* (owned) environment id → CodefClient */
  guint           keys_serial; /* counts changes of keys: a lookup begun before one is repeated */
};

G_DEFINE_FINAL_TYPE (AppClients, app_clients, G_TYPE_OBJECT)

enum { STARTED, WARNED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a waiting app_clients_get_async() needs again. */
typedef struct
{
  CodefEnvironment *environment; /* (owned) */
  guint             keys_serial; /* at the time of the lookup */
} Wish;

static void look_up (AppClients *self, GTask *task);

static void
wish_free (Wish *wish)
{
  codef_environment_unref (wish->environment);
  g_free (wish);
}

static gboolean
is_loopback (CodefEnvironment *environment)
{
  g_autoptr(GUri) uri = g_uri_parse (codef_environment_get_api_url (environment), G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr(GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_strcmp0 (host, "localhost") == 0;
}

/* (transfer full) (nullable): what @stored amounts to. */
static CodefCredentials *
complete_credentials (CodefEnvironment *environment, CodefCredentials *stored)
{
  g_autoptr(CodefSecret) secret = NULL;

  if (stored != NULL && codef_credentials_get_client_secret (stored) != NULL)
    return codef_credentials_ref (stored);
  if (codef_environment_get_kind (environment) != CODEF_ENVIRONMENT_SANDBOX)
    return NULL;
  secret = codef_secret_new (CODEF_SANDBOX_CLIENT_SECRET);
  return codef_credentials_new (CODEF_SANDBOX_CLIENT_ID, secret, stored != NULL ? codef_credentials_get_public_key (stored) : NULL);
}

static void
on_keys_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  AppClients *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CodefCredentials) stored = store_secrets_lookup_finish (STORE_SECRETS (source), result, &error);
  g_autoptr(CodefCredentials) credentials = NULL;

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (wish->keys_serial != self->keys_serial)
    {
      look_up (self, g_steal_pointer (&task));
      return;
    }
  credentials = complete_credentials (wish->environment, stored);
  if (credentials != NULL)
    g_task_return_pointer (task, g_object_ref (app_clients_ensure (self, wish->environment, credentials)), g_object_unref);
  else
    g_task_return_new_error (task, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS,
                             _("There is no client id and client secret for “%s” yet."),
                             codef_environment_get_title (wish->environment));
}

/* Takes over @task. */
static void
look_up (AppClients *self, GTask *task)
{
  Wish *wish = g_task_get_task_data (task);

  wish->keys_serial = self->keys_serial;
  store_secrets_lookup_async (self->secrets, codef_environment_get_id (wish->environment), g_task_get_cancellable (task), on_keys_cb,
                              task);
}

/* What runs goes its way to the end; the next request takes the new one. */
static void
on_network_changed_cb (AppClients *self)
{
  self->keys_serial++;
  g_hash_table_remove_all (self->clients);
  g_clear_object (&self->loopback);
  g_clear_object (&self->outside);
}

static void
on_client_started_cb (AppClients *self, CodefExchange *exchange)
{
  g_signal_emit (self, signals[STARTED], 0, exchange);
}

static void
app_clients_dispose (GObject *object)
{
  AppClients *self = APP_CLIENTS (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->secrets);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->loopback);
  g_clear_object (&self->outside);
  g_clear_pointer (&self->clients, g_hash_table_unref);

  G_OBJECT_CLASS (app_clients_parent_class)->dispose (object);
}

static void
app_clients_class_init (AppClientsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_clients_dispose;
  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   CODEF_TYPE_EXCHANGE);
  signals[WARNED] = g_signal_new ("warned", APP_TYPE_CLIENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
app_clients_init (AppClients *self)
{
  self->clients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

AppClients *
app_clients_new (CodefCatalog *catalog, StoreSecrets *secrets, CodefClock *clock, GSettings *settings, CodefTransport *loopback,
                 CodefTransport *outside)
{
  AppClients *self = g_object_new (APP_TYPE_CLIENTS, NULL);

  self->catalog = g_object_ref (catalog);
  self->secrets = g_object_ref (secrets);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  app_network_watch (settings, G_OBJECT (self), G_CALLBACK (on_network_changed_cb));
  g_set_object (&self->loopback, loopback);
  g_set_object (&self->outside, outside);
  return self;
}

CodefTransport *
app_clients_get_transport (AppClients *self, CodefEnvironment *environment)
{
  gboolean loopback = is_loopback (environment);
  CodefTransport **transport = loopback ? &self->loopback : &self->outside;

  if (*transport == NULL)
    {
      g_autofree char *problem = NULL;

      *transport = app_network_make_transport (self->settings, self->clock, loopback, &problem);
      if (problem != NULL)
        g_signal_emit (self, signals[WARNED], 0, problem);
    }
  return *transport;
}

CodefClient *
app_clients_peek (AppClients *self, CodefEnvironment *environment)
{
  CodefClient *client = g_hash_table_lookup (self->clients, codef_environment_get_id (environment));

  return client != NULL && codef_environment_equal (codef_client_get_environment (client), environment) ? client : NULL;
}

CodefClient *
app_clients_ensure (AppClients *self, CodefEnvironment *environment, CodefCredentials *credentials)
{
  CodefClient *client = app_clients_peek (self, environment);

  if (client != NULL)
    return client;
  client = codef_client_new (app_clients_get_transport (self, environment), environment, credentials, self->clock);
  codef_client_set_catalog (client, self->catalog);
  g_signal_connect_object (client, "started", G_CALLBACK (on_client_started_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_replace (self->clients, g_strdup (codef_environment_get_id (environment)), client);
  return client;
}

void
app_clients_drop (AppClients *self, const char *environment_id)
{
  self->keys_serial++;
  g_hash_table_remove (self->clients, environment_id);
}

void
app_clients_get_async (AppClients *self, CodefEnvironment *environment, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  CodefClient *client = app_clients_peek (self, environment);
  Wish *wish;

  g_task_set_source_tag (task, app_clients_get_async);
  if (client != NULL)
    {
      g_task_return_pointer (task, g_object_ref (client), g_object_unref);
      return;
    }
  wish = g_new0 (Wish, 1);
  wish->environment = codef_environment_ref (environment);
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  look_up (self, g_steal_pointer (&task));
}

CodefClient *
app_clients_get_finish (AppClients *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
