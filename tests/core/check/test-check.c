/* SPDX-License-Identifier: MIT */
#include "codef-baseline.h"
#include "codef-error.h"
#include "codef-expectation.h"
#include "codef-variables.h"

#include <string.h>

#define ANSWER "{\"result\":{\"code\":\"CF-00000\",\"transactionId\":\"abc\"},\"data\":{\"list\":[{\"balance\":\"874890\"," \
  "\"rate\":1.10,\"none\":null,\"cardNo\":\"Zq9Canary\"},{\"balance\":\"1\"}],\"on\":true,\"a/b~c\":12345678901234567890}}"

static DocDocument *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return doc_document_new_plain (bytes, NULL);
}

typedef struct
{
  const char *name, *json;
  gboolean    passes;
} ExpectationRow;

static const ExpectationRow expectation_rows[] = {
  { "equals", "{\"at\":\"/result/code\",\"equals\":\"CF-00000\"}", TRUE },
  { "equals-other", "{\"at\":\"/result/code\",\"equals\":\"CF-00001\"}", FALSE },
  { "equals-other-kind", "{\"at\":\"/data/list/1/balance\",\"equals\":1}", FALSE },
  { "equals-all-digits", "{\"at\":\"/data/a~1b~0c\",\"equals\":12345678901234567890}", TRUE },
  { "equals-one-digit-off", "{\"at\":\"/data/a~1b~0c\",\"equals\":12345678901234567891}", FALSE },
  { "equals-as-written", "{\"at\":\"/data/list/0/rate\",\"equals\":1.1}", FALSE },
  { "equals-true", "{\"at\":\"/data/on\",\"equals\":true}", TRUE },
  { "equals-null", "{\"at\":\"/data/list/0/none\",\"equals\":null}", TRUE },
  { "equals-missing", "{\"at\":\"/data/nothing\",\"equals\":null}", FALSE },
  { "exists", "{\"at\":\"/data/list/0\",\"exists\":true}", TRUE },
  { "exists-past-the-end", "{\"at\":\"/data/list/2\",\"exists\":true}", FALSE },
  { "exists-not", "{\"at\":\"/data/list/2\",\"exists\":false}", TRUE },
  { "exists-no-such-index", "{\"at\":\"/data/list/01\",\"exists\":false}", TRUE },
  { "exists-root", "{\"at\":\"\",\"exists\":true}", TRUE },
  { "type", "{\"at\":\"/data/list\",\"type\":\"array\"}", TRUE },
  { "type-boolean", "{\"at\":\"/data/on\",\"type\":\"boolean\"}", TRUE },
  { "type-other", "{\"at\":\"/data/list\",\"type\":\"object\"}", FALSE },
  { "matches", "{\"at\":\"/data/list/0/balance\",\"matches\":\"^[0-9]{6}$\"}", TRUE },
  { "matches-not", "{\"at\":\"/data/list/1/balance\",\"matches\":\"^[0-9]{6}$\"}", FALSE },
  { "count", "{\"at\":\"/data/list\",\"count\":2}", TRUE },
  { "count-other", "{\"at\":\"/data/list\",\"count\":3}", FALSE },
  { "count-between", "{\"at\":\"/data/list\",\"count\":{\"min\":1,\"max\":2}}", TRUE },
  { "count-at-least", "{\"at\":\"/data/list\",\"count\":{\"min\":3}}", FALSE },
  { "count-of-scalar", "{\"at\":\"/data/on\",\"count\":0}", FALSE },
  { "range", "{\"at\":\"/data/list/0/balance\",\"range\":{\"min\":0,\"max\":1000000}}", TRUE },
  { "range-below", "{\"at\":\"/data/list/0/balance\",\"range\":{\"min\":874891}}", FALSE },
  { "range-above", "{\"at\":\"/data/list/0/rate\",\"range\":{\"max\":1}}", FALSE },
  { "range-no-number", "{\"at\":\"/result/code\",\"range\":{\"min\":0}}", FALSE },
};

static void
test_expectation (gconstpointer data)
{
  const ExpectationRow *row = data;
  g_autoptr(DocDocument) answer = read_text (ANSWER);
  g_autoptr(DocDocument) json = read_text (row->json);
  GError *error = NULL;
  g_autoptr(CodefExpectation) expectation = codef_expectation_new (json, DOC_NODE_ROOT, &error);
  g_autoptr(CodefVerdict) verdict = NULL;

  g_assert_no_error (error);
  verdict = codef_expectation_check (expectation, answer);
  g_assert_cmpint (codef_verdict_passed (verdict), ==, row->passes);
  g_assert_true (doc_document_find_json_pointer (answer, codef_verdict_get_pointer (verdict)) == codef_verdict_get_node (verdict));
}

