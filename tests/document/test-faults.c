/* SPDX-License-Identifier: MIT */
/* Bad bodies, row by row: what is wrong is named with its place, the text stays readable, and nothing wrong passes
 * for a success. */
#include "doc-document.h"
#include "doc-percent.h"
#include "doc-reader.h"
#include "same-document.h"

#include <string.h>

static DocDocument *
read_wire (const char *wire)
{
  g_autoptr(GBytes) bytes = g_bytes_new (wire, strlen (wire));

  return doc_document_new (bytes, NULL);
}

typedef struct
{
  const char *name, *wire, *text; /* @text: decoded, NULL if the same */
  DocError    code;
  gsize       offset;
  guint       line, column;
  guint32     n_nodes;            /* that are there all the same */
} Fault;

static const Fault faults[] = {
  { "B1-no-digits", "%7B%22a%22%3A%22%zz%22%7D", "{\"a\":\"%zz\"}", DOC_ERROR_PERCENT, 16, 0, 0, 2 },
  { "B1-lone-percent", "%7B%22a%22%3A%22100% %22%7D", "{\"a\":\"100% \"}", DOC_ERROR_PERCENT, 19, 0, 0, 2 },
  { "B1-at-the-end", "%7B%7D%4", "{}%4", DOC_ERROR_PERCENT, 6, 0, 0, 1 },
  { "B3-encoded-twice", "%257B%2522a%2522%253A1%257D", "%7B%22a%22%3A1%7D", DOC_ERROR_NOT_JSON, 0, 1, 1, 0 },
  { "B6-invalid-utf8", "{\"a\":1,\n\"b\":\"가\377\",\"c\":2}", NULL, DOC_ERROR_UTF8, 16, 2, 7, 4 },
  { "B6-overlong", "[\"\300\257\"]", NULL, DOC_ERROR_UTF8, 2, 1, 3, 2 },
  { "B6-outside-a-string", "[1,\377]", NULL, DOC_ERROR_UTF8, 3, 1, 4, 2 },
  { "B7-euc-kr", "{\"name\":\"\261\271\271\316\300\272\307\340\",\"n\":1}", NULL, DOC_ERROR_UTF8, 9, 1, 10, 3 },
  { "B8-utf16-mark", "\377\376[1]", NULL, DOC_ERROR_UTF8, 0, 1, 1, 0 },
  { "B10-in-a-list", "{\"data\":[{\"a\":\"b\"},", NULL, DOC_ERROR_TRUNCATED, 19, 1, 20, 4 },
  { "B10-in-a-string", "{\"a\":\"한\n", NULL, DOC_ERROR_SYNTAX, 9, 1, 8, 1 },
  { "B10-in-korean", "{\"a\":\"한\355\225", NULL, DOC_ERROR_TRUNCATED, 11, 1, 9, 1 },
  { "B10-in-a-number", "{\n \"a\":12", NULL, DOC_ERROR_TRUNCATED, 9, 2, 8, 1 },
  { "B10-in-an-escape", "%7B%22a%22%3A%5B%221%22%2C%2", "{\"a\":[\"1\",%2", DOC_ERROR_TRUNCATED, 10, 1, 11, 3 },
  { "B10-in-an-escape-in-a-string", "%7B%22a%22%3A%22b%", "{\"a\":\"b%", DOC_ERROR_TRUNCATED, 7, 1, 8, 1 },
  { "B11-two-documents", "{\"result\":{}}\n{\"result\":{}}", NULL, DOC_ERROR_TRAILING, 14, 2, 1, 2 },
  { "B12-trailing-garbage", "{\"a\":1} <!-- -->", NULL, DOC_ERROR_TRAILING, 8, 1, 9, 2 },
  { "B12-one-bracket-more", "{\"a\":1}}", NULL, DOC_ERROR_TRAILING, 7, 1, 8, 2 },
  { "B13-empty", "", NULL, DOC_ERROR_EMPTY, 0, 1, 1, 0 },
  { "B13-blank", " \n\t\r\n ", NULL, DOC_ERROR_EMPTY, 6, 3, 2, 0 },
  { "B13-blank-encoded", "+%0A", " \n", DOC_ERROR_EMPTY, 2, 2, 1, 0 },
  { "B15-html", "\n<html><body>502 Bad Gateway</body></html>", NULL, DOC_ERROR_NOT_JSON, 1, 2, 1, 0 },
  { "B15-html-encoded", "%3Chtml%3E502+Bad+Gateway", "<html>502 Bad Gateway", DOC_ERROR_NOT_JSON, 0, 1, 1, 0 },
  { "B15-plain-words", "Service Unavailable", NULL, DOC_ERROR_NOT_JSON, 0, 1, 1, 0 },
  { "B20-newline-in-a-string", "{\"a\":\"x\ny\"}", NULL, DOC_ERROR_SYNTAX, 7, 1, 8, 1 },
  { "B20-escape-character", "[\"\033[31m\"]", NULL, DOC_ERROR_SYNTAX, 2, 1, 3, 1 },
  { "B20-vertical-tab-between", "[1,\v2]", NULL, DOC_ERROR_SYNTAX, 3, 1, 4, 2 },
  { "B21-needless-zero", "[1, 0123]", NULL, DOC_ERROR_SYNTAX, 4, 1, 5, 2 },
  { "B22-hexadecimal", "[0x1F]", NULL, DOC_ERROR_SYNTAX, 2, 1, 3, 1 },
  { "B22-single-quotes", "{'a':1}", NULL, DOC_ERROR_SYNTAX, 1, 1, 2, 1 },
  { "B22-comment", "{\"a\":1, /* one */ \"b\":2}", NULL, DOC_ERROR_SYNTAX, 8, 1, 9, 2 },
  { "B22-nan", "[NaN]", NULL, DOC_ERROR_SYNTAX, 1, 1, 2, 1 },
  { "B22-assignment", "var x = {}", NULL, DOC_ERROR_NOT_JSON, 0, 1, 1, 0 },
  { "B22-trailing-comma", "[1,\n 2,\n]", NULL, DOC_ERROR_SYNTAX, 8, 3, 1, 3 },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  const char *text = fault->text != NULL ? fault->text : fault->wire;
  g_autoptr(DocDocument) document = read_wire (fault->wire);
  const DocProblem *problem = doc_document_get_problem (document);
  gsize length;
  const char *kept = g_bytes_get_data (doc_document_get_text (document), &length);
  g_autoptr(GError) error = NULL;
  g_autofree char *place = NULL;

  g_assert_nonnull (problem);
  g_test_message ("code %d at %" G_GSIZE_FORMAT ", line %u, column %u: %s", problem->code, problem->offset_bytes,
                  problem->line, problem->column, problem->message);
  g_assert_cmpint (problem->code, ==, fault->code);
  g_assert_cmpuint (problem->offset_bytes, ==, fault->offset);
  g_assert_cmpuint (problem->line, ==, fault->line);
  g_assert_cmpuint (problem->column, ==, fault->column);
  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, fault->n_nodes);
  g_assert_cmpmem (kept, length, text, strlen (text));

  error = doc_problem_to_error (problem);
  g_assert_true (error->domain == DOC_ERROR && error->code == (int) fault->code);
  place = fault->line > 0 ? g_strdup_printf ("line %u, column %u: ", fault->line, fault->column)
                          : g_strdup_printf ("byte %" G_GSIZE_FORMAT ": ", fault->offset + 1);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_true (g_str_has_suffix (error->message, problem->message));
}

