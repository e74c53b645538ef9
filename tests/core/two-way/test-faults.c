/* SPDX-License-Identifier: MIT */
/* Additional authentication with a service, a network and a person that do everything wrong. */
#include "client-fixture.h"
#include "doc-document.h"

#include <string.h>

#define PATH "/v1/kr/public/ft/do-not-call/set-register"
#define ASKS(method, stamp, extra) \
  "{\"result\":{\"code\":\"CF-03002\",\"extraMessage\":\"\",\"message\":\"m\",\"transactionId\":\"t\"},\"data\":{" \
  "\"continue2Way\":true,\"method\":\"" method "\",\"jobIndex\":0,\"threadIndex\":0," \
  "\"jti\":\"669ef2a6ec82f3c03b2b928a\",\"twoWayTimestamp\":" stamp ",\"extraInfo\":" extra "}}"
#define ASKS_SMS(stamp) ASKS ("smsAuthNo", stamp, "{\"reqSMSAuthNo\":\"\"}")
#define ENDS(code) "{\"result\":{\"code\":\"" code "\",\"message\":\"m\",\"extraMessage\":\"\"},\"data\":{}}"

static const FaultStep asks[] = { FAULT_OK (ASKS_SMS ("1721692839244")), { FAULT_END } };
static const FaultStep asks_next[] = { FAULT_OK (ASKS ("emailAuthNo", "1721692839299", "{\"reqEmailAuthNo\":\"\"}")),
                                       { FAULT_END } };
static const FaultStep asks_again[] = {
  FAULT_OK (ASKS ("smsAuthNo", "1721692839255",
                  "{\"reqSMSAuthNo\":\"\",\"code\":\"CF-03008\",\"errorMessage\":\"틀림\"}")),
  { FAULT_END },
};
static const FaultStep success[] = { FAULT_OK (ENDS ("CF-00000")), { FAULT_END } };
static const FaultStep timed_out[] = { FAULT_OK (ENDS ("CF-12001")), { FAULT_END } };
static const FaultStep resets[] = { { FAULT_RESET } };

static CodefExchange *
start_with (ClientFixture *fixture, const char *path, const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefRequest) request = codef_request_new (path, bytes, 20, &error);
  CodefExchange *exchange;

  g_assert_no_error (error);
  exchange = codef_client_start (fixture->client, request);
  client_wait (exchange);
  return exchange;
}

/* The scripts are for one request after the other, ended by NULL; the last one goes on for ever. */
static CodefExchange * G_GNUC_NULL_TERMINATED
start (ClientFixture *fixture, const FaultStep *first, ...)
{
  CodefExchange *exchange;
  va_list more;

  va_start (more, first);
  for (const FaultStep *steps = first; steps != NULL; steps = va_arg (more, const FaultStep *))
    fault_server_add (fixture->server, PATH, steps);
  va_end (more);
  exchange = start_with (fixture, PATH, "{\"organization\":\"0001\"}");
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_CHALLENGED);
  return exchange;
}

static gboolean
try_continue (ClientFixture *fixture, CodefExchange *exchange, const char *inputs, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (inputs, strlen (inputs));

  return codef_client_continue (fixture->client, exchange, bytes, error);
}

static void
go_on (ClientFixture *fixture, CodefExchange *exchange, const char *inputs)
{
  g_autoptr(GError) error = NULL;

  try_continue (fixture, exchange, inputs, &error);
  g_assert_no_error (error);
  client_wait (exchange);
}

static void
check_phase (CodefExchange *exchange, CodefPhase phase)
{
  if (codef_exchange_get_error (exchange) != NULL)
    g_test_message ("%s", codef_exchange_get_error (exchange)->message);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, phase);
}

/* (transfer full): the decoded body of the latest request to the API. */
static char *
dup_sent (CodefExchange *exchange)
{
  GListModel *attempts = codef_exchange_get_attempts (exchange);
  g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, g_list_model_get_n_items (attempts) - 1);
  g_autoptr(DocDocument) document = doc_document_new (codef_attempt_get_request_wire (attempt), NULL);
  GBytes *text = doc_document_get_text (document);

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static CodefStepVerdict
get_verdict (CodefExchange *exchange, guint position)
{
  g_autoptr(CodefStep) step = g_list_model_get_item (codef_exchange_get_steps (exchange), position);

  g_assert_nonnull (step);
  return codef_step_get_verdict (step);
}

