/* SPDX-License-Identifier: MIT */
/* Whom the transport trusts: every bad server is refused with a sentence of its own before one byte of the request has
 * left. */
#include "client-fixture.h"
#include "post-fixture.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  const char         *name;
  TestCertificateKind kind;
  const char         *host;     /* as the address says it */
  const char         *priority; /* (nullable) of the server */
  const char         *sentence; /* (nullable) part of the message; NULL: accepted */
  const char         *detail;   /* (nullable) another part */
} Row;

static const Row rows[] = {
  { "T1-self-signed", TEST_CERTIFICATE_SELF_SIGNED, "localhost", NULL, "self-signed" },
  { "T2-expired", TEST_CERTIFICATE_EXPIRED, "localhost", NULL, "expired on", "clock" },
  { "T3-not-yet-valid", TEST_CERTIFICATE_NOT_YET_VALID, "localhost", NULL, "valid only from", "clock" },
  { "T4-wrong-host", TEST_CERTIFICATE_WRONG_HOST, "localhost", NULL, "This server is not localhost", "other.example" },
  { "T5-star", TEST_CERTIFICATE_STAR, "localhost", NULL, "This server is not localhost", "for *" },
  { "T6-untrusted-root", TEST_CERTIFICATE_UNTRUSTED_ROOT, "localhost", NULL, "Unknown root" },
  { "T7-missing-intermediate", TEST_CERTIFICATE_MISSING_INTERMEDIATE, "localhost", NULL, "Test intermediate",
    "incomplete" },
  { "T8-issuer-is-no-authority", TEST_CERTIFICATE_ISSUER_NO_CA, "localhost", NULL, "cannot be trusted" },
  { "T9-sha1", TEST_CERTIFICATE_SHA1, "localhost", NULL, "no longer secure" },
  { "T10-rsa-1024", TEST_CERTIFICATE_RSA_1024, "localhost", NULL, "no longer secure" },
  { "T11-tls-1.0", TEST_CERTIFICATE_GOOD, "localhost", "NORMAL:-VERS-ALL:+VERS-TLS1.0",
    "No secure connection could be agreed on", "too old" },
  { "T12-tls-1.1", TEST_CERTIFICATE_GOOD, "localhost", "NORMAL:-VERS-ALL:+VERS-TLS1.1",
    "No secure connection could be agreed on", "too old" },
  { "T13-no-common-cipher", TEST_CERTIFICATE_GOOD, "localhost", "NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+3DES-CBC",
    "No secure connection could be agreed on" },
  { "T16-client-purpose-is-accepted", TEST_CERTIFICATE_CLIENT_ONLY, "localhost", NULL, NULL },
  { "T17-common-name-only-is-accepted", TEST_CERTIFICATE_CN_ONLY, "localhost", NULL, NULL },
  { "good-chain", TEST_CERTIFICATE_GOOD, "localhost", NULL, NULL },
  { "good-address", TEST_CERTIFICATE_IP_ONLY, "127.0.0.1", NULL, NULL },
  { "good-tls-1.2", TEST_CERTIFICATE_GOOD, "localhost", "NORMAL:-VERS-ALL:+VERS-TLS1.2", NULL, "TLS 1.2" },
  { "good-tls-1.3", TEST_CERTIFICATE_GOOD, "localhost", "NORMAL:-VERS-ALL:+VERS-TLS1.3", NULL, "TLS 1.3" },
};

#define SYSTEM_ROOTS "/etc/ssl/certs/ca-certificates.crt"

static TestAuthority *authority;
static char *key_log;

static const FaultStep answer[] = { FAULT_OK (FAULT_ANSWER), { FAULT_END } };
static const FaultStep kept_answer[] = {
  { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 119\r\n\r\n" FAULT_ANSWER }, { FAULT_KEEP } };

static CodefTransport *
make_transport (void)
{
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(GError) error = NULL;
  CodefTransport *transport = codef_transport_new ("1.0", FALSE, clock);

  codef_transport_set_ca_file (transport, test_authority_get_ca_file (authority), &error);
  g_assert_no_error (error);
  return transport;
}

static Outcome *
post_once (CodefTransport *transport, FaultServer *server, const char *host)
{
  g_autofree char *url = g_strdup_printf ("https://%s:%u/v1/x", host, fault_server_get_port (server));
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);

  return post_and_wait (transport, url, body, 5000, NULL);
}

static void
check_refused (Outcome *outcome, FaultServer *server, const char *sentence, const char *detail)
{
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_TLS);
  g_test_message ("%s", outcome->error->message);
  g_assert_nonnull (strstr (outcome->error->message, sentence));
  if (detail != NULL)
    g_assert_nonnull (strstr (outcome->error->message, detail));
  g_assert_cmpuint (fault_server_get_n_bytes (server), ==, 0);
  g_assert_cmpuint (codef_attempt_get_status (outcome->attempt), ==, 0);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, row->kind);
  g_autoptr(FaultServer) server = fault_server_new (certificate, row->priority);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (server, "/v1/x", answer);
  outcome = post_once (transport, server, row->host);
  if (row->sentence != NULL)
    {
      check_refused (outcome, server, row->sentence, row->detail);
      return;
    }
  g_assert_no_error (outcome->error);
  g_assert_true (codef_reply_is_success (outcome->reply));
  g_assert_nonnull (codef_attempt_get_tls (outcome->attempt));
  g_assert_cmpint (codef_attempt_get_timing (outcome->attempt)->tls_us, >, 0);
  if (row->detail != NULL)
    g_assert_cmpstr (codef_attempt_get_tls (outcome->attempt), ==, row->detail);
}

