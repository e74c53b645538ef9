/* SPDX-License-Identifier: MIT */
/* The ways to a server, what is kept of an exchange, and limits. */
#include "codef-error.h"
#include "post-fixture.h"
#include "silent-resolver.h"
#include "test-loop.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define ANSWER_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 119\r\n"

static const FaultStep kept_answer[] = { { FAULT_SEND, ANSWER_HEAD "\r\n" FAULT_ANSWER }, { FAULT_KEEP } };

static Outcome *
post_to_url (PostFixture *fixture, const char *url, guint deadline_ms)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);

  return post_and_wait (fixture->transport, url, body, deadline_ms, NULL);
}

static void
check_no_answer (Outcome *outcome, CodefError code, const char *sentence, guint at_most_ms)
{
  g_assert_error (outcome->error, CODEF_ERROR, (gint) code);
  g_test_message ("%s", outcome->error->message);
  g_assert_nonnull (strstr (outcome->error->message, sentence));
  g_assert_cmpint (outcome->took_us, <, (gint64) at_most_ms * 1000);
  g_assert_cmpuint (codef_attempt_get_status (outcome->attempt), ==, 0);
  g_assert_false (codef_reply_is_success (outcome->reply));
}

/* A port that nothing listens on: bound, never listening. */
static guint
bind_port (GSocket **socket)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (*socket, any, FALSE, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (*socket, &error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static void
test_refused (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(GSocket) socket = NULL;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/v1/x", bind_port (&socket));
  g_autoptr(Outcome) outcome = post_to_url (fixture, url, 5000);

  check_no_answer (outcome, CODEF_ERROR_UNREACHABLE, "refused the connection", 1000);
}

/* A listener whose queue is full answers no SYN. */
static void
test_full_backlog (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(GSocket) socket = NULL;
  guint port = bind_port (&socket);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/v1/x", port);
  g_autoptr(GPtrArray) fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(Outcome) outcome = NULL;

  g_socket_set_listen_backlog (socket, 0);
  g_assert_true (g_socket_listen (socket, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
      GSocket *filler = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, address, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }
  codef_transport_set_connect_deadline_ms (fixture->transport, 300);
  outcome = post_to_url (fixture, url, 0);
  check_no_answer (outcome, CODEF_ERROR_TIMED_OUT, "No connection to 127.0.0.1 came about within 0.3 seconds", 1300);
}

static void
test_unreachable (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(Outcome) outcome = post_to_url (fixture, "http://255.255.255.255:9/v1/x", 5000);

  check_no_answer (outcome, CODEF_ERROR_UNREACHABLE, "network", 1000);
}

/* --- names --- */

static void
test_unknown_name (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(Outcome) outcome = NULL;

  codef_transport_set_connect_deadline_ms (fixture->transport, 3000);
  outcome = post_to_url (fixture, "http://no-such-host.invalid/v1/x", 3000);
  if (g_error_matches (outcome->error, CODEF_ERROR, CODEF_ERROR_TIMED_OUT))
    g_test_skip ("the resolver of this machine is silent");
  else
    check_no_answer (outcome, CODEF_ERROR_UNREACHABLE, "name of the server was not found", 4000);
}

static void
test_silent_resolver (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(GResolver) usual = g_resolver_get_default ();
  g_autoptr(GResolver) silent = silent_resolver_new ();
  g_autoptr(Outcome) outcome = NULL;

  g_resolver_set_default (silent);
  codef_transport_set_connect_deadline_ms (fixture->transport, 300);
  outcome = post_to_url (fixture, "http://api.example/v1/x", 0);
  g_resolver_set_default (usual);
  check_no_answer (outcome, CODEF_ERROR_TIMED_OUT, "No connection to api.example", 1300);
}

/* --- proxies --- */

static gboolean
is_proxy_used (void)
{
  g_auto(GStrv) proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), "http://api.example", NULL, NULL);

  return proxies != NULL && g_str_has_prefix (proxies[0], "http:");
}

static void
test_dead_proxy (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", TRUE, fixture->clock);
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);
  g_autoptr(Outcome) outcome = NULL;

  if (!is_proxy_used ())
    {
      g_test_skip ("no resolver of this machine looks at http_proxy");
      return;
    }
  outcome = post_and_wait (transport, "http://api.example/v1/x", body, 5000, NULL);
  check_no_answer (outcome, CODEF_ERROR_PROXY, "The proxy http://127.0.0.1:1 does not let us through to api.example",
                   2000);
  g_assert_null (strstr (outcome->error->message, "canary-proxy-password"));
}

static void
test_proxy_and_loopback (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", TRUE, fixture->clock);
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);
  static const char *const hosts[] = { "127.0.0.1", "localhost" };

  fault_server_add (fixture->server, "/v1/x", kept_answer);
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *url = g_strdup_printf ("http://%s:%u/v1/x", hosts[i], fault_server_get_port (fixture->server));
      g_autoptr(Outcome) outcome = post_and_wait (transport, url, body, 5000, NULL);

      g_assert_no_error (outcome->error);
    }
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/v1/x"), ==, 2);
}

