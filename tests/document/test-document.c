/* SPDX-License-Identifier: MIT */
/* What the index says about a text: structure, lexemes, names and strings. */
#include "doc-document.h"

#define NONE DOC_NODE_NONE

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  DocDocument *document = doc_document_new_plain (bytes, NULL);

  g_assert_null (doc_document_get_problem (document));
  return document;
}

typedef struct
{
  DocKind     kind;
  DocNode     parent, first, next, end;
  guint       n_children, position, depth;
  const char *name, *lexeme;
} Expected;

static const char sample[] =
  " { \"a\" : [ 1, [ ], { } , {\"b\":[2,3] } , \"x\\u00e9\", null ] ,\n \"c\\\"d\":true, \"e\" : { } } ";

static const Expected expected[] = {
  { DOC_KIND_OBJECT, NONE, 1, NONE, 13, 3, 0, 0, NULL,
    "{ \"a\" : [ 1, [ ], { } , {\"b\":[2,3] } , \"x\\u00e9\", null ] ,\n \"c\\\"d\":true, \"e\" : { } }" },
  { DOC_KIND_ARRAY, 0, 2, 11, 11, 6, 0, 1, "a", "[ 1, [ ], { } , {\"b\":[2,3] } , \"x\\u00e9\", null ]" },
  { DOC_KIND_NUMBER, 1, NONE, 3, 3, 0, 0, 2, NULL, "1" },
  { DOC_KIND_ARRAY, 1, NONE, 4, 4, 0, 1, 2, NULL, "[ ]" },
  { DOC_KIND_OBJECT, 1, NONE, 5, 5, 0, 2, 2, NULL, "{ }" },
  { DOC_KIND_OBJECT, 1, 6, 9, 9, 1, 3, 2, NULL, "{\"b\":[2,3] }" },
  { DOC_KIND_ARRAY, 5, 7, NONE, 9, 2, 0, 3, "b", "[2,3]" },
  { DOC_KIND_NUMBER, 6, NONE, 8, 8, 0, 0, 4, NULL, "2" },
  { DOC_KIND_NUMBER, 6, NONE, NONE, 9, 0, 1, 4, NULL, "3" },
  { DOC_KIND_STRING, 1, NONE, 10, 10, 0, 4, 2, NULL, "\"x\\u00e9\"" },
  { DOC_KIND_NULL, 1, NONE, NONE, 11, 0, 5, 2, NULL, "null" },
  { DOC_KIND_TRUE, 0, NONE, 12, 12, 0, 1, 1, "c\\\"d", "true" },
  { DOC_KIND_OBJECT, 0, NONE, NONE, 13, 0, 2, 1, "e", "{ }" },
};

static void
assert_node (DocDocument *document, DocNode node, const Expected *as)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);

  g_assert_cmpmem (lexeme, length, as->lexeme, strlen (as->lexeme));
  g_assert_cmpint (doc_document_get_kind (document, node), ==, as->kind);
  g_assert_cmpuint (doc_document_get_parent (document, node), ==, as->parent);
  g_assert_cmpuint (doc_document_get_first_child (document, node), ==, as->first);
  g_assert_cmpuint (doc_document_get_next_sibling (document, node), ==, as->next);
  g_assert_cmpuint (doc_document_get_subtree_end (document, node), ==, as->end);
  g_assert_cmpuint (doc_document_get_n_children (document, node), ==, as->n_children);
  g_assert_cmpuint (doc_document_get_position (document, node), ==, as->position);
  g_assert_cmpuint (doc_document_get_depth (document, node), ==, as->depth);
  lexeme = doc_document_get_name_lexeme (document, node, &length);
  if (as->name == NULL)
    g_assert_null (lexeme);
  else
    g_assert_cmpmem (lexeme, length, as->name, strlen (as->name));
}

static void
test_structure (void)
{
  g_autoptr(DocDocument) document = read_text (sample);

  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, G_N_ELEMENTS (expected));
  for (DocNode node = 0; node < G_N_ELEMENTS (expected); node++)
    assert_node (document, node, &expected[node]);
}

/* Positions are found by the nearest container before; the children here are counted one by one instead. */
static void
test_positions (void)
{
  g_autoptr(DocDocument) document = read_text (
    "[0,1,[2,[3,[]],{}],4,5,{\"a\":[6],\"b\":7,\"c\":8,\"d\":{\"e\":9}},10,[[],[],11,12],13,{},14,[[[[15]]]],16]");

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      guint position = 0;

      for (DocNode child = doc_document_get_first_child (document, node); child != NONE;
           child = doc_document_get_next_sibling (document, child))
        {
          g_assert_cmpuint (doc_document_get_parent (document, child), ==, node);
          g_assert_cmpuint (doc_document_get_position (document, child), ==, position++);
        }
      g_assert_cmpuint (position, ==, doc_document_get_n_children (document, node));
    }
}

