/* SPDX-License-Identifier: MIT */
/* The answer pane against the built-in sandbox: every state, the tree by keyboard verbs, what is copied. */
#include "app-answer-pane.h"
#include "app-text-page.h"
#include "app-tree-row.h"
#include "app-value-window.h"
#include "app-zoom.h"
#include "app-tree-view.h"
#include "codef-credentials.h"
#include "fault-server.h"
#include "test-context.h"
#include "test-loop.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"
#define ACCOUNTS_REQUEST "'connectedId':'sandbox_connectedId','organization':'0004'"

#define NOWHERE "/v1/test"

static AppContext *context;

/* A pane on screen and what is inside it. */
typedef struct
{
  GtkWindow     *window;
  AppAnswerPane *pane;
  AppTreeView   *tree;
} Desk;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static Desk
open_desk (void)
{
  Desk desk;

  desk.pane = app_answer_pane_new (context);
  desk.window = test_context_window (GTK_WIDGET (desk.pane), 680, 640);
  desk.tree = APP_TREE_VIEW (find_child (GTK_WIDGET (desk.pane), APP_TYPE_TREE_VIEW));
  return desk;
}

static void
close_desk (Desk *desk)
{
  gtk_window_destroy (desk->window);
}

static void
show (Desk *desk, const char *path, const char *members)
{
  g_autofree char *json = g_strdup_printf ("{%s}", members);
  g_autoptr(CodefExchange) exchange = test_context_send (context, path, json);

  app_answer_pane_set_product (desk->pane, codef_catalog_find_product (app_context_get_catalog (context), path));
  app_answer_pane_set_exchange (desk->pane, exchange);
}

/* Shows what a server answers that breaks every rule on purpose. */
static void
show_steps (Desk *desk, const FaultStep *steps)
{
  g_autoptr(FaultServer) server = fault_server_new (NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (server));
  g_autoptr(CodefEnvironment) environment = codef_environment_new_custom ("fault", "Fault", url, url, NULL);
  g_autoptr(CodefSecret) secret = codef_secret_new ("b0a4c0de-0000-4000-8000-000000000002");
  g_autoptr(CodefCredentials) keys = codef_credentials_new ("b0a4c0de-0000-4000-8000-000000000001", secret, NULL);
  CodefTransport *transport = app_context_get_transport (context, environment);
  g_autoptr(CodefClient) client = codef_client_new (transport, environment, keys, app_context_get_clock (context));
  g_autoptr(GBytes) json = g_bytes_new_static ("{}", 2);
  g_autoptr(CodefRequest) request = codef_request_new (NOWHERE, json, 20, NULL);
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (server, NOWHERE, steps);
  exchange = codef_client_start (client, request);
  app_answer_pane_set_exchange (desk->pane, exchange);
  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 20000);
}

/* All labels of a widget that can be seen, one a line. */
static void
gather (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, text);
}

static gboolean
says (Desk *desk, const char *words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  gather (GTK_WIDGET (desk->window), text);
  return strstr (text->str, words) != NULL;
}

#define assert_says(desk, words) test_wait_until (says (desk, words), 3000)

static DocDocument *
get_document (Desk *desk)
{
  return doc_rows_get_document (app_tree_view_get_rows (desk->tree));
}

static DocNode
find (Desk *desk, const char *pointer)
{
  DocDocument *document = get_document (desk);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *here = doc_document_dup_json_pointer (document, node);

      if (g_str_equal (here, pointer))
        return node;
    }
  g_error ("no %s in the answer", pointer);
}

static void
act (Desk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->tree), action, NULL);
}

static void
assert_cursor (Desk *desk, const char *pointer)
{
  g_autofree char *here = doc_document_dup_json_pointer (get_document (desk), app_tree_view_get_node (desk->tree));

  g_assert_cmpstr (here, ==, pointer);
}

