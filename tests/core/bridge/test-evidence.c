/* SPDX-License-Identifier: MIT */
/* HAR and the text for the help desk, of an exchange that has something to hide. */
#include "client-fixture.h"
#include "codef-har.h"
#include "codef-inquiry.h"
#include "doc-document.h"

#include <string.h>

#define CANARY "Zq9Canary"
#define PATH   "/v1/kr/bank/p/account/account-list"

static const FaultStep answer[] = {
  FAULT_OK ("{\"result\":{\"code\":\"CF-12803\",\"message\":\"오류\\n## forged\",\"extraMessage\":\"\",\"transactionId\":\"669ef2a6\"},"
            "\"data\":{\"password\":\"" CANARY "\",\"resAccountHolder\":\"홍길동\",\"memo\":\"```` x\",\"n\":1.10}}"), { FAULT_END } };
static const FaultStep cut[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n\xff\xfe{" }, { FAULT_END } };

static CodefExchange *
call (ClientFixture *fixture, const FaultStep *steps, CodefPhase phase)
{
  static const char json[] = "{\"organization\":\"0004\",\"accountPassword\":\"" CANARY "\"}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(CodefRequest) request = codef_request_new (PATH, bytes, 0, NULL);
  CodefExchange *exchange;

  fault_server_add (fixture->server, PATH, steps);
  exchange = codef_client_start (fixture->client, request);
  client_wait (exchange);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, phase);
  return exchange;
}

static DocDocument *
write_har (CodefExchange *exchange, gboolean is_masked, char **text)
{
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new ();
  g_autoptr(GBytes) har = NULL;
  DocDocument *document;

  g_ptr_array_add (exchanges, exchange);
  har = codef_har_write (exchanges, is_masked, "1.0");
  document = doc_document_new_plain (har, NULL);
  g_assert_null (doc_document_get_problem (document));
  *text = g_strndup (g_bytes_get_data (har, NULL), g_bytes_get_size (har));
  return document;
}

static void
assert_at (DocDocument *document, const char *pointer, const char *expected)
{
  DocNode node = doc_document_find_json_pointer (document, pointer);
  g_autofree char *value = node != DOC_NODE_NONE ? doc_document_dup_string (document, node) : NULL;

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s: %s", pointer, value);
}

static void
test_har (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = call (fixture, answer, CODEF_PHASE_ANSWERED);
  g_autofree char *text = NULL, *open = NULL;
  g_autoptr(DocDocument) document = write_har (exchange, TRUE, &text);
  g_autoptr(DocDocument) unmasked = write_har (exchange, FALSE, &open);

  assert_at (document, "/log/version", "1.2");
  assert_at (document, "/log/entries/0/request/method", "POST");
  assert_at (document, "/log/entries/1/pageref", "exchange-1");
  assert_at (document, "/log/entries/1/response/status", "200");
  assert_at (document, "/log/entries/1/startedDateTime", "2027-01-15T08:00:00.000000Z");
  g_assert_null (strstr (text, CANARY));
  g_assert_nonnull (strstr (open, CANARY));
  /* keys and tokens are in neither */
  g_assert_null (strstr (open, CLIENT_SECRET));
  g_assert_null (strstr (open, "opaque"));
}

static void
test_har_cut (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = call (fixture, cut, CODEF_PHASE_ANSWERED);
  g_autofree char *text = NULL;
  g_autoptr(DocDocument) document = write_har (exchange, TRUE, &text);

  assert_at (document, "/log/entries/1/response/status", "200");
  g_assert_cmpint (doc_document_find_json_pointer (document, "/log/entries/1/response/_error"), !=, DOC_NODE_NONE);
}

static void
test_inquiry (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = call (fixture, answer, CODEF_PHASE_ANSWERED);
  g_autofree char *text = codef_inquiry_write (exchange, NULL, CODEF_SNIPPET_PYTHON, NULL);

  g_assert_null (strstr (text, CANARY));
  g_assert_nonnull (strstr (text, "- transactionId: 669ef2a6\n"));
  g_assert_nonnull (strstr (text, "- code: CF-12803\n"));
  g_assert_nonnull (strstr (text, "2027-01-15 17:00:00 +09:00"));
  g_assert_nonnull (strstr (text, "encrypt_rsa(os.environ[\"CODEF_ACCOUNT_PASSWORD\"]"));
  /* what came cannot pose as a part of the text, nor end its block */
  g_assert_null (strstr (text, "\n## forged"));
  g_assert_nonnull (strstr (text, "`````json\n"));
}

static void
test_inquiry_private (ClientFixture *fixture, gconstpointer data)
{
  static const guint8 key[CODEF_PRIVACY_KEY_BYTES] = { 7 };
  g_autoptr(CodefExchange) exchange = call (fixture, answer, CODEF_PHASE_ANSWERED);
  g_autoptr(CodefPrivacy) privacy = codef_privacy_new (key);
  g_autofree char *open = codef_inquiry_write (exchange, NULL, CODEF_SNIPPET_CURL, NULL);
  g_autofree char *masked = codef_inquiry_write (exchange, NULL, CODEF_SNIPPET_CURL, privacy);

  g_assert_nonnull (strstr (open, "홍길동"));
  g_assert_null (strstr (masked, "홍길동"));
  g_assert_null (strstr (masked, CANARY));
  g_assert_nonnull (strstr (masked, "- transactionId: 669ef2a6\n"));
}

static void
test_inquiry_failed (ClientFixture *fixture, gconstpointer data)
{
  static const FaultStep reset[] = { { FAULT_RESET } };
  g_autoptr(CodefExchange) exchange = call (fixture, reset, CODEF_PHASE_FAILED);
  g_autofree char *text = codef_inquiry_write (exchange, NULL, CODEF_SNIPPET_CURL, NULL);
  g_auto(GStrv) lines = g_strsplit (codef_exchange_get_error (exchange)->message, "\n", 2);

  g_assert_nonnull (strstr (text, lines[0]));
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*run) (ClientFixture *, gconstpointer); } cases[] = {
    { "har", test_har }, { "har-cut", test_har_cut }, { "inquiry", test_inquiry }, { "inquiry-private", test_inquiry_private },
    { "inquiry-failed", test_inquiry_failed },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/evidence/", cases[i].name, NULL);

      g_test_add (path, ClientFixture, NULL, client_fixture_set_up, cases[i].run, client_fixture_tear_down);
    }
  return g_test_run ();
}
