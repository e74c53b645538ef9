/* SPDX-License-Identifier: MIT */
/* A request on its way to others: as a program, as a bundle for the help desk, as a curl command. */
#include "app-answer-pane.h"
#include "app-collection.h"
#include "app-curl-window.h"
#include "app-form-pane.h"
#include "app-inquiry-window.h"
#include "app-request-page.h"
#include "app-snippet-view.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <gtksourceview/gtksource.h>

#define PATH "/v1/kr/bank/p/account/account-list"
#define CANARY "Zq9Canary"
#define WAIT_MS 20000

typedef struct
{
  AppContext     *context; /* (owned) */
  AppRequestPage *page;
  GtkWindow      *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = test_context_new ();
  g_settings_reset (app_context_get_settings (fixture->context), "snippet");
  fixture->page = APP_REQUEST_PAGE (app_request_page_new (fixture->context));
  fixture->window = test_context_window (GTK_WIDGET (fixture->page), 1100, 760);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->context);
}

static void
fill (Fixture *fixture, const char *json)
{
  app_request_page_set_path (fixture->page, PATH);
  codef_form_set_text (app_request_page_get_form (fixture->page), json);
}

static gboolean
shows (GtkWidget *view, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (test_window_find (view, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return strstr (text, words) != NULL;
}

static char *
dup_clipboard (GtkWidget *widget)
{
  g_autoptr(GAsyncResult) result = NULL;
  char *text;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  text = gdk_clipboard_read_text_finish (gtk_widget_get_clipboard (widget), result, NULL);
  g_assert_nonnull (text);
  return text;
}

/* It follows the form and the choice, which is remembered; what is copied is whole. */
static void
test_snippet (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  g_autofree char *copied = NULL;

  fill (fixture, "{\"organization\":\"0004\"}");
  gtk_widget_activate_action (test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_FORM_PANE), "form.page", "s", "snippet");
  view = test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_SNIPPET_VIEW);
  test_wait_until (shows (view, "curl "), WAIT_MS);
  codef_form_set_text (app_request_page_get_form (fixture->page), "{\"organization\":\"0088\",\"accountPassword\":\"" CANARY "\"}");
  test_wait_until (shows (view, "0088"), WAIT_MS);
  g_assert_false (shows (view, CANARY));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (test_window_find (view, GTK_TYPE_DROP_DOWN)), CODEF_SNIPPET_PYTHON);
  test_wait_until (shows (view, "import os"), WAIT_MS);
  test_context_shoot (fixture->window, "snippet");
  g_assert_cmpint (app_snippet_get_kind (fixture->context), ==, CODEF_SNIPPET_PYTHON);
  gtk_widget_activate_action (view, "snippet.copy", NULL);
  copied = dup_clipboard (view);
  g_assert_nonnull (strstr (copied, "easycodefpy"));
  g_assert_null (strstr (copied, CANARY));
}

static void
test_snippet_of_broken_json (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  fill (fixture, "{\"organization\":");
  gtk_widget_activate_action (test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_FORM_PANE), "form.page", "s", "snippet");
  view = test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_SNIPPET_VIEW);
  test_wait_until (!gtk_widget_get_sensitive (gtk_widget_get_parent (test_window_find_text (view, GTK_TYPE_BUTTON, "Copy the program"))),
                   WAIT_MS);
  g_assert_false (shows (view, "curl "));
}

/* A text view would freeze on a certificate in one line. */
static void
test_shorten (void)
{
  g_autofree char *giant = g_strnfill (5000000, 'x');
  g_autofree char *text = g_strdup_printf ("a\n%s\nb한", giant);
  gboolean is_cut = FALSE;
  g_autofree char *shown = app_snippet_shorten (text, &is_cut);
  g_autofree char *same = app_snippet_shorten ("a\nb한", &is_cut);

  g_assert_true (g_str_has_prefix (shown, "a\nxxx"));
  g_assert_true (g_str_has_suffix (shown, "…\nb한"));
  g_assert_cmpuint (strlen (shown), <, 2000);
  g_assert_cmpstr (same, ==, "a\nb한");
  g_assert_false (is_cut);
}

static void
test_copy_curl (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  fill (fixture, "{\"organization\":\"0004\",\"accountPassword\":\"" CANARY "\"}");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "call.copy-curl", NULL);
  copied = dup_clipboard (GTK_WIDGET (fixture->page));
  g_assert_true (g_str_has_prefix (copied, "#!"));
  g_assert_nonnull (strstr (copied, PATH));
  g_assert_null (strstr (copied, CANARY));
}