/* The words of the row that shows @pointer, as a screen reader hears them. */
static char *
dup_row (Desk *desk, const char *pointer)
{
  DocNode node = find (desk, pointer);
  GtkWidget *list = find_child (GTK_WIDGET (desk->tree), GTK_TYPE_LIST_VIEW);

  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      AppTreeRow *row = APP_TREE_ROW (gtk_widget_get_first_child (item));

      if (app_tree_row_get_node (row) == node)
        return app_tree_row_dup_sentence (row);
    }
  return NULL;
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_clipboard (Desk *desk, const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->tree)), NULL, on_text_read_cb, &text);
  test_wait_until (text != NULL, 3000);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_copied (Desk *desk, const char *action, const char *expected)
{
  act (desk, action);
  assert_clipboard (desk, expected);
}

static void
assert_copied_for (Desk *desk, const char *language, const char *expected)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->tree), "tree.copy-expression", "s", language);
  assert_clipboard (desk, expected);
}

static void
test_empty (void)
{
  Desk desk = open_desk ();

  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_EMPTY);
  assert_says (&desk, "No answer yet");
  assert_says (&desk, "Ctrl+Enter");
  g_assert_null (app_answer_pane_get_view (desk.pane));
  test_context_shoot (desk.window, "answer-empty");
  close_desk (&desk);
}

static void
test_answered (void)
{
  Desk desk = open_desk ();
  g_autofree char *balance = NULL, *record = NULL;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  assert_says (&desk, "CF-00000");
  assert_says (&desk, "HTTP 200");
  g_assert_false (says (&desk, "What to do"));
  app_tree_view_go_to (desk.tree, find (&desk, "/data/resDepositTrust/0/resAccountBalance"));
  balance = dup_row (&desk, "/data/resDepositTrust/0/resAccountBalance");
  record = dup_row (&desk, "/data/resDepositTrust/1");
  g_assert_cmpstr (balance, ==, "resAccountBalance, Current balance, \"874890\", ₩874,890");
  g_assert_cmpstr (record, ==, "1, 직장인우대통장-저축예금 · 238502-04-000000, {11}");
  test_context_shoot (desk.window, "answer-tree");
  close_desk (&desk);
}

static void
test_keyboard (void)
{
  Desk desk = open_desk ();
  DocRows *rows = app_tree_view_get_rows (desk.tree);
  guint n_folded;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  n_folded = g_list_model_get_n_items (G_LIST_MODEL (rows));
  app_tree_view_go_to (desk.tree, find (&desk, "/data/resDepositTrust/1"));
  act (&desk, "tree.open");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_folded + 11);
  assert_cursor (&desk, "/data/resDepositTrust/1");
  act (&desk, "tree.open");
  assert_cursor (&desk, "/data/resDepositTrust/1/resAccount");
  act (&desk, "tree.open"); /* a leaf: nothing to open */
  assert_cursor (&desk, "/data/resDepositTrust/1/resAccount");
  act (&desk, "tree.fold");
  assert_cursor (&desk, "/data/resDepositTrust/1");
  act (&desk, "tree.fold");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_folded);
  act (&desk, "tree.fold");
  assert_cursor (&desk, "/data/resDepositTrust");
  act (&desk, "tree.toggle");
  g_assert_false (doc_rows_is_expanded (rows, find (&desk, "/data/resDepositTrust")));
  act (&desk, "tree.open-below");
  g_assert_true (doc_rows_is_expanded (rows, find (&desk, "/data/resDepositTrust/2")));
  assert_cursor (&desk, "/data/resDepositTrust");
  act (&desk, "tree.fold-siblings");
  g_assert_false (doc_rows_is_expanded (rows, find (&desk, "/data/resDepositTrust")));
  assert_cursor (&desk, "/data/resDepositTrust");
  act (&desk, "tree.open-all");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==,
                    doc_document_get_n_nodes (get_document (&desk)) - 1);
  assert_cursor (&desk, "/data/resDepositTrust");
  act (&desk, "tree.fold-all");
  assert_cursor (&desk, "/data");
  gtk_widget_activate_action (GTK_WIDGET (desk.tree), "tree.open-levels", "u", 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_tree_view_get_rows (desk.tree))), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (desk.tree), "tree.open-levels", "u", 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_tree_view_get_rows (desk.tree))), ==, 11);
  close_desk (&desk);
}

