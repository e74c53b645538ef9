/* SPDX-License-Identifier: MIT */
/* The guards of an embedded server, over raw sockets; each test carries the number of the row it proves. */
#include "codef-wire.h"
#include "rig.h"
#include "test-loop.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define UNKNOWN_PATH "/no/such/path"

static Rig *rig;

/* One GET that a known port answers with 404 when all is well. */
static char *
get_with_headers (const char *host, const char *more)
{
  g_autofree char *request = g_strdup_printf ("GET " UNKNOWN_PATH " HTTP/1.1\r\nHost: %s\r\n%s\r\n", host, more);

  return rig_talk (rig, request, -1, FALSE);
}

static char *
own_host (void)
{
  return g_strdup_printf ("127.0.0.1:%u", rig_port (rig));
}

static char *
talk (const char *format)
{
  g_autofree char *host = own_host (), *request = NULL;
  g_auto(GStrv) parts = g_strsplit (format, "@HOST@", -1);

  request = g_strjoinv (host, parts);
  return rig_talk (rig, request, -1, FALSE);
}

static void
assert_json_refusal (const char *raw, guint status)
{
  g_assert_cmpuint (raw_status (raw), ==, status);
  g_assert_nonnull (strstr (raw, "Content-Type: application/json"));
  g_assert_nonnull (strstr (raw, "Connection: close"));
  g_assert_nonnull (strstr (raw, "{\"status\":"));
}

static void
test_loopback_only (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/net/tcp", getpid ()), *contents = NULL;
  g_autofree char *local = g_strdup_printf ("0100007F:%04X 00000000:0000 0A", rig_port (rig));
  g_autofree char *anywhere = g_strdup_printf ("00000000:%04X 00000000:0000 0A", rig_port (rig));

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, local));
  g_assert_null (strstr (contents, anywhere));
  g_assert_cmpuint (rig_port (rig), >, 0);
}

static void
test_ipv6 (void)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *v6 = NULL;

  if (g_file_get_contents ("/proc/net/if_inet6", &v6, NULL, NULL) &&
      strstr (v6, "00000000000000000000000000000001") != NULL)
    {
      g_socket_client_set_enable_proxy (client, FALSE);
      connection = g_socket_client_connect_to_host (client, "::1", rig_port (rig), NULL, &error);
      g_assert_no_error (error);
    }
  else
    g_test_skip ("no ::1 on this machine");
}

static void
test_hosts (void)
{
  static const struct { const char *format; guint status; } hosts[] = {
    { "127.0.0.1:%u", 404 },        { "localhost:%u", 404 }, { "[::1]:%u", 404 },      { "LOCALHOST:%u", 403 },
    { "localhost.:%u", 403 },       { "127.0.0.1", 403 },    { "localhost:1%u", 403 }, { "example.org:%u", 403 },
    { "sandbox.example.org", 403 }, { "0.0.0.0:%u", 403 },   { "127.0.0.2:%u", 403 },  { "user@localhost:%u", 403 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_auto(GStrv) halves = g_strsplit (hosts[i].format, "%u", 2);
      g_autofree char *port = g_strdup_printf ("%u", rig_port (rig));
      g_autofree char *host = g_strjoinv (port, halves);
      g_autofree char *raw = get_with_headers (host, "");

      g_test_message ("%s", host);
      if (raw_status (raw) != 400) /* where libsoup itself refuses the name, all the better */
        assert_json_refusal (raw, hosts[i].status);
      else
        g_assert_cmpuint (hosts[i].status, ==, 403);
    }
}

static void
test_host_count (void)
{
  g_autofree char *none = rig_talk (rig, "GET / HTTP/1.1\r\n\r\n", -1, FALSE);
  g_autofree char *two = talk ("GET / HTTP/1.1\r\nHost: example.org\r\nHost: @HOST@\r\n\r\n");

  assert_json_refusal (none, 400);
  assert_json_refusal (two, 400);
}

static void
test_web_pages (void)
{
  static const struct { const char *header; guint status; } cases[] = {
    { "Origin: http://example.org\r\n", 403 },  { "Origin: null\r\n", 403 },
    { "Origin: https://127.0.0.1\r\n", 403 },   { "Sec-Fetch-Site: cross-site\r\n", 403 },
    { "Sec-Fetch-Site: same-site\r\n", 403 },   { "Sec-Fetch-Site: none\r\n", 404 },
    { "Sec-Fetch-Site: same-origin\r\n", 404 },
  };
  g_autofree char *host = own_host (), *own_origin = g_strdup_printf ("Origin: http://%s\r\n", host);
  g_autofree char *own = get_with_headers (host, own_origin);

  g_assert_cmpuint (raw_status (own), ==, 404);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *raw = get_with_headers (host, cases[i].header);

      g_test_message ("%s", cases[i].header);
      assert_json_refusal (raw, cases[i].status);
      g_assert_null (strstr (raw, "Access-Control"));
    }
}