/* '+' and %20 are both a space in the form encoding, and neither is one in plain JSON. */
static void
test_b2_spaces (void)
{
  g_autoptr(DocDocument) encoded = read_wire ("%7B%22a%22%3A%22b+c%20d%2Be%22%7D");
  g_autoptr(DocDocument) plain = read_wire ("{\"a\":\"b+c%20d\"}");
  g_autofree char *one = doc_document_dup_member (encoded, DOC_NODE_ROOT, "a");
  g_autofree char *other = doc_document_dup_member (plain, DOC_NODE_ROOT, "a");

  g_assert_cmpstr (one, ==, "b c d+e");
  g_assert_cmpstr (other, ==, "b+c%20d");
}

static void
test_b3_hint (void)
{
  g_autoptr(DocDocument) twice = read_wire ("%257B%2522a%2522%253A1%257D");
  g_autoptr(DocDocument) list = read_wire ("%255b%255d");
  g_autoptr(DocDocument) once = read_wire ("%7B%22a%22%3A%22%257B%22%7D");

  g_assert_true (doc_document_looks_encoded_twice (twice));
  g_assert_nonnull (strstr (doc_document_get_problem (twice)->message, "twice"));
  g_assert_true (doc_document_looks_encoded_twice (list));
  g_assert_false (doc_document_looks_encoded_twice (once));
  g_assert_null (doc_document_get_problem (once));
}