static const char *const refused[] = {
  "{}", "{\"at\":\"data\",\"exists\":true}", "{\"at\":\"/a\"}", "{\"at\":\"/a\",\"equals\":{}}", "{\"at\":\"/a\",\"exists\":1}",
  "{\"at\":\"/a\",\"type\":\"integer\"}", "{\"at\":\"/a\",\"matches\":\"(\"}", "{\"at\":\"/a\",\"count\":\"1\"}",
  "{\"at\":\"/a\",\"range\":{}}", "{\"at\":\"/a\",\"range\":{\"least\":1}}", "{\"at\":\"/a\",\"range\":{\"min\":\"x\"}}",
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(DocDocument) json = read_text (refused[i]);
      g_autoptr(GError) error = NULL;

      if (codef_expectation_new (json, DOC_NODE_ROOT, &error) != NULL)
        g_error ("taken: %s", refused[i]);
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
}

/* "Expect this" on every node of an answer holds for that answer. */
static void
test_expect_this (void)
{
  g_autoptr(DocDocument) answer = read_text (ANSWER);

  for (DocNode node = 0; node < doc_document_get_n_nodes (answer); node++)
    {
      g_autoptr(CodefExpectation) expectation = codef_expectation_new_for (answer, node);
      g_autoptr(CodefVerdict) verdict = codef_expectation_check (expectation, answer);

      g_assert_true (codef_verdict_passed (verdict));
      g_assert_cmpuint (codef_verdict_get_node (verdict), ==, node);
      g_assert_null (strstr (codef_verdict_get_message (verdict), "Zq9Canary"));
    }
}

typedef struct
{
  const char       *name, *base, *answer;
  CodefBaselineMode mode;
  const char       *found; /* pointers of the differences, each followed by a space */
} BaselineRow;

static const BaselineRow baseline_rows[] = {
  { "same", ANSWER, ANSWER, CODEF_BASELINE_VALUES, "" },
  { "order-of-members", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", CODEF_BASELINE_VALUES, "" },
  { "ignored", "{\"transactionId\":1,\"jti\":\"a\"}", "{\"transactionId\":\"2\"}", CODEF_BASELINE_VALUES, "" },
  { "value", "{\"a\":\"1\"}", "{\"a\":\"2\"}", CODEF_BASELINE_VALUES, "/a " },
  { "value-in-shape", "{\"a\":\"1\"}", "{\"a\":\"2\"}", CODEF_BASELINE_SHAPE, "" },
  { "type", "{\"a\":\"1\"}", "{\"a\":1}", CODEF_BASELINE_SHAPE, "/a " },
  { "missing", "{\"a\":1,\"b\":2}", "{\"a\":1}", CODEF_BASELINE_SHAPE, "/b " },
  { "new", "{\"a\":1}", "{\"a\":1,\"b\":2}", CODEF_BASELINE_SHAPE, "/b " },
  { "fewer", "[1,2]", "[1]", CODEF_BASELINE_VALUES, " " },
  { "more-in-shape", "[1]", "[1,2,3]", CODEF_BASELINE_SHAPE, "" },
  { "each-element", "[{\"a\":1}]", "[{\"a\":1},{\"b\":1}]", CODEF_BASELINE_SHAPE, "/0/a /1/b " },
  { "pointer-ignored", "{\"a\":{\"x\":1},\"x\":1}", "{\"a\":{\"x\":2},\"x\":2}", CODEF_BASELINE_VALUES, "/a/x /x " },
};

static void
test_baseline (gconstpointer data)
{
  const BaselineRow *row = data;
  g_autoptr(DocDocument) base = read_text (row->base);
  g_autoptr(DocDocument) answer = read_text (row->answer);
  g_autoptr(CodefBaseline) baseline = codef_baseline_new (base, row->mode, NULL);
  g_autoptr(GPtrArray) verdicts = codef_baseline_check (baseline, answer);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    g_string_append_printf (found, "%s ", codef_verdict_get_pointer (g_ptr_array_index (verdicts, i)));
  g_assert_cmpstr (found->str, ==, row->found);
}

static void
test_ignore_pointer (void)
{
  static const char *const ignore[] = { "/a/x", NULL };
  g_autoptr(DocDocument) base = read_text ("{\"a\":{\"x\":1},\"x\":1}");
  g_autoptr(DocDocument) answer = read_text ("{\"a\":{\"x\":2},\"x\":2}");
  g_autoptr(CodefBaseline) baseline = codef_baseline_new (base, CODEF_BASELINE_VALUES, ignore);
  g_autoptr(GPtrArray) verdicts = codef_baseline_check (baseline, answer);

  g_assert_cmpuint (verdicts->len, ==, 1);
  g_assert_cmpstr (codef_verdict_get_pointer (g_ptr_array_index (verdicts, 0)), ==, "/x");
}

/* Every product's own sample has no drift, and one planted member in it is found. */
static void
test_drift (void)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  GListModel *products = codef_catalog_get_products (catalog);
  guint n_planted = 0;

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);
      GBytes *sample = codef_product_get_sample_answer (product);
      gsize length;
      const char *bytes = g_bytes_get_data (sample, &length);
      g_autoptr(GString) planted = g_string_new_len (bytes, (gssize) length);
      g_autoptr(DocDocument) same = doc_document_new_plain (sample, NULL);
      g_autoptr(GPtrArray) none = codef_baseline_check_drift (product, same);
      g_autoptr(DocDocument) changed = NULL;
      g_autoptr(GPtrArray) one = NULL;

      g_assert_cmpuint (none->len, ==, 0);
      if (g_string_replace (planted, "\"data\":{\"res", "\"data\":{\"planted\":1,\"res", 1) == 0 &&
          g_string_replace (planted, "\"data\": {", "\"data\": {\"planted\":1,", 1) == 0)
        continue;
      changed = read_text (planted->str);
      one = codef_baseline_check_drift (product, changed);
      if (codef_product_is_answer_known (product) && doc_document_get_problem (changed) == NULL)
        {
          g_assert_cmpuint (one->len, ==, 1);
          n_planted++;
        }
    }
  g_assert_cmpuint (n_planted, >, 20);
}