static void
run_for (guint milliseconds)
{
  gint64 end_us = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end_us)
    test_loop_turn ();
}

/* Every member exactly as it was, those of the protocol's own replaced, the time stamp a number with all its digits. */
static void
test_exact (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;
  g_autofree char *sent = NULL;

  fault_server_add (fixture->server, PATH, asks);
  fault_server_add (fixture->server, PATH, asks_next);
  fault_server_add (fixture->server, PATH, success);
  exchange = start_with (fixture, PATH, "{ \"a\" : 1.10, \"k\\u0065y\":\"\\/x\", \"big\":12345678901234567890,\n"
                                        "\"list\":[ {\"is2Way\":1} ], \"is2Way\":false, "
                                        "\"twoWayInfo\":null, \"a\":2 }");
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  go_on (fixture, exchange, "{\"emailAuthNo\":\"2\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  sent = dup_sent (exchange);
  g_assert_cmpstr (sent, ==,
                   "{\"a\":1.10,\"k\\u0065y\":\"\\/x\",\"big\":12345678901234567890,\"list\":[ {\"is2Way\":1} ],"
                   "\"a\":2,\"smsAuthNo\":\"1\",\"emailAuthNo\":\"2\",\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,"
                   "\"threadIndex\":0,\"jti\":\"669ef2a6ec82f3c03b2b928a\",\"twoWayTimestamp\":1721692839299}}");
}

static void
test_server_time_out (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, timed_out, NULL);

  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (exchange)), ==, "CF-12001");
  g_assert_null (codef_exchange_get_challenge (exchange));
  g_assert_cmpint (codef_exchange_get_limit_us (exchange), ==, 0);
  g_assert_cmpint (get_verdict (exchange, 0), ==, CODEF_STEP_REFUSED);
}

static void
test_wrong_code (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, asks_again, success, NULL);
  CodefChallenge *again;
  g_autofree char *sent = NULL;
  g_autoptr(CodefStep) step = NULL;
  gint64 limit_us = codef_exchange_get_limit_us (exchange);

  fixture->clock->now_boot_us += 10 * G_USEC_PER_SEC;
  go_on (fixture, exchange, "{\"smsAuthNo\":\"wrong\",\"more\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_CHALLENGED);
  again = codef_exchange_get_challenge (exchange);
  g_assert_cmpstr (codef_challenge_get_code (again), ==, "CF-03008");
  g_assert_cmpstr (codef_challenge_get_message (again), ==, "틀림");
  g_assert_cmpint (codef_exchange_get_limit_us (exchange), ==, limit_us);
  g_assert_null (codef_exchange_get_inputs (exchange));
  step = g_list_model_get_item (codef_exchange_get_steps (exchange), 0);
  g_assert_cmpint (codef_step_get_verdict (step), ==, CODEF_STEP_ASKED_AGAIN);
  g_assert_cmpstr (codef_step_get_code (step), ==, "CF-03008");
  g_assert_cmpstr (codef_step_get_message (step), ==, "틀림");
  go_on (fixture, exchange, "{\"smsAuthNo\":\"right\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  sent = dup_sent (exchange);
  g_assert_nonnull (strstr (sent, "\"smsAuthNo\":\"right\""));
  g_assert_null (strstr (sent, "wrong"));
  g_assert_null (strstr (sent, "more"));
  g_assert_nonnull (strstr (sent, "\"twoWayTimestamp\":1721692839255"));
  g_assert_cmpint (get_verdict (exchange, 1), ==, CODEF_STEP_ACCEPTED);
}

/* What a step has sent is shown, what opens a door is not. */
static void
test_trail_masks (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, success, NULL);
  g_autoptr(CodefStep) step = NULL;
  g_autofree char *shown = NULL;

  go_on (fixture, exchange, "{\"smsAuthNo\":\"canary-4711\",\"dongNum\":\"7\"}");
  step = g_list_model_get_item (codef_exchange_get_steps (exchange), 0);
  shown = g_strndup (g_bytes_get_data (codef_step_get_sent (step), NULL),
                     g_bytes_get_size (codef_step_get_sent (step)));
  g_assert_null (strstr (shown, "canary"));
  g_assert_nonnull (strstr (shown, "\"dongNum\":\"7\""));
  g_assert_cmpint (codef_step_get_sent_unix_us (step), ==, fixture->clock->now_unix_sec * G_USEC_PER_SEC);
}