static const FaultStep plain_http[] = { { FAULT_SEND, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n" },
                                        { FAULT_STALL } };
static const FaultStep closes[] = { { FAULT_END } };
static const FaultStep stalls[] = { { FAULT_STALL } };

static void
test_plain_http (void)
{
  g_autoptr(FaultServer) server = fault_server_new (NULL, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) outcome = NULL;

  fault_server_set_greeting (server, plain_http);
  outcome = post_once (transport, server, "localhost");
  g_test_message ("%s", outcome->error->message);
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_TLS);
  g_assert_nonnull (strstr (outcome->error->message, "does not speak TLS on this port"));
  g_assert_cmpuint (fault_server_get_n_requests (server, NULL), ==, 0);
}

static void
test_handshake_closes (void)
{
  g_autoptr(FaultServer) server = fault_server_new (NULL, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) outcome = NULL;

  fault_server_set_greeting (server, closes);
  outcome = post_once (transport, server, "localhost");
  g_test_message ("%s", outcome->error->message);
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_TLS);
  g_assert_nonnull (strstr (outcome->error->message, "while the secure connection was being set up"));
}

static void
test_handshake_stalls (void)
{
  g_autoptr(FaultServer) server = fault_server_new (NULL, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) outcome = NULL;

  fault_server_set_greeting (server, stalls);
  codef_transport_set_connect_deadline_ms (transport, 300);
  outcome = post_once (transport, server, "localhost");
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_TIMED_OUT);
  g_assert_cmpint (outcome->took_us, <, 1300 * 1000);
}

/* The platform asks no list of revoked certificates. Pinned, so that we notice when it begins to. */
static void
test_revoked (void)
{
  g_autoptr(TestAuthority) own = test_authority_new ();
  g_autoptr(TestCertificate) certificate = test_authority_issue (own, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, clock);
  g_autoptr(Outcome) outcome = NULL;

  test_authority_revoke (own, certificate);
  g_assert_true (codef_transport_set_ca_file (transport, test_authority_get_ca_file (own), NULL));
  fault_server_add (server, "/v1/x", answer);
  outcome = post_once (transport, server, "localhost");
  g_assert_true (codef_reply_is_success (outcome->reply));
}

/* Puts an empty file in the place of the system's roots, for this process alone. */
static gboolean
hide_system_roots (void)
{
  if (unshare (geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
  return !g_file_test (SYSTEM_ROOTS, G_FILE_TEST_EXISTS) || mount ("/dev/null", SYSTEM_ROOTS, NULL, MS_BIND, NULL) == 0;
}

static void
post_with_system_roots (const char *sentence)
{
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, clock);
  g_autoptr(Outcome) outcome = post_once (transport, server, "localhost");

  check_refused (outcome, server, sentence, NULL);
}

/* Whether this machine lets a process have mounts of its own. */
static gboolean
can_hide_system_roots (void)
{
  pid_t child = fork ();
  int status = 1;

  if (child == 0)
    _exit (hide_system_roots () ? 0 : 1);
  return child > 0 && waitpid (child, &status, 0) == child && status == 0;
}

static void
test_no_roots (void)
{
  if (g_test_subprocess ())
    {
      g_assert_true (hide_system_roots ());
      /* newer glib-networking warns of it */
      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      post_with_system_roots ("No root certificates are installed");
      return;
    }
  if (!can_hide_system_roots ())
    {
      g_test_skip ("a process cannot have mounts of its own here");
      return;
    }
  g_test_trap_subprocess (NULL, 10 * G_USEC_PER_SEC, 0);
  if (g_test_trap_reached_timeout () || !g_test_trap_has_passed ())
    g_test_fail ();
}

static void
test_system_roots (void)
{
  g_autofree char *roots = NULL;

  if (!g_file_get_contents (SYSTEM_ROOTS, &roots, NULL, NULL) || *roots == '\0')
    g_test_skip ("this machine has no root certificates");
  else
    post_with_system_roots ("Test intermediate");
}

/* A computer whose clock stands in another time: the sentence says what the clock says. */
static void
test_wrong_clock (void)
{
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_EXPIRED);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(StillClock) clock = g_object_new (STILL_TYPE_CLOCK, NULL);
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, CODEF_CLOCK (clock));
  g_autoptr(Outcome) outcome = NULL;

  clock->now_unix_sec = 4102444800 + 12 * 3600; /* 2100-01-01, noon */
  g_assert_true (codef_transport_set_ca_file (transport, test_authority_get_ca_file (authority), NULL));
  outcome = post_once (transport, server, "localhost");
  check_refused (outcome, server, "the clock of this computer says 2100-01-01", "If the clock is wrong, set it");
}

