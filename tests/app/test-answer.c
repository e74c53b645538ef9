/* SPDX-License-Identifier: MIT */
/* The answer pane against the built-in sandbox: every state, the tree by keyboard verbs, what is copied. */
#include "answer-desk.h"
#include "app-text-page.h"
#include "app-tree-row.h"
#include "test-context.h"
#include "test-loop.h"

#include <adwaita.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"
#define ACCOUNTS_REQUEST "'connectedId':'sandbox_connectedId','organization':'0004'"

static AppContext *context;

static void
test_empty (void)
{
  Desk desk = desk_open (context);

  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_EMPTY);
  desk_assert_says (&desk, "No answer yet");
  desk_assert_says (&desk, "Ctrl+Enter");
  g_assert_null (app_answer_pane_get_view (desk.pane));
  test_context_shoot (desk.window, "answer-empty");
  desk_close (&desk);
}

static void
test_answered (void)
{
  Desk desk = desk_open (context);
  g_autofree char *balance = NULL, *record = NULL;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  desk_assert_says (&desk, "CF-00000");
  desk_assert_says (&desk, "HTTP 200");
  g_assert_false (desk_says (&desk, "What to do"));
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resDepositTrust/0/resAccountBalance"));
  balance = desk_dup_row (&desk, "/data/resDepositTrust/0/resAccountBalance");
  record = desk_dup_row (&desk, "/data/resDepositTrust/1");
  g_assert_cmpstr (balance, ==, "resAccountBalance, Current balance, \"874890\", ₩874,890");
  g_assert_cmpstr (record, ==, "1, 직장인우대통장-저축예금 · 238502-04-000000, {11}");
  test_context_shoot (desk.window, "answer-tree");
  desk_close (&desk);
}

static void
test_keyboard (void)
{
  Desk desk = desk_open (context);
  DocRows *rows = app_tree_view_get_rows (desk.tree);
  guint n_folded;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  n_folded = g_list_model_get_n_items (G_LIST_MODEL (rows));
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resDepositTrust/1"));
  desk_act (&desk, "tree.open");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_folded + 11);
  desk_assert_cursor (&desk, "/data/resDepositTrust/1");
  desk_act (&desk, "tree.open");
  desk_assert_cursor (&desk, "/data/resDepositTrust/1/resAccount");
  desk_act (&desk, "tree.open"); /* a leaf: nothing to open */
  desk_assert_cursor (&desk, "/data/resDepositTrust/1/resAccount");
  desk_act (&desk, "tree.fold");
  desk_assert_cursor (&desk, "/data/resDepositTrust/1");
  desk_act (&desk, "tree.fold");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_folded);
  desk_act (&desk, "tree.fold");
  desk_assert_cursor (&desk, "/data/resDepositTrust");
  desk_act (&desk, "tree.toggle");
  g_assert_false (doc_rows_is_expanded (rows, desk_find (&desk, "/data/resDepositTrust")));
  desk_act (&desk, "tree.open-below");
  g_assert_true (doc_rows_is_expanded (rows, desk_find (&desk, "/data/resDepositTrust/2")));
  desk_assert_cursor (&desk, "/data/resDepositTrust");
  desk_act (&desk, "tree.fold-siblings");
  g_assert_false (doc_rows_is_expanded (rows, desk_find (&desk, "/data/resDepositTrust")));
  desk_assert_cursor (&desk, "/data/resDepositTrust");
  desk_act (&desk, "tree.open-all");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==,
                    doc_document_get_n_nodes (desk_get_document (&desk)) - 1);
  desk_assert_cursor (&desk, "/data/resDepositTrust");
  desk_act (&desk, "tree.fold-all");
  desk_assert_cursor (&desk, "/data");
  gtk_widget_activate_action (GTK_WIDGET (desk.tree), "tree.open-levels", "u", 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_tree_view_get_rows (desk.tree))), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk.tree), "tree.open-levels", "u", 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_tree_view_get_rows (desk.tree))), ==, 11);
  desk_close (&desk);
}

