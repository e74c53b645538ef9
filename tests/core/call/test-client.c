/* SPDX-License-Identifier: MIT */
/* The client from token to reply, and the rules for tokens on the way. */
#include "client-fixture.h"

#include <string.h>

#define JSON_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
#define REJECTED \
  "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" \
  "{\"error\":\"invalid_token\",\"error_description\":\"Cannot convert access token to JSON\"," \
  "\"code\":\"CF-99997\",\"message\":\"x\"}"
#define TOKEN(text, more) { FAULT_SEND, JSON_HEAD "{\"access_token\":\"" text "\",\"token_type\":\"bearer\"" more "}" }

static const FaultStep answer[] = { FAULT_OK (FAULT_ANSWER), { FAULT_END } };
static const FaultStep rejected[] = { { FAULT_SEND, REJECTED }, { FAULT_END } };
static const FaultStep first_token[] = { TOKEN ("first-token", ",\"expires_in\":604799"), { FAULT_END } };
static const FaultStep second_token[] = { TOKEN ("second-token", ",\"expires_in\":604799"), { FAULT_END } };

static guint
count_tokens (ClientFixture *fixture)
{
  return fault_server_get_n_requests (fixture->server, "/oauth/token");
}

static guint
count_calls (ClientFixture *fixture)
{
  return fault_server_get_n_requests (fixture->server, "/v1/x");
}

static guint
count_attempts (CodefExchange *exchange)
{
  return g_list_model_get_n_items (codef_exchange_get_attempts (exchange));
}

static void
assert_request_has (ClientFixture *fixture, guint index, const char *text)
{
  g_autofree char *request = fault_server_dup_request (fixture->server, index);

  g_assert_nonnull (request);
  if (strstr (request, text) == NULL)
    g_error ("request %u lacks %s: %s", index, text, request);
}

/* --- the happy path --- */

static void
test_answered (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;
  CodefReply *reply;

  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  reply = codef_exchange_get_reply (exchange);
  g_assert_cmpstr (codef_reply_get_code (reply), ==, "CF-00000");
  g_assert_cmpstr (codef_reply_get_message (reply), ==, "성공");
  g_assert_true (codef_reply_is_success (reply));
  g_assert_cmpuint (count_attempts (exchange), ==, 2);
  assert_request_has (fixture, 0, "\r\nAuthorization: Basic ");
  assert_request_has (fixture, 0, "\r\nContent-Type: application/x-www-form-urlencoded\r\n");
  assert_request_has (fixture, 0, "\r\n\r\ngrant_type=client_credentials&scope=read");
  assert_request_has (fixture, 1, "\r\nAuthorization: Bearer test-token-0123456789\r\n");
  assert_request_has (fixture, 1, "\r\nUser-Agent: codef-console/1.0\r\n");
  assert_request_has (fixture, 1, "\r\n\r\n%7B%22organization%22%3A%220004%22%7D");
  g_assert_cmpint (codef_exchange_get_elapsed_us (exchange), >, 0);
  g_assert_cmpint (codef_exchange_get_elapsed_us (exchange), ==, codef_exchange_get_elapsed_us (exchange));
  g_assert_cmpint (codef_exchange_get_started_unix_us (exchange), ==, G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC);
}

/* What the "Wire" view promises is what goes out, but for the token. */
static void
test_preview (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;
  g_auto(GStrv) preview = NULL;
  g_auto(GStrv) parts = NULL;
  g_auto(GStrv) sent = NULL;
  g_autofree char *request = NULL;

  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  preview = codef_client_preview_headers (fixture->client, codef_exchange_get_request (exchange));
  request = fault_server_dup_request (fixture->server, 1);
  parts = g_strsplit (request, "\r\n\r\n", 2);
  sent = g_strsplit (parts[0], "\r\n", -1);
  g_assert_cmpstr (sent[0], ==, "POST /v1/x HTTP/1.1");
  g_assert_cmpstr (preview[0], ==, "Authorization: Bearer ••••");
  g_assert_cmpuint (g_strv_length (sent) - 1, ==, g_strv_length (preview));
  for (guint i = 1; preview[i] != NULL; i++)
    g_assert_cmpstr (sent[i + 1], ==, preview[i]);
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
  if (g_str_equal (pspec->name, "phase"))
    g_assert_nonnull (codef_exchange_get_reply (CODEF_EXCHANGE (object)));
}

