/* SPDX-License-Identifier: MIT */
/* Every way a client writes a body (protocol: Appendix A), through the port and alone. */
#include "codef-wire.h"
#include "rig.h"
#include "sandbox-body.h"

#include <string.h>

#define PLAIN "{\"organization\":\"0004\",\"memo\":\"a b+c/한(1)*~'!<\"}"
#define PATH "/v1/kr/bank/p/account/account-list"

static Rig *rig;

/* All of them say the same; what the service echoes of "memo" proves that it read it right. */
static const struct { const char *name, *wire, *form; } vectors[] = {
  { "python quote",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc/%ED%95%9C%281%29%2A~%27%21%3C%22%7D",
    "percent-encoded, spaces as %20" },
  { "java URLEncoder",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29*%7E%27%21%3C%22%7D",
    "percent-encoded, spaces as +" },
  { "javascript encodeURIComponent",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc%2F%ED%95%9C(1)*~'!%3C%22%7D",
    "percent-encoded, spaces as %20" },
  { "go QueryEscape",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29%2A~%27%21%5Cu003c%22%7D",
    "percent-encoded, spaces as +" },
  { "python with ASCII escapes",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc/%5Cud55c%281%29%2A~%27%21%3C%22%7D",
    "percent-encoded, spaces as %20" },
  { "ruby CGI.escape",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29%2A%7E%27%21%3C%22%7D",
    "percent-encoded, spaces as +" },
  { "lower-case escapes", "%7b%22organization%22%3a%220004%22%2c%22memo%22%3a%22a+b%2bc%2f%ed%95%9c(1)*~'!%3c%22%7d",
    "percent-encoded, spaces as +" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(GBytes) wire = g_bytes_new_static (vectors[i].wire, strlen (vectors[i].wire));
      g_autoptr(SandboxBody) body = sandbox_body_new (wire);
      g_autofree char *memo = doc_document_dup_member (body->document, DOC_NODE_ROOT, "memo");

      g_test_message ("%s", vectors[i].name);
      g_assert_cmpint (body->kind, ==, SANDBOX_BODY_OBJECT);
      g_assert_cmpstr (memo, ==, "a b+c/한(1)*~'!<");
      g_assert_cmpstr (body->form, ==, vectors[i].form);
    }
}

static void
test_kinds (void)
{
  static const struct { const char *wire; SandboxBodyKind kind; const char *form; } cases[] = {
    { "", SANDBOX_BODY_EMPTY, "empty" },
    { " \r\n", SANDBOX_BODY_EMPTY, "plain JSON" },
    { "null", SANDBOX_BODY_NULL, "plain text" },
    { "{}", SANDBOX_BODY_OBJECT, "plain JSON" },
    { "%7B%7D", SANDBOX_BODY_OBJECT, "percent-encoded" },
    { " {\"a\":\"b c\"}", SANDBOX_BODY_OBJECT, "plain JSON" },
    { "{\"a\":\"b+c\"}", SANDBOX_BODY_OBJECT, "plain JSON with + or %, which the service decodes all the same" },
    { "[]", SANDBOX_BODY_NOT_JSON, "plain JSON" },
    { "\"text\"", SANDBOX_BODY_NOT_JSON, "plain text" },
    { "1", SANDBOX_BODY_NOT_JSON, "plain text" },
    { "{\"a\":1,}", SANDBOX_BODY_NOT_JSON, "plain JSON" },
    { "{\"a\":1", SANDBOX_BODY_NOT_JSON, "plain JSON" },
    { "organization=0004", SANDBOX_BODY_NOT_JSON, "plain text" },
    { "<html>", SANDBOX_BODY_NOT_JSON, "plain text" },
    { "%257B%257D", SANDBOX_BODY_NOT_JSON, "percent-encoded" },
    { "%7B%zz%7D", SANDBOX_BODY_BAD_ENCODING, "percent-encoded" },
    { "%7B%22a%22%3A%22%FF%22%7D", SANDBOX_BODY_BAD_ENCODING, "percent-encoded" },
    { "%7B+%22a%22%3A%20%22b%22%7D", SANDBOX_BODY_OBJECT, "percent-encoded, spaces both as + and as %20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) wire = g_bytes_new_static (cases[i].wire, strlen (cases[i].wire));
      g_autoptr(SandboxBody) body = sandbox_body_new (wire);

      g_test_message ("%s", cases[i].wire);
      g_assert_cmpint (body->kind, ==, cases[i].kind);
      g_assert_cmpstr (body->form, ==, cases[i].form);
      if (cases[i].kind == SANDBOX_BODY_NOT_JSON || cases[i].kind == SANDBOX_BODY_BAD_ENCODING)
        g_assert_nonnull (body->problem);
    }
}

static Answer *
post_raw (const char *path, const char *wire, const char *content_type)
{
  g_autofree char *bearer = g_strconcat ("Bearer ", rig_token (rig, RIG_VENDOR), NULL);
  const char *const headers[] = { "Authorization", bearer, content_type == NULL ? NULL : "Content-Type", content_type,
                                  NULL };

  return rig_post_bytes (rig, path, wire, -1, headers);
}

/* The content type means nothing to the service. */
static void
test_through_the_port (void)
{
  static const char *const types[] = {
    NULL,
    "application/json",
    "application/json;charset=UTF-8",
    "text/plain; charset=utf-8",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "nonsense",
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(Answer) answer = post_raw (PATH, vectors[i].wire, types[i]);
      g_autofree char *extra = answer_dup (answer, "result", "extraMessage"), *memo = answer_dup (answer, "memo", NULL);

      g_assert_cmpstr (answer->code, ==, CODEF_RESULT_MISSING);
      g_assert_cmpstr (extra, ==, "connectedId");
      g_assert_cmpstr (memo, ==, "a b+c/한(1)*~'!<");
    }
}

static void
test_raw_json (void)
{
  g_autoptr(Answer) answer =
    post_raw (PATH, "{\"connectedId\":\"a\",\"organization\":\"0004\",\"easyCodefJavaV2\":true}", "application/json");

  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_bad_bodies (void)
{
  static const struct { const char *wire; guint status; const char *code; } cases[] = {
    { "null", 500, NULL }, { "[]", 200, "CF-00002" }, { "{\"a\":}", 200, "CF-00002" }, { "%7B%zz%7D", 200, "CF-00009" },
    { "%7B%22a%22%3A%22%FF%22%7D", 200, "CF-00009" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = post_raw (CODEF_PATH_ACCOUNT_CREATE, cases[i].wire, NULL);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (answer->code, ==, cases[i].code);
      g_assert_null (doc_document_get_problem (answer->document));
    }
}

/* A hundred thousand brackets are refused like any other broken JSON. */
static void
test_deep (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *body = g_strconcat ("{\"a\":", deep, NULL);
  g_autoptr(Answer) answer = post_raw (PATH, body, NULL);

  g_assert_cmpstr (answer->code, ==, "CF-00002");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/body/vectors", test_vectors);
  g_test_add_func ("/sandbox/body/kinds", test_kinds);
  g_test_add_func ("/sandbox/body/through-the-port", test_through_the_port);
  g_test_add_func ("/sandbox/body/raw-json", test_raw_json);
  g_test_add_func ("/sandbox/body/bad-bodies", test_bad_bodies);
  g_test_add_func ("/sandbox/body/deep", test_deep);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