/* The focus goes with the cursor, or the next key would go elsewhere. */
static void
test_focus (void)
{
  Desk desk = open_desk ();
  GtkWidget *focus;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_tree_view_go_to (desk.tree, find (&desk, "/data/resLoan/0/resAccountName"));
  focus = gtk_window_get_focus (desk.window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (desk.tree)));
  g_assert_cmpuint (app_tree_row_get_node (APP_TREE_ROW (gtk_widget_get_first_child (focus))), ==,
                    app_tree_view_get_node (desk.tree));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "resAccountName, Account product name, \"서울특별시신혼부부임차보증금대출\"");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LEVEL, 4);
  act (&desk, "tree.fold");
  focus = gtk_window_get_focus (desk.window);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  act (&desk, "tree.fold");
  g_assert_true (focus == gtk_window_get_focus (desk.window));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  close_desk (&desk);
}

static void
test_copy (void)
{
  Desk desk = open_desk ();

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_tree_view_go_to (desk.tree, find (&desk, "/data/resDepositTrust/0/resAccountName"));
  assert_copied (&desk, "tree.copy-value", "저축예금");
  assert_copied (&desk, "tree.copy-json", "\"저축예금\"");
  assert_copied (&desk, "tree.copy-key", "resAccountName");
  assert_copied (&desk, "tree.copy-path", "$.data.resDepositTrust[0].resAccountName");
  assert_copied (&desk, "tree.copy-pointer", "/data/resDepositTrust/0/resAccountName");
  assert_copied_for (&desk, "jq", ".data.resDepositTrust[0].resAccountName");
  assert_copied_for (&desk, "python", "answer[\"data\"][\"resDepositTrust\"][0][\"resAccountName\"]");
  assert_copied_for (&desk, "javascript", "answer.data.resDepositTrust[0].resAccountName");
  assert_copied_for (&desk, "java", "answer.get(\"data\").get(\"resDepositTrust\").get(0).get(\"resAccountName\")");
  app_tree_view_go_to (desk.tree, find (&desk, "/data/resFund"));
  assert_copied_for (&desk, "c",
                     "json_object_get_array_member (json_object_get_object_member (json_node_get_object (answer), "
                     "\"data\"), \"resFund\")");
  assert_copied (&desk, "tree.copy-json", "[]");
  app_tree_view_go_to (desk.tree, find (&desk, "/result"));
  act (&desk, "tree.copy-value");
  assert_says (&desk, "Subtree copied");
  close_desk (&desk);
}

static void
test_labels (void)
{
  Desk desk = open_desk ();
  GSettings *settings = app_context_get_settings (context);
  g_autofree char *korean = NULL;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_settings_set_string (settings, "label-language", "korean");
  korean = dup_row (&desk, "/data/resDepositTrust/0/resAccountBalance");
  g_assert_cmpstr (korean, ==, "resAccountBalance, 현재잔액, \"874890\", ₩874,890");
  assert_says (&desk, "성공");
  test_context_shoot (desk.window, "answer-tree-korean");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  test_context_shoot (desk.window, "answer-tree-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_string (settings, "label-mode", "label");
  test_context_shoot (desk.window, "answer-tree-labels");
  g_settings_reset (settings, "label-mode");
  g_settings_reset (settings, "label-language");
  close_desk (&desk);
}

/* Text at 200 %: rows on screen grow with their font. */
static void
test_large_text (void)
{
  Desk desk = open_desk ();
  GtkWidget *list = find_child (GTK_WIDGET (desk.tree), GTK_TYPE_LIST_VIEW);
  int height;

  show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) > 0, 3000);
  height = gtk_widget_get_height (gtk_widget_get_first_child (list));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) > height * 3 / 2, 3000);
  test_context_shoot (desk.window, "answer-large");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  test_wait_until (gtk_widget_get_height (gtk_widget_get_first_child (list)) == height, 3000);
  close_desk (&desk);
}