/* A proxy of the preferences takes the place of the system's, and so does none. */
static void
test_own_proxy (PostFixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "", "proxy", "proxy:8080", "http://proxy", "http://:8080", "ftp://proxy:21", "http://proxy:99999" };
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, fixture->clock);
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);
  g_autoptr(Outcome) by_proxy = NULL;
  g_autoptr(Outcome) direct = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) problem = NULL;

      g_assert_false (codef_transport_set_proxy (transport, wrong[i], &problem));
      g_assert_error (problem, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
  g_assert_true (codef_transport_set_proxy (transport, "http://127.0.0.1:1", &error));
  g_assert_no_error (error);
  by_proxy = post_and_wait (transport, "http://api.invalid/v1/x", body, 5000, NULL);
  check_no_answer (by_proxy, CODEF_ERROR_PROXY, "The proxy http://127.0.0.1:1 does not let us through to api.invalid", 2000);
  g_assert_true (codef_transport_set_proxy (transport, NULL, &error));
  direct = post_and_wait (transport, "http://api.invalid/v1/x", body, 15000, NULL);
  g_assert_error (direct->error, CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
}

/* --- connections that are kept --- */

/* The server closes an idle connection: noticed before the next request goes out. */
static void
test_idle_closed (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep soon_closed[] = { { FAULT_SEND, ANSWER_HEAD "\r\n" FAULT_ANSWER }, { FAULT_END } };
  g_autoptr(Outcome) first = NULL;
  g_autoptr(Outcome) second = NULL;

  fault_server_add (fixture->server, "/v1/x", soon_closed);
  first = post_to (fixture, "/v1/x", 5000);
  g_assert_true (codef_reply_is_success (first->reply));
  g_usleep (50 * 1000);
  second = post_to (fixture, "/v1/x", 5000);
  g_assert_true (codef_reply_is_success (second->reply));
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/v1/x"), ==, 2);
  g_assert_cmpuint (fault_server_get_n_connections (fixture->server), ==, 2);
}

/* The server takes the second request on a kept connection and hangs up: it must not be sent again. */
static void
test_kept_connection_cut (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep hangs_up[] = { { FAULT_END } };
  g_autoptr(Outcome) first = NULL;
  g_autoptr(Outcome) second = NULL;

  fault_server_add (fixture->server, "/v1/x", kept_answer);
  fault_server_add (fixture->server, "/v1/x", hangs_up);
  first = post_to (fixture, "/v1/x", 5000);
  second = post_to (fixture, "/v1/x", 5000);
  g_assert_true (codef_reply_is_success (first->reply));
  g_assert_error (second->error, CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
  g_assert_cmpuint (fault_server_get_n_connections (fixture->server), ==, 1);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/v1/x"), ==, 2);
}

static void
test_cookies (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep baking[] = {
    { FAULT_SEND, ANSWER_HEAD "Set-Cookie: canary-cookie=1; Path=/\r\nSet-Cookie: other=2; Domain=.com\r\n\r\n" },
    { FAULT_SEND, FAULT_ANSWER }, { FAULT_KEEP } };
  const CodefHeader *headers;
  guint n_headers;

  fault_server_add (fixture->server, "/v1/x", baking);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(Outcome) outcome = post_to (fixture, "/v1/x", 5000);
      g_autofree char *request = fault_server_dup_request (fixture->server, i);

      g_assert_true (codef_reply_is_success (outcome->reply));
      g_assert_null (strstr (request, "Cookie"));
      headers = codef_attempt_get_response_headers (outcome->attempt, &n_headers);
      g_assert_cmpuint (n_headers, ==, 4);
      for (guint k = 0; k < n_headers; k++)
        if (g_str_equal (headers[k].name, "Set-Cookie"))
          g_assert_nonnull (strstr (headers[k].value, "=••••; "));
    }
}

/* --- what is kept --- */

static void
test_masked (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(Outcome) outcome = NULL;
  const CodefHeader *headers;
  guint n_headers;

  fault_server_add (fixture->server, "/v1/x", kept_answer);
  outcome = post_to (fixture, "/v1/x", 5000);
  headers = codef_attempt_get_request_headers (outcome->attempt, &n_headers);
  g_assert_cmpuint (n_headers, ==, 6);
  g_assert_cmpstr (headers[0].name, ==, "Authorization");
  g_assert_cmpstr (headers[0].value, ==, "Bearer ••••");
  for (guint i = 0; i < n_headers; i++)
    g_assert_null (strstr (headers[i].value, "canary"));
  g_assert_cmpmem (g_bytes_get_data (codef_attempt_get_response_wire (outcome->attempt), NULL),
                   codef_attempt_get_response_wire_size (outcome->attempt), FAULT_ANSWER, strlen (FAULT_ANSWER));
}

static void
test_token_is_not_kept (PostFixture *fixture, gconstpointer data)
{
  g_autofree char *url = fault_server_dup_url (fixture->server, "/oauth/token");
  g_autoptr(GBytes) body = g_bytes_new_static ("grant_type=client_credentials", 29);
  static const char *const headers[] = { "Authorization", "Basic Y2FuYXJ5", NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefAttempt) attempt = NULL;
  const CodefHeader *kept;
  guint n_kept;

  codef_transport_post_async (fixture->transport, CODEF_ATTEMPT_TOKEN, url, headers, body, 0, NULL,
                              NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  attempt = codef_transport_post_finish (fixture->transport, result, &answer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (answer), ==, 97);
  g_assert_cmpuint (codef_attempt_get_status (attempt), ==, 200);
  g_assert_null (codef_attempt_get_response_wire (attempt));
  g_assert_null (codef_attempt_get_document (attempt));
  g_assert_cmpuint (codef_attempt_get_response_wire_size (attempt), ==, 97);
  kept = codef_attempt_get_request_headers (attempt, &n_kept);
  g_assert_cmpstr (kept[0].value, ==, "Basic ••••");
}

static void
test_large_token_answer (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep flood[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\n\r\n" },
                                     { FAULT_SEND, "aaaaaaaaaaaaaaaa", .count = G_MAXUINT }, { FAULT_END } };
  g_autofree char *url = fault_server_dup_url (fixture->server, "/oauth/token");
  g_autoptr(GBytes) body = g_bytes_new_static ("", 0);
  static const char *const headers[] = { NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefAttempt) attempt = NULL;

  fault_server_add (fixture->server, "/oauth/token", flood);
  codef_transport_post_async (fixture->transport, CODEF_ATTEMPT_TOKEN, url, headers, body, 0, NULL,
                              NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 5000);
  attempt = codef_transport_post_finish (fixture->transport, result, NULL, &error);
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 2000);
}

/* --- large bodies --- */

static gint64 turn_began_ns;
static gint64 longest_turn_ns;

static gint64
get_thread_cpu_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

/* From one poll to the next the loop is busy; processor time tells how long, whatever else the machine does. */
static gint
watching_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint ready;

  longest_turn_ns = MAX (longest_turn_ns, get_thread_cpu_ns () - turn_began_ns);
  ready = g_poll (fds, n_fds, timeout);
  turn_began_ns = get_thread_cpu_ns ();
  return ready;
}