static void
test_b4_plain (void)
{
  g_autoptr(DocDocument) object = read_wire (" \r\n{\"a\":\"%41+\"}");
  g_autoptr(DocDocument) list = read_wire ("[\"%\"]");

  g_assert_cmpint (doc_document_get_form (object), ==, DOC_FORM_PLAIN);
  g_assert_cmpint (doc_document_get_form (list), ==, DOC_FORM_PLAIN);
  g_assert_null (doc_document_get_problem (object));
  g_assert_null (doc_document_get_problem (list));
}

/* Where only a part is encoded, the rest is taken as it is. */
static void
test_b5_half_encoded (void)
{
  g_autoptr(DocDocument) brackets = read_wire ("%7B\"a\":\"한 글\"}");
  g_autoptr(DocDocument) value = read_wire ("{\"a\":\"%ED%95%9C\"}");
  g_autofree char *one = doc_document_dup_member (brackets, DOC_NODE_ROOT, "a");
  g_autofree char *other = doc_document_dup_member (value, DOC_NODE_ROOT, "a");

  g_assert_cmpstr (one, ==, "한 글");
  g_assert_cmpstr (other, ==, "%ED%95%9C");
}

/* A string with bytes that are no UTF-8 can be shown: each broken run becomes one U+FFFD. */
static void
test_b6_shown (void)
{
  g_autoptr(DocDocument) document = read_wire ("{\"\377k\":\"a\377b\355\225\",\"c\":[\"\300\257\"]}");
  g_autofree char *name = doc_document_dup_name (document, 1);
  g_autofree char *value = doc_document_dup_string (document, 1);
  g_autofree char *list = doc_document_dup_string (document, 2);
  g_autofree char *preview = doc_document_dup_preview (document, 1, 5);
  g_autofree char *path = doc_document_dup_json_path (document, 1, TRUE);
  g_autofree char *pointer = doc_document_dup_json_pointer (document, 1);

  g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_UTF8);
  g_assert_cmpuint (doc_document_get_problem (document)->offset_bytes, ==, 2);
  g_assert_cmpstr (name, ==, "\357\277\275k");
  g_assert_cmpstr (value, ==, "a\357\277\275b\357\277\275");
  g_assert_cmpstr (list, ==, "[\"\357\277\275\357\277\275\"]");
  g_assert_cmpstr (preview, ==, "a\357\277\275b");
  g_assert_cmpstr (path, ==, "$['\357\277\275k']");
  g_assert_cmpstr (pointer, ==, "/\357\277\275k");
}

static void
test_b7_hint (void)
{
  g_autoptr(DocDocument) korean = read_wire ("{\"name\":\"\261\271\271\316\300\272\307\340\"}");
  g_autoptr(DocDocument) french = read_wire ("{\"name\":\"caf\351\"}");
  g_autoptr(DocDocument) page = read_wire ("\261\271\271\316");

  g_assert_nonnull (strstr (doc_document_get_problem (korean)->message, "EUC-KR"));
  g_assert_null (strstr (doc_document_get_problem (french)->message, "EUC-KR"));
  g_assert_nonnull (strstr (doc_document_get_problem (page)->message, "EUC-KR"));
}

static void
test_b8_utf16 (void)
{
  static const struct { const char *bytes; gsize length; } texts[] = {
    { "\377\376{\0}\0", 6 }, { "\376\377\0{\0}", 6 }, { "{\0\"\0a\0", 6 }, { "\0[\0\"", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i].bytes, texts[i].length);
      g_autoptr(DocDocument) document = doc_document_new (bytes, NULL);

      g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_UTF8);
      g_assert_nonnull (strstr (doc_document_get_problem (document)->message, "UTF-16"));
    }
}

static void
test_b9_mark (void)
{
  g_autoptr(DocDocument) plain = read_wire ("\357\273\277{\"a\":1}");
  g_autoptr(DocDocument) encoded = read_wire ("%EF%BB%BF%7B%22a%22%3A1%7D");
  g_autoptr(DocDocument) broken = read_wire ("\357\273\277{\"a\":}");
  g_autoptr(DocDocument) none = read_wire ("{\"a\":1}");

  g_assert_true (doc_document_had_bom (plain) && doc_document_had_bom (encoded) && doc_document_had_bom (broken));
  g_assert_false (doc_document_had_bom (none));
  g_assert_null (doc_document_get_problem (plain));
  g_assert_null (doc_document_get_problem (encoded));
  g_assert_cmpint (doc_document_get_form (encoded), ==, DOC_FORM_PERCENT);
  /* The mark counts as no column. */
  g_assert_cmpuint (doc_document_get_problem (broken)->column, ==, 6);
}

