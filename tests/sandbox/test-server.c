/* SPDX-License-Identifier: MIT */
/* The life of the server and of its connections. */
#include "codef-wire.h"
#include "rig.h"
#include "test-loop.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define UNKNOWN_PATH "/no/such/path"

static Rig *rig;

/* Sockets of this process in one state of the kernel's table ("08": CLOSE-WAIT) on the server's side of @port. */
static guint
count_sockets (guint16 port, const char *state)
{
  g_autofree char *table = NULL, *local = g_strdup_printf (" 0100007F:%04X ", port);
  g_auto(GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/net/tcp", &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *address = strstr (lines[i], local);

      if (address != NULL && strncmp (address + strlen (local) + strlen ("0100007F:0000 "), state, 2) == 0)
        n++;
    }
  return n;
}

static guint
count_descriptors (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
get_once (void)
{
  g_autofree char *request =
    g_strdup_printf ("GET " UNKNOWN_PATH " HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", rig_port (rig));
  g_autofree char *raw = rig_talk (rig, request, -1, FALSE);

  g_assert_cmpuint (raw_status (raw), ==, 404);
}

/* P11: 5,000 connections opened and closed where 256 descriptors are allowed. */
static void
test_many_connections (void)
{
  struct rlimit before, narrow;
  guint descriptors = count_descriptors ();

  getrlimit (RLIMIT_NOFILE, &before);
  narrow = before;
  narrow.rlim_cur = 256;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &narrow), ==, 0);
  for (guint i = 0; i < 5000; i++)
    get_once ();
  test_wait_until (count_sockets (rig_port (rig), "08") == 0 && count_descriptors () <= descriptors, 5000);
  setrlimit (RLIMIT_NOFILE, &before);
}

/* L24: what is left of 10,000 connections. */
static void
test_memory (void)
{
  gsize before;

  for (guint i = 0; i < 500; i++)
    get_once ();
  before = rig_resident_bytes ();
  for (guint i = 0; i < 10000; i++)
    get_once ();
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_test_message ("grown by %zd bytes", (gssize) (rig_resident_bytes () - before));
  g_assert_cmpint ((gssize) (rig_resident_bytes () - before), <, 8 * 1024 * 1024);
}

/* One whole answer of a connection that stays open; "" at its end. */
static char *
read_answer (int fd)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char buffer[2048];
  gssize n_bytes;

  while ((n_bytes = recv (fd, buffer, sizeof buffer, 0)) > 0)
    {
      const char *length, *body;

      g_string_append_len (text, buffer, n_bytes);
      length = strstr (text->str, "Content-Length: ");
      body = strstr (text->str, "\r\n\r\n");
      if (length != NULL && body != NULL &&
          strlen (body + 4) == g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10))
        break;
    }
  return g_strdup (text->str);
}

/* A connection for which no descriptor is left waits; the server neither dies nor spins, and serves it when there is
 * one again. */
static void
test_out_of_descriptors (void)
{
  g_autofree char *request =
    g_strdup_printf ("GET " UNKNOWN_PATH " HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", rig_port (rig));
  struct rlimit before, narrow;
  int waiting, silent = rig_connect (rig);
  char answer[1024] = "";

  getrlimit (RLIMIT_NOFILE, &before);
  narrow = before;
  test_wait_until (count_sockets (rig_port (rig), "01") == 1, 20000); /* accepted */
  waiting = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  narrow.rlim_cur = (rlim_t) waiting + 1;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &narrow), ==, 0);
  rig_connect_socket (rig, waiting);
  g_assert_cmpint (send (waiting, request, strlen (request), MSG_NOSIGNAL), >, 0);
  g_usleep (150000);
  g_assert_cmpint (recv (waiting, answer, sizeof answer, MSG_DONTWAIT), ==, -1);
  close (silent);
  setrlimit (RLIMIT_NOFILE, &before);
  g_assert_cmpint (recv (waiting, answer, sizeof answer - 1, 0), >, 0);
  g_assert_cmpuint (raw_status (answer), ==, 404);
  close (waiting);
}

static void
assert_keep_alive (const char *agent, gboolean kept)
{
  g_autofree char *request = g_strdup_printf (
    "GET " UNKNOWN_PATH " HTTP/1.1\r\nHost: localhost:%u\r\nUser-Agent: %s\r\n\r\n", rig_port (rig), agent);
  int fd = rig_connect (rig);
  guint n_answers = 0;

  while (n_answers < 3)
    {
      g_autofree char *answer = NULL;

      if (send (fd, request, strlen (request), MSG_NOSIGNAL) < 0)
        break;
      answer = read_answer (fd);
      if (*answer == '\0')
        break;
      g_assert_cmpuint (raw_status (answer), ==, 404);
      g_assert_cmpint (strstr (answer, "Connection: close") == NULL, ==, kept);
      n_answers++;
    }
  g_assert_cmpuint (n_answers, ==, kept ? 3 : 1);
  close (fd);
}