static Outcome *
post_watched (PostFixture *fixture, const char *path)
{
  Outcome *outcome;

  longest_turn_ns = 0;
  turn_began_ns = get_thread_cpu_ns ();
  g_main_context_set_poll_func (NULL, watching_poll);
  outcome = post_to (fixture, path, 0);
  g_main_context_set_poll_func (NULL, NULL);
  g_test_message ("took %.0f ms, longest turn %.2f ms", (double) outcome->took_us / 1000,
                  (double) longest_turn_ns / 1000000);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (longest_turn_ns, <, 50 * 1000000);
#endif
  return outcome;
}

static char *
make_text (gsize length)
{
  char *text = g_malloc (length + 1);

  memset (text, 'a', length);
  text[length] = '\0';
  return text;
}

static void
test_large_answer (PostFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text (1024 * 1024 - 2);
  g_autofree char *element = g_strdup_printf (",\"%s\"", text);
  const FaultStep steps[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\n\r\n{\"result\":{\"code\":\"CF-00000\"},\"data\":[0" },
                              { FAULT_SEND, element, .count = 63 }, { FAULT_SEND, "]}" }, { FAULT_END } };
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_watched (fixture, "/v1/x");
  g_assert_no_error (outcome->error);
  g_assert_true (codef_reply_is_success (outcome->reply));
  g_assert_cmpuint (codef_attempt_get_response_wire_size (outcome->attempt), >, 63 * 1024 * 1024);
  g_assert_cmpuint (g_bytes_get_size (codef_attempt_get_response_wire (outcome->attempt)), ==,
                    CODEF_ATTEMPT_WIRE_KEPT_BYTES);
}

static void
test_many_nodes (PostFixture *fixture, gconstpointer data)
{
  g_autofree char *wire = NULL;
  GString *element = g_string_new (NULL);
  g_autoptr(Outcome) outcome = NULL;
  FaultStep steps[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\n\r\n{\"result\":{\"code\":\"CF-00000\"},\"data\":[0" },
                        { FAULT_SEND, NULL, .count = 60 }, { FAULT_SEND, "]}" }, { FAULT_END } };

  while (element->len < 1024 * 1024)
    g_string_append (element, ",{\"resAccount\":\"0004\",\"a\":[1,2,3]}");
  wire = g_string_free (element, FALSE);
  steps[1].text = wire;
  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_watched (fixture, "/v1/x");
  g_assert_no_error (outcome->error);
  g_assert_true (codef_reply_is_success (outcome->reply));
}