/* JSON, but no object: callers see it by its kind. */
static void
test_b14_bare_scalar (void)
{
  static const struct { const char *wire; DocKind kind; } texts[] = {
    { "null", DOC_KIND_NULL }, { "true", DOC_KIND_TRUE }, { "404", DOC_KIND_NUMBER },
    { "\"OK\"", DOC_KIND_STRING }, { "%22OK%22", DOC_KIND_STRING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(DocDocument) document = read_wire (texts[i].wire);

      g_assert_null (doc_document_get_problem (document));
      g_assert_cmpint (doc_document_get_kind (document, DOC_NODE_ROOT), ==, texts[i].kind);
      g_assert_cmpuint (doc_document_find (document, DOC_NODE_ROOT, "result", "code", NULL), ==, DOC_NODE_NONE);
    }
}

static void
test_b17_duplicates (void)
{
  g_autoptr(DocDocument) document = read_wire (
    "{\"a\":1,\"b\":2,\"a\":3,\"\\u0061\":4,\"c\":{\"b\":5},\"d\":{\"e\":6,\"e\":{\"e\":7}}}");
  g_autoptr(DocDocument) look_alikes = read_wire (
    "{\"\\u0000\":1,\"\\\\u0000\":2,\"\":3,\" \":4,\"A\":5,\"a\":6,\"\\ud800\":7,\"\\ud801\":8}");
  static const gboolean flagged[] = { FALSE, FALSE, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE, TRUE, FALSE };
  g_autofree char *first = doc_document_dup_string (document, doc_document_find (document, DOC_NODE_ROOT, "a", NULL));

  g_assert_null (doc_document_get_problem (document));
  g_assert_true (doc_document_has_duplicate_keys (document));
  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, G_N_ELEMENTS (flagged));
  for (DocNode node = 0; node < G_N_ELEMENTS (flagged); node++)
    g_assert_cmpint (doc_document_is_duplicate (document, node), ==, flagged[node]);
  g_assert_cmpstr (first, ==, "1");
  g_assert_false (doc_document_has_duplicate_keys (look_alikes));
}

/* Lists of objects of one shape take a short cut that must not miss anything: names of every length that differ in
 * one place only. */
static void
test_b17_shapes (void)
{
  for (guint length = 1; length < 40; length++)
    for (guint place = 0; place < length; place++)
      {
        g_autofree char *one = g_strnfill (length, 'x'), *other = g_strnfill (length, 'x');
        g_autofree char *clean = NULL, *doubled = NULL;
        g_autoptr(DocDocument) without = NULL, with = NULL;

        other[place] = 'y';
        clean = g_strdup_printf ("[{\"%s\":1,\"%s\":2},{\"%s\":1,\"%s\":2},{\"%s\":1,\"%s\":2}]",
                                 one, other, one, other, other, one);
        doubled = g_strdup_printf ("[{\"%s\":1,\"%s\":2},{\"%s\":1,\"%s\":2}]", one, other, one, one);
        without = read_wire (clean);
        with = read_wire (doubled);
        g_assert_false (doc_document_has_duplicate_keys (without));
        g_assert_true (doc_document_has_duplicate_keys (with));
        g_assert_true (doc_document_is_duplicate (with, 6));
      }
}

/* A name that repeats before the text breaks off is flagged as well. */
static void
test_b17_broken (void)
{
  g_autoptr(DocDocument) document = read_wire ("{\"x\":{\"a\":1,\"a\":2,");

  g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_TRUNCATED);
  g_assert_true (doc_document_is_duplicate (document, 3));
}

static void
test_b18_nul (void)
{
  static const char raw[] = "{\"a\":\"x\0y\"}", between[] = "[1,\0 2]";
  g_autoptr(GBytes) raw_bytes = g_bytes_new_static (raw, sizeof raw - 1);
  g_autoptr(GBytes) between_bytes = g_bytes_new_static (between, sizeof between - 1);
  g_autoptr(DocDocument) in_string = doc_document_new (raw_bytes, NULL);
  g_autoptr(DocDocument) outside = doc_document_new (between_bytes, NULL);
  g_autoptr(DocDocument) encoded = read_wire ("%7B%22a%22%3A%22x%00y%22%7D");
  g_autoptr(DocDocument) escaped = read_wire ("{\"a\":\"x\\u0000y\"}");
  g_autofree char *shown = doc_document_dup_member (escaped, DOC_NODE_ROOT, "a");

  g_assert_cmpuint (doc_document_get_problem (in_string)->offset_bytes, ==, 7);
  g_assert_cmpint (doc_document_get_problem (in_string)->code, ==, DOC_ERROR_SYNTAX);
  g_assert_cmpint (doc_document_get_problem (outside)->code, ==, DOC_ERROR_SYNTAX);
  g_assert_cmpuint (doc_document_get_problem (encoded)->offset_bytes, ==, 7);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (encoded)), ==, sizeof raw - 1);
  g_assert_null (doc_document_get_problem (escaped));
  g_assert_cmpstr (shown, ==, "x\\u0000y");
}

