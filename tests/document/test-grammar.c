/* SPDX-License-Identifier: MIT */
/* RFC 8259 to the letter: three tables, families made by rule, and a slow second opinion on texts changed at random. */
#include "doc-document.h"
#include "doc-scan.h"
#include "grammar-cases.h"
#include "oracle.h"
#include "same-document.h"

#include <string.h>

static DocDocument *
read_text (const char *text, gsize length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);

  return doc_document_new_plain (bytes, NULL);
}

/* Accepted or not, and every node, as the second opinion has it. */
static void
assert_as_oracle (DocDocument *document, const char *text, gsize length)
{
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GString) nodes = NULL;
  gboolean accepts = oracle_accepts (text, length, expected);

  if (accepts != (doc_document_get_problem (document) == NULL))
    g_error ("the second opinion %s: %s", accepts ? "accepts" : "refuses", text);
  if (!accepts)
    return;
  nodes = same_document_describe (document);
  g_assert_cmpstr (nodes->str, ==, expected->str);
}

/* What is written again reads as the same values. */
static void
assert_survives_format (DocDocument *document)
{
  g_autoptr(GBytes) formatted = doc_document_format (document, DOC_NODE_ROOT);
  g_autoptr(DocDocument) again = doc_document_new_plain (formatted, NULL);
  g_autoptr(GBytes) twice = doc_document_format (again, DOC_NODE_ROOT);

  g_assert_null (doc_document_get_problem (again));
  g_assert_cmpuint (doc_document_get_n_nodes (again), ==, doc_document_get_n_nodes (document));
  g_assert_true (g_bytes_equal (formatted, twice));
  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    if (doc_document_get_kind (document, node) < DOC_KIND_ARRAY)
      {
        gsize length, again_length;
        const char *lexeme = doc_document_get_lexeme (document, node, &length);
        const char *again_lexeme = doc_document_get_lexeme (again, node, &again_length);

        g_assert_cmpmem (lexeme, length, again_lexeme, again_length);
      }
}

static void
test_accept (gconstpointer data)
{
  const GrammarCase *entry = data;
  g_autoptr(DocDocument) document = read_text (entry->text, entry->length);

  g_assert_null (doc_document_get_problem (document));
  assert_as_oracle (document, entry->text, entry->length);
  assert_survives_format (document);
}

static void
test_refuse (gconstpointer data)
{
  const GrammarRefusal *entry = data;
  g_autoptr(DocDocument) document = read_text (entry->text, entry->length);
  const DocProblem *problem = doc_document_get_problem (document);

  g_assert_nonnull (problem);
  g_test_message ("code %d at %" G_GSIZE_FORMAT ": %s", problem->code, problem->offset_bytes, problem->message);
  g_assert_cmpint (problem->code, ==, entry->code);
  g_assert_cmpuint (problem->offset_bytes, ==, entry->offset);
  g_assert_cmpuint (problem->line, >=, 1);
  g_assert_cmpuint (problem->column, >=, 1);
  assert_as_oracle (document, entry->text, entry->length);
}

static void
test_free (gconstpointer data)
{
  const GrammarChoice *entry = data;
  g_autoptr(DocDocument) document = read_text (entry->text, entry->length);

  g_assert_cmpint (doc_document_get_problem (document) == NULL, ==, entry->accept);
  if (entry->accept)
    assert_as_oracle (document, entry->text, entry->length);
}

/* Each byte by itself: in a string, between values, behind a backslash. */
static void
test_every_byte (void)
{
  static const char *const places[] = {
    "[\"%c\"]", "[%c]", "[\"\\%c\"]", "[1%c]", "{\"a\"%c1}", "{%c}", "%c", "[]%c", "[1e%c1]", "[\"\\u00%c0\"]",
  };

  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    for (guint byte = 0; byte < 256; byte++)
      {
        gsize before = (gsize) (strchr (places[place], '%') - places[place]), length = strlen (places[place]) - 1;
        char text[16];
        g_autoptr(DocDocument) document = NULL;

        memcpy (text, places[place], before);
        text[before] = (char) byte;
        strcpy (text + before + 1, places[place] + before + 2);
        document = read_text (text, length);
        assert_as_oracle (document, text, length);
      }
}

static const char whole[] =
  "{\"result\":{\"code\":\"CF-00000\",\"message\":\"성공\",\"n\":-12.5e+3},"
  "\"data\":[true,false,null,{},[],\"\\ud83d\\ude00\\n\", {\"a\":\"b\"}]}";

/* A text cut anywhere is cut, at its end, and has the nodes that were complete. */
static void
test_every_prefix (void)
{
  guint32 n_nodes = 0;

  for (gsize length = 1; length < sizeof whole - 1; length++)
    {
      g_autoptr(DocDocument) document = read_text (whole, length);
      const DocProblem *problem = doc_document_get_problem (document);

      g_assert_nonnull (problem);
      g_assert_cmpint (problem->code, ==, DOC_ERROR_TRUNCATED);
      g_assert_cmpuint (problem->offset_bytes, ==, length);
      g_assert_cmpuint (doc_document_get_n_nodes (document), >=, n_nodes);
      n_nodes = doc_document_get_n_nodes (document);
    }
  g_assert_cmpuint (n_nodes, ==, 14);
}

