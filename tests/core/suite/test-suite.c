/* SPDX-License-Identifier: MIT */
/* The runner by itself: order, pace, stopping, once more, and what the reports say; against a server of scripts. */
#include "client-fixture.h"
#include "codef-rows.h"
#include "codef-suite-report.h"
#include "doc-document.h"

#include <string.h>

#define GOOD "/v1/good"
#define BAD "/v1/bad"
#define SLOW "/v1/slow"
#define FLAKY "/v1/flaky"

static const FaultStep good[] = { FAULT_OK (FAULT_ANSWER), { FAULT_END } };
static const FaultStep bad[] = { FAULT_OK ("{\"result\":{\"code\":\"CF-12803\",\"message\":\"<b>&\"},\"data\":{}}"), { FAULT_END } };
static const FaultStep slow[] = { { FAULT_STALL } };

typedef struct
{
  ClientFixture base;
  GPtrArray    *cases;   /* (owned) */
  GHashTable   *targets; /* (owned) */
  CodefCatalog *catalog; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  client_fixture_set_up (&fixture->base, data);
  fault_server_add (fixture->base.server, GOOD, good);
  fault_server_add (fixture->base.server, BAD, bad);
  fault_server_add (fixture->base.server, SLOW, slow);
  fixture->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_suite_case_unref);
  fixture->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) codef_suite_target_free);
  g_hash_table_insert (fixture->targets, g_strdup (""), codef_suite_target_new (fixture->base.client, 20));
  fixture->catalog = codef_catalog_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->cases);
  g_hash_table_unref (fixture->targets);
  g_object_unref (fixture->catalog);
  client_fixture_tear_down (&fixture->base, data);
}

static char *
look_up (const char *name, gpointer user_data)
{
  return g_str_equal (name, "own") ? g_strdup ("of the file") : NULL;
}

static void
add (Fixture *fixture, const char *name, const char *path, const char *json)
{
  g_autoptr(GBytes) parameters = g_bytes_new (json, strlen (json));
  g_autoptr(GPtrArray) expectations = g_ptr_array_new ();
  const CodefSuiteCaseParts parts = { .name = name, .path = path, .parameters = parameters, .expectations = expectations, .lookup = look_up };

  g_ptr_array_add (fixture->cases, codef_suite_case_new (&parts));
}

static CodefSuite *
make (Fixture *fixture, GPtrArray *rows)
{
  const CodefSuiteParts parts = { .cases = fixture->cases, .rows = rows, .targets = fixture->targets, .catalog = fixture->catalog,
                                  .clock = CODEF_CLOCK (fixture->base.clock) };

  return codef_suite_new (&parts);
}

static void
run (CodefSuite *suite, guint parallel, double per_second, gboolean bail)
{
  codef_suite_start (suite, &(CodefSuitePace) { parallel, per_second, bail });
  test_wait_until (!codef_suite_is_running (suite), 20000);
}

static void
assert_states (CodefSuite *suite, const char *expected)
{
  static const char marks[] = "wrpfes"; /* waiting, running, passed, failed, error, skipped */
  g_autoptr(GString) states = g_string_new (NULL);
  guint n = codef_suite_get_n_runs (suite);

  for (guint i = 0; i < n; i++)
    g_string_append_c (states, marks[codef_suite_run_get_state (codef_suite_get_run (suite, i))]);
  g_assert_cmpstr (states->str, ==, expected);
  for (CodefSuiteState state = 0; state < CODEF_SUITE_N_STATES; state++)
    {
      guint counted = 0;

      for (guint i = 0; i < n; i++)
        counted += codef_suite_run_get_state (codef_suite_get_run (suite, i)) == state;
      g_assert_cmpuint (codef_suite_count (suite, state), ==, counted);
    }
}

static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;

  add (fixture, "a", GOOD, "{}");
  add (fixture, "b", BAD, "{}");
  add (fixture, "c", GOOD, "{\"x\":\"{{nowhere}}\"}");
  add (fixture, "d", GOOD, "{\"x\":\"{{own}} {{b#/result/code}}\"}");
  suite = make (fixture, NULL);
  run (suite, 4, 0, FALSE);
  assert_states (suite, "pfep");
  g_assert_true (strstr (codef_suite_run_get_error (codef_suite_get_run (suite, 2))->message, "nowhere") != NULL);
}

static void
test_bail (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;

  add (fixture, "a", GOOD, "{}");
  add (fixture, "b", BAD, "{}");
  add (fixture, "c", GOOD, "{}");
  suite = make (fixture, NULL);
  run (suite, 1, 0, TRUE);
  assert_states (suite, "pfs");
  g_assert_cmpuint (fault_server_get_n_requests (fixture->base.server, GOOD), ==, 1);
}

