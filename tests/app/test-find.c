/* SPDX-License-Identifier: MIT */
/* The search in an answer: what it finds, how one gets from hit to hit, and that it never disturbs the tree. */
#include "app-answer-pane.h"
#include "app-find-bar.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

static AppContext *context;

typedef struct
{
  GtkWindow     *window;
  AppAnswerPane *pane;
  AppTreeView   *tree;
  AppFindBar    *bar;
  GtkEditable   *entry;
} Desk;

static Desk
open_desk (void)
{
  g_autoptr(CodefExchange) exchange = test_context_send (context, ACCOUNTS,
                                                         "{'connectedId':'sandbox_connectedId','organization':'0004'}");
  Desk desk = { .pane = app_answer_pane_new (context) };

  desk.window = test_context_window (GTK_WIDGET (desk.pane), 680, 640);
  app_answer_pane_set_product (desk.pane, codef_catalog_find_product (app_context_get_catalog (context), ACCOUNTS));
  app_answer_pane_set_exchange (desk.pane, exchange);
  desk.tree = APP_TREE_VIEW (test_window_find (GTK_WIDGET (desk.pane), APP_TYPE_TREE_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.find", NULL);
  desk.bar = APP_FIND_BAR (test_window_find (GTK_WIDGET (desk.pane), APP_TYPE_FIND_BAR));
  g_assert_nonnull (desk.bar);
  desk.entry = GTK_EDITABLE (test_window_find (GTK_WIDGET (desk.bar), GTK_TYPE_SEARCH_ENTRY));
  return desk;
}

static void
close_desk (Desk *desk)
{
  gtk_window_destroy (desk->window);
}

static void
look_for (Desk *desk, const char *text, const char *status)
{
  gtk_editable_set_text (desk->entry, text);
  test_wait_until (g_str_equal (app_find_bar_get_status (desk->bar), status), 5000);
}

static void
assert_at (Desk *desk, const char *pointer)
{
  g_autofree char *found = doc_document_dup_json_pointer (doc_rows_get_document (app_tree_view_get_rows (desk->tree)),
                                                          app_tree_view_get_node (desk->tree));

  g_assert_cmpstr (found, ==, pointer);
}

static void
press (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->bar), action, NULL));
}

static void
test_steps (void)
{
  Desk desk = open_desk ();

  look_for (&desk, "accountbalance", "1 of 4");
  assert_at (&desk, "/data/resDepositTrust/0/resAccountBalance");
  press (&desk, "find.next");
  assert_at (&desk, "/data/resDepositTrust/1/resAccountBalance");
  g_assert_cmpstr (app_find_bar_get_status (desk.bar), ==, "2 of 4");
  press (&desk, "find.next");
  press (&desk, "find.next");
  assert_at (&desk, "/data/resLoan/0/resAccountBalance");
  press (&desk, "find.next");
  assert_at (&desk, "/data/resDepositTrust/0/resAccountBalance");
  press (&desk, "find.previous");
  assert_at (&desk, "/data/resLoan/0/resAccountBalance");
  test_context_shoot (desk.window, "find");
  /* the keyboard stays in the entry all the while */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk.window)), GTK_WIDGET (desk.entry)));
  close_desk (&desk);
}

/* Labels in the language of the window, Korean initial consonants, what codes mean. */
static void
test_labels (void)
{
  Desk desk = open_desk ();
  GSettings *settings = app_context_get_settings (context);

  look_for (&desk, "opening date", "1 of 4");
  close_desk (&desk);
  g_settings_set_string (settings, "label-language", "korean");
  desk = open_desk ();
  look_for (&desk, "ㅎㅈㅈㅇ", "1 of 4");
  assert_at (&desk, "/data/resDepositTrust/0/resAccountBalance");
  look_for (&desk, "수시입출금", "1 of 2");
  g_settings_reset (settings, "label-language");
  close_desk (&desk);
}