/* Small texts changed at one or a few places. Bytes are drawn from what matters to the grammar. */
static void
test_changed_at_random (void)
{
  static const char interesting[] = "{}[]\",:\\/ \t\n0123456789-+.eEtrufalsn\1\x1f\x80\xc2\xed\xa0\xff'";
  gsize choices = sizeof interesting - 1;
  guint turns = g_test_slow () ? 3000000 : 60000;

  for (guint turn = 0; turn < turns; turn++)
    {
      const GrammarCase *entry = &grammar_accept[g_test_rand_int_range (0, (gint32) grammar_n_accept)];
      g_autofree char *text = g_malloc0 (entry->length + 2);
      gsize length = entry->length;
      g_autoptr(DocDocument) document = NULL;

      memcpy (text, entry->text, length);
      for (gint changes = g_test_rand_int_range (1, 4); changes > 0 && length > 1; changes--)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);

          if (g_test_rand_int_range (0, 4) == 0)
            memmove (text + at, text + at + 1, length-- - at);
          else
            text[at] = interesting[g_test_rand_int_range (0, (gint32) choices)];
        }
      document = read_text (text, length);
      assert_as_oracle (document, text, length);
    }
}

/* A string of up to 70 bytes: mostly letters, sometimes Korean or an escape, rarely something that must not be there. */
static void
append_random_string (GString *text)
{
  static const char *const seldom[] = { "\\n", "\\u0041", "\\\"", "한", "é", "\n", "\377", "\355\240\200", "\\x", "\"", "\001" };
  gint length = g_test_rand_int_range (0, 70);

  g_string_append_c (text, '"');
  for (gint i = 0; i < length; i++)
    {
      gint kind = g_test_rand_int_range (0, 1000);

      if (kind < 100)
        g_string_append (text, "국");
      else if (kind < 130)
        g_string_append (text, seldom[g_test_rand_int_range (0, 5)]);
      else if (kind < 131)
        g_string_append (text, seldom[g_test_rand_int_range (0, G_N_ELEMENTS (seldom))]);
      else
        g_string_append_c (text, (char) g_test_rand_int_range ('a', 'z'));
    }
  g_string_append_c (text, '"');
}

/* Lists of objects, most of them plain members that the pass reads in one go, with other things in between. */
static void
test_objects_at_random (void)
{
  static const char *const values[] = { "1", "null", "[]", "{}", "[\"a\",{\"b\":\"c\"}]", " true ", "x", "" };
  guint turns = g_test_slow () ? 100000 : 3000;

  for (guint turn = 0; turn < turns; turn++)
    {
      g_autoptr(GString) text = g_string_new ("[{");
      g_autoptr(DocDocument) document = NULL;

      for (gint left = g_test_rand_int_range (1, 12); left > 0; left--)
        {
          gint kind = g_test_rand_int_range (0, 200);

          append_random_string (text);
          g_string_append (text, kind < 10 ? " :" : kind < 20 ? ": " : kind < 21 ? "" : ":");
          if (kind < 60)
            g_string_append (text, values[g_test_rand_int_range (0, kind < 22 ? (gint) G_N_ELEMENTS (values) : 6)]);
          else
            append_random_string (text);
          g_string_append (text, left == 1 ? "" : kind % 20 == 0 ? "},{" : kind % 20 == 1 ? " , " : ",");
        }
      g_string_append (text, "}]");
      document = read_text (text->str, text->len);
      assert_as_oracle (document, text->str, text->len);
    }
}

/* The two forms of the innermost loop, over every kind of byte, at every place and distance from the end. */
static void
test_both_scans (void)
{
#ifdef __SSE2__
  static const guint8 bytes[] = { 'a', '"', '\\', 0, 0x1f, 0x20, 0x7f, 0x80, 0xff };
  guint8 text[80];

  for (guint kind = 0; kind < G_N_ELEMENTS (bytes); kind++)
    for (guint length = 0; length <= sizeof text; length++)
      for (guint place = 0; place < length; place++)
        {
          guint high = 0, other_high = 0;

          memset (text, 'x', sizeof text);
          text[place] = bytes[kind];
          text[length / 2] = place % 2 == 0 ? 0xed : 'y';
          g_assert_true (doc_scan_string_sse2 (text, text + length, &high) ==
                         doc_scan_string_plain (text, text + length, &other_high));
          g_assert_cmpint (high != 0, ==, other_high != 0);
        }
#else
  g_test_skip ("this processor has one form only");
#endif
}

static void
add (const char *group, const char *name, gconstpointer entry, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/grammar/%s/%s", group, name);

  g_test_add_data_func (path, entry, func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < grammar_n_accept; i++)
    add ("accept", grammar_accept[i].name, &grammar_accept[i], test_accept);
  for (gsize i = 0; i < grammar_n_refuse; i++)
    add ("refuse", grammar_refuse[i].name, &grammar_refuse[i], test_refuse);
  for (gsize i = 0; i < grammar_n_free; i++)
    add ("free", grammar_free[i].name, &grammar_free[i], test_free);
  g_test_add_func ("/grammar/every-byte", test_every_byte);
  g_test_add_func ("/grammar/every-prefix", test_every_prefix);
  g_test_add_func ("/grammar/changed-at-random", test_changed_at_random);
  g_test_add_func ("/grammar/objects-at-random", test_objects_at_random);
  g_test_add_func ("/grammar/both-scans", test_both_scans);
  return g_test_run ();
}
