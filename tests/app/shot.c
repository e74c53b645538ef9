/* SPDX-License-Identifier: MIT */
/* Makes pictures of the window and its companions, in the language of the environment:
 *   shot DIR SCENE… [--dark] [--size WIDTHxHEIGHT]
 * The scenes are named below. */
#include "codef-config.h"

#include "app-hosts-window.h"
#include "app-keys-window.h"
#include "app-picker.h"
#include "app-preferences-window.h"
#include "app-sandbox-window.h"
#include "codef-form.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <libintl.h>
#include <locale.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"
#define BUSINESS_STATUS "/v1/kr/public/nt/business/status"
#define LONG_WAIT_MS 20000

static void
send_and_wait (AppRequestPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "call.send", NULL);
  test_wait_until (!app_request_page_is_busy (page), LONG_WAIT_MS);
}

static void
picture (GtkWindow *window, const char *name)
{
  gtk_window_set_focus (window, NULL);
  test_context_shoot (window, name);
}

static void
shoot_welcome (AppWindow *window)
{
  picture (GTK_WINDOW (window), "welcome");
}

static void
shoot_main (AppWindow *window)
{
  AppRequestPage *first = app_window_get_page (window);

  app_request_page_set_path (first, ACCOUNTS);
  send_and_wait (first);
  app_request_page_set_path (app_window_add_page (window), BUSINESS_STATUS);
  adw_tab_view_select_previous_page (ADW_TAB_VIEW (test_window_find (GTK_WIDGET (window), ADW_TYPE_TAB_VIEW)));
  picture (GTK_WINDOW (window), "main");
}

static void
search (AppWindow *window, const char *text, const char *name)
{
  GtkWidget *picker = test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER);
  GtkWidget *entry = test_window_find (picker, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  picture (GTK_WINDOW (window), name);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
shoot_search (AppWindow *window)
{
  search (window, "ㅂㅇㄱㅈ", "search");
  search (window, "/v1/kr/my/own", "search-path");
  search (window, "zzzz", "search-empty");
}

static void
shoot_production (AppWindow *window)
{
  AppContext *context = app_window_get_context (window);
  g_autoptr(CodefEnvironment) production = app_context_find_environment (context, "production");
  g_autoptr(CodefEnvironment) local = app_context_find_environment (context, "local");

  app_request_page_set_path (app_window_get_page (window), ACCOUNTS);
  app_context_set_environment (context, production);
  picture (GTK_WINDOW (window), "production");
  app_context_set_environment (context, local);
}

static void
shoot_keys (AppWindow *window)
{
  AppContext *context = app_window_get_context (window);
  GtkWindow *keys = app_keys_window_new (context);

  gtk_window_present (keys);
  app_keys_window_set_environment (APP_KEYS_WINDOW (keys), "sandbox");
  test_wait_until (app_keys_window_is_idle (APP_KEYS_WINDOW (keys)), LONG_WAIT_MS);
  picture (keys, "keys-sandbox");
  app_keys_window_set_environment (APP_KEYS_WINDOW (keys), "demo");
  test_wait_until (app_keys_window_is_idle (APP_KEYS_WINDOW (keys)), LONG_WAIT_MS);
  picture (keys, "keys-demo");
  app_keys_window_set_environment (APP_KEYS_WINDOW (keys), "local");
  gtk_widget_activate_action (GTK_WIDGET (keys), "keys.test", NULL);
  test_wait_until (app_keys_window_is_idle (APP_KEYS_WINDOW (keys)), LONG_WAIT_MS);
  picture (keys, "keys-local");
  gtk_window_destroy (keys);
}

static void
shoot_sandbox (AppWindow *window)
{
  AppContext *context = app_window_get_context (window);
  GtkWindow *sandbox = app_sandbox_window_new (context);

  gtk_window_present (sandbox);
  picture (sandbox, "sandbox-empty");
  app_request_page_set_path (app_window_get_page (window), ACCOUNTS);
  send_and_wait (app_window_get_page (window));
  test_wait_until (g_list_model_get_n_items (sandbox_server_get_events (app_context_get_sandbox (context))) > 1, LONG_WAIT_MS);
  picture (sandbox, "sandbox");
  gtk_window_destroy (sandbox);
}

static void
shoot_preferences (AppWindow *window)
{
  GtkWindow *preferences = app_preferences_window_new (app_window_get_context (window), NULL);
  GtkWindow *hosts = app_hosts_window_new (app_window_get_context (window), NULL);

  gtk_window_present (preferences);
  picture (preferences, "preferences");
  gtk_window_destroy (preferences);
  gtk_window_present (hosts);
  picture (hosts, "hosts");
  gtk_window_destroy (hosts);
}

static const struct { const char *name; void (*shoot) (AppWindow *window); } scenes[] = {
  { "welcome", shoot_welcome }, { "main", shoot_main }, { "search", shoot_search }, { "production", shoot_production },
  { "keys", shoot_keys }, { "sandbox", shoot_sandbox }, { "preferences", shoot_preferences },
};

static gboolean
shoot (const char *name, int width, int height)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    if (g_str_equal (name, scenes[i].name))
      {
        AppWindow *window = test_window_open ();

        gtk_window_set_default_size (GTK_WINDOW (window), width, height);
        scenes[i].shoot (window);
        test_window_close (window);
        return TRUE;
      }
  return FALSE;
}

int
main (int argc, char **argv)
{
  gboolean dark = FALSE;
  int width = 1320, height = 860;
  g_auto(GStrv) names = NULL;
  GOptionEntry entries[] = {
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "dark instead of light", NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, "of the main window", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, "of the main window", "PIXELS" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "DIR SCENE…" },
    { 0 },
  };
  g_autoptr(GOptionContext) options = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  test_context_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SHOT_LOCALE_DIR") != NULL ? g_getenv ("SHOT_LOCALE_DIR") : CODEF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error) || names == NULL || g_strv_length (names) < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "shot: DIR SCENE… [--dark]");
      return 2;
    }
  g_setenv ("TEST_PICTURES", names[0], TRUE);
  test_window_application ();
  for (guint i = 1; names[i] != NULL; i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      if (!shoot (names[i], width, height))
        {
          g_printerr ("shot: there is no scene %s\n", names[i]);
          return 2;
        }
    }
  return 0;
}
