/* SPDX-License-Identifier: MIT */
#include "history-fixture.h"

#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-transport.h"
#include "codef-wire.h"
#include "sandbox-server.h"
#include "test-loop.h"

#define WAIT_MS 30000

static SandboxServer *sandbox;

CodefCatalog *
history_fixture_catalog (void)
{
  static CodefCatalog *catalog;

  if (catalog == NULL)
    catalog = codef_catalog_new ();
  return catalog;
}

static CodefExchange *
run (const char *url, const char *id, const char *secret_text, const char *path, const char *json)
{
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = codef_transport_new ("0", FALSE, clock);
  g_autoptr(CodefEnvironment) environment = codef_environment_new_local (url);
  g_autoptr(CodefSecret) secret = codef_secret_new (secret_text);
  g_autoptr(CodefCredentials) credentials = codef_credentials_new (id, secret, NULL);
  g_autoptr(CodefClient) client = codef_client_new (transport, environment, credentials, clock);
  g_autoptr(GBytes) text = g_bytes_new (json, strlen (json));
  g_autoptr(CodefRequest) request = codef_request_new (path, text, 0, NULL);
  CodefExchange *exchange = codef_client_start (client, request);

  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, WAIT_MS);
  return exchange;
}

CodefExchange *
history_fixture_answered (const char *path, const char *json)
{
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  GError *error = NULL;

  if (sandbox == NULL)
    {
      sandbox = sandbox_server_new (history_fixture_catalog (), clock, NULL, &error);
      sandbox_server_start (sandbox, &error);
      g_assert_no_error (error);
    }
  return run (sandbox_server_get_url (sandbox), CODEF_SANDBOX_CLIENT_ID, CODEF_SANDBOX_CLIENT_SECRET, path, json);
}

CodefExchange *
history_fixture_unreachable (void)
{
  return run ("http://127.0.0.1:1", "00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-000000000001",
              "/v1/kr/bank/p/account/account-list", "{\"organization\":\"0004\"}");
}

gint64
history_fixture_add (StoreHistory *history, CodefExchange *exchange, StoreHistoryKeep keep, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  store_history_add_async (history, exchange, history_fixture_catalog (), keep, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  return store_history_add_finish (history, result, error);
}

StoreHistoryEntry *
history_fixture_load (StoreHistory *history, gint64 id, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  store_history_load_async (history, id, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  return store_history_load_finish (history, result, error);
}

void
history_fixture_wait (StoreHistoryList *list)
{
  test_wait_until (!store_history_list_is_busy (list), WAIT_MS);
}