static void
test_waiting (void)
{
  Desk desk = open_desk ();
  g_autoptr(CodefExchange) slow =
    test_context_start (context, ACCOUNTS, "{" ACCOUNTS_REQUEST ",'sandboxScenario':'delay:30'}");

  app_answer_pane_set_exchange (desk.pane, slow);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_WAITING);
  assert_says (&desk, "Waiting for the answer");
  assert_says (&desk, "0.3 s");
  test_context_shoot (desk.window, "answer-waiting");
  codef_exchange_cancel (slow);
  test_wait_until (app_answer_pane_get_state (desk.pane) == APP_ANSWER_CANCELLED, 1000);
  assert_says (&desk, "Stopped");
  test_context_shoot (desk.window, "answer-cancelled");
  close_desk (&desk);
}

/* A late answer has no address: it belongs to an exchange that is no longer watched. */
static void
test_late (void)
{
  Desk desk = open_desk ();
  g_autoptr(CodefExchange) late =
    test_context_start (context, ACCOUNTS, "{" ACCOUNTS_REQUEST ",'sandboxScenario':'delay:0.5'}");

  app_answer_pane_set_exchange (desk.pane, late);
  show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  assert_says (&desk, "CF-00001");
  test_wait_until (codef_exchange_get_phase (late) == CODEF_PHASE_ANSWERED, 5000);
  g_assert_true (says (&desk, "CF-00001"));
  app_answer_pane_set_exchange (desk.pane, NULL);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_EMPTY);
  close_desk (&desk);
}

static void
test_refused (void)
{
  Desk desk = open_desk ();

  show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId'");
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  assert_says (&desk, "CF-00001");
  assert_says (&desk, "필수 입력 파라미터가 누락되었습니다.");
  assert_says (&desk, "organization · Organization code");
  assert_says (&desk, "What to do");
  test_context_shoot (desk.window, "answer-refused");
  close_desk (&desk);
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
  Desk desk = open_desk ();

  show_steps (&desk, steps);
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  assert_says (&desk, "CF-03002");
  assert_says (&desk, "secureNo: type the characters of a picture");
  assert_says (&desk, "reqSecureNo");
  assert_says (&desk, "twoWayInfo");
  test_context_shoot (desk.window, "answer-challenged");
  close_desk (&desk);
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
      Desk desk = open_desk ();
      g_autofree char *request = g_strdup_printf (ACCOUNTS_REQUEST ",'sandboxScenario':'%s'", rows[i].scenario);
      g_autofree char *picture = g_strdup_printf ("answer-scenario-%u", i);

      g_test_message ("%s", rows[i].scenario);
      show (&desk, ACCOUNTS, request);
      g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, rows[i].view);
      assert_says (&desk, rows[i].words);
      test_context_shoot (desk.window, picture);
      close_desk (&desk);
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
      Desk desk = open_desk ();
      g_autofree char *picture = g_strdup_printf ("answer-fault-%s", rows[i].name);

      g_test_message ("%s", rows[i].name);
      show_steps (&desk, rows[i].steps);
      g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_ANSWERED);
      g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, rows[i].view);
      assert_says (&desk, rows[i].words);
      if (rows[i].steps == inner)
        {
          gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.next-failure", NULL);
          assert_cursor (&desk, "/data/0/code");
        }
      test_context_shoot (desk.window, picture);
      close_desk (&desk);
    }
}

static void
test_failed (void)
{
  Desk desk = open_desk ();

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST ",'sandboxScenario':'reset'");
  g_assert_cmpint (app_answer_pane_get_state (desk.pane), ==, APP_ANSWER_FAILED);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "problem");
  assert_says (&desk, "The service could not be reached");
  assert_says (&desk, "Technical details");
  test_context_shoot (desk.window, "answer-failed");
  app_answer_pane_set_view (desk.pane, "tree");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "problem");
  app_answer_pane_set_view (desk.pane, "exchange");
  assert_says (&desk, "no answer");
  test_context_shoot (desk.window, "answer-failed-exchange");
  close_desk (&desk);
}

