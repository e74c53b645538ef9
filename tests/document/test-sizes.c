/* SPDX-License-Identifier: MIT */
/* Bodies that are too deep, too long or too many: time, stack and memory stay bounded. */
#include "doc-document.h"
#include "doc-percent.h"
#include "doc-reader.h"
#include "doc-rows.h"

#include <pthread.h>
#include <string.h>
#include <sys/resource.h>

#define MEGABYTE ((gsize) 1024 * 1024)
#define MILLION 1000000u
/* Frames of a sanitized build are large; without it the smallest stack there is will do. */
#ifdef __SANITIZE_ADDRESS__
#define STACK_BYTES (256 * 1024)
#define IS_SANITIZED TRUE
#else
#define STACK_BYTES (32 * 1024)
#define IS_SANITIZED FALSE
#endif

/* @unit again and again, @n times. */
static GBytes *
repeat (const char *before, const char *unit, guint n, const char *after)
{
  GString *text = g_string_sized_new (strlen (unit) * n + strlen (before) + strlen (after));

  g_string_append (text, before);
  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free_to_bytes (text);
}

static gpointer
read_on_small_stack (gpointer data)
{
  return doc_document_new (data, NULL);
}

static DocDocument *
read_with_small_stack (GBytes *wire)
{
  pthread_attr_t attributes;
  pthread_t thread;
  gpointer document = NULL;

  pthread_attr_init (&attributes);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, STACK_BYTES), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, read_on_small_stack, wire), ==, 0);
  pthread_join (thread, &document);
  pthread_attr_destroy (&attributes);
  return document;
}

static const struct { const char *name, *unit; } towers[] = {
  { "B16-deep", "[" },
  { "B16-deep-objects", "{\"a\":" },
  { "B16-deep-mixed", "[{\"a\":" },
  { "B16-deep-encoded", "%5B" },
};

static void
test_b16_deep (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) wire = repeat ("", towers[i].unit, MILLION, "");
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(DocDocument) document = read_with_small_stack (wire);
  const DocProblem *problem = doc_document_get_problem (document);

  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (problem->code, ==, DOC_ERROR_TOO_DEEP);
  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, DOC_MAX_DEPTH);
  g_assert_cmpuint (doc_document_get_depth (document, DOC_MAX_DEPTH - 1), ==, DOC_MAX_DEPTH - 1);
}

/* As deep as allowed and complete: everything that walks the tree copes. */
static void
test_b16_just_allowed (void)
{
  g_autofree char *open = g_strnfill (DOC_MAX_DEPTH, '['), *close = g_strnfill (DOC_MAX_DEPTH, ']');
  g_autoptr(GBytes) bytes = repeat (open, "", 0, close);
  g_autoptr(DocDocument) document = read_with_small_stack (bytes);
  g_autoptr(GBytes) formatted = doc_document_format (document, DOC_NODE_ROOT);
  g_autoptr(DocDocument) again = doc_document_new (formatted, NULL);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, G_MAXUINT);
  g_autofree char *path = doc_document_dup_json_pointer (document, DOC_MAX_DEPTH - 1);
  gsize length;

  g_assert_null (doc_document_get_problem (document));
  g_assert_cmpuint (doc_document_get_n_nodes (document), ==, DOC_MAX_DEPTH);
  g_assert_cmpuint (doc_document_get_n_nodes (again), ==, DOC_MAX_DEPTH);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, DOC_MAX_DEPTH);
  g_assert_cmpuint (strlen (path), ==, 2 * (DOC_MAX_DEPTH - 1));
  g_assert_nonnull (doc_document_get_lexeme (document, 1, &length));
  g_assert_cmpuint (length, ==, 2 * (DOC_MAX_DEPTH - 1));
}

/* A gigabyte comes, and the reader stops at its limit; with so little memory that it could not hold more. */
static void
test_b23_gigabyte (void)
{
  const struct rlimit limit = { 400 * MEGABYTE, 400 * MEGABYTE };
  g_autoptr(GBytes) piece = repeat ("", "{\"a\":\"가나다라마바사\",\"b\":12345},", 20000, "");
  g_autoptr(DocReader) reader = doc_reader_new (NULL);
  g_autoptr(DocDocument) document = NULL;
  gsize fed = 1;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (!IS_SANITIZED)
    g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  g_assert_true (doc_reader_feed (reader, "[", 1));
  while (fed < 1024 * MEGABYTE && doc_reader_feed (reader, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece)))
    fed += g_bytes_get_size (piece);
  g_assert_cmpuint (fed, <=, DOC_MAX_SIZE_BYTES);
  document = doc_reader_finish (reader);
  g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_TOO_LARGE);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (document)), ==, DOC_MAX_SIZE_BYTES);
  g_assert_cmpuint (doc_document_get_n_nodes (document), >, MILLION);
}

/* Nothing but brackets would need an index many times its length. */
static void
test_b23_brackets (void)
{
  g_autoptr(GBytes) text = repeat ("[", "[[[[[[[]]]]]]],", (guint) (DOC_MAX_SIZE_BYTES / 16), "[]]");
  g_autoptr(DocDocument) document = doc_document_new (text, NULL);

  g_assert_cmpint (doc_document_get_problem (document)->code, ==, DOC_ERROR_TOO_LARGE);
  g_assert_cmpuint (doc_document_get_n_nodes (document), >, MILLION);
}