/* Each change is told once, and whoever hears of the phase finds the reply in place. */
static void
test_notifications (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(GString) trail = g_string_new (NULL);
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_start (fixture->client, "/v1/x", 0);
  g_signal_connect (exchange, "notify", G_CALLBACK (on_notify_cb), trail);
  client_wait (exchange);
  g_assert_cmpstr (trail->str, ==, "n-attempts n-attempts reply phase ");
}

static void
test_challenge (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep challenge[] = {
    { FAULT_SEND, JSON_HEAD "{\"result\":{\"code\":\"CF-03002\"},\"data\":{\"continue2Way\":true}}" }, { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", challenge);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_CHALLENGED);
  g_assert_true (codef_reply_is_challenge (codef_exchange_get_reply (exchange)));
}

/* Twenty at once are all under way together: one after the other would take four seconds. */
static void
test_side_by_side (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep slow[] = { { FAULT_PAUSE, .ms = 200 }, FAULT_OK (FAULT_ANSWER), { FAULT_END } };
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 started_us = g_get_monotonic_time ();

  fault_server_add (fixture->server, "/v1/x", slow);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (exchanges, client_start (fixture->client, "/v1/x", 0));
  for (guint i = 0; i < 20; i++)
    {
      client_wait (exchanges->pdata[i]);
      g_assert_cmpint (codef_exchange_get_phase (exchanges->pdata[i]), ==, CODEF_PHASE_ANSWERED);
    }
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_tokens (fixture), ==, 1);
}

/* --- answers that are none --- */

static void
test_html (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep html[] = { FAULT_OK ("<html><b>x</b></html>"), { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;
  CodefReply *reply;

  fault_server_add (fixture->server, "/v1/x", html);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  reply = codef_exchange_get_reply (exchange);
  g_assert_cmpint (codef_reply_get_shape (reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_cmpint (doc_document_get_problem (codef_reply_get_document (reply))->code, ==, DOC_ERROR_NOT_JSON);
}

/* What broke off is still shown, as what it is. */
static void
test_cut_short (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep cut[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" FAULT_ANSWER },
                                   { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;
  CodefReply *reply;

  fault_server_add (fixture->server, "/v1/x", cut);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  reply = codef_exchange_get_reply (exchange);
  g_assert_cmpint (codef_reply_get_shape (reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_false (codef_reply_is_success (reply));
  g_assert_error (codef_attempt_get_error (codef_reply_get_attempt (reply)), CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (codef_reply_get_document (reply))), >, 50);
}

static void
test_deadline (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep stalls[] = { { FAULT_STALL } };
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", stalls);
  exchange = client_start (fixture->client, "/v1/x", 1);
  client_wait (exchange);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (codef_exchange_get_error (exchange)->message, "did not answer within 1 second."));
  g_assert_cmpint (codef_exchange_get_elapsed_us (exchange), <, 2 * G_USEC_PER_SEC);
}

/* --- tokens --- */

static void
test_o1 (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/oauth/token", first_token);
  fault_server_add (fixture->server, "/oauth/token", second_token);
  fault_server_add (fixture->server, "/v1/x", rejected);
  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (exchange)));
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
  g_assert_cmpuint (count_calls (fixture), ==, 2);
  g_assert_cmpuint (count_attempts (exchange), ==, 4);
  assert_request_has (fixture, 1, "Bearer first-token");
  assert_request_has (fixture, 3, "Bearer second-token");
}

/* A token code in an answer with HTTP 200 is a rejection too. */
static void
test_o1_code (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep expired[] = { { FAULT_SEND, JSON_HEAD "{\"result\":{\"code\":\"CF-09992\"},\"data\":{}}" },
                                       { FAULT_END } };
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", expired);
  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (exchange)));
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
}

static void
test_o2 (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/v1/x", rejected);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_FAILED);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_REFUSED);
  g_assert_nonnull (strstr (codef_exchange_get_error (exchange)->message, "Check that these keys belong"));
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
  g_assert_cmpuint (count_calls (fixture), ==, 2);
  g_assert_cmpuint (count_attempts (exchange), ==, 4);
  g_assert_null (codef_token_source_get_token (codef_client_get_token_source (fixture->client)));
}

/* Two calls one after the other; @now_shift_sec passes between them. Returns the number of token calls. */
static guint
call_twice (ClientFixture *fixture, const FaultStep *token, gint64 now_shift_sec)
{
  g_autoptr(CodefExchange) first = NULL;
  g_autoptr(CodefExchange) second = NULL;

  fault_server_add (fixture->server, "/oauth/token", token);
  fault_server_add (fixture->server, "/v1/x", answer);
  first = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  fixture->clock->now_unix_sec += now_shift_sec;
  second = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (second)));
  return count_tokens (fixture);
}

static const FaultStep no_expiry[] = { TOKEN ("t", ""), { FAULT_END } };
static const FaultStep expiry_zero[] = { TOKEN ("t", ",\"expires_in\":0"), { FAULT_END } };
static const FaultStep expiry_negative[] = { TOKEN ("t", ",\"expires_in\":-5"), { FAULT_END } };
static const FaultStep expiry_text[] = { TOKEN ("t", ",\"expires_in\":\"soon\""), { FAULT_END } };
static const FaultStep expiry_huge[] = { TOKEN ("t", ",\"expires_in\":1000000000000000000"), { FAULT_END } };
static const FaultStep expiry_week[] = { TOKEN ("t", ",\"expires_in\":604799"), { FAULT_END } };
/* {"alg":"RS256","typ":"JWT"} . {"client_id":"x"} */
static const FaultStep jwt_without_exp[] =
  { TOKEN ("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJjbGllbnRfaWQiOiJ4In0.c2ln", ""), { FAULT_END } };
static const FaultStep almost_jwt[] = { TOKEN ("a.b.c", ""), { FAULT_END } };

static const struct
{
  const char      *name;
  const FaultStep *token;
  gint64           shift_sec;
  guint            n_tokens;
} lifetimes[] = {
  { "O3-no-expires-in", no_expiry, 10, 1 },
  { "O4-zero", expiry_zero, 0, 2 },
  { "O4-negative", expiry_negative, 0, 2 },
  { "O4-text", expiry_text, 10, 1 },
  { "O4-huge", expiry_huge, 10, 1 },
  { "O7-within-margin", expiry_week, 604799 - 3599, 2 },
  { "O7-before-margin", expiry_week, 604799 - 3601, 1 },
  { "O8-clock-8-days-later", expiry_week, 8 * 24 * 3600, 2 },
  { "O8-clock-a-year-earlier", expiry_week, -365 * 24 * 3600, 1 },
  { "O10-jwt-without-exp", jwt_without_exp, 10, 1 },
  { "O10-not-a-jwt", almost_jwt, 10, 1 },
};

static void
test_lifetime (ClientFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  g_assert_cmpuint (call_twice (fixture, lifetimes[i].token, lifetimes[i].shift_sec), ==, lifetimes[i].n_tokens);
}

#define TOKEN_ANSWER(status, body) { FAULT_SEND, "HTTP/1.1 " status "\r\nConnection: close\r\n\r\n" body }

/* Token answers that are none: one call of the token route, none of the product, an error that says whose move it
 * is. */
static const struct
{
  const char *name;
  FaultStep   steps[3];
  CodefError  code;
  const char *sentence;
} bad_tokens[] = {
  { "O5-no-access-token", { TOKEN_ANSWER ("200 OK", "{\"token_type\":\"bearer\"}") }, CODEF_ERROR_UNREADABLE,
    "no access_token" },
  { "O5-access-token-is-a-number", { TOKEN_ANSWER ("200 OK", "{\"access_token\":5}") }, CODEF_ERROR_UNREADABLE,
    "no access_token" },
  { "O6-not-bearer", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"x\",\"token_type\":\"mac\"}") },
    CODEF_ERROR_UNREADABLE, "not bearer" },
  { "O12-html", { TOKEN_ANSWER ("200 OK", "<html>") }, CODEF_ERROR_UNREADABLE, "not JSON" },
  { "O12-empty", { TOKEN_ANSWER ("200 OK", "") }, CODEF_ERROR_UNREADABLE, "not JSON" },
  { "O12-500", { TOKEN_ANSWER ("500 Oops", "canary-secret") }, CODEF_ERROR_UNREADABLE, "HTTP 500" },
  { "O12-hangs-up", { { FAULT_END } }, CODEF_ERROR_UNREACHABLE, "before the answer was complete" },
  { "O13-401", { TOKEN_ANSWER ("401 Unauthorized",
                               "{\"error\":\"invalid_client\",\"error_description\":\"canary-secret\"}") },
    CODEF_ERROR_REFUSED, "HTTP 401 invalid_client" },
  { "O13-400", { TOKEN_ANSWER ("400 Bad Request", "canary-secret") }, CODEF_ERROR_REFUSED, "HTTP 400" },
  { "O18-line-break", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"x\\r\\nX-Evil: 1\",\"token_type\":\"bearer\"}") },
    CODEF_ERROR_UNREADABLE, "characters" },
  { "O18-nul", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"x\\u0000y\",\"token_type\":\"bearer\"}") },
    CODEF_ERROR_UNREADABLE, "characters" },
  { "O18-space", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"x y\",\"token_type\":\"bearer\"}") },
    CODEF_ERROR_UNREADABLE, "characters" },
  { "O18-korean", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"토큰\",\"token_type\":\"bearer\"}") },
    CODEF_ERROR_UNREADABLE, "characters" },
  { "O18-empty", { TOKEN_ANSWER ("200 OK", "{\"access_token\":\"\",\"token_type\":\"bearer\"}") },
    CODEF_ERROR_UNREADABLE, "characters" },
};

