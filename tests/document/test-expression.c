/* SPDX-License-Identifier: MIT */
/* Expressions for programs: jq, Python and Node run theirs, the compiler runs those in C. */
#include "doc-expression.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Every member holds its own place among the nodes, so an expression has found what it names if that is what it gives:
 * the place is the number of the node. */
static const char names_json[] =
  "{\"plain\":1,\"_a1\":2,\"1a\":3,\"a b\":4,\"\":5,\"a-b.c\":6,\"it's\":7,\"a\\\"b\":8,\"a\\\\\":9,\"\\\\u0041\":10,"
  "\"계좌\":11,\"\\b\\f\\n\\r\\t\":12,\"\\u000b\\u001f7\":13,\"\\u007f\":14,\"\\ud83d\\ude00\":15,\"\\\\(1)\":16,"
  "\"${a}`\":17,\"?\?/\":18,\"\\u202e\\u200b\":19,\"\\u2028\":20,\"\\u00a0\":21,\"\\ud800\\udc00\\udb40\\udc01\":22,"
  "\"and\":23,\"class\":24,\"__proto__\":25,\"null\":26,\"%s\\u00e9\":27,\"nested\":[[30],{\"x\":[33]}],\"last\":34}";

/* jq has no lone surrogates, and a NUL only in one of its versions. */
static const char odd_json[] = "{\"a\\u0000b\":1,\"\\u0000\\u0037\":2,\"\\ud83d\":3,\"x\\ude00\":4}";

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

/* "before EXPRESSION after" of every number, in document order. */
static char *
make_program (const char *json, DocLanguage language, const char *head, const char *before, const char *after)
{
  g_autoptr(DocDocument) document = read_text (json);
  GString *program = g_string_new (head);

  g_assert_null (doc_document_get_problem (document));
  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    if (doc_document_get_kind (document, node) == DOC_KIND_NUMBER)
      {
        g_autofree char *expression = doc_document_dup_expression (document, node, language);

        g_string_append_printf (program, "%s%s%s", before, expression, after);
      }
  return g_string_free (program, FALSE);
}

static char *
list_numbers (const char *json)
{
  g_autoptr(DocDocument) document = read_text (json);
  GString *numbers = g_string_new (NULL);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    if (doc_document_get_kind (document, node) == DOC_KIND_NUMBER)
      {
        g_autofree char *number = doc_document_dup_string (document, node);

        g_assert_cmpuint (g_ascii_strtoull (number, NULL, 10), ==, node);
        g_string_append_printf (numbers, "%s\n", number);
      }
  return g_string_free (numbers, FALSE);
}

static void
assert_prints (const char *const *argv, const char *json)
{
  g_autofree char *numbers = list_numbers (json), *printed = NULL, *complaint = NULL, *tool = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  tool = g_find_program_in_path (argv[0]);
  if (tool == NULL)
    {
      g_test_skip (argv[0]);
      return;
    }
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, json, NULL, &printed, &complaint, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpstr (printed, ==, numbers);
}

static void
test_jq (void)
{
  g_autofree char *program = make_program (names_json, DOC_LANGUAGE_JQ, "empty", ", ", "");
  const char *argv[] = { "jq", program, NULL };

  assert_prints (argv, names_json);
}

static void
test_python (gconstpointer data)
{
  g_autofree char *program = make_program (data, DOC_LANGUAGE_PYTHON,
                                           "import json, sys\nanswer = json.loads (sys.stdin.buffer.read ())\n",
                                           "print (", ")\n");
  const char *argv[] = { "python3", "-c", program, NULL };

  assert_prints (argv, data);
}

static void
test_javascript (gconstpointer data)
{
  g_autofree char *program = make_program (data, DOC_LANGUAGE_JAVASCRIPT,
                                           "const answer = JSON.parse (require ('fs').readFileSync (0));\n",
                                           "console.log (", ");\n");
  const char *argv[] = { "node", "-e", program, NULL };

  assert_prints (argv, data);
}

