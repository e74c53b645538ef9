/* SPDX-License-Identifier: MIT */
/* Suites in the window: run, stop, only what failed, once more; what is wrong is said before anything is sent. */
#include "app-suite-window.h"
#include "app-variables.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <glib/gstdio.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"
#define WAIT_MS 20000

typedef struct
{
  AppContext     *context; /* (owned) */
  char           *folder;  /* (owned) */
  AppSuiteWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *paths[] = { NULL, NULL };

  fixture->context = test_context_new ();
  fixture->folder = g_dir_make_tmp ("test-suite-XXXXXX", NULL);
  paths[0] = fixture->folder;
  fixture->window = APP_SUITE_WINDOW (app_suite_window_new (fixture->context, NULL, paths));
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)), WAIT_MS);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (app_context_get_settings (fixture->context), "environment");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->context);
  g_free (fixture->folder);
}

/* @members: more of the file, in single quotes. */
static void
save (Fixture *fixture, const char *name, const char *scenario, const char *members)
{
  g_autofree char *file_name = g_strdup_printf ("%s.request.json", name);
  g_autofree char *path = g_build_filename (fixture->folder, file_name, NULL);
  g_autofree char *json =
    g_strdup_printf ("{'format':1,'product':'" ACCOUNTS "','parameters':{'connectedId':'sandbox_connectedId','organization':'0004',"
                     "'sandboxScenario':'%s'}%s}", scenario, members);

  g_assert_true (g_file_set_contents (path, g_strdelimit (json, "'", '"'), -1, NULL));
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static CodefSuite *
get_suite (Fixture *fixture)
{
  return app_suite_window_get_suite (fixture->window);
}

static void
run (Fixture *fixture)
{
  act (fixture, "suite.run");
  test_wait_until (get_suite (fixture) != NULL, WAIT_MS);
  test_wait_until (!codef_suite_is_running (get_suite (fixture)), WAIT_MS);
}

#define assert_says(fixture, text) \
  test_wait_until (test_window_find_text (GTK_WIDGET ((fixture)->window), GTK_TYPE_LABEL, text) != NULL, WAIT_MS)

static guint
count_shown (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (test_window_find (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  CodefSuite *first;

  save (fixture, "a good", "", "");
  save (fixture, "b bad", "code:CF-12803", "");
  save (fixture, "c picky", "", ",'expect':[{'at':'/data/nothing','exists':true}]");
  run (fixture);
  assert_says (fixture, "✘ 2 of 3 requests did not pass");
  assert_says (fixture, "CF-12803");
  test_context_shoot (GTK_WINDOW (fixture->window), "suite-results");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "_Failed only")),
                                TRUE);
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  first = get_suite (fixture);
  act (fixture, "suite.run-failed");
  g_assert_true (get_suite (fixture) != first);
  test_wait_until (!codef_suite_is_running (get_suite (fixture)), WAIT_MS);
  g_assert_cmpuint (codef_suite_get_n_runs (get_suite (fixture)), ==, 2);
  assert_says (fixture, "✘ 2 of 2 requests did not pass");
}

/* What {{name}} stands for in the environment holds here as it does in a tab. */
static void
test_variables (Fixture *fixture, gconstpointer data)
{
  StoreVariables *variables = app_variables_get_store (app_variables_get (fixture->context));

  g_assert_true (store_variables_set (variables, "local", "trouble", "code:CF-12803", NULL));
  save (fixture, "a told", "{{trouble}}", "");
  run (fixture);
  assert_says (fixture, "CF-12803");
  g_assert_true (store_variables_set (variables, "local", "trouble", NULL, NULL));
  act (fixture, "suite.run");
  test_wait_until (!codef_suite_is_running (get_suite (fixture)), WAIT_MS);
  test_wait_until (codef_suite_count (get_suite (fixture), CODEF_SUITE_ERROR) == 1, WAIT_MS);
}