static void
test_bad_token (ClientFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(CodefExchange) exchange = NULL;
  const GError *error;

  fault_server_add (fixture->server, "/oauth/token", bad_tokens[i].steps);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_FAILED);
  error = codef_exchange_get_error (exchange);
  g_assert_error (error, CODEF_ERROR, (gint) bad_tokens[i].code);
  g_assert_nonnull (strstr (error->message, bad_tokens[i].sentence));
  g_assert_null (strstr (error->message, "canary"));
  g_assert_cmpuint (count_tokens (fixture), ==, 1);
  g_assert_cmpuint (count_calls (fixture), ==, 0);
  g_assert_cmpuint (count_attempts (exchange), ==, 1);
}

static void
test_silent_token_route (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep stalls[] = { { FAULT_STALL } };
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (fixture->server, "/oauth/token", stalls);
  exchange = client_start (fixture->client, "/v1/x", 1);
  client_wait (exchange);
  g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, CODEF_ERROR_TIMED_OUT);
  g_assert_cmpint (codef_exchange_get_elapsed_us (exchange), <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_calls (fixture), ==, 0);
}

static void
test_ten_at_once (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new_with_free_func (g_object_unref);

  fault_server_add (fixture->server, "/v1/x", answer);
  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (exchanges, client_start (fixture->client, "/v1/x", 0));
  for (guint i = 0; i < 10; i++)
    client_wait (exchanges->pdata[i]);
  g_assert_cmpuint (count_tokens (fixture), ==, 1);
  g_assert_cmpuint (count_calls (fixture), ==, 10);
}

