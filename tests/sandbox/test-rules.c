/* SPDX-License-Identifier: MIT */
/* The scenario file, alone and through the port. */
#include "codef-wire.h"
#include "rig.h"
#include "sandbox-json.h"
#include "sandbox-rules.h"

#include <string.h>

#define PATH "/v1/kr/bank/p/account/account-list"

static SandboxRules *
read_text (const char *text, GError **error)
{
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));

  return sandbox_rules_new (json, error);
}

static void
test_bad (void)
{
  static const struct { const char *text, *message; } cases[] = {
    { "", "line 1" },
    { "{\"format\":1,\"rules\":[}", "line 1, column 22" },
    { "[]", "“format”: 1" },
    { "{\"rules\":[]}", "“format”: 1" },
    { "{\"format\":2,\"rules\":[]}", "“format”: 1" },
    { "{\"format\":1}", "list “rules”" },
    { "{\"format\":1,\"rules\":{}}", "list “rules”" },
    { "{\"format\":1,\"rules\":[{},1]}", "Rule 2" },
    { "{\"format\":1,\"rules\":[{\"wrods\":\"cut\"}]}", "“wrods” is not known" },
    { "{\"format\":1,\"rules\":[{\"words\":\"explode\"}]}", "explode" },
    { "{\"format\":1,\"rules\":[{\"words\":1}]}", "“words”" },
    { "{\"format\":1,\"rules\":[{\"path\":1}]}", "“path”" },
    { "{\"format\":1,\"rules\":[{\"parameters\":[]}]}", "“parameters”" },
    { "{\"format\":1,\"rules\":[{\"times\":0}]}", "“times”" },
    { "{\"format\":1,\"rules\":[{\"times\":\"1\"}]}", "“times”" },
    { "{\"format\":1,\"rules\":[{\"steps\":[]}]}", "“steps”" },
    { "{\"format\":1,\"rules\":[{\"steps\":[{}]}]}", "no method" },
    { "{\"format\":1,\"rules\":[{\"steps\":[{\"method\":\"secureNo\",\"code\":\"12a\"}]}]}", "digits" },
    { "{\"format\":1,\"rules\":[{\"steps\":[{\"method\":\"secureNo\",\"code\":\"\"}]}]}", "digits" },
    { "{\"format\":1,\"rules\":[{\"approveAfterSeconds\":0}]}", "“approveAfterSeconds”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (read_text (cases[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

/* The published schema and the reader know the same members. */
static void
test_schema (void)
{
  static const char *const names[] = { "path", "parameters", "times", "words", "steps", "approveAfterSeconds" };
  g_autofree char *text = NULL;
  g_autoptr(DocDocument) schema = NULL;
  DocNode members;

  g_assert_true (g_file_get_contents (SCHEMA_FILE, &text, NULL, NULL));
  schema = sandbox_json_read (text);
  members = doc_document_find (schema, DOC_NODE_ROOT, "$defs", "rule", "properties", NULL);
  g_assert_cmpuint (doc_document_get_n_children (schema, members), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *scenario = g_strdup_printf ("{\"format\":1,\"rules\":[{\"%s\":null}]}", names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (doc_document_find_member (schema, members, names[i]), !=, DOC_NODE_NONE);
      g_assert_null (read_text (scenario, &error));
      g_assert_null (strstr (error->message, "is not known"));
    }
}

static const char *
use (SandboxRules *rules, const char *path, const char *request)
{
  g_autoptr(DocDocument) document = sandbox_json_read (request);
  SandboxRule *rule = sandbox_rules_use (rules, path, document, FALSE);

  return rule == NULL ? NULL : rule->words;
}

static void
test_fit (void)
{
  g_autoptr(SandboxRules) rules = read_text (
    "{\"format\":1,\"rules\":["
    "{\"path\":\"/v1/a\",\"times\":2,\"words\":\"code:CF-00001\"},"
    "{\"path\":\"/v1/kr/*\",\"parameters\":{\"organization\":\"0004\",\"n\":1},\"words\":\"code:CF-00002\"},"
    "{\"path\":\"/v1/account/*\",\"words\":\"code:CF-00003\"}]}", NULL);

  g_assert_cmpstr (use (rules, "/v1/a", "{}"), ==, "code:CF-00001");
  g_assert_cmpstr (use (rules, "/v1/a", "{}"), ==, "code:CF-00001");
  g_assert_null (use (rules, "/v1/a", "{}"));
  g_assert_null (use (rules, "/v1/a/b", "{}"));
  g_assert_cmpstr (use (rules, "/v1/kr/x", "{\"organization\":\"0004\",\"n\":1}"), ==, "code:CF-00002");
  g_assert_null (use (rules, "/v1/kr/x", "{\"organization\":\"0004\"}"));
  g_assert_null (use (rules, "/v1/kr/x", ""));
  g_assert_cmpstr (use (rules, "/v1/account/list", "{}"), ==, "code:CF-00003");
}

/* A whole file through the port: the first call refused, the second one asked for a known captcha and refused at its
 * end. */
static void
test_through_the_port (void)
{
  static const char text[] =
    "{\"format\":1,\"rules\":["
    "{\"path\":\"" PATH "\",\"times\":1,\"words\":\"code:CF-12041:NOT(04:00~05:00)\"},"
    "{\"path\":\"" PATH
    "\",\"times\":1,\"words\":\"code:CF-12834\",\"steps\":[{\"method\":\"secureNo\",\"code\":\"15902\","
    "\"extraInfo\":{\"reqSecureNo\":\"\",\"text\":\"읽어 주세요\"}}]}]}";
  static const char request[] = "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\"}";
  g_autoptr(GBytes) json = g_bytes_new_static (text, strlen (text));
  SandboxOptions options = { .scenario = json };
  g_autoptr(Rig) rig = rig_new (&options);
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, PATH, request), second = rig_post (rig, RIG_OWN, PATH, request),
                     third = NULL, fourth = NULL;
  g_autofree char *jti = answer_dup (second, "data", "jti"), *stamp = answer_dup (second, "data", "twoWayTimestamp");
  g_autofree char *shown = doc_document_dup_string (
    second->document, doc_document_find (second->document, DOC_NODE_ROOT, "data", "extraInfo", "text", NULL));
  g_autofree char *more =
    g_strdup_printf ("{\"secureNo\":\"15902\",\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,"
                     "\"jti\":\"%s\",\"twoWayTimestamp\":%s}}",
                     jti, stamp);

  third = rig_post (rig, RIG_OWN, PATH, more);
  fourth = rig_post (rig, RIG_OWN, PATH, request);
  g_assert_cmpstr (first->code, ==, "CF-12041");
  g_assert_cmpstr (second->code, ==, CODEF_RESULT_CHALLENGE);
  g_assert_cmpstr (shown, ==, "읽어 주세요");
  g_assert_cmpstr (third->code, ==, "CF-12834");
  g_assert_cmpstr (fourth->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_bad_option (void)
{
  g_autoptr(GBytes) json = g_bytes_new_static ("{", 1);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  SandboxOptions options = { .scenario = json };
  g_autoptr(GError) error = NULL;

  g_assert_null (sandbox_server_new (catalog, clock, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/rules/bad", test_bad);
  g_test_add_func ("/sandbox/rules/schema", test_schema);
  g_test_add_func ("/sandbox/rules/fit", test_fit);
  g_test_add_func ("/sandbox/rules/through-the-port", test_through_the_port);
  g_test_add_func ("/sandbox/rules/bad-option", test_bad_option);
  return g_test_run ();
}
