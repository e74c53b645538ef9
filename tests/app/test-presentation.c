/* SPDX-License-Identifier: MIT */
/* The window before an audience: large, without the sidebar, and as before once it is over. */
#include "app-answer-pane.h"
#include "app-picker.h"
#include "app-request-page.h"
#include "app-tree-row.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <string.h>

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

static int
get_row_height (AppWindow *window)
{
  GtkWidget *row = test_window_find (GTK_WIDGET (window), APP_TYPE_TREE_ROW);

  return row != NULL ? gtk_widget_get_height (row) : 0;
}

/* The rows of the tree draw their text themselves: they grow, and are as before once it is over. */
static void
test_tree (void)
{
  AppWindow *window = test_window_open ();
  int usual;

  app_window_open_path (window, "/v1/kr/bank/p/account/account-list");
  act (window, "win.send");
  test_wait_until (get_row_height (window) > 0, 20000);
  usual = get_row_height (window);
  for (guint i = 0; i < 3; i++)
    {
      act (window, "win.presentation");
      test_wait_until (get_row_height (window) >= usual * 5 / 4, 5000);
      act (window, "win.end-presentation");
      test_wait_until (get_row_height (window) == usual, 5000);
    }
  test_window_close (window);
}

/* What the keyboard was in is gone: it is in the window still, so that Escape leads back. */
static void
test_keyboard (void)
{
  AppWindow *window = test_window_open ();
  GtkWidget *picker = test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER);

  g_assert_true (gtk_widget_child_focus (picker, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), picker));
  act (window, "win.presentation");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (window))));
  act (window, "win.end-presentation");
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

static GtkEntry *
find_entry (GtkWidget *top, const char *text)
{
  if (GTK_IS_ENTRY (top) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (top)), text))
    return GTK_ENTRY (top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEntry *found = find_entry (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The pages of a stack that are not shown are no less visible, but they are not mapped. */
static GtkWidget *
find_mapped_text (GtkWidget *top)
{
  if (GTK_IS_TEXT_VIEW (top) && gtk_widget_get_mapped (top))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped_text (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_shown_text (AppWindow *window)
{
  GtkWidget *view = find_mapped_text (GTK_WIDGET (window));
  char *text = NULL;

  if (view != NULL)
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

static gboolean
shows_masked (AppWindow *window)
{
  g_autofree char *text = dup_shown_text (window);

  return strstr (text, "birthDate") != NULL && strstr (text, "19880417") == NULL;
}

static gboolean
shows_clear (AppWindow *window)
{
  g_autofree char *text = dup_shown_text (window);

  return strstr (text, "19880417") != NULL;
}

static void
show_page (AppWindow *window, const char *label)
{
  GtkWidget *button = test_window_find_text (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, label);

  gtk_widget_activate (button);
}

/* The request is on the screen too: dots in the form, pseudonyms in JSON and wire; what is sent stays what was typed. */
static void
test_request (void)
{
  AppWindow *window = test_window_open ();
  GSettings *settings = app_context_get_settings (app_window_get_context (window));
  CodefForm *form;
  GtkEntry *entry;

  app_window_open_path (window, "/v1/kr/bank/p/account/account-list");
  form = app_request_page_get_form (app_window_get_page (window));
  codef_form_set_text (form, "{\"organization\":\"0004\",\"birthDate\":\"19880417\"}");
  test_wait_until ((entry = find_entry (GTK_WIDGET (window), "19880417")) != NULL, 5000);
  g_assert_true (gtk_entry_get_visibility (entry));
  g_settings_set_boolean (settings, "mask-personal-data", TRUE);
  g_assert_false (gtk_entry_get_visibility (entry));
  test_context_shoot (GTK_WINDOW (window), "request-masked");
  show_page (window, "JSON");
  test_wait_until (shows_masked (window), 5000);
  test_context_shoot (GTK_WINDOW (window), "request-masked-json");
  show_page (window, "Wire");
  test_wait_until (shows_masked (window), 5000);
  show_page (window, "Snippet");
  test_wait_until (shows_masked (window), 5000);
  g_assert_nonnull (strstr (codef_form_get_text (form), "19880417"));
  show_page (window, "JSON");
  g_settings_reset (settings, "mask-personal-data");
  test_wait_until (shows_clear (window), 5000);
  show_page (window, "Form");
  g_assert_true (gtk_entry_get_visibility (entry));
  test_window_close (window);
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/presentation/whole", test_presentation);
  g_test_add_func ("/presentation/without-sidebar", test_without_sidebar);
  g_test_add_func ("/presentation/zoom", test_zoom);
  g_test_add_func ("/presentation/keyboard", test_keyboard);
  g_test_add_func ("/presentation/tree", test_tree);
  g_test_add_func ("/presentation/request", test_request);
  return g_test_run ();
}