static void
test_preflight (void)
{
  g_autofree char *raw = talk ("OPTIONS /v1/account/list HTTP/1.1\r\nHost: @HOST@\r\nOrigin: http://@HOST@\r\n"
                               "Access-Control-Request-Method: POST\r\n\r\n");

  assert_json_refusal (raw, 403);
  g_assert_null (strstr (raw, "Access-Control"));
}

static void
test_large_body (void)
{
  g_autofree char *declared =
    talk ("POST /v1/account/list HTTP/1.1\r\nHost: @HOST@\r\nContent-Length: 67108865\r\n\r\n{}");
  g_autofree char *token = talk ("POST /oauth/token HTTP/1.1\r\nHost: @HOST@\r\nContent-Length: 65537\r\n\r\na=b");
  g_autofree char *zeros = g_strnfill (70000, '0');
  g_autofree char *host = own_host ();
  g_autofree char *chunked = g_strdup_printf (
    "POST /oauth/token HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", host, 70000,
    zeros);
  g_autofree char *raw = rig_talk (rig, chunked, -1, FALSE);

  assert_json_refusal (declared, 413);
  assert_json_refusal (token, 413);
  assert_json_refusal (raw, 413);
}

/* Chunks that together pass the cap: cut off at the cap, and what was read till then does not stay. */
static void
test_endless_body (void)
{
  g_autofree char *host = own_host ();
  g_autofree char *head =
    g_strdup_printf ("POST /v1/account/list HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\n", host);
  g_autofree char *chunk = g_strnfill (0x100000 + 10, 'a');
  int fd = rig_connect (rig);
  gsize before = rig_resident_bytes (), sent = 0;
  char answer[512] = "";

  memcpy (chunk, "100000\r\n", 8);
  memcpy (chunk + 0x100000 + 8, "\r\n", 2);
  g_assert_cmpint (send (fd, head, strlen (head), MSG_NOSIGNAL), >, 0);
  while (sent < 300 * 0x100000UL)
    {
      gsize part = 0;

      while (part < 0x100000 + 10)
        {
          gssize n_bytes = send (fd, chunk + part, 0x100000 + 10 - part, MSG_NOSIGNAL);

          if (n_bytes <= 0)
            break;
          part += (gsize) n_bytes;
        }
      sent += part;
      if (part < 0x100000 + 10 || recv (fd, answer, sizeof answer - 1, MSG_DONTWAIT) > 0)
        break;
    }
  g_assert_cmpuint (raw_status (answer), ==, 413);
  g_assert_cmpuint (sent, <, 80 * 0x100000UL);
  close (fd);
  test_wait_until (rig_resident_bytes () < before + 8 * 0x100000UL, 5000);
}

static void
test_large_head (void)
{
  g_autofree char *host = own_host (), *value = g_strnfill (70000, 'a');
  g_autofree char *request = g_strdup_printf ("GET / HTTP/1.1\r\nHost: %s\r\nX-A: %s\r\n\r\n", host, value);
  g_autofree char *raw = rig_talk (rig, request, -1, FALSE);

  assert_json_refusal (raw, 431);
}

/* A server of its own with short limits. */
static void
test_slow_loris (void)
{
  SandboxOptions options = { .idle_timeout_ms = 400 };
  g_autoptr(Rig) quick = rig_new (&options);
  static const char *const starts[] = {
    "", "POST /v1/acc", "POST /v1/account/list HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 100\r\n\r\n{"
  };
  static const guint statuses[] = { 0, 408, 408 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gint64 begin_us = g_get_monotonic_time (), took_us;
      g_autofree char *raw = rig_talk (quick, starts[i], -1, FALSE);

      took_us = g_get_monotonic_time () - begin_us;
      g_assert_cmpuint (raw_status (raw), ==, statuses[i]);
      g_assert_cmpint (took_us, >, 300 * 1000);
      g_assert_cmpint (took_us, <, 5000 * 1000);
    }
}

/* One byte at a time does not stretch the limit. */
static void
test_dribble (void)
{
  SandboxOptions options = { .idle_timeout_ms = 400 };
  g_autoptr(Rig) quick = rig_new (&options);
  int fd = rig_connect (quick);
  gint64 begin_us = g_get_monotonic_time ();
  char answer[512];

  while (send (fd, "a", 1, MSG_NOSIGNAL) == 1)
    {
      struct pollfd wait = { .fd = fd, .events = POLLIN };

      if (poll (&wait, 1, 50) == 1)
        break;
      g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 5000 * 1000);
    }
  g_assert_cmpint (recv (fd, answer, sizeof answer, 0), >=, 0);
  close (fd);
}

