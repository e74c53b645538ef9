/* SPDX-License-Identifier: MIT */
/* The window before an audience: large, without the sidebar, and as before once it is over. */
#include "app-answer-pane.h"
#include "app-picker.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

static gboolean
get_state (AppWindow *window, const char *name)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), name);

  return g_variant_get_boolean (state);
}

static void
act (AppWindow *window, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), name, NULL));
}

static void
test_presentation (void)
{
  AppWindow *window = test_window_open ();
  AppContext *context = app_window_get_context (window);

  test_wait_until (test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER) != NULL, 5000);
  g_assert_false (get_state (window, "presentation"));
  act (window, "win.presentation");
  g_assert_true (get_state (window, "presentation"));
  g_assert_true (app_context_get_presenting (context));
  g_assert_nonnull (app_context_get_privacy (context));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window), "presentation"));
  g_assert_null (test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER));
  test_context_shoot (GTK_WINDOW (window), "presentation");
  act (window, "win.end-presentation");
  g_assert_false (app_context_get_presenting (context));
  g_assert_null (app_context_get_privacy (context));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (window), "presentation"));
  g_assert_nonnull (test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER));
  test_window_close (window);
}

/* Who hid the sidebar finds it hidden. */
static void
test_without_sidebar (void)
{
  AppWindow *window = test_window_open ();
  GSettings *settings = app_context_get_settings (app_window_get_context (window));

  g_settings_set_boolean (settings, "sidebar-visible", FALSE);
  act (window, "win.presentation");
  act (window, "win.end-presentation");
  g_assert_null (test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER));
  g_settings_reset (settings, "sidebar-visible");
  test_window_close (window);
}

static void
test_zoom (void)
{
  AppWindow *window = test_window_open ();
  GSettings *settings = app_context_get_settings (app_window_get_context (window));

  act (window, "win.zoom-in");
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 110);
  act (window, "win.zoom-out");
  act (window, "win.zoom-out");
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 90);
  act (window, "win.zoom-normal");
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 100);
  test_window_close (window);
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/presentation/whole", test_presentation);
  g_test_add_func ("/presentation/without-sidebar", test_without_sidebar);
  g_test_add_func ("/presentation/zoom", test_zoom);
  return g_test_run ();
}
