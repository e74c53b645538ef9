/* SPDX-License-Identifier: MIT */
/* The form encoding: all client styles both ways, and escapes that are none. */
#include "doc-document.h"
#include "doc-percent-private.h"

#include <string.h>

static const char plain[] = "{\"organization\":\"0004\",\"memo\":\"a b+c/한(1)*~'!<\"}";

/* protocol.md Appendix A.1 in words: what four clients make of the same object. */
static const struct { const char *name; DocPercentStyle style; const char *plain, *wire; } vectors[] = {
  { "python", DOC_PERCENT_PYTHON, plain,
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc/%ED%95%9C%281%29%2A~%27%21%3C%22%7D" },
  { "java", DOC_PERCENT_JAVA, plain,
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29*%7E%27%21%3C%22%7D" },
  { "javascript", DOC_PERCENT_JAVASCRIPT, plain,
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc%2F%ED%95%9C(1)*~'!%3C%22%7D" },
  { "go", DOC_PERCENT_GO, "{\"organization\":\"0004\",\"memo\":\"a b+c/한(1)*~'!\\u003c\"}",
    "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29%2A~%27%21%5Cu003c%22%7D" },
  { "answer", DOC_PERCENT_JAVA,
    "{\"result\":{\"code\":\"CF-12041\",\"extraMessage\":\"\",\"message\":\"이용 가능 시간이 아닙니다.\","
    "\"transactionId\":\"669ef2a6ec82f3c03b2b928a\"},\"data\":{}}",
    "%7B%22result%22%3A%7B%22code%22%3A%22CF-12041%22%2C%22extraMessage%22%3A%22%22%2C%22message%22%3A%22"
    "%EC%9D%B4%EC%9A%A9+%EA%B0%80%EB%8A%A5+%EC%8B%9C%EA%B0%84%EC%9D%B4+%EC%95%84%EB%8B%99%EB%8B%88%EB%8B%A4.%22%2C"
    "%22transactionId%22%3A%22669ef2a6ec82f3c03b2b928a%22%7D%2C%22data%22%3A%7B%7D%7D" },
};

static void
test_vector (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data), length;
  g_autoptr(GBytes) text = g_bytes_new_static (vectors[i].plain, strlen (vectors[i].plain));
  g_autoptr(GBytes) wire = doc_percent_encode (text, vectors[i].style);
  g_autoptr(DocDocument) document = doc_document_new (wire, NULL);
  const char *bytes = g_bytes_get_data (wire, &length);

  g_assert_cmpmem (bytes, length, vectors[i].wire, strlen (vectors[i].wire));
  g_assert_cmpint (doc_document_get_form (document), ==, DOC_FORM_PERCENT);
  g_assert_null (doc_document_get_problem (document));
  g_assert_true (g_bytes_equal (doc_document_get_text (document), text));
}

static const struct { const char *name, *wire, *text; gsize bad_offset; } escapes[] = {
  { "nothing", "", "", G_MAXSIZE },
  { "no-escape", "abc", "abc", G_MAXSIZE },
  { "lower-case", "%ed%95%9c%7b", "한{", G_MAXSIZE },
  { "plus-and-space", "a+b%20c%2Bd", "a b c+d", G_MAXSIZE },
  { "once-only", "%2541", "%41", G_MAXSIZE },
  { "no-digits", "a%zzb", "a%zzb", 1 },
  { "second-is-no-digit", "%4z", "%4z", 0 },
  { "first-is-no-digit", "%z4", "%z4", 0 },
  { "lone-at-the-end", "ab%", "ab%", 2 },
  { "one-digit-at-the-end", "ab%4", "ab%4", 2 },
  { "no-digit-at-the-end", "ab%z", "ab%z", 2 },
  { "percent-before-escape", "%%41", "%A", 0 },
  { "two-percents-at-the-end", "%%", "%%", 0 },
  { "percent-in-escape", "%4%41", "%4A", 0 },
  { "first-of-several", "%41%gg%hh", "A%gg%hh", 3 },
  { "neighbours-of-digits", "%/0%:0%@0%G0%`0%g0", "%/0%:0%@0%G0%`0%g0", 0 },
};

static void
test_escape (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data), length = strlen (escapes[i].wire), bad_offset, written;
  g_autofree char *wire = g_memdup2 (escapes[i].wire, length);
  g_autofree char *text = g_malloc (length);

  written = doc_percent_decode (wire, length, text, &bad_offset);
  g_assert_cmpmem (text, written, escapes[i].text, strlen (escapes[i].text));
  g_assert_cmpuint (bad_offset, ==, escapes[i].bad_offset);
  written = doc_percent_decode (wire, length, wire, &bad_offset);
  g_assert_cmpmem (wire, written, escapes[i].text, strlen (escapes[i].text));
  g_assert_cmpuint (bad_offset, ==, escapes[i].bad_offset);
}

/* Every byte encoded by every style comes back, and the digits are upper case. */
static void
test_all_bytes (void)
{
  guint8 all[256];

  for (guint i = 0; i < 256; i++)
    all[i] = (guint8) i;
  for (DocPercentStyle style = DOC_PERCENT_JAVA; style <= DOC_PERCENT_GO; style++)
    {
      g_autoptr(GBytes) text = g_bytes_new_static (all, sizeof all);
      g_autoptr(GBytes) wire = doc_percent_encode (text, style);
      gsize length, bad_offset;
      const char *bytes = g_bytes_get_data (wire, &length);
      g_autofree char *decoded = g_malloc (length);

      for (gsize i = 0; i + 2 < length; i++)
        if (bytes[i] == '%')
          g_assert_false (g_ascii_islower (bytes[i + 1]) || g_ascii_islower (bytes[i + 2]));
      g_assert_cmpuint (doc_percent_decode (bytes, length, decoded, &bad_offset), ==, sizeof all);
      g_assert_cmpmem (decoded, sizeof all, all, sizeof all);
      g_assert_cmpuint (bad_offset, ==, G_MAXSIZE);
    }
}

/* Every method that this processor can, against the plainest: bytes drawn so that all kinds of escapes meet all
 * borders, in memory of exactly the size that is promised. */
static void
test_all_methods (void)
{
  static const char drawn[] = "%%%%%%%%%%00112233445566778899aAbBcCdDeEfFgGzZ+++ \"\355";
  guint turns = g_test_slow () ? 2000000 : 100000;

  for (guint turn = 0; turn < turns; turn++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 300);
      g_autofree char *wire = g_malloc (length), *expected = g_malloc (length), *text = g_malloc (length);
      gint share = g_test_rand_int_range (0, 1000), drawn_share = g_test_rand_int_range (0, 100);
      DocPercentPiece bytewise;

      for (gsize i = 0; i < length; i++)
        if (i >= 3 && g_test_rand_int_range (0, 1000) < share)
          memcpy (wire + i - 2, "%7B", 3);
        else if (g_test_rand_int_range (0, 100) < drawn_share)
          wire[i] = drawn[g_test_rand_int_range (0, sizeof drawn - 1)];
        else
          wire[i] = 'x';
      bytewise = doc_percent_decode_piece (wire, length, expected, DOC_PERCENT_BYTES);
      for (DocPercentMethod method = DOC_PERCENT_BLOCKS; method <= doc_percent_best_method (); method++)
        {
          DocPercentPiece piece = doc_percent_decode_piece (wire, length, text, method);

          g_assert_cmpmem (text, piece.written_bytes, expected, bytewise.written_bytes);
          g_assert_cmpuint (piece.consumed_bytes, ==, bytewise.consumed_bytes);
          g_assert_cmpuint (piece.bad_offset, ==, bytewise.bad_offset);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *path = g_strconcat ("/percent/vector/", vectors[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_vector);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *path = g_strconcat ("/percent/escape/", escapes[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_escape);
    }
  g_test_add_func ("/percent/all-bytes", test_all_bytes);
  g_test_add_func ("/percent/all-methods", test_all_methods);
  return g_test_run ();
}
