/* SPDX-License-Identifier: MIT */
/* N46: a cancelled exchange ends within 100 ms at every stage, and the server sees the connection go. */
#include "client-fixture.h"
#include "silent-resolver.h"

#define AT_MOST_US (100 * 1000)

static const FaultStep stalls[] = { { FAULT_STALL } };
static const FaultStep stalls_in_head[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-" }, { FAULT_STALL } };
static const FaultStep stalls_in_body[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n%7B%22" },
                                            { FAULT_STALL } };
static const FaultStep deaf[] = { { FAULT_NO_READ }, { FAULT_STALL } };

static void
run_for (guint milliseconds)
{
  gint64 until_us = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until_us)
    test_loop_turn ();
}

/* Gives the exchange time to get where it will hang, cancels and measures. */
static void
cancel_and_check (CodefExchange *exchange)
{
  gint64 cancelled_us;

  run_for (100);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_WAITING);
  cancelled_us = g_get_monotonic_time ();
  codef_exchange_cancel (exchange);
  client_wait (exchange);
  g_assert_cmpint (g_get_monotonic_time () - cancelled_us, <, AT_MOST_US);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_CANCELLED);
  g_assert_null (codef_exchange_get_error (exchange));
  g_assert_null (codef_exchange_get_reply (exchange));
}

/* As above, and the socket is closed. */
static void
cancel_call (ClientFixture *fixture, const FaultStep *steps)
{
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", steps);
  exchange = client_start (fixture->client, "/v1/x", 0);
  test_wait_until (fault_server_get_n_requests (fixture->server, "/v1/x") == 1, 5000);
  cancel_and_check (exchange);
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_attempts (exchange)), ==, 2);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 1000);
}

static void
test_head (ClientFixture *fixture, gconstpointer data)
{
  cancel_call (fixture, stalls);
}

static void
test_in_head (ClientFixture *fixture, gconstpointer data)
{
  cancel_call (fixture, stalls_in_head);
}

static void
test_body (ClientFixture *fixture, gconstpointer data)
{
  cancel_call (fixture, stalls_in_body);
}

static void
test_send (ClientFixture *fixture, gconstpointer data)
{
  GString *json = g_string_new ("{\"certFile\":\"");
  g_autoptr(CodefExchange) exchange = NULL;
  g_autoptr(CodefRequest) request = NULL;
  g_autoptr(GBytes) bytes = NULL;

  while (json->len < 16 * 1024 * 1024)
    g_string_append (json, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  g_string_append (json, "\"}");
  bytes = g_string_free_to_bytes (json);
  request = codef_request_new ("/v1/x", bytes, 0, NULL);
  fault_server_add (fixture->server, "/v1/x", deaf);
  exchange = codef_client_start (fixture->client, request);
  test_wait_until (fault_server_get_n_requests (fixture->server, "/v1/x") == 1, 5000);
  cancel_and_check (exchange);
}

static void
test_token (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/oauth/token", stalls);
  exchange = client_start (fixture->client, "/v1/x", 0);
  test_wait_until (fault_server_get_n_requests (fixture->server, "/oauth/token") == 1, 5000);
  cancel_and_check (exchange);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 1000);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/v1/x"), ==, 0);
}

/* The server accepts and says nothing while TLS is expected. */
static void
test_tls (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strdup_printf ("https://localhost:%u", fault_server_get_port (fixture->server));
  g_autoptr(CodefExchange) exchange = NULL;

  codef_environment_unref (fixture->environment);
  fixture->environment = codef_environment_new_local (url);
  g_object_unref (fixture->client);
  fixture->client = client_fixture_make_client (fixture, CLIENT_ID, CLIENT_SECRET);
  fault_server_set_greeting (fixture->server, stalls);
  exchange = client_start (fixture->client, "/v1/x", 0);
  cancel_and_check (exchange);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 1000);
}

static void
use_host (ClientFixture *fixture, const char *url)
{
  codef_environment_unref (fixture->environment);
  fixture->environment = codef_environment_new_local (url);
  g_object_unref (fixture->client);
  fixture->client = client_fixture_make_client (fixture, CLIENT_ID, CLIENT_SECRET);
}

static void
test_name (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(GResolver) usual = g_resolver_get_default ();
  g_autoptr(GResolver) silent = silent_resolver_new ();
  g_autoptr(CodefExchange) exchange = NULL;

  use_host (fixture, "https://api.example");
  g_resolver_set_default (silent);
  exchange = client_start (fixture->client, "/v1/x", 0);
  cancel_and_check (exchange);
  g_resolver_set_default (usual);
}

static void
test_connect (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GPtrArray) fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CodefExchange) exchange = NULL;
  g_autofree char *url = NULL;

  g_socket_set_listen_backlog (socket, 0);
  g_assert_true (g_socket_bind (socket, any, FALSE, NULL) && g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  for (guint i = 0; i < 4; i++)
    {
      GSocket *filler = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, bound, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }
  url = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  use_host (fixture, url);
  exchange = client_start (fixture->client, "/v1/x", 0);
  cancel_and_check (exchange);
}

static void
test_at_once (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = client_start (fixture->client, "/v1/x", 0);

  codef_exchange_cancel (exchange);
  client_wait (exchange);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_CANCELLED);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/v1/x"), ==, 0);
}

/* Cancelling what has ended changes nothing. */
static void
test_afterwards (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep answer[] = { FAULT_OK (FAULT_ANSWER), { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  codef_exchange_cancel (exchange);
  run_for (50);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_ANSWERED);
}

/* The whole of a large answer is here and is being indexed in a thread. */
static void
test_index (ClientFixture *fixture, gconstpointer data)
{
  GString *element = g_string_new (NULL);
  g_autofree char *text = NULL;
  FaultStep steps[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\n\r\n[0" }, { FAULT_SEND, NULL, .count = 60 },
                        { FAULT_SEND, "]" }, { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;
  gint64 cancelled_us;

  while (element->len < 1024 * 1024)
    g_string_append (element, ",[],[],[],[]");
  text = g_string_free (element, FALSE);
  steps[1].text = text;
  fault_server_add (fixture->server, "/v1/x", steps);
  exchange = client_start (fixture->client, "/v1/x", 0);
  test_wait_until (fault_server_get_n_bytes (fixture->server) > 0, 5000);
  run_for (150);
  cancelled_us = g_get_monotonic_time ();
  codef_exchange_cancel (exchange);
  client_wait (exchange);
  g_assert_cmpint (g_get_monotonic_time () - cancelled_us, <, AT_MOST_US);
}

static void
add (const char *path, void (*test) (ClientFixture *, gconstpointer))
{
  g_test_add (path, ClientFixture, NULL, client_fixture_set_up, test, client_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  add ("/core/transport/N46-cancel-at-once", test_at_once);
  add ("/core/transport/N46-cancel-name", test_name);
  add ("/core/transport/N46-cancel-connect", test_connect);
  add ("/core/transport/N46-cancel-tls", test_tls);
  add ("/core/transport/N46-cancel-token", test_token);
  add ("/core/transport/N46-cancel-send", test_send);
  add ("/core/transport/N46-cancel-head", test_head);
  add ("/core/transport/N46-cancel-in-head", test_in_head);
  add ("/core/transport/N46-cancel-body", test_body);
  add ("/core/transport/N46-cancel-index", test_index);
  add ("/core/transport/N46-cancel-afterwards", test_afterwards);
  return g_test_run ();
}
