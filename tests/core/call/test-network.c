/* SPDX-License-Identifier: MIT */
/* What a server or the way to it can do wrong, row by row: each ends in time, is sent once, and is never taken for a
 * success. */
#include "codef-error.h"
#include "post-fixture.h"
#include "test-loop.h"

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define SIZED "Content-Length: 119\r\n\r\n" FAULT_ANSWER
#define CHUNKED HEAD "Transfer-Encoding: chunked\r\n\r\n"
#define EMPTY "Content-Length: 0\r\n\r\n"
#define END { FAULT_END }
#define KEEP { FAULT_KEEP }
/* Most rows are over at once; those that hang wait for this. */
#define DEADLINE_MS 400

typedef enum
{
  SUCCESS,    /* CF-00000 in a whole answer */
  SHOWN,      /* an answer that is shown as it came and is no success */
  BROKEN,     /* something of an answer came: an error, and the part is shown */
  NO_ANSWER,  /* an error alone */
} Expectation;

typedef struct
{
  const char *name;
  FaultStep   steps[6];
  Expectation expectation;
  guint       status; /* 0 where none can be known */
  CodefError  code;   /* BROKEN and NO_ANSWER */
} Row;

static const Row rows[] = {
  { "N6-reset", { { FAULT_RESET } }, NO_ANSWER, 0, CODEF_ERROR_UNREACHABLE },
  { "N7-eof", { END }, NO_ANSWER, 0, CODEF_ERROR_UNREACHABLE },
  { "N8-reset-in-body",
    { { FAULT_SEND, HEAD "Content-Length: 100\r\n\r\n%7B%22result" }, { FAULT_PAUSE, .ms = 100 }, { FAULT_RESET } },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N9-stall-after-status", { { FAULT_SEND, "HTTP/1.1 200 OK\r\n" }, { FAULT_STALL } },
    NO_ANSWER, 0, CODEF_ERROR_TIMED_OUT },
  { "N10-stall-in-body", { { FAULT_SEND, HEAD "Content-Length: 100\r\n\r\n%7B" }, { FAULT_STALL } },
    BROKEN, 200, CODEF_ERROR_TIMED_OUT },
  { "N11-drip", { { FAULT_SEND, HEAD "\r\n" }, { FAULT_DRIP, FAULT_ANSWER, .ms = 50 }, END },
    BROKEN, 200, CODEF_ERROR_TIMED_OUT },
  { "N12-short-body", { { FAULT_SEND, HEAD "Content-Length: 1000\r\n\r\n" FAULT_ANSWER }, END },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N13-longer", { { FAULT_SEND, HEAD SIZED "and more" }, KEEP }, SUCCESS, 200 },
  { "N15-two-lengths", { { FAULT_SEND, HEAD "Content-Length: 5\r\n" SIZED }, KEEP },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N16-huge-length", { { FAULT_SEND, HEAD "Content-Length: 10000000000000000000000\r\n\r\n" FAULT_ANSWER }, KEEP },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N17-length-and-chunked",
    { { FAULT_SEND, HEAD "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" },
      { FAULT_SEND, "77\r\n" FAULT_ANSWER "\r\n0\r\n\r\n" }, KEEP }, SUCCESS, 200 },
  { "N18-bad-chunk", { { FAULT_SEND, CHUNKED "7\r\n%7B%22re\r\nZZ\r\nsult\r\n0\r\n\r\n" }, END },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N19-cut-chunk", { { FAULT_SEND, CHUNKED "200\r\n" FAULT_ANSWER }, END }, BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N20-overflowing-chunk", { { FAULT_SEND, CHUNKED "FFFFFFFFFFFFFFFFFF\r\n" FAULT_ANSWER "\r\n0\r\n\r\n" }, END },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N21-no-length", { FAULT_OK (FAULT_ANSWER), END }, SUCCESS, 200 },
  { "N21-no-length-cut", { FAULT_OK ("%7B%22result%22%3A%7B%22code%22%3A%22CF-00000%22"), END },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N22-header-of-1MB",
    { { FAULT_SEND, HEAD "X-Long: " }, { FAULT_SEND, "aaaaaaaaaaaaaaaa", .count = 65536 },
      { FAULT_SEND, "\r\n\r\n" FAULT_ANSWER }, END }, NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N23-100000-headers",
    { { FAULT_SEND, HEAD }, { FAULT_SEND, "X-Many: 1\r\n", .count = 100000 },
      { FAULT_SEND, "\r\n" FAULT_ANSWER }, END },
    NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N24-endless-header",
    { { FAULT_SEND, HEAD "X-Endless: " }, { FAULT_SEND, "aaaaaaaaaaaaaaaa", .count = G_MAXUINT }, END },
    NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N25-nul-in-header", { { FAULT_SEND, "HTTP/1.1 200 OK\r\nX-Nul: a\0b\r\n\r\n", .length = 31 }, END },
    NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N26-garbage", { { FAULT_SEND, "\x16\x03\x01 this is not HTTP at all\r\n\r\n" }, END },
    NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N27-http-0.9", { { FAULT_SEND, "<html>hello</html>\n" }, END }, NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N28-status-000", { { FAULT_SEND, "HTTP/1.1 000 Zero\r\n" EMPTY }, KEEP }, NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N28-status-099", { { FAULT_SEND, "HTTP/1.1 099 Low\r\n" EMPTY }, KEEP }, NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N28-status-999", { { FAULT_SEND, "HTTP/1.1 999 High\r\n" SIZED }, KEEP }, SHOWN, 999 },
  { "N29-1000-continues",
    { { FAULT_SEND, "HTTP/1.1 100 Continue\r\n\r\n", .count = 1000 }, FAULT_OK (FAULT_ANSWER), END }, SUCCESS, 200 },
  { "N30-101",
    { { FAULT_SEND, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n" },
      { FAULT_SEND, FAULT_ANSWER }, END },
    NO_ANSWER, 0, CODEF_ERROR_UNREADABLE },
  { "N31-204-with-body", { { FAULT_SEND, "HTTP/1.1 204 No Content\r\n" SIZED }, KEEP }, SHOWN, 204 },
  { "N33-not-gzip", { { FAULT_SEND, HEAD "Content-Encoding: gzip\r\n" SIZED }, KEEP },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N34-cut-gzip",
    { { FAULT_SEND, HEAD "Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n" },
      { FAULT_SEND, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", .length = 10 }, END },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N35-unknown-encoding", { { FAULT_SEND, HEAD "Content-Encoding: x-rot13\r\n" SIZED }, KEEP },
    BROKEN, 200, CODEF_ERROR_UNREADABLE },
  { "N36-redirect-to-other-host",
    { { FAULT_SEND, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/v1/x\r\n" EMPTY }, KEEP }, SHOWN, 302 },
  { "N38-redirect-loop", { { FAULT_SEND, "HTTP/1.1 302 Found\r\nLocation: /v1/row\r\n" EMPTY }, KEEP }, SHOWN, 302 },
  { "N39-redirect-to-file",
    { { FAULT_SEND, "HTTP/1.1 301 Moved\r\nLocation: file:///etc/passwd\r\n" EMPTY }, KEEP }, SHOWN, 301 },
  { "N40-broken-location",
    { { FAULT_SEND, "HTTP/1.1 302 Found\r\nLocation: http://[:::/%zz\r\n" EMPTY }, KEEP }, SHOWN, 302 },
  { "N41-307", { { FAULT_SEND, "HTTP/1.1 307 Temporary\r\nLocation: /v1/other\r\n" EMPTY }, KEEP }, SHOWN, 307 },
  { "N41-308", { { FAULT_SEND, "HTTP/1.1 308 Permanent\r\nLocation: /v1/other\r\n" EMPTY }, KEEP }, SHOWN, 308 },
  { "N42-401-basic",
    { { FAULT_SEND, "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n" EMPTY }, KEEP },
    SHOWN, 401 },
  { "N42-401-ntlm", { { FAULT_SEND, "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: NTLM\r\n" EMPTY }, KEEP },
    SHOWN, 401 },
};

static void
check_outcome (const Row *row, Outcome *outcome)
{
  g_assert_cmpuint (codef_attempt_get_status (outcome->attempt), ==, row->status);
  g_assert_cmpint (codef_reply_is_success (outcome->reply), ==, row->expectation == SUCCESS);
  if (row->expectation == SUCCESS || row->expectation == SHOWN)
    {
      g_assert_no_error (outcome->error);
      g_assert_null (codef_attempt_get_error (outcome->attempt));
      return;
    }
  g_assert_cmpint (codef_reply_get_shape (outcome->reply), ==, CODEF_REPLY_UNREADABLE);
  if (outcome->error == NULL)
    {
      /* the bytes came as HTTP has it, and what they say is cut: the document knows */
      g_assert_cmpint (row->expectation, ==, BROKEN);
      g_assert_nonnull (doc_document_get_problem (codef_reply_get_document (outcome->reply)));
      return;
    }
  g_assert_error (outcome->error, CODEF_ERROR, (gint) row->code);
  g_assert_error (codef_attempt_get_error (outcome->attempt), CODEF_ERROR, (gint) row->code);
  g_assert_null (strstr (outcome->error->message, "canary"));
  if (row->expectation == BROKEN)
    g_assert_nonnull (codef_attempt_get_document (outcome->attempt));
}

static void
test_row (PostFixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_autoptr(Outcome) outcome = NULL;
  g_autoptr(Outcome) next = NULL;
  static const FaultStep good[] = { FAULT_OK (FAULT_ANSWER), END };

  fault_server_add (fixture->server, "/v1/row", row->steps);
  fault_server_add (fixture->server, "/v1/good", good);
  outcome = post_to (fixture, "/v1/row", DEADLINE_MS);
  g_test_message ("%s", outcome->error != NULL ? outcome->error->message : "no error");
  check_outcome (row, outcome);
  g_assert_cmpint (outcome->took_us, <, (DEADLINE_MS + 1000) * 1000);
  /* sent exactly once, and nothing asked for besides */
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, NULL), ==, 1);
  next = post_to (fixture, "/v1/good", 5000);
  g_assert_no_error (next->error);
  g_assert_true (codef_reply_is_success (next->reply));
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/transport/", rows[i].name, NULL);

      g_test_add (path, PostFixture, &rows[i], post_fixture_set_up, test_row, post_fixture_tear_down);
    }
  return g_test_run ();
}