/* One of those who wait goes away: the others get their token all the same. */
static void
test_one_leaves (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep slow_token[] = { { FAULT_PAUSE, .ms = 150 }, TOKEN ("slow-token", ",\"expires_in\":604799"),
                                          { FAULT_END } };
  g_autoptr(CodefExchange) leaver = NULL;
  g_autoptr(CodefExchange) stayer = NULL;

  fault_server_add (fixture->server, "/oauth/token", slow_token);
  fault_server_add (fixture->server, "/v1/x", answer);
  leaver = client_start (fixture->client, "/v1/x", 0);
  stayer = client_start (fixture->client, "/v1/x", 0);
  test_wait_until (count_tokens (fixture) == 1, 5000);
  codef_exchange_cancel (leaver);
  client_wait (leaver);
  client_wait (stayer);
  g_assert_cmpint (codef_exchange_get_phase (leaver), ==, CODEF_PHASE_CANCELLED);
  g_assert_cmpint (codef_exchange_get_phase (stayer), ==, CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (count_tokens (fixture), ==, 1);
  g_assert_cmpuint (count_calls (fixture), ==, 1);
}

/* A newcomer does not join a fetch that is being torn down. */
static void
test_after_all_left (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep stalls[] = { { FAULT_STALL } };
  g_autoptr(CodefExchange) leaver = NULL;
  g_autoptr(CodefExchange) newcomer = NULL;

  fault_server_add (fixture->server, "/oauth/token", stalls);
  fault_server_add (fixture->server, "/oauth/token", first_token);
  fault_server_add (fixture->server, "/v1/x", answer);
  leaver = client_start (fixture->client, "/v1/x", 0);
  test_wait_until (count_tokens (fixture) == 1, 5000);
  codef_exchange_cancel (leaver);
  client_wait (leaver);
  newcomer = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
}

/* Ten calls whose token has died at the server: one renewal serves them all. */
static void
test_ten_rejected (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new_with_free_func (g_object_unref);

  fault_server_add (fixture->server, "/oauth/token", first_token);
  fault_server_add (fixture->server, "/oauth/token", second_token);
  for (guint i = 0; i < 10; i++)
    fault_server_add (fixture->server, "/v1/x", rejected);
  fault_server_add (fixture->server, "/v1/x", answer);
  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (exchanges, client_start (fixture->client, "/v1/x", 0));
  for (guint i = 0; i < 10; i++)
    {
      client_wait (exchanges->pdata[i]);
      g_assert_cmpint (codef_exchange_get_phase (exchanges->pdata[i]), ==, CODEF_PHASE_ANSWERED);
    }
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
  g_assert_cmpuint (count_calls (fixture), ==, 20);
}

/* "No right to this product" has nothing to do with the token. */
static const FaultStep no_permission[][2] = {
  { { FAULT_SEND, "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n{\"error\":\"access_denied\"}" } },
  { { FAULT_SEND, "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n{\"error\":\"access_denied\"}" } },
  { { FAULT_SEND, JSON_HEAD "{\"result\":{\"code\":\"CF-00401\"},\"data\":{}}" } },
  { { FAULT_SEND, JSON_HEAD "{\"result\":{\"code\":\"CF-00403\"},\"data\":{}}" } },
  { { FAULT_SEND, JSON_HEAD "{\"result\":{\"code\":\"CF-09999\"},\"data\":{}}" } },
};

static void
test_o14 (ClientFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_permission); i++)
    fault_server_add (fixture->server, "/v1/x", no_permission[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (no_permission); i++)
    {
      g_autoptr(CodefExchange) exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);

      g_assert_false (codef_reply_is_success (codef_exchange_get_reply (exchange)));
    }
  g_assert_cmpuint (count_tokens (fixture), ==, 1);
  g_assert_cmpuint (count_calls (fixture), ==, G_N_ELEMENTS (no_permission));
}