/* What runs ends at once and lets go of its socket; what did not begin is skipped. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;

  add (fixture, "a", SLOW, "{}");
  add (fixture, "b", SLOW, "{}");
  add (fixture, "c", GOOD, "{}");
  suite = make (fixture, NULL);
  codef_suite_start (suite, &(CodefSuitePace) { 2, 0, FALSE });
  test_wait_until (fault_server_get_n_requests (fixture->base.server, SLOW) == 2, 20000);
  assert_states (suite, "rrw");
  codef_suite_cancel (suite);
  test_wait_until (!codef_suite_is_running (suite), 1000);
  assert_states (suite, "ees");
  test_wait_until (fault_server_get_n_abandoned (fixture->base.server) == 2, 5000);
}

/* Nobody keeps it but itself; the caller is told no more. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  CodefSuite *suite;

  add (fixture, "a", GOOD, "{}");
  suite = make (fixture, NULL);
  g_object_add_weak_pointer (G_OBJECT (suite), (gpointer *) &suite);
  codef_suite_start (suite, &(CodefSuitePace) { 1, 0, FALSE });
  g_object_unref (suite);
  test_wait_until (suite == NULL, 20000);
  g_assert_cmpuint (fault_server_get_n_requests (fixture->base.server, GOOD), ==, 1);
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;
  gint64 began_us = g_get_monotonic_time ();

  for (guint i = 0; i < 5; i++)
    add (fixture, "a", GOOD, "{}");
  suite = make (fixture, NULL);
  run (suite, 5, 20, FALSE);
  assert_states (suite, "ppppp");
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, 4 * G_USEC_PER_SEC / 20);
}

/* Only what did not pass, with the same rows; the answer that one of them needs is the earlier one. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  static const char csv[] = "own\nfirst\nsecond\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr(GPtrArray) rows = codef_rows_read (bytes, "rows.csv", NULL);
  g_autoptr(CodefSuite) suite = NULL, again = NULL;
  g_autofree char *name = NULL, *body = NULL;

  fault_server_add (fixture->base.server, FLAKY, bad);
  fault_server_add (fixture->base.server, FLAKY, good);
  add (fixture, "a", GOOD, "{}");
  add (fixture, "b", FLAKY, "{\"from\":\"{{a#/result/code}}\",\"row\":\"{{own}}\"}");
  suite = make (fixture, rows);
  run (suite, 1, 0, FALSE);
  assert_states (suite, "ppfp");
  again = codef_suite_new_again (suite);
  g_clear_object (&suite);
  run (again, 1, 0, FALSE);
  assert_states (again, "p");
  name = codef_suite_run_dup_name (codef_suite_get_run (again, 0));
  g_assert_cmpstr (name, ==, "b #1");
  body = fault_server_dup_request (fixture->base.server, fault_server_get_n_requests (fixture->base.server, NULL) - 1);
  g_assert_nonnull (strstr (body, "CF-00000"));
  g_assert_nonnull (strstr (body, "first"));
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;

  add (fixture, "a", GOOD, "{\"x\":\"{{b#/result/code}}\"}");
  add (fixture, "b", GOOD, "{\"x\":\"{{a#/result/code}}\"}");
  suite = make (fixture, NULL);
  run (suite, 2, 0, FALSE);
  assert_states (suite, "ee");
}

static char *
to_text (GBytes *bytes)
{
  g_autoptr(GBytes) owned = bytes;

  return g_strndup (g_bytes_get_data (owned, NULL), g_bytes_get_size (owned));
}

/* Foreign text cannot end an attribute or an element. */
static void
test_reports (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSuite) suite = NULL;
  g_autofree char *junit = NULL, *json = NULL, *html = NULL;

  add (fixture, "a\"><script>", BAD, "{}");
  add (fixture, "b\001", GOOD, "{}");
  suite = make (fixture, NULL);
  run (suite, 2, 0, FALSE);
  junit = to_text (codef_suite_report_junit (suite));
  json = to_text (codef_suite_report_json (suite));
  html = to_text (codef_suite_report_html (suite, fixture->catalog, CODEF_LANGUAGE_KOREAN));
  g_assert_nonnull (strstr (junit, "tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\""));
  g_assert_null (strstr (junit, "<script>"));
  g_assert_null (strchr (junit, '\001'));
  g_assert_nonnull (strstr (json, "\"failed\" : 1"));
  g_assert_null (strstr (html, "<script>"));
  g_assert_nonnull (strstr (html, "lang=\"ko\""));
}

static void
test_rows_in_another_encoding (void)
{
  static const char csv[] = "name\n\xc8\xab\xb1\xe6\xb5\xbf\n"; /* EUC-KR, as spreadsheets save it */
  g_autoptr(GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr(GError) error = NULL;

  g_assert_null (codef_rows_read (bytes, "rows.csv", &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
  g_assert_nonnull (strstr (error->message, "UTF-8"));
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } cases[] = {
    { "outcomes", test_outcomes }, { "bail", test_bail },   { "cancel", test_cancel }, { "dropped", test_dropped },
    { "rate", test_rate },         { "again", test_again }, { "circle", test_circle }, { "reports", test_reports },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/suite/", cases[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, cases[i].run, tear_down);
    }
  g_test_add_func ("/suite/rows-in-another-encoding", test_rows_in_another_encoding);
  return g_test_run ();
}
