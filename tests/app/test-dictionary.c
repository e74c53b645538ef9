/* SPDX-License-Identifier: MIT */
/* The dictionary window: three pages, searched, opened at a code. */
#include "app-dictionary-window.h"
#include "app-dictionary-words.h"
#include "test-context.h"
#include "test-loop.h"

static AppContext *context;

static void
assert_all (AppDictionaryWindow *window, const char *page, GListModel *entries)
{
  g_assert_cmpuint (g_list_model_get_n_items (entries), >, 50);
  g_assert_cmpuint (app_dictionary_page_get_n_shown (app_dictionary_window_get_page (window, page)), ==,
                    g_list_model_get_n_items (entries));
}

static void
test_pages (void)
{
  GtkWindow *window = app_dictionary_window_new (context);
  CodefCatalog *catalog = app_context_get_catalog (context);

  assert_all (APP_DICTIONARY_WINDOW (window), "codes", codef_catalog_get_result_codes (catalog));
  assert_all (APP_DICTIONARY_WINDOW (window), "organizations", codef_catalog_get_organizations (catalog));
  assert_all (APP_DICTIONARY_WINDOW (window), "labels", codef_catalog_get_field_labels (catalog));
  gtk_window_destroy (window);
}

static void
test_search (void)
{
  static const struct { const char *page, *query, *key; guint at_least, at_most; } rows[] = {
    { "codes", "12803", "CF-12803", 1, 1 },
    { "codes", "비밀번호", NULL, 2, 60 },
    { "organizations", "ㄱㅁㅇㅎ", "0004", 1, 3 },
    { "organizations", "국민은행", "0004", 1, 3 },
    { "organizations", "0004", NULL, 1, 10 },
    { "labels", "resAccountBalance", "resAccountBalance", 1, 1 },
    { "labels", "ㅎㅈㅈㅇ", "resAccountBalance", 1, 5 },
    { "labels", "no such field", NULL, 0, 0 },
  };
  GtkWindow *window = app_dictionary_window_new (context);

  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AppDictionaryPage *page = app_dictionary_window_get_page (APP_DICTIONARY_WINDOW (window), rows[i].page);

      app_dictionary_page_set_search (page, rows[i].query);
      g_test_message ("%s: %u", rows[i].query, app_dictionary_page_get_n_shown (page));
      g_assert_cmpuint (app_dictionary_page_get_n_shown (page), >=, rows[i].at_least);
      g_assert_cmpuint (app_dictionary_page_get_n_shown (page), <=, rows[i].at_most);
      if (rows[i].key != NULL)
        g_assert_cmpstr (app_dictionary_page_get_key (page), ==, rows[i].key);
      if (rows[i].at_most == 0)
        g_assert_null (app_dictionary_page_get_key (page));
      app_dictionary_page_set_search (page, "");
    }
  gtk_window_destroy (window);
}

static guint
count_dictionaries (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      n_open += APP_IS_DICTIONARY_WINDOW (window);
    }
  return n_open;
}

static AppDictionaryWindow *
get_dictionary (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (APP_IS_DICTIONARY_WINDOW (window))
        return APP_DICTIONARY_WINDOW (window);
    }
  return NULL;
}

/* One window however often it is asked for; a code that nobody knows shows its neighbours, not an error. */
static void
test_present (void)
{
  AppDictionaryPage *codes;

  app_dictionary_window_present (context, NULL, "CF-12803");
  codes = app_dictionary_window_get_page (get_dictionary (), "codes");
  g_assert_cmpstr (app_dictionary_page_get_key (codes), ==, "CF-12803");
  test_context_shoot (GTK_WINDOW (get_dictionary ()), "dictionary-code");
  app_dictionary_window_present (context, NULL, "CF-00001");
  g_assert_cmpuint (count_dictionaries (), ==, 1);
  g_assert_cmpstr (app_dictionary_page_get_key (codes), ==, "CF-00001");
  app_dictionary_window_present (context, NULL, "CF-99999");
  g_assert_cmpuint (app_dictionary_page_get_n_shown (codes), ==, 0);
  test_context_shoot (GTK_WINDOW (get_dictionary ()), "dictionary-nothing");
  gtk_window_destroy (GTK_WINDOW (get_dictionary ()));
  g_assert_cmpuint (count_dictionaries (), ==, 0);
}

/* Every entry has a key, a title in both languages and something to say. */
static void
test_words (void)
{
  CodefCatalog *catalog = app_context_get_catalog (context);
  GListModel *lists[] = { codef_catalog_get_result_codes (catalog), codef_catalog_get_organizations (catalog),
                          codef_catalog_get_field_labels (catalog) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr(GObject) item = g_list_model_get_item (lists[i], j);
        g_autoptr(GPtrArray) facts = app_dictionary_words_list (item, CODEF_LANGUAGE_KOREAN);

        g_assert_cmpstr (app_dictionary_words_get_key (item), !=, "");
        g_assert_cmpstr (app_dictionary_words_get_title (item, CODEF_LANGUAGE_KOREAN), !=, "");
        g_assert_cmpstr (app_dictionary_words_get_title (item, CODEF_LANGUAGE_ENGLISH), !=, "");
        g_assert_cmpuint (facts->len, >=, 3);
        g_assert_true (app_dictionary_words_match (item, app_dictionary_words_get_key (item)));
        g_assert_true (app_dictionary_words_match (item, ""));
        g_assert_false (app_dictionary_words_match (item, "ㅋㅋㅋㅋㅋㅋ"));
      }
}

static void
test_language (void)
{
  GSettings *settings = app_context_get_settings (context);

  g_settings_set_string (settings, "label-language", "korean");
  app_dictionary_window_present (context, NULL, "CF-12803");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  test_context_shoot (GTK_WINDOW (get_dictionary ()), "dictionary-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_string (settings, "label-language", "english");
  g_assert_cmpstr (app_dictionary_page_get_key (app_dictionary_window_get_page (get_dictionary (), "codes")), ==,
                   "CF-12803");
  g_settings_reset (settings, "label-language");
  gtk_window_destroy (GTK_WINDOW (get_dictionary ()));
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/dictionary/pages", test_pages);
  g_test_add_func ("/dictionary/search", test_search);
  g_test_add_func ("/dictionary/present", test_present);
  g_test_add_func ("/dictionary/words", test_words);
  g_test_add_func ("/dictionary/language", test_language);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
