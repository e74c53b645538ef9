/* SPDX-License-Identifier: MIT */
/* The client from token to reply, against a server of bare sockets. */
#include "codef-client.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-token-source.h"
#include "codef-token.h"
#include "codef-transport.h"
#include "fault-server.h"
#include "test-loop.h"

#define CLIENT_ID "00000000-0000-4000-8000-000000000001"
#define CLIENT_SECRET "00000000-0000-4000-8000-000000000002"

typedef struct
{
  FaultServer      *server;
  CodefClock       *clock;
  CodefTransport   *transport;
  CodefEnvironment *environment;
  CodefClient      *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autoptr(CodefSecret) secret = codef_secret_new (CLIENT_SECRET);
  g_autoptr(CodefCredentials) credentials = codef_credentials_new (CLIENT_ID, secret, NULL);

  fixture->server = fault_server_new (NULL, NULL);
  url = fault_server_dup_url (fixture->server, "");
  fixture->clock = codef_clock_new (0);
  fixture->transport = codef_transport_new ("1.0", FALSE, fixture->clock);
  fixture->environment = codef_environment_new_local (url);
  fixture->client = codef_client_new (fixture->transport, fixture->environment, credentials, fixture->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->client);
  g_object_unref (fixture->transport);
  codef_environment_unref (fixture->environment);
  g_object_unref (fixture->clock);
  fault_server_free (fixture->server);
}

static CodefExchange *
start (Fixture *fixture, const char *path, const char *json, guint deadline_sec)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(CodefRequest) request = codef_request_new (path, bytes, deadline_sec, &error);

  g_assert_no_error (error);
  return codef_client_start (fixture->client, request);
}

static void
wait (CodefExchange *exchange)
{
  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 5000);
}

static const FaultStep answer[] = { FAULT_OK (FAULT_ANSWER), { FAULT_END } };

static void
test_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;
  g_autofree char *request = NULL;
  CodefReply *reply;

  fault_server_add (fixture->server, "/v1/answer", answer);
  exchange = start (fixture, "/v1/answer", "{\"organization\":\"0004\"}", 0);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_WAITING);
  wait (exchange);
  g_assert_no_error (codef_exchange_get_error (exchange));
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_ANSWERED);
  reply = codef_exchange_get_reply (exchange);
  g_assert_cmpstr (codef_reply_get_code (reply), ==, "CF-00000");
  g_assert_cmpstr (codef_reply_get_message (reply), ==, "성공");
  g_assert_true (codef_reply_is_success (reply));
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_attempts (exchange)), ==, 2);
  request = fault_server_dup_request (fixture->server, 1);
  g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer test-token-0123456789\r\n"));
  g_assert_true (g_str_has_suffix (request, "\r\n\r\n%7B%22organization%22%3A%220004%22%7D"));
}

/* What the "Wire" view promises is what goes out, but for the token. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;
  g_auto(GStrv) preview = NULL;
  g_auto(GStrv) parts = NULL;
  g_auto(GStrv) sent = NULL;
  g_autofree char *request = NULL;

  fault_server_add (fixture->server, "/v1/answer", answer);
  exchange = start (fixture, "/v1/answer", "{}", 0);
  wait (exchange);
  preview = codef_client_preview_headers (fixture->client, codef_exchange_get_request (exchange));
  request = fault_server_dup_request (fixture->server, 1);
  parts = g_strsplit (request, "\r\n\r\n", 2);
  sent = g_strsplit (parts[0], "\r\n", -1);
  g_assert_cmpstr (sent[0], ==, "POST /v1/answer HTTP/1.1");
  g_assert_cmpstr (preview[0], ==, "Authorization: Bearer ••••");
  g_assert_cmpuint (g_strv_length (sent) - 1, ==, g_strv_length (preview));
  for (guint i = 1; preview[i] != NULL; i++)
    g_assert_cmpstr (sent[i + 1], ==, preview[i]);
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/client/answered", Fixture, NULL, set_up, test_answered, tear_down);
  g_test_add ("/core/client/preview", Fixture, NULL, set_up, test_preview, tear_down);
  return g_test_run ();
}
