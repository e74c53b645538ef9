/* SPDX-License-Identifier: MIT */
/* What a window shows of a secret, and of text that is markup elsewhere. */
#include "app-keys-form.h"
#include "app-notice.h"
#include "app-toast.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <string.h>

#define WAIT_MS 5000
#define CLIENT_ID "7c0ffee1-5eed-4bad-8bad-0123456789ab"
#define CANARY "5ec2e700-5eed-4bad-8bad-ba9876543210"

/* Whether any entry or label below @top holds @text, as a screen reader would find it. */
static gboolean
holds (GtkWidget *top, const char *text)
{
  const char *own = GTK_IS_LABEL (top) ? gtk_label_get_text (GTK_LABEL (top))
                    : GTK_IS_EDITABLE (top) ? gtk_editable_get_text (GTK_EDITABLE (top)) : NULL;

  if (own != NULL && strstr (own, text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (holds (child, text))
      return TRUE;
  return FALSE;
}

/* (transfer none) (nullable): the text widget that holds @text. */
static GtkText *
find_text (GtkWidget *top, const char *text)
{
  GtkText *found = NULL;

  if (GTK_IS_TEXT (top) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (top)), text))
    return GTK_TEXT (top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);
  return found;
}

static AppKeysForm *
open_form (AppContext *context, GtkWindow **window)
{
  g_autoptr(CodefSecret) secret = codef_secret_new (CANARY);
  g_autoptr(CodefCredentials) stored = codef_credentials_new (CLIENT_ID, secret, NULL);
  g_autoptr(CodefEnvironment) demo = app_context_find_environment (context, "demo");
  AppKeysForm *form = g_object_new (APP_TYPE_KEYS_FORM, NULL);

  *window = test_context_window (GTK_WIDGET (form), 600, 400);
  app_keys_form_set_stored (form, demo, stored);
  return form;
}

/* Entries can be read over the accessibility bus, so a stored secret is never put into one. */
static void
test_stored (void)
{
  g_autoptr(AppContext) context = test_context_new ();
  GtkWindow *window;
  AppKeysForm *form = open_form (context, &window);

  g_assert_true (holds (GTK_WIDGET (form), CLIENT_ID));
  g_assert_false (holds (GTK_WIDGET (form), CANARY));
  gtk_window_destroy (window);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What was pasted is dots, and cannot be copied out again. */
static void
test_typed (void)
{
  g_autoptr(AppContext) context = test_context_new ();
  g_autofree char *sentence = NULL;
  g_autofree char *copied = NULL;
  GtkWindow *window;
  AppKeysForm *form = open_form (context, &window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (form));
  GtkText *text;

  sentence = app_keys_form_take_block (form, "CODEF_CLIENT_SECRET=" CANARY "\n");
  text = find_text (GTK_WIDGET (form), CANARY);
  g_assert_nonnull (text);
  g_assert_false (gtk_text_get_visibility (text));
  g_assert_null (strstr (sentence, CANARY));
  gdk_clipboard_set_text (clipboard, "before");
  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  gtk_widget_activate_action (GTK_WIDGET (text), "clipboard.copy", NULL);
  gtk_widget_activate_action (GTK_WIDGET (text), "clipboard.cut", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, on_read_cb, &copied);
  test_wait_until (copied != NULL, WAIT_MS);
  g_assert_cmpstr (copied, ==, "before");
  gtk_window_destroy (window);
}

static void
test_markup (void)
{
  const char *text = "<b>굵게</b> & <a href='x'>y</a>";
  GtkWidget *notice = app_notice_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (box), notice);
  window = test_context_window (box, 500, 300);
  app_notice_show (APP_NOTICE (notice), APP_NOTICE_ERROR, text, NULL, NULL);
  g_assert_nonnull (test_window_find_text (notice, GTK_TYPE_LABEL, text));
  app_toast (notice, text);
  test_wait_until (test_window_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, text) != NULL, WAIT_MS);
  gtk_window_destroy (window);
}

/* The toolkit would list every file that a program tells it of, where each other program can read it. */
static void
test_recent_files (void)
{
  AppWindow *window = test_window_open ();
  g_autofree char *list = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);

  app_window_open_path (window, "/v1/kr/bank/p/account/account-list");
  g_assert_cmpstr (app_request_page_get_path (app_window_get_page (window)), ==, "/v1/kr/bank/p/account/account-list");
  test_window_close (window);
  g_assert_false (g_file_test (list, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/secrecy/K8-stored", test_stored);
  g_test_add_func ("/secrecy/K5-K7-typed", test_typed);
  g_test_add_func ("/secrecy/B33-markup", test_markup);
  g_test_add_func ("/secrecy/K15-recent-files", test_recent_files);
  return g_test_run ();
}