static void
test_many_at_once (void)
{
  g_autofree char *host = own_host ();
  g_autofree char *request = g_strdup_printf ("GET " UNKNOWN_PATH " HTTP/1.1\r\nHost: %s\r\n\r\n", host);
  int fds[200];
  gint64 begin_us = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    fds[i] = rig_connect (rig);
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    g_assert_cmpint (send (fds[i], request, strlen (request), MSG_NOSIGNAL), ==, (gssize) strlen (request));
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    {
      char answer[1024] = "";

      g_assert_cmpint (recv (fds[i], answer, sizeof answer - 1, 0), >, 0);
      g_assert_cmpuint (raw_status (answer), ==, 404);
      close (fds[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 5 * G_USEC_PER_SEC);
}

/* 300 that say nothing: the first 256 wait, the others are told, and once the silent ones are closed all is well. */
static void
test_cap (void)
{
  SandboxOptions options = { .idle_timeout_ms = 1500 };
  g_autoptr(Rig) quick = rig_new (&options);
  g_autoptr(Answer) again = NULL;
  int fds[300];
  guint n_told = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    fds[i] = rig_connect (quick);
  for (guint i = 256; i < G_N_ELEMENTS (fds); i++)
    {
      char answer[1024] = "";

      g_assert_cmpint (recv (fds[i], answer, sizeof answer - 1, 0), >, 0);
      n_told += raw_status (answer) == 503;
    }
  g_assert_cmpuint (n_told, ==, 44);
  for (guint i = 0; i < 256; i++)
    {
      char byte;

      g_assert_cmpint (recv (fds[i], &byte, 1, 0), ==, 0); /* closed for saying nothing */
    }
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    close (fds[i]);
  again = rig_send (quick, "GET", UNKNOWN_PATH, NULL, 0, NULL);
  g_assert_cmpuint (again->status, ==, 404);
}

static void
test_paths (void)
{
  static const struct { const char *target; guint status; } cases[] = {
    { "/v1/account/list", 401 },
    { "/v1/../v1/account/list", 404 },
    { "/v1/%2e%2e/v1/account/list", 404 },
    { "/v1%2faccount/list", 404 },
    { "/v1/account/list%00", 400 },
    { "//v1/account/list", 404 },
    { "/v1\\account\\list", 404 },
    { "/v1/account/list/", 404 },
    { "/V1/account/list", 404 },
    { "/v1/account/list?a=b", 401 },
    { "/etc/passwd", 404 },
    { "/", 404 },
    { "http://example.org/v1/account/list", 403 },
    { "http://@HOST@/v1/account/list", 401 },
    { "v1/account/list", 400 },
    { "*", 400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request =
        g_strdup_printf ("POST %s HTTP/1.1\r\nHost: @HOST@\r\nContent-Length: 0\r\n\r\n", cases[i].target);
      g_autofree char *raw = talk (request);

      g_test_message ("%s", cases[i].target);
      g_assert_cmpuint (raw_status (raw), ==, cases[i].status);
    }
}

static void
test_methods (void)
{
  static const char *const methods[] = { "TRACE", "CONNECT", "BREW", "PROPFIND" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *request = g_strdup_printf ("%s /v1/account/list HTTP/1.1\r\nHost: @HOST@\r\n\r\n", methods[i]);
      g_autofree char *raw = talk (request);

      assert_json_refusal (raw, 405);
      g_assert_nonnull (strstr (raw, "Allow: POST"));
    }
}

static void
test_ambiguous_length (void)
{
  static const char *const heads[] = {
    "Content-Length: 2\r\nContent-Length: 3\r\n",
    "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
    "Content-Length: -2\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *request =
        g_strdup_printf ("POST /v1/account/list HTTP/1.1\r\nHost: @HOST@\r\n%s\r\n{}", heads[i]);
      g_autofree char *raw = talk (request);

      assert_json_refusal (raw, 400);
    }
}

static void
test_bad_chunk (void)
{
  g_autofree char *raw =
    talk ("POST /v1/account/list HTTP/1.1\r\nHost: @HOST@\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n");

  assert_json_refusal (raw, 400);
}

static void
test_short_body (void)
{
  g_autofree char *host = own_host ();
  g_autofree char *request =
    g_strdup_printf ("POST /v1/account/list HTTP/1.1\r\nHost: %s\r\nContent-Length: 100\r\n\r\n{}", host);
  g_autofree char *raw = rig_talk (rig, request, -1, TRUE);

  assert_json_refusal (raw, 400);
}

static void
test_bad_path_bytes (void)
{
  g_autofree char *raw = talk ("GET /\xff\xfe HTTP/1.1\r\nHost: @HOST@\r\n\r\n");

  assert_json_refusal (raw, 400);
}

static void
test_http_1_0 (void)
{
  g_autofree char *raw = rig_talk (rig, "GET " UNKNOWN_PATH " HTTP/1.0\r\n\r\n", -1, FALSE);

  g_assert_cmpuint (raw_status (raw), ==, 404);
}

static void
test_garbage (void)
{
  static const char hello[] = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";
  g_autofree char *garbage = rig_talk (rig, "EHLO there\r\n\r\n", -1, FALSE);
  g_autofree char *tls = rig_talk (rig, hello, sizeof hello - 1, FALSE);

  assert_json_refusal (garbage, 400);
  assert_json_refusal (tls, 400);
}

static void
test_stop_closes (void)
{
  Rig *other = rig_new (NULL);
  guint16 port = rig_port (other);
  int fd = rig_connect (other);
  struct pollfd wait = { .fd = fd, .events = POLLIN };
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GError) error = NULL;

  sandbox_server_stop (other->server);
  g_assert_null (sandbox_server_get_url (other->server));
  g_assert_cmpint (poll (&wait, 1, 1000), ==, 1);
  close (fd);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  rig_free (other);
}

static void
test_port_taken (void)
{
  SandboxOptions options = { .port = rig_port (rig) };
  g_autoptr(SandboxServer) second = sandbox_server_new (rig->catalog, rig->clock, &options, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (sandbox_server_start (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_false (sandbox_server_is_running (second));
}

static void
test_no_banner (void)
{
  g_autofree char *host = own_host (), *raw = get_with_headers (host, "");

  g_assert_null (strstr (raw, "Server:"));
  g_assert_null (strstr (raw, "libsoup"));
}

/* What the guard refuses is in the live log too. */
static void
test_refusals_are_logged (void)
{
  g_autofree char *raw = rig_talk (rig, "GET / HTTP/1.1\r\n\r\n", -1, FALSE);
  GListModel *events = sandbox_server_get_events (rig->server);
  g_autoptr(SandboxEvent) event = NULL;

  g_assert_cmpuint (raw_status (raw), ==, 400);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (events), >, 0);
  event = g_list_model_get_item (events, g_list_model_get_n_items (events) - 1);
  g_assert_cmpuint (sandbox_event_get_status (event), ==, 400);
  g_assert_cmpstr (sandbox_event_get_findings (event)[0], ==, "refused: exactly one Host header is needed");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/L1-loopback-only", test_loopback_only);
  g_test_add_func ("/sandbox/L2-ipv6", test_ipv6);
  g_test_add_func ("/sandbox/L3-hosts", test_hosts);
  g_test_add_func ("/sandbox/L4-host-count", test_host_count);
  g_test_add_func ("/sandbox/L5-web-pages", test_web_pages);
  g_test_add_func ("/sandbox/L6-preflight", test_preflight);
  g_test_add_func ("/sandbox/L7-large-body", test_large_body);
  g_test_add_func ("/sandbox/L7-endless-body", test_endless_body);
  g_test_add_func ("/sandbox/L8-large-head", test_large_head);
  g_test_add_func ("/sandbox/L9-slow-loris", test_slow_loris);
  g_test_add_func ("/sandbox/L9-dribble", test_dribble);
  g_test_add_func ("/sandbox/L10-many-at-once", test_many_at_once);
  g_test_add_func ("/sandbox/L11-cap", test_cap);
  g_test_add_func ("/sandbox/L12-paths", test_paths);
  g_test_add_func ("/sandbox/L13-methods", test_methods);
  g_test_add_func ("/sandbox/L14-ambiguous-length", test_ambiguous_length);
  g_test_add_func ("/sandbox/L15-bad-chunk", test_bad_chunk);
  g_test_add_func ("/sandbox/L16-short-body", test_short_body);
  g_test_add_func ("/sandbox/L17-bad-path-bytes", test_bad_path_bytes);
  g_test_add_func ("/sandbox/L18-http-1.0", test_http_1_0);
  g_test_add_func ("/sandbox/L19-garbage", test_garbage);
  g_test_add_func ("/sandbox/L20-stop-closes", test_stop_closes);
  g_test_add_func ("/sandbox/L21-port-taken", test_port_taken);
  g_test_add_func ("/sandbox/L23-no-banner", test_no_banner);
  g_test_add_func ("/sandbox/refusals-are-logged", test_refusals_are_logged);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