/* What goes to support names the case, and neither keys nor what was asked and answered. */
static void
test_support (void)
{
  Desk desk = open_desk ();
  g_autofree char *text = NULL;

  show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId','password':'geheim12'");
  gtk_widget_activate_action (GTK_WIDGET (desk.pane), "answer.copy-support", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk.pane)), NULL, on_text_read_cb, &text);
  test_wait_until (text != NULL, 3000);
  g_assert_nonnull (strstr (text, "\npath: " ACCOUNTS "\n"));
  g_assert_nonnull (strstr (text, "\ncode: CF-00001\n"));
  g_assert_nonnull (strstr (text, "\ntransactionId: "));
  g_assert_null (strstr (text, "geheim12"));
  g_assert_null (strstr (text, "sandbox_connectedId"));
  close_desk (&desk);
}

/* "Send anyway" lets a password out in clear, and the sandbox echoes it: all views show that it went, none what it
 * was. */
static void
test_masked (void)
{
  Desk desk = open_desk ();
  g_autofree char *row = NULL, *text = NULL;

  show (&desk, ACCOUNTS, "'connectedId':'sandbox_connectedId','password':'geheim12'");
  row = dup_row (&desk, "/password");
  g_assert_cmpstr (row, ==, "password, Password, \"••••\"");
  app_answer_pane_set_view (desk.pane, "text");
  assert_says (&desk, "Secrets are masked");
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW))),
                "text", &text, NULL);
  g_assert_null (strstr (text, "geheim12"));
  app_answer_pane_set_view (desk.pane, "exchange");
  assert_says (&desk, "secrets are masked here");
  g_assert_false (says (&desk, "geheim12"));
  g_assert_true (says (&desk, "Authorization: Bearer ••••"));
  close_desk (&desk);
}

static void
test_text (void)
{
  Desk desk = open_desk ();
  GtkWidget *view;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  g_assert_null (find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW));
  app_answer_pane_set_view (desk.pane, "text");
  test_wait_until ((view = find_child (GTK_WIDGET (desk.pane), GTK_SOURCE_TYPE_VIEW)) != NULL, 3000);
  test_wait_until (!app_text_page_is_busy (APP_TEXT_PAGE (gtk_widget_get_ancestor (view, APP_TYPE_TEXT_PAGE))), 3000);
  {
    g_autofree char *text = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
    g_assert_nonnull (strstr (text, "\n      {\n        \"resAccount\": \"06170204000000\",\n"));
  }
  test_context_shoot (desk.window, "answer-text");
  close_desk (&desk);
}

static void
test_exchange (void)
{
  Desk desk = open_desk ();

  /* another client, so another token */
  app_context_drop_client (context, "local");
  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  assert_says (&desk, "The request, with the token just fetched.");
  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  assert_says (&desk, "The request, with the token that was held.");
  g_assert_true (sandbox_server_set_next_scenario (app_context_get_sandbox (context), "token:expired", NULL));
  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  assert_says (&desk, "Request, token rejected");
  assert_says (&desk, "New token");
  assert_says (&desk, "Request, repeated");
  assert_says (&desk, "The same request once more, with the new token.");
  assert_says (&desk, "Body as sent");
  assert_says (&desk, "total ");
  test_context_shoot (desk.window, "answer-exchange");
  close_desk (&desk);
}

static void
set_mask (gboolean mask)
{
  g_settings_set_boolean (app_context_get_settings (context), "mask-personal-data", mask);
}

static char *
dup_value (Desk *desk, const char *pointer)
{
  return doc_document_dup_string (get_document (desk), find (desk, pointer));
}