static void
test_redirect_to_http (void)
{
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(FaultServer) plain = fault_server_new (NULL, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autofree char *text =
    g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%u/v1/x\r\nConnection: close\r\n\r\n",
                                           fault_server_get_port (plain));
  const FaultStep steps[] = { { FAULT_SEND, text }, { FAULT_END } };
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (server, "/v1/x", steps);
  outcome = post_once (transport, server, "localhost");
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (codef_attempt_get_status (outcome->attempt), ==, 302);
  g_assert_cmpuint (fault_server_get_n_connections (plain), ==, 0);
  g_clear_pointer (&server, fault_server_free);
}

/* SSLKEYLOGFILE was set before main() hardened the process, and TLS has been spoken since. */
static void
test_no_key_log (void)
{
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (server, "/v1/x", answer);
  outcome = post_once (transport, server, "localhost");
  g_assert_true (codef_reply_is_success (outcome->reply));
  g_assert_false (g_file_test (key_log, G_FILE_TEST_EXISTS));
}

/* No pinning: another valid certificate is accepted. */
static void
test_other_certificate (void)
{
  g_autoptr(TestCertificate) first = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(TestCertificate) second = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (first, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(Outcome) one = NULL;
  g_autoptr(Outcome) two = NULL;

  fault_server_add (server, "/v1/x", answer);
  one = post_once (transport, server, "localhost");
  fault_server_set_certificate (server, second);
  two = post_once (transport, server, "localhost");
  g_assert_true (codef_reply_is_success (one->reply));
  g_assert_true (codef_reply_is_success (two->reply));
  g_assert_cmpuint (fault_server_get_n_handshakes (server), ==, 2);
}

/* P10: a hundred calls, one handshake. */
static void
test_one_handshake (void)
{
  g_autoptr(TestCertificate) certificate = test_authority_issue (authority, TEST_CERTIFICATE_GOOD);
  g_autoptr(FaultServer) server = fault_server_new (certificate, NULL);
  g_autoptr(CodefTransport) transport = make_transport ();

  fault_server_add (server, "/v1/x", kept_answer);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(Outcome) outcome = post_once (transport, server, "localhost");

      g_assert_true (codef_reply_is_success (outcome->reply));
    }
  g_assert_cmpuint (fault_server_get_n_requests (server, "/v1/x"), ==, 100);
  g_assert_cmpuint (fault_server_get_n_connections (server), ==, 1);
  g_assert_cmpuint (fault_server_get_n_handshakes (server), ==, 1);
}

static void
test_ca_file (void)
{
  g_autoptr(CodefTransport) transport = make_transport ();
  g_autoptr(GError) relative = NULL;
  g_autoptr(GError) missing = NULL;

  g_assert_false (codef_transport_set_ca_file (transport, "root.pem", &relative));
  g_assert_error (relative, CODEF_ERROR, CODEF_ERROR_BAD_KEY);
  g_assert_nonnull (strstr (relative->message, "absolute"));
  g_assert_false (codef_transport_set_ca_file (transport, "/nowhere/root.pem", &missing));
  g_assert_error (missing, CODEF_ERROR, CODEF_ERROR_BAD_KEY);
}

int
main (int argc, char **argv)
{
  int status;

  key_log = g_strdup_printf ("%s/codef-key-log-%d", g_get_tmp_dir (), (int) getpid ());
  g_setenv ("SSLKEYLOGFILE", key_log, TRUE);
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  authority = test_authority_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/tls/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/core/tls/T14-plain-http", test_plain_http);
  g_test_add_func ("/core/tls/T15-revoked-is-accepted", test_revoked);
  g_test_add_func ("/core/tls/T18-handshake-stalls", test_handshake_stalls);
  g_test_add_func ("/core/tls/T19-handshake-closes", test_handshake_closes);
  g_test_add_func ("/core/tls/T20-other-certificate", test_other_certificate);
  g_test_add_func ("/core/tls/T21-no-roots", test_no_roots);
  g_test_add_func ("/core/tls/T6-system-roots", test_system_roots);
  g_test_add_func ("/core/tls/O9-wrong-clock", test_wrong_clock);
  g_test_add_func ("/core/tls/N37-redirect-to-http", test_redirect_to_http);
  g_test_add_func ("/core/tls/K14-no-key-log", test_no_key_log);
  g_test_add_func ("/core/tls/P10-one-handshake", test_one_handshake);
  g_test_add_func ("/core/tls/ca-file", test_ca_file);
  status = g_test_run ();
  test_authority_free (authority);
  g_unlink (key_log);
  g_free (key_log);
  return status;
}