static void
test_only (void)
{
  Desk desk = open_desk ();
  GtkWidget *only = test_window_find_text (GTK_WIDGET (desk.bar), GTK_TYPE_TOGGLE_BUTTON, "Only the hits and what they stand in");
  GListModel *rows = G_LIST_MODEL (app_tree_view_get_rows (desk.tree));
  guint before = g_list_model_get_n_items (rows);

  look_for (&desk, "874890", "1 of 1");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (only), TRUE);
  /* data, the list, its record, the hit */
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
  assert_at (&desk, "/data/resDepositTrust/0/resAccountBalance");
  look_for (&desk, "874890x", "Not found");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 0);
  press (&desk, "find.close");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, before);
  g_assert_false (app_find_bar_is_open (desk.bar));
  close_desk (&desk);
}

static void
test_regex (void)
{
  Desk desk = open_desk ();
  GtkWidget *regex = test_window_find_text (GTK_WIDGET (desk.bar), GTK_TYPE_TOGGLE_BUTTON, ".*");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (regex), TRUE);
  look_for (&desk, "^87\\d+0$", "1 of 1");
  gtk_editable_set_text (desk.entry, "(");
  test_wait_until (strstr (app_find_bar_get_status (desk.bar), "regular expression") != NULL, 5000);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (desk.entry), "error"));
  look_for (&desk, "(q+)+$", "Not found");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (desk.entry), "error"));
  close_desk (&desk);
}

static void
test_path (void)
{
  Desk desk = open_desk ();

  look_for (&desk, "$.data.resDepositTrust[?@.resAccountBalance != '0'].resAccount", "1 of 2");
  assert_at (&desk, "/data/resDepositTrust/0/resAccount");
  press (&desk, "find.next");
  assert_at (&desk, "/data/resDepositTrust/2/resAccount");
  gtk_editable_set_text (desk.entry, "$.data[");
  test_wait_until (g_str_has_prefix (app_find_bar_get_status (desk.bar), "Column 8: "), 5000);
  look_for (&desk, "$.nothing", "Not found");
  close_desk (&desk);
}

/* The answer goes while it is searched, or another one comes. */
static void
test_another_answer (void)
{
  Desk desk = open_desk ();
  g_autoptr(CodefExchange) exchange = test_context_send (context, ACCOUNTS, "{'connectedId':'sandbox_connectedId'}");

  look_for (&desk, "accountbalance", "1 of 4");
  app_answer_pane_set_exchange (desk.pane, exchange);
  test_wait_until (g_str_equal (app_find_bar_get_status (desk.bar), "Not found"), 5000);
  look_for (&desk, "CF-00001", "1 of 1");
  assert_at (&desk, "/result/code");
  app_answer_pane_set_exchange (desk.pane, NULL);
  gtk_editable_set_text (desk.entry, "message");
  close_desk (&desk);
}

/* A JSONPath that was gone on with is offered again, the latest first; the letters on the way to it are not. */
static void
test_recent (void)
{
  Desk desk = open_desk ();
  GSettings *settings = app_context_get_settings (context);
  g_auto(GStrv) queries = NULL;

  g_settings_reset (settings, "recent-queries");
  look_for (&desk, "$..resAccountBalance", "1 of 4");
  g_signal_emit_by_name (desk.entry, "activate");
  look_for (&desk, "$.data.resDepositTrust[0]", "1 of 1");
  g_signal_emit_by_name (desk.entry, "activate");
  look_for (&desk, "accountbalance", "1 of 4");
  g_signal_emit_by_name (desk.entry, "activate");
  queries = g_settings_get_strv (settings, "recent-queries");
  g_assert_cmpuint (g_strv_length (queries), ==, 2);
  g_assert_cmpstr (queries[0], ==, "$.data.resDepositTrust[0]");
  gtk_widget_activate_action (GTK_WIDGET (desk.bar), "find.recall", "s", "$..resAccountBalance");
  g_assert_cmpstr (gtk_editable_get_text (desk.entry), ==, "$..resAccountBalance");
  test_wait_until (g_str_has_suffix (app_find_bar_get_status (desk.bar), " of 4"), 5000);
  close_desk (&desk);
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/find/steps", test_steps);
  g_test_add_func ("/find/labels", test_labels);
  g_test_add_func ("/find/only", test_only);
  g_test_add_func ("/find/regex", test_regex);
  g_test_add_func ("/find/path", test_path);
  g_test_add_func ("/find/another-answer", test_another_answer);
  g_test_add_func ("/find/recent", test_recent);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