/* Other keys are another client: nothing of the first one's token is left. */
static void
test_o15 (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) first = NULL;
  g_autoptr(CodefExchange) second = NULL;
  g_autoptr(CodefClient) other = client_fixture_make_client (fixture, "00000000-0000-4000-8000-000000000009", "other");

  fault_server_add (fixture->server, "/oauth/token", first_token);
  fault_server_add (fixture->server, "/oauth/token", second_token);
  fault_server_add (fixture->server, "/v1/x", answer);
  first = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  second = client_start (other, "/v1/x", 0);
  client_wait (second);
  g_assert_cmpuint (count_tokens (fixture), ==, 2);
  assert_request_has (fixture, 3, "Bearer second-token");
}

/* Two environments, two servers: neither sees anything of the other's. */
static void
test_o16 (ClientFixture *fixture, gconstpointer data)
{
  ClientFixture other;
  g_autoptr(CodefExchange) here = NULL;
  g_autoptr(CodefExchange) there = NULL;

  client_fixture_set_up (&other, NULL);
  fault_server_add (fixture->server, "/oauth/token", first_token);
  fault_server_add (other.server, "/oauth/token", second_token);
  fault_server_add (fixture->server, "/v1/x", answer);
  fault_server_add (other.server, "/v1/x", answer);
  here = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  there = client_call (&other, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, NULL), ==, 2);
  g_assert_cmpuint (fault_server_get_n_requests (other.server, NULL), ==, 2);
  assert_request_has (fixture, 1, "Bearer first-token");
  assert_request_has (&other, 1, "Bearer second-token");
  client_fixture_tear_down (&other, NULL);
}