static void
test_keep_alive (void)
{
  assert_keep_alive (CODEF_USER_AGENT_PREFIX "0.1", TRUE);
  assert_keep_alive ("curl/7.88.1", FALSE);
  /* our own client has closed its idle connection: the server's end goes too */
  test_wait_until (count_sockets (rig_port (rig), "08") == 0, 20000);
}

/* Two requests in one packet are two answers, in order. */
static void
test_pipelined (void)
{
  g_autofree char *two =
    g_strdup_printf ("GET /first HTTP/1.1\r\nHost: localhost:%1$u\r\nUser-Agent: " CODEF_USER_AGENT_PREFIX "1\r\n\r\n"
                     "GET /second HTTP/1.1\r\nHost: localhost:%1$u\r\n\r\n",
                     rig_port (rig));
  g_autofree char *raw = rig_talk (rig, two, -1, FALSE);
  const char *first = strstr (raw, "\"path\":\"/first\""), *second = strstr (raw, "\"path\":\"/second\"");

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first < second);
}

/* A second request that breaks the protocol is refused on the kept connection. */
static void
test_bad_second_request (void)
{
  g_autofree char *two =
    g_strdup_printf ("GET /first HTTP/1.1\r\nHost: localhost:%1$u\r\nUser-Agent: " CODEF_USER_AGENT_PREFIX "1\r\n\r\n"
                     "GET /second HTTP/1.1\r\n\r\n",
                     rig_port (rig));
  g_autofree char *raw = rig_talk (rig, two, -1, FALSE);

  g_assert_cmpuint (raw_status (raw), ==, 404);
  g_assert_nonnull (strstr (raw, "HTTP/1.1 400 Bad Request"));
  g_assert_cmpuint (count_sockets (rig_port (rig), "08"), ==, 0);
}

static void
test_expect_continue (void)
{
  g_autofree char *head =
    g_strdup_printf ("POST " UNKNOWN_PATH " HTTP/1.1\r\nHost: localhost:%u\r\nContent-Length: 2\r\n"
                     "Expect: 100-continue\r\n\r\n",
                     rig_port (rig));
  int fd = rig_connect (rig);
  char answer[2048] = "";

  g_assert_cmpint (send (fd, head, strlen (head), MSG_NOSIGNAL), >, 0);
  g_assert_cmpint (recv (fd, answer, sizeof answer - 1, 0), >, 0);
  g_assert_cmpuint (raw_status (answer), ==, 100);
  g_assert_cmpint (send (fd, "{}", 2, MSG_NOSIGNAL), ==, 2);
  memset (answer, 0, sizeof answer);
  g_assert_cmpint (recv (fd, answer, sizeof answer - 1, 0), >, 0);
  g_assert_cmpuint (raw_status (answer), ==, 404);
  close (fd);
}

static void
test_description (void)
{
  g_autofree char *line = sandbox_server_dup_description (rig->server);
  g_autofree char *expected = g_strdup_printf (
    "{\"url\":\"http://127.0.0.1:%u\",\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"publicKey\":\"%s\","
    "\"sandboxClientId\":\"" CODEF_SANDBOX_CLIENT_ID "\",\"sandboxClientSecret\":\"" CODEF_SANDBOX_CLIENT_SECRET "\"}",
    rig_port (rig), sandbox_server_get_client_id (rig->server), sandbox_server_get_client_secret (rig->server),
    sandbox_server_get_public_key (rig->server));

  g_assert_cmpstr (line, ==, expected);
}

