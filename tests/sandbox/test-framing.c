/* SPDX-License-Identifier: MIT */
#include "sandbox-framing.h"

#include <string.h>

#define HEAD "POST /v1/account/list HTTP/1.1\r\nHost: localhost:1\r\n"
#define TOKEN_HEAD "POST /oauth/token HTTP/1.1\r\nHost: localhost:1\r\n"

typedef struct
{
  const char *name, *bytes;
  guint       refusal;
} Case;

/* Each is one whole request, or one that is refused before its end. */
static const Case cases[] = {
  { "good", HEAD "Content-Length: 2\r\n\r\n{}", 0 },
  { "good without body", "GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 0 },
  { "good chunked", HEAD "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 0 },
  { "good chunked, extension and trailer", HEAD "Transfer-Encoding: Chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX-A: b\r\n\r\n",
    0 },
  { "blank line before the request", "\r\n" HEAD "Content-Length: 0\r\n\r\n", 0 },
  { "bare line feeds", "GET / HTTP/1.1\nHost: localhost:1\n\n", 0 },
  { "absolute form", "GET http://localhost:1/ HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 0 },
  { "L18 HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", 0 },
  { "L4 no host", "GET / HTTP/1.1\r\n\r\n", 400 },
  { "L4 two hosts", "GET / HTTP/1.1\r\nHost: localhost:1\r\nHost: example.org\r\n\r\n", 400 },
  { "L13 CONNECT", "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 405 },
  { "L13 TRACE", "TRACE / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 405 },
  { "L13 unknown method", "BREW / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 405 },
  { "L14 two lengths", HEAD "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400 },
  { "L14 the same length twice", HEAD "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400 },
  { "L14 a list of lengths", HEAD "Content-Length: 2, 2\r\n\r\n{}", 400 },
  { "L14 length and chunks", HEAD "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
  { "L14 negative length", HEAD "Content-Length: -2\r\n\r\n{}", 400 },
  { "L14 signed length", HEAD "Content-Length: +2\r\n\r\n{}", 400 },
  { "L14 length over 64 bits", HEAD "Content-Length: 18446744073709551618\r\n\r\n{}", 400 },
  { "L14 chunks twice", HEAD "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
  { "L14 unknown encoding", HEAD "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400 },
  { "L14 blank before the colon", HEAD "Content-Length : 2\r\n\r\n{}", 400 },
  { "L14 folded header", HEAD "X-A: b\r\n c: d\r\n\r\n", 400 },
  { "L15 chunk size no number", HEAD "Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n", 400 },
  { "L15 chunk size empty", HEAD "Transfer-Encoding: chunked\r\n\r\n\r\n0\r\n\r\n", 400 },
  { "L15 chunk size negative", HEAD "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", 400 },
  { "L15 chunk size overflows", HEAD "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n", 400 },
  { "L15 chunk longer than its size", HEAD "Transfer-Encoding: chunked\r\n\r\n2\r\n{} \r\n0\r\n\r\n", 400 },
  { "L7 length over the cap", HEAD "Content-Length: 67108865\r\n\r\n", 413 },
  { "L7 length at the cap of the token route", TOKEN_HEAD "Content-Length: 65537\r\n\r\n", 413 },
  { "L7 chunk over the cap of the token route", TOKEN_HEAD "Transfer-Encoding: chunked\r\n\r\n10001\r\n", 413 },
  { "L17 path no UTF-8", "GET /\xff HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 400 },
  { "L17 path no UTF-8 behind escapes", "GET /%ff HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 400 },
  { "L12 NUL in the path", "GET /%00 HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 400 },
  { "L12 bad escape in the path", "GET /%zz HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 400 },
  { "L12 asterisk", "OPTIONS * HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 400 },
  { "L19 garbage", "hello there\r\n\r\n", 400 },
  { "L19 TLS hello", "\x16\x03\x01\x02", 400 },
  { "L19 HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400 },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(SandboxFraming) whole = sandbox_framing_new (), drops = sandbox_framing_new ();
  gsize length = strlen (c->bytes);
  gsize taken = sandbox_framing_feed (whole, (const guint8 *) c->bytes, length);

  g_assert_cmpuint (sandbox_framing_get_refusal (whole), ==, c->refusal);
  if (c->refusal == 0)
    {
      g_assert_cmpuint (taken, ==, length);
      g_assert_true (sandbox_framing_is_idle (whole));
    }
  else
    g_assert_nonnull (sandbox_framing_get_reason (whole));
  /* byte by byte it comes to the same */
  for (gsize i = 0; i < length && sandbox_framing_get_refusal (drops) == 0; i++)
    sandbox_framing_feed (drops, (const guint8 *) c->bytes + i, 1);
  g_assert_cmpuint (sandbox_framing_get_refusal (drops), ==, c->refusal);
}

static void
test_next_request (void)
{
  static const char both[] = HEAD "Content-Length: 2\r\n\r\n{}" "GET /second HTTP/1.1\r\nHost: a\r\n\r\n";
  g_autoptr(SandboxFraming) self = sandbox_framing_new ();
  gsize first = sandbox_framing_feed (self, (const guint8 *) both, strlen (both));

  g_assert_cmpstr (both + first, ==, "GET /second HTTP/1.1\r\nHost: a\r\n\r\n");
  g_assert_cmpstr (sandbox_framing_get_target (self), ==, "/v1/account/list");
  sandbox_framing_feed (self, (const guint8 *) both + first, strlen (both) - first);
  g_assert_cmpstr (sandbox_framing_get_target (self), ==, "/second");
  g_assert_cmpstr (sandbox_framing_get_method (self), ==, "GET");
}

static void
test_cut_short (void)
{
  static const char *const starts[] = { "POST ", HEAD, HEAD "Content-Length: 2\r\n\r\n{",
                                        HEAD "Transfer-Encoding: chunked\r\n\r\n2\r\n{}" };
  g_autoptr(SandboxFraming) idle = sandbox_framing_new ();

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr(SandboxFraming) self = sandbox_framing_new ();

      sandbox_framing_feed (self, (const guint8 *) starts[i], strlen (starts[i]));
      g_assert_cmpuint (sandbox_framing_get_refusal (self), ==, 0);
      sandbox_framing_feed_end (self);
      g_assert_cmpuint (sandbox_framing_get_refusal (self), ==, 400);
      g_assert_cmpint (sandbox_framing_is_in_body (self), ==, i >= 2);
    }
  sandbox_framing_feed_end (idle);
  g_assert_cmpuint (sandbox_framing_get_refusal (idle), ==, 0);
}

static void
test_large_head (void)
{
  g_autoptr(SandboxFraming) self = sandbox_framing_new (), lines = sandbox_framing_new ();
  g_autofree char *value = g_strnfill (SANDBOX_MAX_HEAD_BYTES, 'a');
  g_autofree char *head = g_strdup_printf (HEAD "X-A: %s\r\n\r\n", value);

  sandbox_framing_feed (self, (const guint8 *) head, strlen (head));
  g_assert_cmpuint (sandbox_framing_get_refusal (self), ==, 431);
  sandbox_framing_feed (lines, (const guint8 *) HEAD, strlen (HEAD));
  for (guint i = 0; i < 20000 && sandbox_framing_get_refusal (lines) == 0; i++)
    sandbox_framing_feed (lines, (const guint8 *) "a: b\r\n", 6);
  g_assert_cmpuint (sandbox_framing_get_refusal (lines), ==, 431);
}

static void
test_many_chunks_over_cap (void)
{
  g_autoptr(SandboxFraming) self = sandbox_framing_new ();
  g_autofree guint8 *data = g_malloc0 (0x8000);

  sandbox_framing_feed (self, (const guint8 *) TOKEN_HEAD "Transfer-Encoding: chunked\r\n\r\n",
                        strlen (TOKEN_HEAD "Transfer-Encoding: chunked\r\n\r\n"));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (sandbox_framing_get_refusal (self), ==, 0);
      sandbox_framing_feed (self, (const guint8 *) "8000\r\n", 6);
      sandbox_framing_feed (self, data, 0x8000);
      sandbox_framing_feed (self, (const guint8 *) "\r\n", 2);
    }
  g_assert_cmpuint (sandbox_framing_get_refusal (self), ==, 413);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox/framing/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sandbox/framing/next request", test_next_request);
  g_test_add_func ("/sandbox/framing/L16 cut short", test_cut_short);
  g_test_add_func ("/sandbox/framing/L8 large head", test_large_head);
  g_test_add_func ("/sandbox/framing/L7 many chunks over the cap", test_many_chunks_over_cap);
  return g_test_run ();
}