static void
test_cancel (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, NULL);
  g_autoptr(GError) error = NULL;

  codef_exchange_cancel (exchange);
  check_phase (exchange, CODEF_PHASE_CANCELLED);
  g_assert_null (codef_exchange_get_challenge (exchange));
  codef_exchange_cancel (exchange);
  g_assert_false (try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, PATH), ==, 1);
}

/* Two sessions open at once, answered crosswise. */
static void
test_two_sessions (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep first[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-03002\"},\"data\":{\"continue2Way\":true,\"method\":\"smsAuthNo\","
              "\"jobIndex\":1,\"threadIndex\":2,\"jti\":\"aaa\",\"twoWayTimestamp\":11}}"), { FAULT_END } };
  static const FaultStep second[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-03002\"},\"data\":{\"continue2Way\":true,\"method\":\"smsAuthNo\","
              "\"jobIndex\":3,\"threadIndex\":4,\"jti\":\"bbb\",\"twoWayTimestamp\":22}}"), { FAULT_END } };
  g_autoptr(CodefExchange) a = NULL, b = NULL;
  g_autofree char *sent_a = NULL, *sent_b = NULL;

  fault_server_add (fixture->server, "/v1/a", first);
  fault_server_add (fixture->server, "/v1/a", success);
  fault_server_add (fixture->server, "/v1/b", second);
  fault_server_add (fixture->server, "/v1/b", success);
  a = start_with (fixture, "/v1/a", "{\"n\":1}");
  b = start_with (fixture, "/v1/b", "{\"n\":2}");
  go_on (fixture, b, "{\"smsAuthNo\":\"b\"}");
  go_on (fixture, a, "{\"smsAuthNo\":\"a\"}");
  sent_a = dup_sent (a);
  sent_b = dup_sent (b);
  g_assert_cmpstr (sent_a, ==, "{\"n\":1,\"smsAuthNo\":\"a\",\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":1,"
                               "\"threadIndex\":2,\"jti\":\"aaa\",\"twoWayTimestamp\":11}}");
  g_assert_cmpstr (sent_b, ==, "{\"n\":2,\"smsAuthNo\":\"b\",\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":3,"
                               "\"threadIndex\":4,\"jti\":\"bbb\",\"twoWayTimestamp\":22}}");
}

static void
test_late_reply (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep late[] = { { FAULT_PAUSE, .ms = 100 }, FAULT_OK (ENDS ("CF-00000")), { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, asks, late, NULL);
  g_autoptr(GError) error = NULL;

  try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", &error);
  g_assert_no_error (error);
  test_wait_until (fault_server_get_n_requests (fixture->server, PATH) == 2, 5000);
  codef_exchange_cancel (exchange);
  client_wait (exchange);
  check_phase (exchange, CODEF_PHASE_CANCELLED);
  run_for (300);
  check_phase (exchange, CODEF_PHASE_CANCELLED);
  g_assert_true (codef_reply_is_challenge (codef_exchange_get_reply (exchange)));
}

static void
test_for_ever (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, NULL);
  guint n_sent = 1;

  for (; codef_exchange_get_phase (exchange) == CODEF_PHASE_CHALLENGED; n_sent++)
    go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_FAILED);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_cmpuint (n_sent, ==, CODEF_CLIENT_MAX_SAME_CHALLENGE);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, PATH), ==, CODEF_CLIENT_MAX_SAME_CHALLENGE);
}

