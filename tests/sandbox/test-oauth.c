/* SPDX-License-Identifier: MIT */
#include "codef-wire.h"
#include "rig.h"

#include <string.h>

#define PARAMETERS "grant_type=client_credentials&scope=read"

static Rig *rig;

static char *
make_basic (const char *id, const char *secret)
{
  g_autofree char *both = g_strconcat (id, ":", secret, NULL);
  g_autofree char *coded = g_base64_encode ((const guchar *) both, strlen (both));

  return g_strconcat ("Basic ", coded, NULL);
}

static Answer *
ask (const char *path, const char *basic, const char *body)
{
  const char *const headers[] = { basic == NULL ? NULL : "Authorization", basic, NULL };

  return rig_post_bytes (rig, path, body, -1, headers);
}

static DocDocument *
read_claims (const char *token)
{
  g_auto(GStrv) parts = g_strsplit (token, ".", -1);
  g_autofree char *padded = NULL;
  g_autoptr(GBytes) claims = NULL;
  gsize length;
  guchar *bytes;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_null (strpbrk (token, "=+/"));
  g_strdelimit (g_strdelimit (parts[1], "-", '+'), "_", '/');
  padded = g_strconcat (parts[1], "===" + strlen (parts[1]) % 4 - (strlen (parts[1]) % 4 == 0 ? 0 : 1), NULL);
  padded[strlen (parts[1]) + (4 - strlen (parts[1]) % 4) % 4] = '\0';
  bytes = g_base64_decode (padded, &length);
  claims = g_bytes_new_take (bytes, length);
  return doc_document_new_plain (claims, NULL);
}

static void
assert_claims (const char *token, const char *client_id, const char *service_type)
{
  static const char *const names[] = {
    "service_type", "scope", "service_no", "exp", "authorities", "jti", "client_id"
  };
  g_autoptr(DocDocument) claims = read_claims (token);
  DocNode node = doc_document_get_first_child (claims, DOC_NODE_ROOT);
  g_autofree char *type = doc_document_dup_member (claims, DOC_NODE_ROOT, "service_type");
  g_autofree char *id = doc_document_dup_member (claims, DOC_NODE_ROOT, "client_id");
  g_autofree char *jti = doc_document_dup_member (claims, DOC_NODE_ROOT, "jti");
  g_autofree char *expires = doc_document_dup_string (claims, doc_document_find_member (claims, DOC_NODE_ROOT, "exp"));
  gint64 left = g_ascii_strtoll (expires, NULL, 10) - codef_clock_now_unix_sec (rig->clock);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++, node = doc_document_get_next_sibling (claims, node))
    {
      g_autofree char *name = doc_document_dup_name (claims, node);

      g_assert_cmpstr (name, ==, names[i]);
    }
  g_assert_cmpstr (type, ==, service_type);
  g_assert_cmpstr (id, ==, client_id);
  g_assert_true (g_uuid_string_is_valid (jti));
  g_assert_cmpint (left, >, 604700);
  g_assert_cmpint (left, <=, 604799);
}

/* The answer as the service's guide prints it: names, order, and no encoding. */
static void
assert_token (Answer *answer, const char *client_id, const char *service_type)
{
  g_autofree char *token = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "access_token");
  g_autofree char *expected = g_strdup_printf (
    "{\"access_token\":\"%s\",\"scope\":\"read\",\"token_type\":\"bearer\",\"expires_in\":604799}", token);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (answer->text, ==, expected);
  g_assert_cmpstr (answer->content_type, ==, "application/json;charset=UTF-8");
  assert_claims (token, client_id, service_type);
}

static void
test_pairs (void)
{
  const char *id = sandbox_server_get_client_id (rig->server);
  g_autofree char *own = make_basic (id, sandbox_server_get_client_secret (rig->server));
  g_autofree char *vendor = make_basic (CODEF_SANDBOX_CLIENT_ID, CODEF_SANDBOX_CLIENT_SECRET);
  g_autoptr(Answer) first = ask (CODEF_PATH_TOKEN, own, PARAMETERS);
  g_autoptr(Answer) second = ask (CODEF_PATH_TOKEN, vendor, PARAMETERS);

  g_assert_true (g_uuid_string_is_valid (id));
  assert_token (first, id, "1");
  assert_token (second, CODEF_SANDBOX_CLIENT_ID, "2");
}