typedef struct
{
  const char *name, *json, *expanded; /* expanded NULL: refused */
} VariableRow;

static const VariableRow variable_rows[] = {
  { "none", "{\"a\":{\"b\":{}}}", "{\"a\":{\"b\":{}}}" },
  { "name", "{\"a\":\"{{who}}\"}", "{\"a\":\"me\"}" },
  { "inside", "{\"a\":\"x{{ who }}y{{who}}\"}", "{\"a\":\"xmeyme\"}" },
  { "escaped", "{\"a\":\"{{quote}}\"}", "{\"a\":\"\\\"\\\\\\u000a\"}" },
  { "today", "{\"a\":\"{{today}}\"}", "{\"a\":\"20260301\"}" },
  { "days-ago", "{\"a\":\"{{today-30d}}\"}", "{\"a\":\"20260130\"}" },
  { "month-later", "{\"a\":\"{{today+1m:%Y-%m}}\"}", "{\"a\":\"2026-04\"}" },
  { "weeks-and-years", "{\"a\":\"{{today-1w}} {{today-1y}}\"}", "{\"a\":\"20260222 20250301\"}" },
  { "answer", "{\"a\":\"{{List#/data/list/0/balance}}\"}", "{\"a\":\"874890\"}" },
  { "answer-number", "{\"a\":\"{{List#/data/a~1b~0c}}\"}", "{\"a\":\"12345678901234567890\"}" },
  { "answer-of-nobody", "{\"a\":\"{{Other#/data}}\"}", NULL },
  { "answer-container", "{\"a\":\"{{List#/data}}\"}", NULL },
  { "unknown", "{\"a\":\"{{nobody}}\"}", NULL },
};

static char *
lookup (const char *name, gpointer user_data)
{
  if (g_str_equal (name, "quote"))
    return g_strdup ("\"\\\n");
  return g_str_equal (name, "who") ? g_strdup ("me") : NULL;
}

static DocDocument *
find_answer (const char *name, gpointer answer)
{
  return g_str_equal (name, "List") ? answer : NULL;
}