/* A person who cannot read the pictures goes on asking for new ones. */
static void
test_many_pictures (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep captcha[] = {
    FAULT_OK (ASKS ("secureNo", "1", "{\"reqSecureNo\":\"\",\"reqSecureNoRefresh\":\"0\"}")), { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, captcha, NULL);

  for (guint i = 0; i < CODEF_CLIENT_MAX_SAME_CHALLENGE + 5; i++)
    go_on (fixture, exchange, "{\"secureNoRefresh\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_CHALLENGED);
}

static void
test_lost (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, resets, success, NULL);

  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_CHALLENGED);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
  g_assert_cmpint (get_verdict (exchange, 0), ==, CODEF_STEP_LOST);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_assert_null (codef_exchange_get_error (exchange));
  g_assert_cmpint (get_verdict (exchange, 1), ==, CODEF_STEP_ACCEPTED);
}

static void
test_lost_late (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, resets, NULL);

  fixture->clock->now_boot_us += 61 * G_USEC_PER_SEC;
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_FAILED);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
}

static void
test_gateway (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep bad_gateway[] = {
    { FAULT_SEND, "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html>nginx</html>" }, { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, asks, bad_gateway, success, NULL);

  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_CHALLENGED);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
}

/* The service refuses the input and keeps the session. */
static void
test_harmless (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep refusals[][2] = {
    { FAULT_OK (ENDS ("CF-00016")), { FAULT_END } }, { FAULT_OK (ENDS ("CF-00024")), { FAULT_END } },
    { FAULT_OK (ENDS ("CF-04020")), { FAULT_END } }, { FAULT_OK (ENDS ("CF-04028")), { FAULT_END } },
    { FAULT_OK (ENDS ("CF-04036")), { FAULT_END } },
  };
  g_autoptr(CodefExchange) exchange =
    start (fixture, asks, refusals[0], refusals[1], refusals[2], refusals[3], refusals[4], success, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      go_on (fixture, exchange, "{\"other\":\"1\"}");
      check_phase (exchange, CODEF_PHASE_CHALLENGED);
      g_assert_cmpint (get_verdict (exchange, i), ==, CODEF_STEP_REFUSED);
      g_assert_false (codef_reply_is_challenge (codef_exchange_get_reply (exchange)));
      g_assert_null (codef_exchange_get_inputs (exchange));
    }
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
}

/* Codes that end it, each in its own words. */
static void
test_endings (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep endings[][2] = {
    { FAULT_OK (ENDS ("CF-00025")), { FAULT_END } }, { FAULT_OK (ENDS ("CF-12872")), { FAULT_END } },
    { FAULT_OK (ENDS ("CF-03001")), { FAULT_END } }, { FAULT_OK (ENDS ("CF-01004")), { FAULT_END } },
    { FAULT_OK ("<html></html>"), { FAULT_END } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/v1/end-%u", i);
      g_autoptr(CodefExchange) exchange = NULL;

      fault_server_add (fixture->server, path, asks);
      fault_server_add (fixture->server, path, endings[i]);
      exchange = start_with (fixture, path, "{}");
      go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
      check_phase (exchange, CODEF_PHASE_ANSWERED);
      g_assert_null (codef_exchange_get_challenge (exchange));
    }
}

/* The program is closed with a question open, and with an answer under way. */
static void
test_quit (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep stalls[] = { { FAULT_STALL } };
  CodefExchange *open = start (fixture, asks, NULL), *under_way;
  GWeakRef first, second;
  g_autoptr(GError) error = NULL;

  g_weak_ref_init (&first, open);
  g_object_unref (open);
  g_assert_null (g_weak_ref_get (&first));
  g_weak_ref_clear (&first);
  fault_server_add (fixture->server, "/v1/quit", asks);
  fault_server_add (fixture->server, "/v1/quit", stalls);
  under_way = start_with (fixture, "/v1/quit", "{}");
  g_weak_ref_init (&second, under_way);
  try_continue (fixture, under_way, "{\"smsAuthNo\":\"1\"}", &error);
  g_assert_no_error (error);
  test_wait_until (fault_server_get_n_requests (fixture->server, "/v1/quit") == 2, 5000);
  codef_exchange_cancel (under_way);
  client_wait (under_way);
  g_object_unref (under_way);
  test_wait_until (fault_server_get_n_abandoned (fixture->server) == 1, 2000);
  g_assert_null (g_weak_ref_get (&second));
  g_weak_ref_clear (&second);
}

static void
test_twice (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, success, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", NULL));
  g_assert_false (try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  client_wait (exchange);
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_clear_error (&error);
  g_assert_false (try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, PATH), ==, 2);
}

/* Somebody sets the clock; the time that is left stays the same, and so does what may be sent. */
static void
test_clock_jump (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, resets, NULL);
  gint64 limit_us = codef_exchange_get_limit_us (exchange);

  g_assert_cmpint (limit_us, ==, fixture->clock->now_boot_us + 60 * G_USEC_PER_SEC);
  fixture->clock->now_unix_sec += 400;
  g_assert_cmpint (codef_exchange_get_limit_us (exchange), ==, limit_us);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_CHALLENGED);
}