/* The values that came are neither shown nor saved while personal data is masked. */
static void
test_masked (Fixture *fixture, gconstpointer data)
{
  save (fixture, "a picky", "", ",'expect':[{'at':'/data/resDepositTrust/0/resAccount','equals':'1'}]");
  run (fixture);
  assert_says (fixture, "✘ 1 of 1 requests did not pass");
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "What failed"));
  g_settings_set_boolean (app_context_get_settings (fixture->context), "mask-personal-data", TRUE);
  g_assert_null (test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "What failed"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "suite.export", "s", "html");
  assert_says (fixture, "A report tells the values that came. Show personal data before you save one.");
  g_settings_reset (app_context_get_settings (fixture->context), "mask-personal-data");
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "What failed"));
}

static void
on_activated_cb (AppSuiteWindow *window, CodefSuiteRun *run, CodefSuiteRun **activated)
{
  *activated = run;
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  CodefSuiteRun *activated = NULL;
  GtkWidget *view;

  save (fixture, "a good", "", "");
  test_context_shoot (GTK_WINDOW (fixture->window), "suite-setup");
  run (fixture);
  g_signal_connect (fixture->window, "run-activated", G_CALLBACK (on_activated_cb), &activated);
  view = test_window_find (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_true (activated == codef_suite_get_run (get_suite (fixture), 0));
}

/* What runs ends, and what has not begun never does. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("slow %u", i);

      save (fixture, name, "delay:60", "");
    }
  act (fixture, "suite.run");
  test_wait_until (get_suite (fixture) != NULL && codef_suite_count (get_suite (fixture), CODEF_SUITE_RUNNING) == 4, WAIT_MS);
  assert_says (fixture, "0 of 8 done, 0 did not pass");
  test_context_shoot (GTK_WINDOW (fixture->window), "suite-running");
  act (fixture, "suite.stop");
  test_wait_until (!codef_suite_is_running (get_suite (fixture)), WAIT_MS);
  assert_says (fixture, "Stopped: 0 passed, 4 did not, 4 were not run");
}

/* A suite that leaves out what it cannot read proves nothing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken.request.json", NULL);

  act (fixture, "suite.run");
  test_wait_until (app_suite_window_get_notice (fixture->window) != NULL, WAIT_MS);
  g_assert_cmpstr (app_suite_window_get_notice (fixture->window), ==, "There is no saved request in it");
  save (fixture, "a good", "", "");
  g_assert_true (g_file_set_contents (path, "{\n<<<<<<< HEAD\n}", -1, NULL));
  act (fixture, "suite.run");
  test_wait_until (app_suite_window_get_notice (fixture->window) != NULL
                   && strstr (app_suite_window_get_notice (fixture->window), "a merge was not finished") != NULL, WAIT_MS);
  g_assert_null (get_suite (fixture));
}

static void
test_without_keys (Fixture *fixture, gconstpointer data)
{
  save (fixture, "a", "", ",'environment':'demo'");
  app_context_set_environment (fixture->context, app_context_find_environment (fixture->context, "demo"));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = APP_SUITE_WINDOW (app_suite_window_new (fixture->context, NULL, (const char *[]) { fixture->folder, NULL }));
  gtk_window_present (GTK_WINDOW (fixture->window));
  act (fixture, "suite.run");
  test_wait_until (app_suite_window_get_notice (fixture->window) != NULL, WAIT_MS);
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Enter keys"));
  g_assert_null (get_suite (fixture));
}

static void
test_folder_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.request.json", NULL);

  save (fixture, "a", "delay:1", "");
  act (fixture, "suite.run");
  test_wait_until (get_suite (fixture) != NULL && codef_suite_count (get_suite (fixture), CODEF_SUITE_RUNNING) == 1, WAIT_MS);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  test_wait_until (!codef_suite_is_running (get_suite (fixture)), WAIT_MS);
  g_assert_cmpuint (codef_suite_count (get_suite (fixture), CODEF_SUITE_PASSED), ==, 1);
  g_assert_nonnull (strstr (app_suite_window_get_notice (fixture->window), "not there any more"));
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } cases[] = {
    { "run", test_run },         { "open", test_open },                 { "stop", test_stop },
    { "refused", test_refused }, { "without-keys", test_without_keys }, { "folder-removed", test_folder_removed },
    { "variables", test_variables }, { "masked", test_masked },
  };

  test_context_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/suite/", cases[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, cases[i].run, tear_down);
    }
  return g_test_run ();
}