static const struct
{
  const char *id, *secret;
  CodefError  code;
} unsendable[] = {
  { "", "x", CODEF_ERROR_NO_CREDENTIALS },           { "x", NULL, CODEF_ERROR_NO_CREDENTIALS },
  { "x", "", CODEF_ERROR_NO_CREDENTIALS },           { "x\r\nX-Evil: 1", "canary", CODEF_ERROR_BAD_KEY },
  { "x", "canary\r\nX-Evil: 1", CODEF_ERROR_BAD_KEY }, { "x", "canary\n", CODEF_ERROR_BAD_KEY },
  { "아이디", "canary", CODEF_ERROR_BAD_KEY },         { "x", "canary 비밀", CODEF_ERROR_BAD_KEY },
  { "x:y", "canary", CODEF_ERROR_BAD_KEY },           { "x", "can ary", CODEF_ERROR_BAD_KEY },
};

static void
test_o17 (ClientFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unsendable); i++)
    {
      g_autoptr(CodefClient) client = client_fixture_make_client (fixture, unsendable[i].id, unsendable[i].secret);
      g_autoptr(CodefExchange) exchange = client_start (client, "/v1/x", 0);

      client_wait (exchange);
      g_assert_error (codef_exchange_get_error (exchange), CODEF_ERROR, (gint) unsendable[i].code);
      g_assert_null (strstr (codef_exchange_get_error (exchange)->message, "canary"));
    }
  g_assert_cmpuint (fault_server_get_n_connections (fixture->server), ==, 0);
}

static void
on_token_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_token_property (ClientFixture *fixture, gconstpointer data)
{
  CodefTokenSource *source = codef_client_get_token_source (fixture->client);
  g_autoptr(CodefExchange) exchange = NULL;
  guint n_notified = 0;

  g_signal_connect (source, "notify::token", G_CALLBACK (on_token_notify_cb), &n_notified);
  fault_server_add (fixture->server, "/v1/x", answer);
  exchange = client_call (fixture, "/v1/x", CODEF_PHASE_ANSWERED);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (codef_token_get_expires_unix_sec (codef_token_source_get_token (source)), ==, 1800000000 + 604799);
  codef_token_source_drop (source);
  codef_token_source_drop (source);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_null (codef_token_source_get_token (source));
}

static void
add (const char *path, void (*test) (ClientFixture *, gconstpointer))
{
  g_test_add (path, ClientFixture, NULL, client_fixture_set_up, test, client_fixture_tear_down);
}

static void
add_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lifetimes); i++)
    {
      g_autofree char *path = g_strconcat ("/core/token/", lifetimes[i].name, NULL);

      g_test_add (path, ClientFixture, GUINT_TO_POINTER (i), client_fixture_set_up, test_lifetime,
                  client_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_tokens); i++)
    {
      g_autofree char *path = g_strconcat ("/core/token/", bad_tokens[i].name, NULL);

      g_test_add (path, ClientFixture, GUINT_TO_POINTER (i), client_fixture_set_up, test_bad_token,
                  client_fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  add ("/core/client/answered", test_answered);
  add ("/core/client/preview", test_preview);
  add ("/core/client/notifications", test_notifications);
  add ("/core/client/challenge", test_challenge);
  add ("/core/client/side-by-side", test_side_by_side);
  add ("/core/client/B15-html", test_html);
  add ("/core/client/N12-cut-short", test_cut_short);
  add ("/core/client/N10-deadline", test_deadline);
  add ("/core/token/O1-rejected-once", test_o1);
  add ("/core/token/O1-rejected-by-code", test_o1_code);
  add ("/core/token/O2-rejected-twice", test_o2);
  add ("/core/token/O11-ten-at-once", test_ten_at_once);
  add ("/core/token/O11-one-leaves", test_one_leaves);
  add ("/core/token/O11-after-all-left", test_after_all_left);
  add ("/core/token/O11-ten-rejected", test_ten_rejected);
  add ("/core/token/O12-silent", test_silent_token_route);
  add ("/core/token/O14-no-permission", test_o14);
  add ("/core/token/O15-other-keys", test_o15);
  add ("/core/token/O16-other-environment", test_o16);
  add ("/core/token/O17-unsendable", test_o17);
  add ("/core/token/property", test_token_property);
  add_tables ();
  return g_test_run ();
}
