/* SPDX-License-Identifier: MIT */
/* The help: the page that fits what is in front, and the words of the sandbox as the sandbox itself lists them. */
#include "app-help-window.h"
#include "sandbox-scenario.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

/* (transfer none): the window that helps @window, opened by the key for it. */
static AppHelpWindow *
open_help (AppWindow *window)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) top = g_list_model_get_item (windows, i);

      if (APP_IS_HELP_WINDOW (top))
        return APP_HELP_WINDOW (top);
    }
  g_assert_not_reached ();
}

static void
check_topic (AppWindow *window, const char *topic)
{
  AppHelpWindow *help = open_help (window);

  g_assert_cmpstr (app_help_window_get_topic (help), ==, topic);
  gtk_window_destroy (GTK_WINDOW (help));
}

static void
test_fits (void)
{
  AppWindow *window = test_window_open ();

  check_topic (window, "start");
  app_window_set_view (window, "accounts");
  check_topic (window, "accounts");
  app_window_set_view (window, "products");
  test_window_close (window);
}

static void
check_words (const char *topic, const char *const *words)
{
  GtkWindow *help = app_help_window_new (NULL, topic);

  for (; *words != NULL; words += 2)
    g_assert_nonnull (test_window_find_text (GTK_WIDGET (help), GTK_TYPE_LABEL, words[0]));
  gtk_window_destroy (help);
}

static void
test_words (void)
{
  check_words ("authentication", sandbox_scenario_list_words ());
  check_words ("accounts", sandbox_scenario_list_magic_ids ());
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/help/fits", test_fits);
  g_test_add_func ("/help/words", test_words);
  return g_test_run ();
}
