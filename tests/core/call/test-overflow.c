/* SPDX-License-Identifier: MIT */
/* Answers past the size limit go on into a stream of the caller's, and never further than the ceiling. */
#include "codef-error.h"
#include "doc-percent.h"
#include "post-fixture.h"
#include "test-loop.h"

#include <string.h>

#define LIMIT_BYTES ((gsize) 1000)
#define HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define PIECE "%7B%22resAccountHolder%22%3A%22%ED%99%8D+%EA%B8%B8%EB%8F%99%22%7D%2C"
#define PLAIN_PIECE "{\"resAccountHolder\":\"홍 길동\"},"

static GOutputStream *
open_memory (gpointer user_data, GError **error)
{
  guint *n_opened = user_data;

  (*n_opened)++;
  return g_memory_output_stream_new_resizable ();
}

static GOutputStream *
open_full_disk (gpointer user_data, GError **error)
{
  g_autoptr(GFile) full = g_file_new_for_path ("/dev/full");

  return (GOutputStream *) g_file_append_to (full, G_FILE_CREATE_NONE, NULL, error);
}

static GOutputStream *
open_nothing (gpointer user_data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "no place for it");
  return NULL;
}

static void
set_up (PostFixture *fixture, gconstpointer data)
{
  post_fixture_set_up (fixture, data);
  codef_transport_set_limits (fixture->transport, &(DocLimits) { LIMIT_BYTES, DOC_MAX_DEPTH });
}

/* What the stream holds is the decoded answer from its first byte. */
static void
assert_begins_right (CodefAttempt *attempt, gsize size_bytes)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (codef_attempt_get_overflow (attempt));
  const char *data = g_memory_output_stream_get_data (memory);

  g_assert_cmpuint (codef_attempt_get_overflow_size (attempt), ==, size_bytes);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (memory), ==, size_bytes);
  g_assert_cmpint (data[0], ==, '[');
  for (gsize at = 1; at < size_bytes; at++)
    if (data[at] != PLAIN_PIECE[(at - 1) % strlen (PLAIN_PIECE)])
      {
        g_assert_cmpuint (at, ==, size_bytes - 2);
        g_assert_cmpint (memcmp (data + at, "0]", 2), ==, 0);
        break;
      }
}

static void
test_whole (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep steps[] = { { FAULT_SEND, HEAD "%5B" }, { FAULT_SEND, PIECE, .count = 300 },
                                     { FAULT_SEND, "0%5D" }, { FAULT_END } };
  guint n_opened = 0;
  g_autoptr(Outcome) outcome = NULL;
  DocDocument *beginning;

  codef_transport_set_overflow (fixture->transport, open_memory, &n_opened);
  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_to (fixture, "/v1/x", 5000);
  g_assert_no_error (outcome->error);
  g_assert_cmpuint (n_opened, ==, 1);
  assert_begins_right (outcome->attempt, 3 + 300 * strlen (PLAIN_PIECE));
  /* the beginning is never taken for the whole */
  beginning = codef_reply_get_document (outcome->reply);
  g_assert_cmpint (codef_reply_get_shape (outcome->reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_cmpint (doc_document_get_problem (beginning)->code, ==, DOC_ERROR_TOO_LARGE);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (beginning)), ==, LIMIT_BYTES);
  g_assert_true (doc_document_is_cut (beginning, DOC_NODE_ROOT));
}

static void
test_fits (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep steps[] = { { FAULT_SEND, HEAD FAULT_ANSWER }, { FAULT_END } };
  guint n_opened = 0;
  g_autoptr(Outcome) outcome = NULL;

  codef_transport_set_overflow (fixture->transport, open_memory, &n_opened);
  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_to (fixture, "/v1/x", 5000);
  g_assert_true (codef_reply_is_success (outcome->reply));
  g_assert_null (codef_attempt_get_overflow (outcome->attempt));
  g_assert_cmpuint (n_opened, ==, 0);
}

/* A server that never ends fills nobody's disk. */
static void
test_ceiling (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep steps[] = { { FAULT_SEND, HEAD "%5B" }, { FAULT_SEND, PIECE, .count = G_MAXUINT },
                                     { FAULT_END } };
  guint n_opened = 0;
  g_autoptr(Outcome) outcome = NULL;

  codef_transport_set_overflow (fixture->transport, open_memory, &n_opened);
  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_to (fixture, "/v1/x", 8000);
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (outcome->error->message, "larger than 15.6"));
  assert_begins_right (outcome->attempt, LIMIT_BYTES * CODEF_OVERFLOW_FACTOR);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 2000);
}

static void
test_no_room (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep steps[] = { { FAULT_SEND, HEAD "%5B" }, { FAULT_SEND, PIECE, .count = G_MAXUINT },
                                     { FAULT_END } };
  static const struct { CodefOverflowFunc open; const char *says; } cases[] = {
    { open_full_disk, "space" }, { open_nothing, "no place for it" },
  };

  fault_server_add (fixture->server, "/v1/x", steps);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Outcome) outcome = NULL;

      codef_transport_set_overflow (fixture->transport, cases[i].open, NULL);
      outcome = post_to (fixture, "/v1/x", 8000);
      g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (outcome->error->message, "could not be kept"));
      g_assert_nonnull (strstr (outcome->error->message, cases[i].says));
      g_assert_null (codef_attempt_get_overflow (outcome->attempt));
      /* the beginning is still there to look at */
      g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (codef_reply_get_document (outcome->reply))), ==,
                        LIMIT_BYTES);
    }
}

/* What broke off keeps what came, and says that it broke off. */
static void
test_broken_off (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep steps[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n%5B" },
                                     { FAULT_SEND, PIECE, .count = 100 }, { FAULT_END } };
  guint n_opened = 0;
  g_autoptr(Outcome) outcome = NULL;

  codef_transport_set_overflow (fixture->transport, open_memory, &n_opened);
  fault_server_add (fixture->server, "/v1/x", steps);
  outcome = post_to (fixture, "/v1/x", 5000);
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  assert_begins_right (outcome->attempt, 1 + 100 * strlen (PLAIN_PIECE));
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (PostFixture *, gconstpointer); } tests[] = {
    { "/core/overflow/B23-whole", test_whole },
    { "/core/overflow/B23-fits", test_fits },
    { "/core/overflow/B23-ceiling", test_ceiling },
    { "/core/overflow/B23-no-room", test_no_room },
    { "/core/overflow/B23-broken-off", test_broken_off },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, PostFixture, NULL, set_up, tests[i].test, post_fixture_tear_down);
  return g_test_run ();
}