/* The focus goes with the cursor, or the next key would go elsewhere. */
static void
test_focus (void)
{
  Desk desk = desk_open (context);
  GtkWidget *focus;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resLoan/0/resAccountName"));
  focus = gtk_window_get_focus (desk.window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (desk.tree)));
  g_assert_cmpuint (app_tree_row_get_node (APP_TREE_ROW (gtk_widget_get_first_child (focus))), ==,
                    app_tree_view_get_node (desk.tree));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "resAccountName, Account product name, \"서울특별시신혼부부임차보증금대출\"");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LEVEL, 4);
  desk_act (&desk, "tree.fold");
  focus = gtk_window_get_focus (desk.window);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  desk_act (&desk, "tree.fold");
  g_assert_true (focus == gtk_window_get_focus (desk.window));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  desk_close (&desk);
}

static void
test_copy (void)
{
  Desk desk = desk_open (context);

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resDepositTrust/0/resAccountName"));
  desk_assert_copied (&desk, "tree.copy-value", "저축예금");
  desk_assert_copied (&desk, "tree.copy-json", "\"저축예금\"");
  desk_assert_copied (&desk, "tree.copy-key", "resAccountName");
  desk_assert_copied (&desk, "tree.copy-path", "$.data.resDepositTrust[0].resAccountName");
  desk_assert_copied (&desk, "tree.copy-pointer", "/data/resDepositTrust/0/resAccountName");
  desk_assert_copied_for (&desk, "jq", ".data.resDepositTrust[0].resAccountName");
  desk_assert_copied_for (&desk, "python", "answer[\"data\"][\"resDepositTrust\"][0][\"resAccountName\"]");
  desk_assert_copied_for (&desk, "javascript", "answer.data.resDepositTrust[0].resAccountName");
  desk_assert_copied_for (&desk, "java", "answer.get(\"data\").get(\"resDepositTrust\").get(0).get(\"resAccountName\")");
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/data/resFund"));
  desk_assert_copied_for (&desk, "c",
                     "json_object_get_array_member (json_object_get_object_member (json_node_get_object (answer), "
                     "\"data\"), \"resFund\")");
  desk_assert_copied (&desk, "tree.copy-json", "[]");
  app_tree_view_go_to (desk.tree, desk_find (&desk, "/result"));
  desk_act (&desk, "tree.copy-value");
  desk_assert_says (&desk, "Subtree copied");
  desk_close (&desk);
}

static void
test_labels (void)
{
  Desk desk = desk_open (context);
  GSettings *settings = app_context_get_settings (context);
  g_autofree char *korean = NULL;

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_settings_set_string (settings, "label-language", "korean");
  korean = desk_dup_row (&desk, "/data/resDepositTrust/0/resAccountBalance");
  g_assert_cmpstr (korean, ==, "resAccountBalance, 현재잔액, \"874890\", ₩874,890");
  desk_assert_says (&desk, "성공");
  test_context_shoot (desk.window, "answer-tree-korean");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  test_context_shoot (desk.window, "answer-tree-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_string (settings, "label-mode", "label");
  test_context_shoot (desk.window, "answer-tree-labels");
  g_settings_reset (settings, "label-mode");
  g_settings_reset (settings, "label-language");
  desk_close (&desk);
}

/* Text at 200 %: rows on screen grow with their font. */
static void
test_large_text (void)
{
  Desk desk = desk_open (context);
  GtkWidget *list = desk_find_child (GTK_WIDGET (desk.tree), GTK_TYPE_LIST_VIEW);
  int height;

  desk_show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) > 0, 3000);
  height = gtk_widget_get_height (gtk_widget_get_first_child (list));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) > height * 3 / 2, 3000);
  test_context_shoot (desk.window, "answer-large");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) == height, 3000);
  desk_close (&desk);
}

static void
test_waiting (void)
{
  Desk desk = desk_open (context);
  g_autoptr(CodefExchange) slow =
    test_context_start (context, ACCOUNTS, "{" ACCOUNTS_REQUEST ",'sandboxScenario':'delay:30'}");

  app_answer_pane_set_exchange (desk.pane, slow);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_WAITING);
  desk_assert_says (&desk, "Waiting for the answer");
  desk_assert_says (&desk, "0.3 s");
  test_context_shoot (desk.window, "answer-waiting");
  codef_exchange_cancel (slow);
  test_wait_until (app_answer_pane_get_state (desk.pane) == APP_ANSWER_CANCELLED, 1000);
  desk_assert_says (&desk, "Stopped");
  test_context_shoot (desk.window, "answer-cancelled");
  desk_close (&desk);
}