static void
test_b19_surrogates (void)
{
  g_autoptr(DocDocument) document = read_wire ("[\"\\ud800\",\"\\udc00x\",\"\\ud83d\\ude00\"]");
  static const char *const shown[] = { "\\ud800", "\\udc00x", "😀" };

  g_assert_null (doc_document_get_problem (document));
  for (DocNode node = 1; node <= 3; node++)
    {
      g_autofree char *text = doc_document_dup_string (document, node);

      g_assert_cmpstr (text, ==, shown[node - 1]);
    }
}

static void
test_b21_numbers (void)
{
  static const char *const lexemes[] = {
    "123456789012345678901234567890", "-0", "1e999", "1E400", "1e-400", "0.1000000000000000055", "1.10",
    "12345678901234567890", "9223372036854775808", "100000000000000000000.5", "1E2", "0.1", "-9223372036854775809",
    "0e0", "-0.0e-0", "1E+00001",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lexemes); i++)
    {
      g_autofree char *wire = g_strdup_printf ("[ %s ]", lexemes[i]);
      g_autofree char *again = g_strdup_printf ("[\n  %s\n]\n", lexemes[i]);
      g_autoptr(GBytes) bytes = g_bytes_new_static (wire, strlen (wire));
      g_autoptr(GBytes) encoded = doc_percent_encode (bytes, DOC_PERCENT_JAVA);
      g_autoptr(DocDocument) plain = doc_document_new (bytes, NULL), percent = doc_document_new (encoded, NULL);
      g_autoptr(GBytes) formatted = doc_document_format (plain, DOC_NODE_ROOT);
      g_autofree char *text = doc_document_dup_string (percent, 1);
      gsize length;
      const char *lexeme = doc_document_get_lexeme (plain, 1, &length);

      g_assert_null (doc_document_get_problem (plain));
      g_assert_cmpmem (lexeme, length, lexemes[i], strlen (lexemes[i]));
      g_assert_cmpstr (text, ==, lexemes[i]);
      g_assert_cmpmem (g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted), again, strlen (again));
    }
}

/* Answers of a wrong shape are documents like any other; looking for what is not there finds nothing. */
static void
test_b27_wrong_types (void)
{
  static const char *const texts[] = {
    "{\"result\":[],\"data\":null}", "{\"result\":{\"code\":1},\"data\":\"x\"}", "{\"result\":\"CF-00000\"}",
    "{\"data\":{}}", "[]", "[{\"result\":{\"code\":\"x\"}}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(DocDocument) document = read_wire (texts[i]);
      DocNode result = doc_document_find (document, DOC_NODE_ROOT, "result", NULL);
      g_autofree char *code = doc_document_dup_member (document, result, "code");

      g_assert_null (doc_document_get_problem (document));
      g_assert_null (code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/document/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/document/B2-spaces", test_b2_spaces);
  g_test_add_func ("/document/B3-hint", test_b3_hint);
  g_test_add_func ("/document/B4-plain", test_b4_plain);
  g_test_add_func ("/document/B5-half-encoded", test_b5_half_encoded);
  g_test_add_func ("/document/B6-shown", test_b6_shown);
  g_test_add_func ("/document/B7-hint", test_b7_hint);
  g_test_add_func ("/document/B8-utf16", test_b8_utf16);
  g_test_add_func ("/document/B9-mark", test_b9_mark);
  g_test_add_func ("/document/B14-bare-scalar", test_b14_bare_scalar);
  g_test_add_func ("/document/B17-duplicates", test_b17_duplicates);
  g_test_add_func ("/document/B17-shapes", test_b17_shapes);
  g_test_add_func ("/document/B17-broken", test_b17_broken);
  g_test_add_func ("/document/B18-nul", test_b18_nul);
  g_test_add_func ("/document/B19-surrogates", test_b19_surrogates);
  g_test_add_func ("/document/B21-numbers", test_b21_numbers);
  g_test_add_func ("/document/B27-wrong-types", test_b27_wrong_types);
  return g_test_run ();
}