static const struct { const char *name, *json; DocNode node; const char *jq, *python, *javascript, *java; } written[] = {
  { "root", "[]", 0, ".", "answer", "answer", "answer" },
  { "element", "[[1]]", 2, ".[0][0]", "answer[0][0]", "answer[0][0]", "answer.get(0).get(0)" },
  { "member", "{\"data\":[{\"resAccount\":\"1\"}]}", 3, ".data[0].resAccount",
    "answer[\"data\"][0][\"resAccount\"]", "answer.data[0].resAccount",
    "answer.get(\"data\").get(0).get(\"resAccount\")" },
  { "quoted-root", "{\"a b\":{\"c\":1}}", 2, ".[\"a b\"].c", "answer[\"a b\"][\"c\"]", "answer[\"a b\"].c",
    "answer.get(\"a b\").get(\"c\")" },
  /* To Java \u000a is the end of the line and \u0022 the end of the string, wherever they stand. */
  { "control", "{\"\\u000b\\u00007\":1}", 1, ".[\"\\u000b\\u00007\"]", "answer[\"\\u000b\\u00007\"]",
    "answer[\"\\u000b\\u00007\"]", "answer.get(\"\\013\\0007\")" },
  { "escape-spelt-out", "{\"\\\\u0022\":1}", 1, ".[\"\\\\u0022\"]", "answer[\"\\\\u0022\"]", "answer[\"\\\\u0022\"]",
    "answer.get(\"\\\\u0022\")" },
  { "invisible", "{\"a\\u202eb\":1}", 1, ".[\"a\\u202eb\"]", "answer[\"a\\u202eb\"]", "answer[\"a\\u202eb\"]",
    "answer.get(\"a\\u202eb\")" },
  { "beyond-16-bits", "{\"\\udb40\\udc01\":1}", 1, ".[\"\\udb40\\udc01\"]", "answer[\"\\U000e0001\"]",
    "answer[\"\\udb40\\udc01\"]", "answer.get(\"\\udb40\\udc01\")" },
  { "korean", "{\"계좌\":1}", 1, ".[\"계좌\"]", "answer[\"계좌\"]", "answer[\"계좌\"]", "answer.get(\"계좌\")" },
};

static void
test_written (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocDocument) document = read_text (written[i].json);
  g_autofree char *jq = doc_document_dup_expression (document, written[i].node, DOC_LANGUAGE_JQ);
  g_autofree char *python = doc_document_dup_expression (document, written[i].node, DOC_LANGUAGE_PYTHON);
  g_autofree char *javascript = doc_document_dup_expression (document, written[i].node, DOC_LANGUAGE_JAVASCRIPT);
  g_autofree char *java = doc_document_dup_expression (document, written[i].node, DOC_LANGUAGE_JAVA);

  g_assert_cmpstr (jq, ==, written[i].jq);
  g_assert_cmpstr (python, ==, written[i].python);
  g_assert_cmpstr (javascript, ==, written[i].javascript);
  g_assert_cmpstr (java, ==, written[i].java);
}

static void
assert_c (const char *json, DocNode node, const char *expected)
{
  g_autoptr(DocDocument) document = read_text (json);
  g_autofree char *expression = doc_document_dup_expression (document, node, DOC_LANGUAGE_C);

  g_assert_cmpstr (expression, ==, expected);
}

static JsonNode *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  JsonNode *answer = json_from_string (json, &error);

  g_assert_no_error (error);
  return answer;
}