/* Exactly as much as is allowed: one string, in both forms. */
static void
test_b23_just_allowed (void)
{
  gsize n = DOC_MAX_SIZE_BYTES - 4;
  g_autofree char *letters = g_strnfill (n, 'x');
  g_autofree char *text = g_strconcat ("[\"", letters, "\"]", NULL);
  g_autoptr(GBytes) plain = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) encoded = doc_percent_encode (plain, DOC_PERCENT_JAVA);
  g_autoptr(DocDocument) one = doc_document_new (plain, NULL), other = doc_document_new (encoded, NULL);
  gsize length;

  g_assert_null (doc_document_get_problem (one));
  g_assert_null (doc_document_get_problem (other));
  g_assert_true (g_bytes_equal (doc_document_get_text (one), doc_document_get_text (other)));
  g_assert_nonnull (doc_document_get_lexeme (other, 1, &length));
  g_assert_cmpuint (length, ==, n + 2);
}

/* One value of ten megabytes: its beginning is shown without a look at the rest. */
static void
test_b24_long_line (void)
{
  g_autoptr(GBytes) text = repeat ("{\"file\":\"", "가\\n", 2 * MILLION, "\"}");
  g_autoptr(DocDocument) document = doc_document_new (text, NULL);
  gint64 begin_us = g_get_monotonic_time ();
  g_autofree char *preview = NULL;

  g_assert_null (doc_document_get_problem (document));
  for (guint i = 0; i < 10000; i++)
    {
      g_free (preview);
      preview = doc_document_dup_preview (document, 1, 1000);
    }
  g_assert_cmpuint (strlen (preview), ==, 1000);
  /* A look at all of it each time would take minutes. */
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 10 * G_USEC_PER_SEC);
}

static GBytes *
make_members (guint n, const char *last)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\"member%u\":%u,", i, i);
  g_string_append_printf (text, "\"%s\":null}", last);
  return g_string_free_to_bytes (text);
}

static void
test_b25_members (void)
{
  g_autoptr(GBytes) different = make_members (MILLION, "last"), same = make_members (MILLION, "member500000");
  g_autoptr(GBytes) all_same = repeat ("{\"a\":0", ",\"a\":1", MILLION, "}");
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(DocDocument) one = doc_document_new (different, NULL), other = doc_document_new (same, NULL);
  g_autoptr(DocDocument) all = doc_document_new (all_same, NULL);

  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 10 * G_USEC_PER_SEC);
  g_assert_null (doc_document_get_problem (one));
  g_assert_cmpuint (doc_document_get_n_children (one, DOC_NODE_ROOT), ==, MILLION + 1);
  g_assert_false (doc_document_has_duplicate_keys (one));
  g_assert_true (doc_document_has_duplicate_keys (other));
  g_assert_true (doc_document_is_duplicate (other, MILLION + 1));
  g_assert_false (doc_document_is_duplicate (other, MILLION));
  g_assert_cmpuint (doc_document_find_member (one, DOC_NODE_ROOT, "last"), ==, MILLION + 1);
  g_assert_false (doc_document_is_duplicate (all, 1));
  g_assert_true (doc_document_is_duplicate (all, 2) && doc_document_is_duplicate (all, MILLION + 1));
}

static void
test_b26_elements (void)
{
  g_autoptr(GBytes) text = repeat ("[{}", ",[1,2],3", MILLION / 2, "]");
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(DocDocument) document = doc_document_new (text, NULL);
  g_autoptr(DocRows) rows = doc_rows_new (document, FALSE, 1);
  DocNode last = doc_document_get_n_nodes (document) - 1;

  g_assert_null (doc_document_get_problem (document));
  g_assert_cmpuint (doc_document_get_n_children (document, DOC_NODE_ROOT), ==, MILLION + 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, MILLION + 2);
  /* Positions of rows are asked for at each redraw. */
  for (guint i = 0; i < 10000; i++)
    g_assert_cmpuint (doc_document_get_position (document, last), ==, MILLION);
  doc_rows_set_levels (rows, G_MAXUINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, doc_document_get_n_nodes (document));
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 10 * G_USEC_PER_SEC);
}

/* Indentation can make a text five hundred times longer; past the limit there is no formatted text. */
static void
test_format_limit (void)
{
  g_autofree char *open = g_strnfill (500, '['), *close = g_strnfill (500, ']');
  g_autofree char *first = g_strconcat (open, "0", NULL);
  g_autoptr(GBytes) bytes = repeat (first, ",0", MILLION, close);
  g_autoptr(DocDocument) document = doc_document_new (bytes, NULL);
  g_autoptr(GBytes) part = NULL;

  g_assert_null (doc_document_get_problem (document));
  g_assert_null (doc_document_format (document, DOC_NODE_ROOT));
  part = doc_document_format (document, 499);
  g_assert_cmpuint (g_bytes_get_size (part), ==, 2 + (gsize) 5 * (MILLION + 1) - 1 + 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (towers); i++)
    {
      g_autofree char *path = g_strconcat ("/document/", towers[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_b16_deep);
    }
  g_test_add_func ("/document/B16-just-allowed", test_b16_just_allowed);
  g_test_add_func ("/document/B23-gigabyte", test_b23_gigabyte);
  g_test_add_func ("/document/B23-brackets", test_b23_brackets);
  g_test_add_func ("/document/B23-just-allowed", test_b23_just_allowed);
  g_test_add_func ("/document/B24-long-line", test_b24_long_line);
  g_test_add_func ("/document/B25-members", test_b25_members);
  g_test_add_func ("/document/B26-elements", test_b26_elements);
  g_test_add_func ("/document/format-limit", test_format_limit);
  return g_test_run ();
}
