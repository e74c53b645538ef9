/* SPDX-License-Identifier: MIT */
/* The help: the page that fits what is in front, the words of the sandbox as the sandbox itself lists them, lines that end between words. */
#include "app-help-window.h"
#include "app-word-wrap.h"
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

static const struct { const char *name, *text; guint n_kept; } texts[] = {
  { "korean", "서비스에서 가장 오래 걸리는 작업은 300초입니다", 6 },
  { "consonants", "ㄱㅁㅇㅎ 국민은행", 2 },
  { "one-syllable", "이 그 저", 0 },
  { "english", "The longest jobs of the service take 300 seconds", 0 },
  { "too-long", "가나다라마바사아자차카타파", 0 },
  { "empty", "", 0 },
};

static void
test_kept_words (gconstpointer data)
{
  g_autoptr(PangoAttrList) attributes = app_word_wrap_make_attributes (texts[GPOINTER_TO_UINT (data)].text);
  GSList *all = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;

  g_assert_cmpuint (g_slist_length (all), ==, texts[GPOINTER_TO_UINT (data)].n_kept);
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
}

/* Each line of the label begins where a word does. */
static void
check_lines (GtkLabel *label)
{
  PangoLayout *layout;
  const char *text;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (label));
  layout = gtk_label_get_layout (label);
  text = pango_layout_get_text (layout);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      g_assert_true (text[start - 1] == ' ');
    }
}

static void
test_wrap (void)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWindow *window;

  app_word_wrap_install ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_text (GTK_LABEL (label), texts[0].text);
  window = test_context_window (label, 160, 200);
  check_lines (GTK_LABEL (label));
  gtk_label_set_markup (GTK_LABEL (label), "<b>토큰과</b> 응답을 합친 초 단위 시간입니다. 응답할 때까지 기다립니다.");
  check_lines (GTK_LABEL (label));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/help/fits", test_fits);
  g_test_add_func ("/help/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/word-wrap/kept/%s", texts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kept_words);
    }
  g_test_add_func ("/word-wrap/lines", test_wrap);
  return g_test_run ();
}