static void
test_parameters (void)
{
  static const struct { const char *name, *path, *body; guint status; const char *error; } cases[] = {
    { "body", CODEF_PATH_TOKEN, PARAMETERS, 200, NULL },
    { "query", CODEF_PATH_TOKEN "?" PARAMETERS, "", 200, NULL },
    { "no scope", CODEF_PATH_TOKEN, "grant_type=client_credentials", 200, NULL },
    { "empty scope", CODEF_PATH_TOKEN, "grant_type=client_credentials&scope=", 200, NULL },
    { "nothing", CODEF_PATH_TOKEN, "", 400, "invalid_request" },
    { "other grant", CODEF_PATH_TOKEN, "grant_type=password", 400, "unsupported_grant_type" },
    { "other scope", CODEF_PATH_TOKEN, "grant_type=client_credentials&scope=write", 400, "invalid_scope" },
  };
  g_autofree char *basic = make_basic (CODEF_SANDBOX_CLIENT_ID, CODEF_SANDBOX_CLIENT_SECRET);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = ask (cases[i].path, basic, cases[i].body);
      g_autofree char *error = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "error");

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (error, ==, cases[i].error);
    }
}

/* L22: a pair that is neither the published one nor the sandbox's own, such as somebody's real keys. */
static void
test_unknown_pair (void)
{
  g_autofree char *real = make_basic ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002");
  g_autofree char *half = make_basic (CODEF_SANDBOX_CLIENT_ID, sandbox_server_get_client_secret (rig->server));
  g_autofree char *own_half = make_basic (sandbox_server_get_client_id (rig->server), "");
  const char *const pairs[] = { real, half, own_half };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(Answer) answer = ask (CODEF_PATH_TOKEN, pairs[i], PARAMETERS);

      g_assert_cmpuint (answer->status, ==, 401);
      g_assert_cmpstr (
        answer->text, ==,
        "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials: this sandbox takes "
        "only the published sandbox pair and its own\"}");
    }
}

static void
test_no_pair (void)
{
  static const char *const bad[] = { NULL,        "Basic", "Basic ", "Basic !!!", "Bearer abc", "Basic bm9jb2xvbg==",
                                     "Basic /zr/" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(Answer) answer = ask (CODEF_PATH_TOKEN, bad[i], PARAMETERS);

      g_assert_cmpuint (answer->status, ==, 401);
    }
}

static Answer *
call_api (const char *path, const char *authorization)
{
  return ask (path, authorization, "{}");
}

static void
assert_flat (Answer *answer, const char *error)
{
  g_autofree char *got = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "error");
  g_autofree char *code = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "code");
  g_autofree char *message = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "message");

  g_assert_cmpuint (answer->status, ==, 401);
  g_assert_cmpint (answer->text[0], ==, '{');
  g_assert_cmpstr (got, ==, error);
  g_assert_cmpstr (code, ==, "CF-99997");
  g_assert_cmpstr (message, ==, "OAUTH2.0 토큰 에러입니다. 메시지를 확인하세요.");
  g_assert_null (answer->code);
}

static void
test_bad_tokens (void)
{
  g_autofree char *good = g_strconcat ("Bearer ", rig_token (rig, RIG_OWN), NULL);
  g_autofree char *cut = g_strndup (good, strlen (good) - 8), *changed = g_strdup (good), *unsigned_token = NULL;
  g_autoptr(Answer) accepted = NULL;
  const char *bad[6];

  /* one sign of the claims changed: the signature no longer fits */
  changed[strcspn (changed, ".") + 5] ^= 1;
  unsigned_token = g_strndup (good, strrchr (good, '.') - good + 1);
  bad[0] = cut;
  bad[1] = changed;
  bad[2] = unsigned_token;
  bad[3] = "Bearer .";
  bad[4] = "Bearer a.b.c";
  bad[5] = "Bearer 한글";
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(Answer) answer = call_api (CODEF_PATH_ACCOUNT_LIST, bad[i]);

      assert_flat (answer, "invalid_token");
    }
  accepted = call_api (CODEF_PATH_ACCOUNT_LIST, good);
  g_assert_cmpuint (accepted->status, ==, 200);
}

/* The flat body that clients look for, byte for byte. */
static void
test_documented_refusal (void)
{
  g_autoptr(Answer) answer = call_api (CODEF_PATH_ACCOUNT_LIST, "Bearer nonsense");

  g_assert_cmpstr (answer->text, ==,
                   "{\"error\":\"invalid_token\",\"error_description\":\"Cannot convert access token to JSON\","
                   "\"code\":\"CF-99997\",\"message\":\"OAUTH2.0 토큰 에러입니다. 메시지를 확인하세요.\"}");
}

