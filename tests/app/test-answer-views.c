/* SPDX-License-Identifier: MIT */
/* The views beside the tree, and what all of them keep: masks, zoom, the audience. */
#include "answer-desk.h"
#include "app-table-page.h"
#include "app-text-page.h"
#include "app-value-window.h"
#include "app-zoom.h"
#include "store-paths.h"
#include "test-context.h"
#include "test-loop.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"
#define ACCOUNTS_REQUEST "'connectedId':'sandbox_connectedId','organization':'0004'"

static AppContext *context;

static void
test_text (void)
{
  Desk desk = desk_open (context);
  GtkWidget *view;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_assert_null (desk_find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW));
  app_answer_pane_set_view (desk.pane, "text");
  test_wait_until ((view = desk_find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW)) != NULL, 3000);
  test_wait_until (!app_text_page_is_busy (APP_TEXT_PAGE (gtk_widget_get_ancestor (view, APP_TYPE_TEXT_PAGE))), 3000);
  {
    g_autofree char *text = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
    g_assert_nonnull (strstr (text, "\n      {\n        \"resAccount\": \"06170204000000\",\n"));
  }
  test_context_shoot (desk.window, "answer-text");
  desk_close (&desk);
}

static void
test_exchange (void)
{
  Desk desk = desk_open (context);

  /* another client, so another token */
  app_context_drop_client (context, "local");
  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  desk_assert_says (&desk, "The request, with the token just fetched.");
  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  desk_assert_says (&desk, "The request, with the token that was held.");
  g_assert_true (sandbox_server_set_next_scenario (app_context_get_sandbox (context), "token:expired", NULL));
  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  desk_assert_says (&desk, "Request, token rejected");
  desk_assert_says (&desk, "New token");
  desk_assert_says (&desk, "Request, repeated");
  desk_assert_says (&desk, "The same request once more, with the new token.");
  desk_assert_says (&desk, "Body as sent");
  desk_assert_says (&desk, "total ");
  test_context_shoot (desk.window, "answer-exchange");
  desk_close (&desk);
}

/* "Send anyway" lets a password out in clear, and the sandbox echoes it: all views show that it went, none what it
 * was. */
static void
test_masked (void)
{
  Desk desk = desk_open (context);
  g_autofree char *row = NULL, *text = NULL;

  desk_show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId','password':'geheim12'");
  row = desk_dup_row (&desk, "/password");
  g_assert_cmpstr (row, ==, "password, Password, \"••••\"");
  app_answer_pane_set_view (desk.pane, "text");
  desk_assert_says (&desk, "Secrets are masked");
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW))),
                "text", &text, NULL);
  g_assert_null (strstr (text, "geheim12"));
  app_answer_pane_set_view (desk.pane, "exchange");
  desk_assert_says (&desk, "secrets are masked here");
  g_assert_false (desk_says (&desk, "geheim12"));
  g_assert_true (desk_says (&desk, "Authorization: Bearer ••••"));
  desk_close (&desk);
}

static void
set_mask (gboolean mask)
{
  g_settings_set_boolean (app_context_get_settings (context), "mask-personal-data", mask);
}

static char *
dup_value (Desk *desk, const char *pointer)
{
  return doc_document_dup_string (desk_get_document (desk), desk_find (desk, pointer));
}