/* What is written is what the compiler was given, and what it computes is what stands in the text. */
#define CHECK_C(json, node, expression, check)                                                                         \
  G_STMT_START                                                                                                         \
    {                                                                                                                  \
      g_autoptr(JsonNode) answer = parse (json);                                                                       \
      assert_c (json, node, #expression);                                                                              \
      check (expression);                                                                                              \
    }                                                                                                                  \
  G_STMT_END
#define IS_7(value) g_assert_cmpint (value, ==, 7)
#define IS_HALF(value) g_assert_cmpfloat (value, ==, 0.5)
#define IS_BIG(value) g_assert_cmpfloat (value, ==, 12345678901234567890.0)
#define IS_TEXT(value) g_assert_cmpstr (value, ==, "저축예금")
#define IS_EMPTY_LIST(value) g_assert_cmpuint (json_array_get_length (value), ==, 0)
#define IS_EMPTY_OBJECT(value) g_assert_cmpuint (json_object_get_size (value), ==, 0)

static void
test_c (void)
{
  CHECK_C ("7", 0, json_node_get_int (answer), IS_7);
  CHECK_C ("null", 0, json_node_is_null (answer), g_assert_true);
  CHECK_C ("{\"a\":7}", 1, json_object_get_int_member (json_node_get_object (answer), "a"), IS_7);
  CHECK_C ("[0.5]", 1, json_array_get_double_element (json_node_get_array (answer), 0), IS_HALF);
  CHECK_C ("{\"a\":12345678901234567890.0}", 1, json_object_get_double_member (json_node_get_object (answer), "a"),
           IS_BIG);
  CHECK_C ("[true]", 1, json_array_get_boolean_element (json_node_get_array (answer), 0), g_assert_true);
  CHECK_C ("[[null]]", 2,
           json_array_get_null_element (json_array_get_array_element (json_node_get_array (answer), 0), 0),
           g_assert_true);
  CHECK_C ("{\"계좌\":{}}", 1, json_object_get_object_member (json_node_get_object (answer), "계좌"), IS_EMPTY_OBJECT);
  CHECK_C ("{\"data\":[{\"resAccountName\":\"저축예금\"}]}", 3,
           json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (json_node_get_object (answer), "data"), 0), "resAccountName"),
           IS_TEXT);
  CHECK_C ("[{\"a\\\"b\":[]}]", 2,
           json_object_get_array_member (json_array_get_object_element (json_node_get_array (answer), 0), "a\"b"),
           IS_EMPTY_LIST);
  CHECK_C ("{\"\\u000b7\":7}", 1, json_object_get_int_member (json_node_get_object (answer), "\0137"), IS_7);
  CHECK_C ("{\"?\\u003f/\\\\\":7}", 1, json_object_get_int_member (json_node_get_object (answer), "?\?/\\"), IS_7);
  CHECK_C ("{\"a\\u202eb\":7}", 1, json_object_get_int_member (json_node_get_object (answer), "a\342\200\256b"), IS_7);
}

static void
test_c_cannot (void)
{
  assert_c ("{\"a\\u0000\":[1]}", 1, NULL);
  assert_c ("{\"a\\u0000\":[1]}", 2, NULL);
  assert_c ("{\"\\ud83d\":1}", 1, NULL);
}

/* The deepest node that there can be. */
static void
test_deep (void)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(DocDocument) document = NULL;
  g_autofree char *python = NULL, *c = NULL;

  for (guint i = 0; i < DOC_MAX_DEPTH; i++)
    g_string_append_c (json, '[');
  for (guint i = 0; i < DOC_MAX_DEPTH; i++)
    g_string_append_c (json, ']');
  document = read_text (json->str);
  python = doc_document_dup_expression (document, DOC_MAX_DEPTH - 1, DOC_LANGUAGE_PYTHON);
  c = doc_document_dup_expression (document, DOC_MAX_DEPTH - 1, DOC_LANGUAGE_C);
  g_assert_cmpuint (strlen (python), ==, strlen ("answer") + 3 * (DOC_MAX_DEPTH - 1));
  g_assert_nonnull (strstr (c, "(json_node_get_array (answer), 0), 0)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/jq", test_jq);
  g_test_add_data_func ("/expression/python", names_json, test_python);
  g_test_add_data_func ("/expression/python-odd", odd_json, test_python);
  g_test_add_data_func ("/expression/javascript", names_json, test_javascript);
  g_test_add_data_func ("/expression/javascript-odd", odd_json, test_javascript);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *path = g_strconcat ("/expression/written/", written[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_written);
    }
  g_test_add_func ("/expression/c", test_c);
  g_test_add_func ("/expression/c-cannot", test_c_cannot);
  g_test_add_func ("/expression/deep", test_deep);
  return g_test_run ();
}