static void
test_find (void)
{
  g_autoptr(DocDocument) document = read_text (
    "{\"result\":{\"c\\u006fde\":\"CF-00000\",\"code\":\"second\"},\"n\":1,\"한\":[]}");
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(DocDocument) broken = doc_document_new_plain (nothing, NULL);
  g_autofree char *code = doc_document_dup_member (document, 1, "code");
  g_autofree char *number = doc_document_dup_member (document, DOC_NODE_ROOT, "n");

  g_assert_cmpuint (doc_document_find (document, DOC_NODE_ROOT, "result", "code", NULL), ==, 2);
  g_assert_cmpuint (doc_document_find (document, DOC_NODE_ROOT, NULL), ==, DOC_NODE_ROOT);
  g_assert_cmpuint (doc_document_find (document, DOC_NODE_ROOT, "result", "cod", NULL), ==, NONE);
  g_assert_cmpuint (doc_document_find (document, DOC_NODE_ROOT, "n", "code", NULL), ==, NONE);
  g_assert_cmpuint (doc_document_find_member (document, DOC_NODE_ROOT, "한"), ==, 5);
  g_assert_cmpuint (doc_document_find_member (document, NONE, "n"), ==, NONE);
  g_assert_cmpuint (doc_document_find (broken, DOC_NODE_ROOT, "result", NULL), ==, NONE);
  g_assert_cmpuint (doc_document_find (broken, DOC_NODE_ROOT, NULL), ==, NONE);
  g_assert_cmpstr (code, ==, "CF-00000");
  g_assert_null (number);
}

static const struct { const char *name, *json, *text; } strings[] = {
  { "plain", "\"abc\"", "abc" },
  { "empty", "\"\"", "" },
  { "korean", "\"국민은행\"", "국민은행" },
  { "all-escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
  { "unicode-escapes", "\"\\u0041\\u00e9\\uD55C\\ud55c\"", "Aé한한" },
  { "surrogate-pair", "\"\\ud83d\\ude00!\"", "😀!" },
  { "lone-high", "\"a\\uD83Db\"", "a\\uD83Db" },
  { "lone-low", "\"\\uDE00\"", "\\uDE00" },
  { "low-then-high", "\"\\ude00\\ud83d\"", "\\ude00\\ud83d" },
  { "high-high-low", "\"\\ud83d\\ud83d\\ude00\"", "\\ud83d😀" },
  { "high-then-other-escape", "\"\\ud83d\\n\"", "\\ud83d\n" },
  { "nul", "\"\\u0000x\"", "\\u0000x" },
  { "delete-and-noncharacter", "\"\177\\uffff\"", "\177\357\277\277" },
  { "long-of-escapes",
    "\"\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\\u0041\"",
    "AAAAAAAAAAAAAA" },
  { "long-of-pairs",
    "\"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\"",
    "😀😀😀😀😀😀😀" },
  { "long-of-lone-halves", "\"\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d\"",
    "\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d\\ud83d" },
  { "long-mixed", "\"a\\n국민\\\\은행 \\u0000 \\u1234 b\\\"c 국민은행 국민은행 국민은행 국민은행 국민은행\"",
    "a\n국민\\은행 \\u0000 ሴ b\"c 국민은행 국민은행 국민은행 국민은행 국민은행" },
  { "number", "1.10", "1.10" },
  { "container", "[1, \"\\n\"]", "[1, \"\\n\"]" },
};

static void
test_string (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocDocument) document = read_text (strings[i].json);
  g_autofree char *text = doc_document_dup_string (document, DOC_NODE_ROOT);

  g_assert_cmpstr (text, ==, strings[i].text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (gsize max = 0; max <= strlen (text) + 1; max++)
    {
      g_autofree char *preview = doc_document_dup_preview (document, DOC_NODE_ROOT, max);

      g_assert_true (g_utf8_validate (preview, -1, NULL));
      g_assert_true (g_str_has_prefix (text, preview));
      g_assert_cmpuint (strlen (preview), <=, max);
      g_assert_cmpuint (strlen (preview) + 6, >=, MIN (max, strlen (text)));
    }
}

static void
test_sharing (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("[1]", 3);
  DocDocument *document = doc_document_new (bytes, NULL);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, DOC_TYPE_DOCUMENT);
  g_value_set_boxed (&value, document);
  g_assert_true (g_value_get_boxed (&value) == document);
  doc_document_unref (document);
  g_assert_cmpuint (doc_document_get_n_nodes (g_value_get_boxed (&value)), ==, 2);
  /* Plain text is used where it lies. */
  g_assert_true (g_bytes_get_data (doc_document_get_text (document), NULL) == g_bytes_get_data (bytes, NULL));
  g_value_unset (&value);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/structure", test_structure);
  g_test_add_func ("/document/positions", test_positions);
  g_test_add_func ("/document/find", test_find);
  g_test_add_func ("/document/sharing", test_sharing);
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autofree char *path = g_strconcat ("/document/string/", strings[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_string);
    }
  return g_test_run ();
}