static void
test_inquiry (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = test_context_send (fixture->context, PATH, "{'sandboxScenario':'code:CF-12803','userName':'홍길동'}");
  AppInquiryWindow *window =
    APP_INQUIRY_WINDOW (app_inquiry_window_new (fixture->context, fixture->window, exchange, NULL, "account-list.md"));
  g_autofree char *copied = NULL;

  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (app_inquiry_window_get_text (window) != NULL, WAIT_MS);
  g_assert_nonnull (strstr (app_inquiry_window_get_text (window), "CF-12803"));
  g_assert_null (strstr (app_inquiry_window_get_text (window), "홍길동"));
  test_context_shoot (GTK_WINDOW (window), "inquiry");
  gtk_widget_activate_action (GTK_WIDGET (window), "inquiry.copy", NULL);
  copied = dup_clipboard (GTK_WIDGET (window));
  g_assert_cmpstr (copied, ==, app_inquiry_window_get_text (window));
  gtk_switch_set_active (GTK_SWITCH (test_window_find (GTK_WIDGET (window), GTK_TYPE_SWITCH)), FALSE);
  test_wait_until (app_inquiry_window_get_text (window) != NULL, WAIT_MS);
  g_assert_nonnull (strstr (app_inquiry_window_get_text (window), "홍길동"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was kept is what the sandbox gives next, told as such, until it is given up. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  CodefCatalog *catalog = app_context_get_catalog (fixture->context);
  AppAnswerPane *pane = app_answer_pane_new (fixture->context);
  GtkWindow *window = test_context_window (GTK_WIDGET (pane), 700, 600);
  g_autoptr(CodefExchange) first = test_context_send (fixture->context, PATH, "{'connectedId':'sandbox_connectedId','organization':'0004'}");
  g_autoptr(CodefExchange) second = NULL;

  app_answer_pane_set_product (pane, codef_catalog_find_product (catalog, PATH));
  app_answer_pane_set_exchange (pane, first);
  gtk_widget_activate_action (GTK_WIDGET (pane), "answer.keep", NULL);
  test_wait_until (codef_catalog_has_own_answer (catalog, PATH), WAIT_MS);
  second = test_context_send (fixture->context, PATH, "{'connectedId':'sandbox_connectedId','organization':'0004'}");
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (second)));
  app_answer_pane_set_exchange (pane, second);
  test_wait_until (test_window_find_text (GTK_WIDGET (pane), GTK_TYPE_LABEL,
                                          "The built-in sandbox gave an answer that you kept, masked, not one of the catalogue.") != NULL,
                   WAIT_MS);
  gtk_widget_activate_action (GTK_WIDGET (pane), "answer.forget-kept", NULL);
  test_wait_until (!codef_catalog_has_own_answer (catalog, PATH), WAIT_MS);
  gtk_window_destroy (window);
}

static void
on_accepted_cb (AppCurlWindow *window, const char *path, const char *json, const char *sentence, char **taken)
{
  *taken = g_strjoin ("|", path, json, sentence, NULL);
}

static void
test_curl_window (Fixture *fixture, gconstpointer data)
{
  AppCurlWindow *window = APP_CURL_WINDOW (app_curl_window_new (fixture->window));
  g_autofree char *taken = NULL;

  g_signal_connect (window, "accepted", G_CALLBACK (on_accepted_cb), &taken);
  gtk_window_present (GTK_WINDOW (window));
  app_curl_window_set_text (window, "curl 'unclosed");
  gtk_widget_activate_action (GTK_WIDGET (window), "curl.accept", NULL);
  g_assert_cmpstr (app_curl_window_get_problem (window), !=, "");
  g_assert_null (taken);
  app_curl_window_set_text (window, "curl -X POST https://development.codef.io" PATH " -H 'Authorization: Bearer opaque' "
                                    "-d '%7B%22organization%22%3A%220004%22%7D'");
  gtk_widget_activate_action (GTK_WIDGET (window), "curl.accept", NULL);
  g_assert_true (g_str_has_prefix (taken, PATH "|{\"organization\":\"0004\"}|"));
  g_assert_nonnull (strstr (taken, "left out"));
  g_assert_null (strstr (taken, "opaque"));
}

/* A collection as another program wrote it: one request for us, one for somebody else. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const char json[] =
    "{\"info\":{\"name\":\"c\",\"schema\":\"https://schema.getpostman.com/json/collection/v2.1.0/collection.json\"},\"item\":["
    "{\"name\":\"accounts\",\"request\":{\"method\":\"POST\",\"url\":\"https://development.codef.io" PATH "\",\"body\":{\"mode\":"
    "\"raw\",\"raw\":\"{\\\"organization\\\":\\\"0004\\\"}\"}}},"
    "{\"name\":\"picture\",\"request\":{\"method\":\"GET\",\"url\":\"https://example.com/a.png\"}}]}";
  g_autofree char *folder = g_dir_make_tmp ("test-bridge-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "collection.json", NULL);
  g_autofree char *saved = g_build_filename (folder, "requests", "accounts.request.json", NULL);
  g_autofree char *requests = g_build_filename (folder, "requests", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;

  g_settings_set_string (app_context_get_settings (fixture->context), "requests-folder", requests);
  g_assert_true (g_file_set_contents (path, json, -1, NULL));
  app_collection_import_async (fixture->context, file, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  summary = app_collection_import_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (summary, "1 request was saved."));
  g_assert_nonnull (strstr (summary, "• "));
  g_assert_true (g_file_test (saved, G_FILE_TEST_EXISTS));
  g_settings_reset (app_context_get_settings (fixture->context), "requests-folder");
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } cases[] = {
    { "snippet", test_snippet }, { "snippet-of-broken-json", test_snippet_of_broken_json }, { "copy-curl", test_copy_curl },
    { "inquiry", test_inquiry }, { "curl-window", test_curl_window }, { "import", test_import },
    { "keep", test_keep },
  };
  g_autofree char *home = g_dir_make_tmp ("test-bridge-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  test_context_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bridge/", cases[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, cases[i].run, tear_down);
    }
  g_test_add_func ("/bridge/shorten", test_shorten);
  return g_test_run ();
}