static void
test_no_token (void)
{
  g_autoptr(Answer) answer = call_api (CODEF_PATH_ACCOUNT_LIST, NULL);
  g_autoptr(Answer) basic = call_api (CODEF_PATH_ACCOUNT_LIST, "Basic YTpi");
  g_autoptr(Answer) nothing = call_api (CODEF_PATH_ACCOUNT_LIST, "Bearer ");

  assert_flat (nothing, "unauthorized");
  assert_flat (answer, "unauthorized");
  assert_flat (basic, "unauthorized");
}

/* A clock that a test can move; read by the server's thread. */
#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, CodefClock)
struct _TestClock
{
  CodefClock parent_instance;
  gint       now_unix_sec; /* atomic */
};
G_DEFINE_FINAL_TYPE (TestClock, test_clock, CODEF_TYPE_CLOCK)

static gint64
test_clock_now_unix_us (CodefClock *clock)
{
  return (gint64) g_atomic_int_get (&TEST_CLOCK (clock)->now_unix_sec) * G_USEC_PER_SEC;
}

static void
test_clock_class_init (TestClockClass *klass)
{
  CODEF_CLOCK_CLASS (klass)->now_unix_us = test_clock_now_unix_us;
}

static void
test_clock_init (TestClock *self)
{
  self->now_unix_sec = 1700000000;
}

static void
test_expiry (void)
{
  g_autoptr(TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  Rig other = *rig;
  GError *error = NULL;
  SandboxOptions options = { .store_file = rig->store_file };
  g_autofree char *bearer = NULL;
  const char *headers[] = { "Authorization", NULL, NULL };
  static const struct
  {
    gint later_sec;
    guint status;
  } cases[] = { { 0, 200 }, { 604798, 200 }, { 604799, 401 }, { 604900, 401 } };

  other.server = sandbox_server_new (rig->catalog, CODEF_CLOCK (clock), &options, &error);
  g_assert_no_error (error);
  g_assert_true (sandbox_server_start (other.server, NULL));
  other.own_token = other.vendor_token = NULL;
  bearer = g_strconcat ("Bearer ", rig_token (&other, RIG_VENDOR), NULL);
  headers[1] = bearer;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = NULL;

      g_atomic_int_set (&clock->now_unix_sec, 1700000000 + cases[i].later_sec);
      answer = rig_post_bytes (&other, CODEF_PATH_ACCOUNT_LIST, "{}", -1, headers);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      if (cases[i].status == 401)
        assert_flat (answer, "invalid_token");
    }
  g_free (other.vendor_token);
  g_object_unref (other.server);
}

/* Path before method before token (protocol: order of checks). */
static void
test_order (void)
{
  static const struct { const char *method, *path; guint status; } cases[] = {
    { "POST", "/failPath", 404 },
    { "GET", "/failPath", 404 },
    { "GET", CODEF_PATH_ACCOUNT_LIST, 405 },
    { "PUT", CODEF_PATH_TOKEN, 405 },
    { "GET", "/v1/kr/bank/p/account/account-list", 405 },
    { "DELETE", "/v1/kr/bank/p/account/account-list", 405 },
    { "POST", "/v1/kr/bank/p/account/account-list", 401 },
    { "HEAD", CODEF_PATH_ACCOUNT_LIST, 405 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = rig_send (rig, cases[i].method, cases[i].path, NULL, 0, NULL);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (answer->content_type, ==, "application/json;charset=UTF-8");
      if (!g_str_equal (cases[i].method, "HEAD"))
        g_assert_null (doc_document_get_problem (answer->document));
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/oauth/pairs", test_pairs);
  g_test_add_func ("/sandbox/oauth/parameters", test_parameters);
  g_test_add_func ("/sandbox/oauth/L22-unknown-pair", test_unknown_pair);
  g_test_add_func ("/sandbox/oauth/no-pair", test_no_pair);
  g_test_add_func ("/sandbox/oauth/bad-tokens", test_bad_tokens);
  g_test_add_func ("/sandbox/oauth/documented-refusal", test_documented_refusal);
  g_test_add_func ("/sandbox/oauth/no-token", test_no_token);
  g_test_add_func ("/sandbox/oauth/expiry", test_expiry);
  g_test_add_func ("/sandbox/oauth/order", test_order);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