/* One switch: tree, text, wire, copies and what stands in words; the cursor stays where it is. */
static void
test_privacy (void)
{
  static const char account[] = "/data/resDepositTrust/0/resAccount";
  Desk desk = open_desk ();
  AppTextPage *text_page;
  g_autofree char *clear = NULL, *masked = NULL, *copied = NULL, *text = NULL, *again = NULL;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  clear = dup_value (&desk, account);
  app_tree_view_go_to (desk.tree, find (&desk, account));
  set_mask (TRUE);
  masked = dup_value (&desk, account);
  g_assert_cmpstr (masked, !=, clear);
  g_assert_cmpuint (strlen (masked), ==, strlen (clear));
  assert_cursor (&desk, account);
  assert_copied (&desk, "tree.copy-value", masked);
  assert_says (&desk, "replaced by pseudonyms");
  app_answer_pane_set_view (desk.pane, "text");
  text_page = APP_TEXT_PAGE (find_child (GTK_WIDGET (desk.pane), APP_TYPE_TEXT_PAGE));
  test_wait_until (!app_text_page_is_busy (text_page), 3000);
  text = app_text_page_dup_text (text_page);
  g_assert_null (strstr (text, clear));
  g_assert_nonnull (strstr (text, masked));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_false (says (&desk, clear));
  assert_says (&desk, masked);
  test_context_shoot (desk.window, "answer-masked-exchange");
  app_answer_pane_set_view (desk.pane, "tree");
  test_context_shoot (desk.window, "answer-masked");

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  copied = dup_value (&desk, account);
  g_assert_cmpstr (copied, ==, masked);
  set_mask (FALSE);
  again = dup_value (&desk, account);
  g_assert_cmpstr (again, ==, clear);
  close_desk (&desk);
}

static AppValueWindow *
open_value (Desk *desk, const char *pointer)
{
  g_autoptr(GList) windows = NULL;

  app_tree_view_go_to (desk->tree, find (desk, pointer));
  act (desk, "tree.show-value");
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
  gather (GTK_WIDGET (window), text);
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
  Desk desk = open_desk ();

  show_steps (&desk, files);
  assert_value (&desk, "/data/resAccountBalance", "text", "₩874,890", "value-text");
  assert_value (&desk, "/data/picture", "picture", "2 × 2 pixels", "value-picture");
  assert_value (&desk, "/data/damaged", "file", "damaged or too large", "value-damaged");
  assert_value (&desk, "/data/file", "file", "2 pages", "value-pdf");
  assert_value (&desk, "/data/text", "text", "Text in base64", "value-decoded");
  close_desk (&desk);
}

static int
get_row_height (Desk *desk)
{
  GtkWidget *list = find_child (GTK_WIDGET (desk->tree), GTK_TYPE_LIST_VIEW);
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
  Desk desk = open_desk ();
  int usual;

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
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
  close_desk (&desk);
}

/* Masked if the preferences say so, and without the wire. */
static void
test_presenting (void)
{
  GSettings *settings = app_context_get_settings (context);
  Desk desk = open_desk ();

  show (&desk, ACCOUNTS, ACCOUNTS_REQUEST);
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_true (says (&desk, "HTTP 200"));
  app_context_set_presenting (context, TRUE);
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  g_assert_false (says (&desk, "HTTP 200"));
  g_assert_true (says (&desk, "replaced by pseudonyms"));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "tree");
  g_settings_set_boolean (settings, "presentation-masks", FALSE);
  g_assert_false (says (&desk, "replaced by pseudonyms"));
  g_settings_reset (settings, "presentation-masks");
  app_context_set_presenting (context, FALSE);
  g_assert_false (says (&desk, "replaced by pseudonyms"));
  app_answer_pane_set_view (desk.pane, "exchange");
  g_assert_cmpstr (app_answer_pane_get_view (desk.pane), ==, "exchange");
  close_desk (&desk);
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
  g_test_add_func ("/answer/masked", test_masked);
  g_test_add_func ("/answer/privacy", test_privacy);
  g_test_add_func ("/answer/value", test_value);
  g_test_add_func ("/answer/zoom", test_zoom);
  g_test_add_func ("/answer/presenting", test_presenting);
  g_test_add_func ("/answer/text", test_text);
  g_test_add_func ("/answer/exchange", test_exchange);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