/* One switch: tree, text, wire, copies and what stands in words; the cursor stays where it is. */
static void
test_privacy (void)
{
  static const char account[] = "/data/resDepositTrust/0/resAccount";
  Desk desk = desk_open (context);
  AppTextPage *text_page;
  AppTablePage *table;
  DocNode loans;
  g_autofree char *clear = NULL, *masked = NULL, *copied = NULL, *text = NULL, *again = NULL;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  clear = dup_value (&desk, account);
  /* what is open and what the table shows stays as it is: not the longest list, and not the usual levels */
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resLoan"));
  gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.show-table", NULL);
  table = APP_TABLE_PAGE (desk_find_child (GTK_WIDGET (desk.pane), APP_TYPE_TABLE_PAGE));
  test_wait_until (app_table_page_get_table (table) != NULL, 3000);
  loans = app_table_page_get_array (table);
  g_assert_cmpuint (loans, ==, desk_find (&desk, "/data/resLoan"));
  app_answer_pane_set_view (desk.pane, "tree");
  doc_rows_set_expanded (app_tree_view_get_rows (desk.tree), desk_find (&desk, "/data/resDepositTrust/2"), TRUE);
  app_tree_view_go_to (desk.tree, desk_find (&desk, account));
  set_mask (TRUE);
  g_assert_true (doc_rows_is_expanded (app_tree_view_get_rows (desk.tree), desk_find (&desk, "/data/resDepositTrust/2")));
  g_assert_cmpuint (app_table_page_get_array (table), ==, loans);
  masked = dup_value (&desk, account);
  g_assert_cmpstr (masked, !=, clear);
  g_assert_cmpuint (strlen (masked), ==, strlen (clear));
  desk_assert_cursor (&desk, account);
  desk_assert_copied (&desk, "tree.copy-value", masked);
  desk_assert_says (&desk, "replaced by pseudonyms");
  app_answer_pane_set_view (desk.pane, "text");
  text_page = APP_TEXT_PAGE (desk_find_child (GTK_WIDGET (desk.pane), APP_TYPE_TEXT_PAGE));
  test_wait_until (!app_text_page_is_busy (text_page), 3000);
  text = app_text_page_dup_text (text_page);
  g_assert_null (strstr (text, clear));
  g_assert_nonnull (strstr (text, masked));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_false (desk_says (&desk, clear));
  desk_assert_says (&desk, masked);
  test_context_shoot (desk.window, "answer-masked-exchange");
  app_answer_pane_set_view (desk.pane, "tree");
  test_context_shoot (desk.window, "answer-masked");

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  copied = dup_value (&desk, account);
  g_assert_cmpstr (copied, ==, masked);
  set_mask (FALSE);
  again = dup_value (&desk, account);
  g_assert_cmpstr (again, ==, clear);
  desk_close (&desk);
}

static AppValueWindow *
open_value (Desk *desk, const char *pointer)
{
  g_autoptr(GList) windows = NULL;

  app_tree_view_go_to (desk->tree, desk_find (desk, pointer));
  desk_act (desk, "tree.show-value");
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (APP_IS_VALUE_WINDOW (l->data))
      {
        test_wait_until (strcmp (app_value_window_get_view (l->data), "busy") != 0, 5000);
        return l->data;
      }
  g_error ("no window for %s", pointer);
}

static void
assert_value (Desk *desk, const char *pointer, const char *view, const char *words, const char *picture)
{
  AppValueWindow *window = open_value (desk, pointer);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_cmpstr (app_value_window_get_view (window), ==, view);
  desk_gather (GTK_WIDGET (window), text);
  g_assert_nonnull (strstr (text->str, words));
  test_context_shoot (GTK_WINDOW (window), picture);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A value as a whole, and the file that it may hold. */
static void
test_value (void)
{
  static const FaultStep files[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"resAccountBalance\":\"874890\","
              "\"picture\":\"data:img/jpeg;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4"
              "z8DA0MDAAKEAGHsC/7F5280AAAAASUVORK5CYII=\","
              "\"damaged\":\"iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91Jpz\","
              "\"file\":\"JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvUGFnZT4+CjIgMCBvYmo8PC9UeXBlL1BhZ2U+Pgo=\","
              "\"text\":\"PD94bWwgdmVyc2lvbj0iMS4wIj8+PGE+7ZmN6ri464+ZPC9hPg==\"}}"),
    { FAULT_END },
  };
  Desk desk = desk_open (context);

  desk_show_steps (&desk, files);
  assert_value (&desk, "/data/resAccountBalance", "text", "₩874,890", "value-text");
  assert_value (&desk, "/data/picture", "picture", "2 × 2 pixels", "value-picture");
  assert_value (&desk, "/data/damaged", "file", "damaged or too large", "value-damaged");
  assert_value (&desk, "/data/file", "file", "2 pages", "value-pdf");
  assert_value (&desk, "/data/text", "text", "Text in base64", "value-decoded");
  desk_close (&desk);
}

static int
get_row_height (Desk *desk)
{
  GtkWidget *list = desk_find_child (GTK_WIDGET (desk->tree), GTK_TYPE_LIST_VIEW);
  int height;

  gtk_widget_measure (gtk_widget_get_first_child (gtk_widget_get_first_child (list)), GTK_ORIENTATION_VERTICAL, -1,
                      &height, NULL, NULL, NULL);
  return height;
}