/* A late answer has no address: it belongs to an exchange that is no longer watched. */
static void
test_late (void)
{
  Desk desk = desk_open (context);
  g_autoptr(CodefExchange) late =
    test_context_start (context, ACCOUNTS, "{" ACCOUNTS_REQUEST ",'sandboxScenario':'delay:0.5'}");

  app_answer_pane_set_exchange (desk.pane, late);
  desk_show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  desk_assert_says (&desk, "CF-00001");
  test_wait_until (codef_exchange_get_phase (late) == CODEF_PHASE_ANSWERED, 5000);
  g_assert_true (desk_says (&desk, "CF-00001"));
  app_answer_pane_set_exchange (desk.pane, NULL);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_EMPTY);
  desk_close (&desk);
}

static void
test_refused (void)
{
  Desk desk = desk_open (context);

  desk_show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  desk_assert_says (&desk, "CF-00001");
  desk_assert_says (&desk, "필수 입력 파라미터가 누락되었습니다.");
  desk_assert_says (&desk, "organization · Organization code");
  desk_assert_says (&desk, "What to do");
  test_context_shoot (desk.window, "answer-refused");
  desk_close (&desk);
}

static void
test_challenged (void)
{
  static const FaultStep steps[] = {
    FAULT_OK ("{\"result\":{\"code\":\"CF-03002\",\"message\":\"성공\",\"extraMessage\":\"추가 정보를 입력하세요.\"},"
              "\"data\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"0c46d684e13352fa94ac1da1\","
              "\"twoWayTimestamp\":1717372800000,\"continue2Way\":true,\"method\":\"secureNo\","
              "\"extraInfo\":{\"reqSecureNo\":\"data:img/jpeg;base64,/9j/4AAQ\"}}}"),
    { FAULT_END },
  };
  Desk desk = desk_open (context);

  desk_show_steps (&desk, steps);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  desk_assert_says (&desk, "CF-03002");
  desk_assert_says (&desk, "secureNo: type the characters of a picture");
  desk_assert_says (&desk, "reqSecureNo");
  desk_assert_says (&desk, "twoWayInfo");
  test_context_shoot (desk.window, "answer-challenged");
  desk_close (&desk);
}

/* The scenarios of the built-in sandbox. */
static void
test_scenarios (void)
{
  static const struct { const char *scenario, *view, *words; } rows[] = {
    { "html", "problem", "The answer is not JSON" },
    { "cut", "problem", "The answer cannot be read" },
    { "http:500", "tree", "HTTP 500" },
    { "plain", "tree", "CF-00000" },
    { "twoway:secureNo", "tree", "secureNo: type the characters of a picture" },
    { "token:expired", "problem", "The keys were not accepted" }, /* this one rejects the repetition too */
    { "code:CF-12041:NOT(04:00~05:00)", "tree", "NOT(04:00~05:00)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Desk desk = desk_open (context);
      g_autofree char *request = g_strdup_printf (ACCOUNTS_REQUEST ",'sandboxScenario':'%s'", rows[i].scenario);
      g_autofree char *picture = g_strdup_printf ("answer-scenario-%u", i);

      g_test_message ("%s", rows[i].scenario);
      desk_show (&desk, ACCOUNTS, request);
      g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, rows[i].view);
      desk_assert_says (&desk, rows[i].words);
      test_context_shoot (desk.window, picture);
      desk_close (&desk);
    }
}

#define SUCCESS "{\"result\":{\"code\":\"CF-00000\"},\"data\":"

static const FaultStep bad_escape[] = { FAULT_OK ("%7B%zz%7D"), { FAULT_END } };
static const FaultStep twice[] = { FAULT_OK ("%257B%2522a%2522%253A1%257D"), { FAULT_END } };
static const FaultStep no_utf8[] = { FAULT_OK ("{\"a\":\"\xC3(\"}"), { FAULT_END } };
static const FaultStep mark[] = { FAULT_OK ("\xEF\xBB\xBF" SUCCESS "{}}"), { FAULT_END } };
static const FaultStep truncated[] = { FAULT_OK (SUCCESS "[1,2"), { FAULT_END } };
static const FaultStep empty[] = { FAULT_OK (""), { FAULT_END } };
static const FaultStep html[] = { FAULT_OK ("<html><body><h1>502 Bad Gateway</h1></body></html>"), { FAULT_END } };
static const FaultStep deep[] = { FAULT_OK ("{\"a\":"), { FAULT_SEND, "[", 1, 100000 }, { FAULT_END } };
static const FaultStep duplicates[] = { FAULT_OK (SUCCESS "{\"n\":1,\"n\":2}}"), { FAULT_END } };
static const FaultStep inner[] = {
  FAULT_OK (SUCCESS "[{\"code\":\"CF-12803\"},{\"code\":\"CF-00000\"}]}"),
  { FAULT_END },
};
static const FaultStep types[] = { FAULT_OK ("{\"result\":[1,null],\"data\":\"x\"}"), { FAULT_END } };
static const FaultStep short_body[] = {
  { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" SUCCESS "{}}" },
  { FAULT_END },
};