/* As the service answered in 2019, without a method too. */
static void
test_old_form (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep old[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-00000\",\"message\":\"성공\"},\"data\":{\"jobIndex\":0,\"threadIndex\":0,"
              "\"jti\":\"5d\",\"twoWayTimestamp\":1567410000000,\"continue2Way\":true,\"extraInfo\":{"
              "\"reqSMSAuthNo\":\"\"}}}"),
    { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, old, success, NULL);

  g_assert_cmpint (codef_challenge_get_kind (codef_exchange_get_challenge (exchange)), ==, CODEF_CHALLENGE_SMS);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (exchange)));
}

/* Another method in the middle of the chain: simply the next step. */
static void
test_switch (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, asks_next, asks, success, NULL);

  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  g_assert_cmpint (codef_challenge_get_kind (codef_exchange_get_challenge (exchange)), ==, CODEF_CHALLENGE_EMAIL);
  go_on (fixture, exchange, "{\"emailAuthNo\":\"1\"}");
  g_assert_cmpint (codef_challenge_get_kind (codef_exchange_get_challenge (exchange)), ==, CODEF_CHALLENGE_SMS);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"2\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_steps (exchange)), ==, 3);
}

/* Sent after the time is over all the same: the service decides. */
static void
test_after_expiry (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = start (fixture, asks, timed_out, NULL);

  fixture->clock->now_boot_us += G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (exchange)), ==, "CF-12001");
}

static void
test_inputs (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *nines = g_strnfill (1200 * 1000, '9');
  g_autofree char *long_code = g_strdup_printf ("{\"smsAuthNo\":\"%s\"}", nines);
  const struct { const char *name, *inputs; gboolean is_sent; } cases[] = {
    { "empty", "", FALSE }, { "no object", "[1]", FALSE }, { "broken", "{\"a\":", FALSE },
    { "the protocol's own", "{\"is2Way\":false}", FALSE }, { "its session", "{\"twoWayInfo\":{}}", FALSE },
    { "a megabyte", long_code, FALSE }, { "an empty code", "{\"smsAuthNo\":\"\"}", TRUE }, { "nothing", "{}", TRUE },
  };
  g_autoptr(CodefExchange) exchange = start (fixture, asks, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      guint n_before = fault_server_get_n_requests (fixture->server, PATH);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (try_continue (fixture, exchange, cases[i].inputs, &error), ==, cases[i].is_sent);
      if (!cases[i].is_sent)
        g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
      client_wait (exchange);
      check_phase (exchange, CODEF_PHASE_CHALLENGED);
      g_assert_cmpuint (fault_server_get_n_requests (fixture->server, PATH), ==, n_before + (cases[i].is_sent ? 1 : 0));
    }
}