static void
test_restart (void)
{
  g_autoptr(Rig) other = rig_new (NULL);
  g_autofree char *id = g_strdup (sandbox_server_get_client_id (other->server));
  g_autoptr(GError) error = NULL;

  g_assert_false (sandbox_server_start (other->server, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  sandbox_server_stop (other->server);
  sandbox_server_stop (other->server);
  g_assert_false (sandbox_server_is_running (other->server));
  g_assert_true (sandbox_server_start (other->server, NULL));
  g_assert_cmpstr (sandbox_server_get_client_id (other->server), ==, id);
  rig_token (other, RIG_OWN);
}

/* Stopped while it starts, it does not run in the end; the end of the program waits for the thread. */
static void
test_stop_while_starting (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(GError) error = NULL;
  g_autoptr(SandboxServer) server = sandbox_server_new (catalog, clock, NULL, &error);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_no_error (error);
  sandbox_server_start_async (server, NULL, test_loop_result_cb, &result);
  sandbox_server_end (server);
  g_assert_null (result);
  test_wait_until (result != NULL, 10000);
  g_assert_false (sandbox_server_start_finish (server, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sandbox_server_is_running (server));
  g_clear_error (&error);
  g_assert_true (sandbox_server_start (server, &error));
  g_assert_no_error (error);
}

static void
test_start_async (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sandbox-test-XXXXXX", NULL),
                  *file = g_build_filename (folder, "deep", "state.json", NULL);
  g_autofree char *deep = g_path_get_dirname (file);
  SandboxOptions options = { .store_file = file };
  g_autoptr(SandboxServer) server = sandbox_server_new (rig->catalog, rig->clock, &options, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_null (sandbox_server_get_public_key (server));
  sandbox_server_start_async (server, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 30000);
  g_assert_true (sandbox_server_start_finish (server, result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (sandbox_server_get_url (server));
  g_assert_nonnull (sandbox_server_get_public_key (server));
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_clear_object (&result);
  sandbox_server_start_async (server, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 1000);
  g_assert_false (sandbox_server_start_finish (server, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (sandbox_server_is_running (server));
  g_unlink (file);
  g_rmdir (deep);
  g_rmdir (folder);
}

/* The own pair and the key pair survive in the store file. */
static void
test_kept (void)
{
  SandboxOptions options = { .store_file = rig->store_file };
  g_autoptr(SandboxServer) again = sandbox_server_new (rig->catalog, rig->clock, &options, NULL);

  g_assert_cmpstr (sandbox_server_get_client_id (again), ==, sandbox_server_get_client_id (rig->server));
  g_assert_cmpstr (sandbox_server_get_client_secret (again), ==, sandbox_server_get_client_secret (rig->server));
  g_assert_cmpstr (sandbox_server_get_public_key (again), ==, sandbox_server_get_public_key (rig->server));
}

/* Each installation has a pair of its own, and a token of one means nothing to another. */
static void
test_own_pair (void)
{
  g_autoptr(SandboxServer) other = sandbox_server_new (rig->catalog, rig->clock, NULL, NULL);
  Rig stranger = *rig;
  g_autofree char *bearer = g_strconcat ("Bearer ", rig_token (rig, RIG_OWN), NULL);
  const char *const headers[] = { "Authorization", bearer, NULL };
  g_autoptr(Answer) answer = NULL;

  g_assert_cmpstr (sandbox_server_get_client_id (other), !=, sandbox_server_get_client_id (rig->server));
  g_assert_cmpstr (sandbox_server_get_client_secret (other), !=, sandbox_server_get_client_secret (rig->server));
  g_assert_true (sandbox_server_start (other, NULL));
  g_assert_cmpstr (sandbox_server_get_public_key (other), !=, sandbox_server_get_public_key (rig->server));
  stranger.server = other;
  answer = rig_post_bytes (&stranger, CODEF_PATH_ACCOUNT_LIST, "{}", -1, headers);
  g_assert_cmpuint (answer->status, ==, 401);
}

static void
test_damaged_store (void)
{
  static const char *const contents[] = {
    "",
    "{",
    "[]",
    "{}",
    "{\"format\":2}",
    "{\"format\":1,\"clientId\":\"a\",\"clientSecret\":\"b\"}",
    "{\"format\":1,\"clientId\":\"a\",\"clientSecret\":\"b\",\"privateKey\":\"nonsense\"}"
  };
  g_autofree char *folder = g_dir_make_tmp ("sandbox-test-XXXXXX", NULL),
                  *file = g_build_filename (folder, "state.json", NULL);
  SandboxOptions options = { .store_file = file };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *left = NULL;

      g_assert_true (g_file_set_contents (file, contents[i], -1, NULL));
      g_assert_null (sandbox_server_new (rig->catalog, rig->clock, &options, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, file));
      g_assert_true (g_file_get_contents (file, &left, NULL, NULL));
      g_assert_cmpstr (left, ==, contents[i]);
    }
  g_unlink (file);
  g_rmdir (folder);
}

static void
test_bad_options (void)
{
  SandboxOptions options = { .port = 70000 };
  g_autoptr(GError) error = NULL;

  g_assert_null (sandbox_server_new (rig->catalog, rig->clock, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/server/P11-many-connections", test_many_connections);
  g_test_add_func ("/sandbox/server/L24-memory", test_memory);
  g_test_add_func ("/sandbox/server/out-of-descriptors", test_out_of_descriptors);
  g_test_add_func ("/sandbox/server/keep-alive", test_keep_alive);
  g_test_add_func ("/sandbox/server/pipelined", test_pipelined);
  g_test_add_func ("/sandbox/server/bad-second-request", test_bad_second_request);
  g_test_add_func ("/sandbox/server/expect-continue", test_expect_continue);
  g_test_add_func ("/sandbox/server/description", test_description);
  g_test_add_func ("/sandbox/server/restart", test_restart);
  g_test_add_func ("/sandbox/server/start-async", test_start_async);
  g_test_add_func ("/sandbox/server/stop-while-starting", test_stop_while_starting);
  g_test_add_func ("/sandbox/server/kept", test_kept);
  g_test_add_func ("/sandbox/server/L25-own-pair", test_own_pair);
  g_test_add_func ("/sandbox/server/damaged-store", test_damaged_store);
  g_test_add_func ("/sandbox/server/bad-options", test_bad_options);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