static void
test_too_large (PostFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text (1024 * 1024);
  const FaultStep steps[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\n\r\n{\"data\":\"" },
                              { FAULT_SEND, text, .count = G_MAXUINT }, { FAULT_END } };
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_watched (fixture, "/v1/x");
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (outcome->error->message, "64.0"));
  g_assert_cmpint (codef_reply_get_shape (outcome->reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_cmpuint (codef_attempt_get_response_wire_size (outcome->attempt), <=, 65 * 1024 * 1024);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 2000);
}

/* A gzip bomb is neither asked for nor unpacked. */
static void
test_gzip_bomb (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep bomb[] = {
    { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08" },
    { FAULT_SEND, "\xec\xd0\x31\x01", .count = 50000 }, { FAULT_END } };
  g_autoptr(Outcome) outcome = NULL;
  g_autofree char *request = NULL;

  fault_server_add (fixture->server, "/v1/x", bomb);
  outcome = post_to (fixture, "/v1/x", 5000);
  request = fault_server_dup_request (fixture->server, 0);
  g_assert_null (strstr (request, "Accept-Encoding"));
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (codef_reply_get_document (outcome->reply))), ==, 200003);
}

static void
test_upload_not_read (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep deaf[] = { { FAULT_NO_READ }, { FAULT_PAUSE, .ms = 5000 }, { FAULT_END } };
  g_autofree char *text = make_text (16 * 1024 * 1024);
  g_autofree char *url = fault_server_dup_url (fixture->server, "/v1/x");
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (fixture->server, "/v1/x", deaf);
  outcome = post_and_wait (fixture->transport, url, body, 400, NULL);
  check_no_answer (outcome, CODEF_ERROR_TIMED_OUT, "did not take the whole request within 0.4 seconds", 1400);
}

/* --- the process --- */

static void
test_hardened (void)
{
  struct rlimit core;

  getrlimit (RLIMIT_CORE, &core);
  g_assert_cmpuint (core.rlim_cur, ==, 0);
  g_assert_cmpuint (core.rlim_max, ==, 0);
  g_assert_null (g_getenv ("SSLKEYLOGFILE"));
  g_assert_nonnull (strstr (g_getenv ("G_TLS_GNUTLS_PRIORITY"), "-VERS-TLS1.0"));
}

static void
test_bad_url (PostFixture *fixture, gconstpointer data)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("", 0);
  static const char *const urls[] = { "", "no url", "http:///v1", "http://[::1/v1" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr(Outcome) outcome = post_and_wait (fixture->transport, urls[i], body, 1000, NULL);

      g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
      g_assert_null (outcome->attempt);
    }
}

static void
add (const char *path, void (*test) (PostFixture *, gconstpointer))
{
  g_test_add (path, PostFixture, NULL, post_fixture_set_up, test, post_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("SSLKEYLOGFILE", "/dev/null", TRUE);
  g_setenv ("http_proxy", "http://user:canary-proxy-password@127.0.0.1:1", TRUE);
  g_unsetenv ("no_proxy");
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  add ("/core/transport/N1-refused", test_refused);
  add ("/core/transport/N2-full-backlog", test_full_backlog);
  add ("/core/transport/N3-unreachable", test_unreachable);
  add ("/core/transport/N4-unknown-name", test_unknown_name);
  add ("/core/transport/N5-silent-resolver", test_silent_resolver);
  add ("/core/transport/N32-gzip-bomb", test_gzip_bomb);
  add ("/core/transport/N43-dead-proxy", test_dead_proxy);
  add ("/core/transport/N44-proxy-and-loopback", test_proxy_and_loopback);
  add ("/core/transport/own-proxy", test_own_proxy);
  add ("/core/transport/N45-idle-closed", test_idle_closed);
  add ("/core/transport/N45-kept-connection-cut", test_kept_connection_cut);
  add ("/core/transport/N47-upload-not-read", test_upload_not_read);
  add ("/core/transport/N48-cookies", test_cookies);
  add ("/core/transport/masked", test_masked);
  add ("/core/transport/token-is-not-kept", test_token_is_not_kept);
  add ("/core/transport/large-token-answer", test_large_token_answer);
  add ("/core/transport/B23-large-answer", test_large_answer);
  add ("/core/transport/B26-many-nodes", test_many_nodes);
  add ("/core/transport/B23-too-large", test_too_large);
  add ("/core/transport/bad-url", test_bad_url);
  g_test_add_func ("/core/transport/K14-hardened", test_hardened);
  return g_test_run ();
}