static void
test_no_session (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep nameless[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-03002\"},\"data\":{\"continue2Way\":true,\"method\":\"smsAuthNo\"}}"),
    { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, nameless, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (try_continue (fixture, exchange, "{\"smsAuthNo\":\"1\"}", &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  codef_exchange_cancel (exchange);
  check_phase (exchange, CODEF_PHASE_CANCELLED);
}

/* The token dies in the middle: a new one, and the same continuation once more. */
static void
test_token (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep rejects[] = {
    { FAULT_SEND, "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n"
                  "{\"error\":\"invalid_token\",\"code\":\"CF-99997\"}" },
    { FAULT_END } };
  g_autoptr(CodefExchange) exchange = start (fixture, asks, rejects, success, NULL);
  g_autofree char *sent = NULL;

  go_on (fixture, exchange, "{\"smsAuthNo\":\"1\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, "/oauth/token"), ==, 2);
  sent = dup_sent (exchange);
  g_assert_nonnull (strstr (sent, "\"is2Way\":true"));
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_steps (exchange)), ==, 1);
}

/* Taken up again from what was kept of it. */
static void
test_resume (ClientFixture *fixture, gconstpointer data)
{
  static const char kept[] = ASKS_SMS ("77");
  g_autoptr(GBytes) text = g_bytes_new_static (kept, strlen (kept));
  g_autoptr(GBytes) json = g_bytes_new_static ("{\"n\":1}", 7);
  g_autoptr(GBytes) inputs = g_bytes_new_static ("{\"secureNo\":\"5\"}", 16);
  g_autoptr(DocDocument) answer = doc_document_new_plain (text, NULL);
  g_autoptr(CodefRequest) request = codef_request_new (PATH, json, 20, NULL);
  g_autoptr(CodefChallenge) challenge = codef_challenge_new_from_document (answer, request, NULL);
  g_autoptr(CodefExchange) exchange =
    codef_client_resume (fixture->client, request, inputs, challenge, 30 * G_USEC_PER_SEC);
  g_autofree char *sent = NULL;

  check_phase (exchange, CODEF_PHASE_CHALLENGED);
  g_assert_null (codef_exchange_get_reply (exchange));
  g_assert_cmpint (codef_exchange_get_limit_us (exchange), ==, fixture->clock->now_boot_us + 30 * G_USEC_PER_SEC);
  fault_server_add (fixture->server, PATH, success);
  go_on (fixture, exchange, "{\"smsAuthNo\":\"6\"}");
  check_phase (exchange, CODEF_PHASE_ANSWERED);
  sent = dup_sent (exchange);
  g_assert_cmpstr (sent, ==, "{\"n\":1,\"secureNo\":\"5\",\"smsAuthNo\":\"6\",\"is2Way\":true,\"twoWayInfo\":{"
                             "\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"669ef2a6ec82f3c03b2b928a\","
                             "\"twoWayTimestamp\":77}}");
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
  add ("/core/two-way/W1-exact-parameters", test_exact);
  add ("/core/two-way/W2-server-time-out", test_server_time_out);
  add ("/core/two-way/W2-after-expiry", test_after_expiry);
  add ("/core/two-way/W3-wrong-code", test_wrong_code);
  add ("/core/two-way/W3-harmless-codes", test_harmless);
  add ("/core/two-way/W4-cancel", test_cancel);
  add ("/core/two-way/W6-two-sessions", test_two_sessions);
  add ("/core/two-way/W7-late-reply", test_late_reply);
  add ("/core/two-way/W8-for-ever", test_for_ever);
  add ("/core/two-way/W8-many-pictures", test_many_pictures);
  add ("/core/two-way/W9-no-session", test_no_session);
  add ("/core/two-way/W11-lost", test_lost);
  add ("/core/two-way/W11-lost-late", test_lost_late);
  add ("/core/two-way/W11-gateway", test_gateway);
  add ("/core/two-way/W12-quit", test_quit);
  add ("/core/two-way/W13-twice", test_twice);
  add ("/core/two-way/W14-clock-jump", test_clock_jump);
  add ("/core/two-way/W15-old-form", test_old_form);
  add ("/core/two-way/method-switch", test_switch);
  add ("/core/two-way/endings", test_endings);
  add ("/core/two-way/inputs", test_inputs);
  add ("/core/two-way/trail-masks", test_trail_masks);
  add ("/core/two-way/token-dies", test_token);
  add ("/core/two-way/resume", test_resume);
  return g_test_run ();
}