/* Step by step to both ends, and back. */
static void
test_zoom (void)
{
  GSettings *settings = app_context_get_settings (context);
  Desk desk = desk_open (context);
  int usual;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  usual = get_row_height (&desk);
  app_zoom_change (settings, 1);
  app_zoom_change (settings, 1);
  app_zoom_change (settings, 1);
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 150);
  test_wait_until (get_row_height (&desk) > usual, 3000);
  test_context_shoot (desk.window, "answer-zoomed");
  for (guint i = 0; i < 20; i++)
    app_zoom_change (settings, 1);
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 300);
  for (guint i = 0; i < 20; i++)
    app_zoom_change (settings, -1);
  g_assert_cmpint (g_settings_get_int (settings, "answer-zoom"), ==, 50);
  app_zoom_change (settings, 0);
  test_wait_until (get_row_height (&desk) == usual, 3000);
  desk_close (&desk);
}

/* Masked if the preferences say so, and without the wire. */
static void
test_presenting (void)
{
  GSettings *settings = app_context_get_settings (context);
  Desk desk = desk_open (context);

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_true (desk_says (&desk, "HTTP 200"));
  app_context_set_presenting (context, TRUE);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  g_assert_false (desk_says (&desk, "HTTP 200"));
  g_assert_true (desk_says (&desk, "replaced by pseudonyms"));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  g_settings_set_boolean (settings, "presentation-masks", FALSE);
  g_assert_false (desk_says (&desk, "replaced by pseudonyms"));
  g_settings_reset (settings, "presentation-masks");
  app_context_set_presenting (context, FALSE);
  g_assert_false (desk_says (&desk, "replaced by pseudonyms"));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "exchange");
  desk_close (&desk);
}

/* (transfer full): the only file among those for large answers. */
static char *
dup_overflow_path (void)
{
  g_autofree char *folder = store_paths_cache ("answers");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* The beginning is shown as what it is; the whole lies in a private file that goes with the tab. */
static void
test_overflow (void)
{
  static const char piece[] = ",{\"resAccountHolder\":\"홍길동\",\"resAccountBalance\":\"874890\"}";
  const FaultStep steps[] = { FAULT_OK ("{\"result\":{\"code\":\"CF-00000\"},\"data\":[0"),
                              { FAULT_SEND, piece, .count = 50000 }, { FAULT_SEND, "]}" }, { FAULT_END } };
  GSettings *settings = app_context_get_settings (context);
  Desk desk;
  g_autofree char *path = NULL, *row = NULL;
  GStatBuf status;

  g_settings_set_uint (settings, "answer-limit-mb", 1);
  desk = desk_open (context);
  desk_show_steps (&desk, steps);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  desk_assert_says (&desk, "Only the beginning is shown: 1.0\302\240MB of ");
  g_assert_true (desk_says (&desk, "codef-console/answers/answer-"));
  g_assert_true (desk_says (&desk, "Too large to be shown whole"));
  path = dup_overflow_path ();
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, strlen (strstr (steps[0].text, "\r\n\r\n")) - 4 + 50000 * strlen (piece) + 2);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  test_context_shoot (desk.window, "answer-overflow");

  row = desk_dup_row (&desk, "/data");
  g_assert_nonnull (strstr (row, "+]"));
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/result/code"));
  desk_assert_copied (&desk, "tree.copy-value", "CF-00000");
  /* what the end of the text cut is not handed out as the whole */
  gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.copy-all", NULL);
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data"));
  desk_act (&desk, "tree.copy-value");
  desk_act (&desk, "tree.copy-json");
  desk_assert_clipboard (&desk, "CF-00000");
  app_answer_pane_set_view (desk.pane, "table");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");

  set_mask (TRUE);
  desk_assert_says (&desk, "not offered while that is masked");
  g_assert_false (desk_says (&desk, "codef-console/answers/answer-"));
  test_wait_until (desk_get_document (&desk) != NULL, 5000);
  g_assert_null (strstr (g_bytes_get_data (doc_document_get_text (desk_get_document (&desk)), NULL), "홍길동"));
  set_mask (FALSE);
  g_settings_reset (settings, "answer-limit-mb");
  desk_close (&desk);
  g_assert_cmpint (g_stat (path, &status), !=, 0);
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/answer/text", test_text);
  g_test_add_func ("/answer/exchange", test_exchange);
  g_test_add_func ("/answer/masked", test_masked);
  g_test_add_func ("/answer/privacy", test_privacy);
  g_test_add_func ("/answer/value", test_value);
  g_test_add_func ("/answer/zoom", test_zoom);
  g_test_add_func ("/answer/presenting", test_presenting);
  g_test_add_func ("/answer/B23-overflow", test_overflow);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
