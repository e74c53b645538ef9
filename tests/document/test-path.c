/* SPDX-License-Identifier: MIT */
/* Where a node is, said in JSONPath and in JSON Pointer; and a document written again with indentation. */
#include "doc-document.h"

#include <string.h>

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static const struct { const char *name, *json; DocNode node; const char *normalized, *shorthand, *pointer; } paths[] = {
  { "root", "[]", 0, "$", "$", "" },
  { "member", "{\"data\":{\"resAccount\":\"1\"}}", 2, "$['data']['resAccount']",
    "$.data.resAccount", "/data/resAccount" },
  { "element", "{\"data\":[0,{\"a\":[{},2]}]}", 6, "$['data'][1]['a'][1]", "$.data[1].a[1]", "/data/1/a/1" },
  { "korean", "{\"계좌\":1}", 1, "$['계좌']", "$.계좌", "/계좌" },
  { "empty-name", "{\"\":1}", 1, "$['']", "$['']", "/" },
  { "digit-first", "{\"1a\":1}", 1, "$['1a']", "$['1a']", "/1a" },
  { "underscore-and-digits", "{\"_a1\":1}", 1, "$['_a1']", "$._a1", "/_a1" },
  { "blank", "{\"a b\":1}", 1, "$['a b']", "$['a b']", "/a b" },
  { "hyphen-and-dot", "{\"a-b.c\":1}", 1, "$['a-b.c']", "$['a-b.c']", "/a-b.c" },
  { "tilde-and-slash", "{\"~/m~n/o\":1}", 1, "$['~/m~n/o']", "$['~/m~n/o']", "/~0~1m~0n~1o" },
  { "apostrophe", "{\"it's\":1}", 1, "$['it\\'s']", "$['it\\'s']", "/it's" },
  { "quotation-mark", "{\"a\\\"b\":1}", 1, "$['a\"b']", "$['a\"b']", "/a\"b" },
  { "backslash", "{\"a\\\\b\":1}", 1, "$['a\\\\b']", "$['a\\\\b']", "/a\\b" },
  { "short-escapes", "{\"\\b\\f\\n\\r\\t\":1}", 1, "$['\\b\\f\\n\\r\\t']", "$['\\b\\f\\n\\r\\t']", "/\b\f\n\r\t" },
  { "control", "{\"\\u000B\\u001f\":1}", 1, "$['\\u000b\\u001f']", "$['\\u000b\\u001f']", "/\v\x1f" },
  { "nul", "{\"a\\u0000\":1}", 1, "$['a\\u0000']", "$['a\\u0000']", "/a\\u0000" },
  { "escaped-name", "{\"\\u0061\\uD83D\\uDE00\":1}", 1, "$['a😀']", "$.a😀", "/a😀" },
  { "lone-half", "{\"\\uD83D\":1}", 1, "$['\\ud83d']", "$['\\ud83d']", "/\\uD83D" },
};

static void
test_path (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocDocument) document = read_text (paths[i].json);
  g_autofree char *normalized = doc_document_dup_json_path (document, paths[i].node, FALSE);
  g_autofree char *shorthand = doc_document_dup_json_path (document, paths[i].node, TRUE);
  g_autofree char *pointer = doc_document_dup_json_pointer (document, paths[i].node);

  g_assert_cmpstr (normalized, ==, paths[i].normalized);
  g_assert_cmpstr (shorthand, ==, paths[i].shorthand);
  g_assert_cmpstr (pointer, ==, paths[i].pointer);
}

static const struct { const char *name, *json; DocNode node; const char *formatted; } formats[] = {
  { "scalar", " 1.10 ", 0, "1.10\n" },
  { "empty-array", "[ ]", 0, "[]\n" },
  { "empty-object", "{\n}", 0, "{}\n" },
  { "array", "[1,[],\"a\\u00e9\",{}]", 0, "[\n  1,\n  [],\n  \"a\\u00e9\",\n  {}\n]\n" },
  { "object", "{\"b\" :1,\"a\":{\"a\":null,\"a\":[ ]}}", 0,
    "{\n  \"b\": 1,\n  \"a\": {\n    \"a\": null,\n    \"a\": []\n  }\n}\n" },
  { "closings", "[[[1]],[[{\"a\":{}}]]]", 0,
    "[\n  [\n    [\n      1\n    ]\n  ],\n  [\n    [\n      {\n        \"a\": {}\n      }\n    ]\n  ]\n]\n" },
  { "part", "{\"x\":[1,{\"y\\n\":[2]}],\"z\":3}", 3, "{\n  \"y\\n\": [\n    2\n  ]\n}\n" },
  { "last-part", "{\"x\":[1,{\"y\":[2]}]}", 1, "[\n  1,\n  {\n    \"y\": [\n      2\n    ]\n  }\n]\n" },
  { "scalar-part", "{\"x\":[1,2]}", 3, "2\n" },
  { "byte-order-mark", "\357\273\277[1]", 0, "[\n  1\n]\n" },
  { "broken", "{\"a\":[1,{\"b\":\"c\",", 0, "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"c\"\n    }\n  ]\n}\n" },
  { "broken-at-once", "{\"a\":[", 0, "{\n  \"a\": []\n}\n" },
  { "nothing", "", 0, "" },
};

static void
test_format (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data), length;
  g_autoptr(DocDocument) document = read_text (formats[i].json);
  g_autoptr(GBytes) formatted = doc_document_format (document, formats[i].node);
  const char *text = g_bytes_get_data (formatted, &length);

  g_assert_cmpmem (text, length, formats[i].formatted, strlen (formats[i].formatted));
}

/* The lexeme of a container that was never closed goes to where the text stopped making sense. */
static void
test_open_lexeme (void)
{
  g_autoptr(DocDocument) document = read_text ("[{\"a\":[1] , \"b\" 2}]");
  static const char *const lexemes[] = { "[{\"a\":[1] , ", "{\"a\":[1] , ", "[1]", "1" };

  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, G_N_ELEMENTS (lexemes));
  for (DocNode node = 0; node < G_N_ELEMENTS (lexemes); node++)
    {
      gsize length;
      const char *lexeme = doc_document_get_lexeme (document, node, &length);

      g_assert_cmpmem (lexeme, length, lexemes[node], strlen (lexemes[node]));
    }
}

/* What follows a number and cannot is no part of it. */
static void
test_broken_lexeme (void)
{
  static const char *const texts[] = { "[12\\", "{\"a\":12\"", "[12:" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(DocDocument) document = read_text (texts[i]);
      gsize length = 0;
      const char *lexeme;

      g_assert_cmpuint (doc_document_get_n_nodes (document), ==, 2);
      lexeme = doc_document_get_lexeme (document, 1, &length);
      g_assert_cmpmem (lexeme, length, "12", 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_strconcat ("/path/", paths[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_path);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/format/", formats[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_format);
    }
  g_test_add_func ("/path/open-lexeme", test_open_lexeme);
  g_test_add_func ("/path/broken-lexeme", test_broken_lexeme);
  return g_test_run ();
}