/* Each has its page or its remark, and never a success by mistake. */
static void
test_faults (void)
{
  static const struct { const char *name; const FaultStep *steps; const char *view, *words; } rows[] = {
    { "B1-bad-escape", bad_escape, "problem", "The answer is not encoded properly" },
    { "B3-twice", twice, "problem", "percent-encoded twice" },
    { "B6-no-utf8", no_utf8, "problem", "The answer is not UTF-8 text" },
    { "B9-bom", mark, "tree", "byte order mark" },
    { "B10-truncated", truncated, "problem", "The answer was cut short" },
    { "B13-empty", empty, "problem", "The answer is empty" },
    { "B15-html", html, "problem", "The answer is not JSON" },
    { "B16-deep", deep, "problem", "The answer is nested too deeply" },
    { "B17-duplicates", duplicates, "tree", "Some names occur twice" },
    { "B27-types", types, "tree", "not an answer of CODEF" },
    { "N12-short-body", short_body, "problem", "The answer cannot be read" },
    { "inner failure", inner, "tree", "1 row failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Desk desk = desk_open (context);
      g_autofree char *picture = g_strdup_printf ("answer-fault-%s", rows[i].name);

      g_test_message ("%s", rows[i].name);
      desk_show_steps (&desk, rows[i].steps);
      g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
      g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, rows[i].view);
      desk_assert_says (&desk, rows[i].words);
      if (rows[i].steps == inner)
        {
          gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.next-failure", NULL);
          desk_assert_cursor (&desk, "/data/0/code");
        }
      test_context_shoot (desk.window, picture);
      desk_close (&desk);
    }
}

static void
test_failed (void)
{
  Desk desk = desk_open (context);

  desk_show (&desk, ACCOUNTS, ACCOUNTS_REQUEST ",'sandboxScenario':'reset'");
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_FAILED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "problem");
  desk_assert_says (&desk, "The service could not be reached");
  desk_assert_says (&desk, "Technical details");
  test_context_shoot (desk.window, "answer-failed");
  app_answer_pane_set_view (desk.pane, "tree");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "problem");
  app_answer_pane_set_view (desk.pane, "exchange");
  desk_assert_says (&desk, "no answer");
  test_context_shoot (desk.window, "answer-failed-exchange");
  desk_close (&desk);
}

/* What goes to support names the case, and neither keys nor what was asked and answered. */
static void
test_support (void)
{
  Desk desk = desk_open (context);
  g_autofree char *text = NULL;

  desk_show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId','password':'geheim12'");
  gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.copy-support", NULL);
  text = desk_dup_clipboard (&desk);
  g_assert_nonnull (strstr (text, "\npath: " ACCOUNTS "\n"));
  g_assert_nonnull (strstr (text, "\ncode: CF-00001\n"));
  g_assert_nonnull (strstr (text, "\ntransactionId: "));
  g_assert_null (strstr (text, "geheim12"));
  g_assert_null (strstr (text, "sandbox_connectedId"));
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/answer/empty", test_empty);
  g_test_add_func ("/answer/answered", test_answered);
  g_test_add_func ("/answer/keyboard", test_keyboard);
  g_test_add_func ("/answer/focus", test_focus);
  g_test_add_func ("/answer/copy", test_copy);
  g_test_add_func ("/answer/labels", test_labels);
  g_test_add_func ("/answer/large-text", test_large_text);
  g_test_add_func ("/answer/waiting", test_waiting);
  g_test_add_func ("/answer/late", test_late);
  g_test_add_func ("/answer/refused", test_refused);
  g_test_add_func ("/answer/challenged", test_challenged);
  g_test_add_func ("/answer/scenarios", test_scenarios);
  g_test_add_func ("/answer/B1-B3-B6-B9-B10-B13-B15-B16-B17-B27-N12-faults", test_faults);
  g_test_add_func ("/answer/N6-failed", test_failed);
  g_test_add_func ("/answer/support", test_support);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