static void
test_variables (gconstpointer data)
{
  const VariableRow *row = data;
  g_autoptr(DocDocument) answer = read_text (ANSWER);
  /* 2026-02-28T15:00:01Z is March in Korea */
  const CodefVariables variables = { lookup, find_answer, answer, G_GINT64_CONSTANT (1772290801) * G_USEC_PER_SEC };
  g_autoptr(GBytes) json = g_bytes_new_static (row->json, strlen (row->json));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) expanded = codef_variables_expand (json, &variables, &error);

  if (row->expanded == NULL)
    {
      g_assert_null (expanded);
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (expanded, NULL), g_bytes_get_size (expanded), row->expanded, strlen (row->expanded));
}

static void
test_chain (void)
{
  static const char text[] = "{\"a\":\"{{B#/x}}{{C#/y}}\",\"b\":\"{{B#/z}}{{plain}}\"}";
  g_autoptr(GBytes) json = g_bytes_new_static (text, strlen (text));
  g_auto(GStrv) names = codef_variables_list_answers (json);
  g_autoptr(DocDocument) answer = read_text (ANSWER);
  g_autofree char *reference = codef_variables_refer ("List", answer, doc_document_find_json_pointer (answer, "/data/a~1b~0c"));

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "B");
  g_assert_cmpstr (names[1], ==, "C");
  g_assert_cmpstr (reference, ==, "{{List#/data/a~1b~0c}}");
}

/* What each needs: "A>B C" means that A needs B and C. */
static const struct { const char *name, *needs[5], *way; } circle_rows[] = {
  { "none", { "A>B", "B>C" }, NULL },
  { "itself", { "A>A" }, "A A" },
  { "two", { "A>B", "B>A" }, "A B A" },
  { "three", { "A>B", "B>C D", "D>A" }, "A B D A" },
  { "elsewhere", { "A>B", "B>C", "C>B" }, NULL },
  { "unknown", { "A>gone" }, NULL },
};

static char **
list_needs (const char *name, gpointer user_data)
{
  const char *const *rows = user_data;

  for (gsize i = 0; rows[i] != NULL; i++)
    if (g_str_has_prefix (rows[i], name) && rows[i][strlen (name)] == '>')
      return g_strsplit (rows[i] + strlen (name) + 1, " ", -1);
  return NULL;
}

static void
test_circle (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto(GStrv) way = codef_variables_find_circle ("A", list_needs, (gpointer) circle_rows[i].needs);
  g_autofree char *joined = way != NULL ? g_strjoinv (" ", way) : NULL;

  g_assert_cmpstr (joined, ==, circle_rows[i].way);
}

static void
test_list (void)
{
  g_auto(GStrv) inside = codef_variables_list ("{{ who }}-{{today-1d}} {{who}} {{A #1#/x/y#z}}");
  const char *pointer = NULL;
  g_autofree char *request = codef_variables_dup_request (inside[2], &pointer);

  g_assert_cmpuint (g_strv_length (inside), ==, 3);
  g_assert_cmpstr (inside[0], ==, "who");
  g_assert_cmpstr (inside[1], ==, "today-1d");
  g_assert_cmpstr (request, ==, "A #1");
  g_assert_cmpstr (pointer, ==, "/x/y#z");
  g_assert_null (codef_variables_dup_request ("who", &pointer));
  g_assert_true (codef_variables_stand_in ("a{{b}}"));
  g_assert_false (codef_variables_stand_in ("}}{{"));
}

#define ADD_ROWS(prefix, rows, func) \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) \
    { \
      g_autofree char *name = g_strconcat (prefix, rows[i].name, NULL); \
      g_test_add_data_func (name, &rows[i], func); \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("/check/expectation/", expectation_rows, test_expectation);
  ADD_ROWS ("/check/baseline/", baseline_rows, test_baseline);
  ADD_ROWS ("/check/variables/", variable_rows, test_variables);
  g_test_add_func ("/check/expectation/refused", test_refused);
  g_test_add_func ("/check/expectation/expect-this", test_expect_this);
  g_test_add_func ("/check/baseline/ignore-pointer", test_ignore_pointer);
  g_test_add_func ("/check/baseline/drift", test_drift);
  g_test_add_func ("/check/variables/chain", test_chain);
  g_test_add_func ("/check/variables/list", test_list);
  for (gsize i = 0; i < G_N_ELEMENTS (circle_rows); i++)
    {
      g_autofree char *name = g_strconcat ("/check/variables/circle/", circle_rows[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_circle);
    }
  return g_test_run ();
}
