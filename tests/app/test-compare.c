/* SPDX-License-Identifier: MIT */
/* Two answers as one tree: what is told apart, by which rules, how one gets from difference to difference, and the same
 * request sent to another environment. */
#include "app-compare-job.h"
#include "app-compare-row.h"
#include "app-compare-window.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

static AppContext *context;

static AppCompareSource *
make_source (const char *title, const char *json)
{
  char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  g_assert_null (doc_document_get_problem (document));
  return app_compare_source_new (title, document);
}

static AppCompareWindow *
open_window (const char *left, const char *right)
{
  g_autoptr(GListStore) sources = g_list_store_new (APP_TYPE_COMPARE_SOURCE);
  g_autoptr(AppCompareSource) first = make_source ("first", left);
  g_autoptr(AppCompareSource) second = right != NULL ? make_source ("second", right) : NULL;
  AppCompareWindow *window;

  g_list_store_append (sources, first);
  if (second != NULL)
    g_list_store_append (sources, second);
  window = app_compare_window_new (context, NULL, G_LIST_MODEL (sources));
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)), 5000);
  return window;
}

static gboolean
says (AppCompareWindow *window, const char *words)
{
  return test_window_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, words) != NULL;
}

#define assert_says(window, words) test_wait_until (says (window, words), 5000)

/* What the row under the keyboard says. */
static char *
dup_spoken (AppCompareWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL && APP_IS_COMPARE_ROW (row) ? app_compare_row_dup_sentence (APP_COMPARE_ROW (row)) : NULL;
}

static void
step (AppCompareWindow *window, const char *action, const char *expected)
{
  g_autofree char *spoken = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  spoken = dup_spoken (window);
  g_assert_cmpstr (spoken, ==, expected);
}

static GtkWidget *
find_check (AppCompareWindow *window, const char *label)
{
  return gtk_widget_get_ancestor (test_window_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, label),
                                  GTK_TYPE_CHECK_BUTTON);
}

#define LEFT "{'result':{'code':'CF-00000','transactionId':'a'},'data':[{'id':1,'x':'1'},{'id':2,'x':'2'}]}"
#define RIGHT "{'result':{'code':'CF-00000','transactionId':'b'},'data':[{'id':2,'x':'2'},{'id':1,'x':'9','y':true}]}"

static void
test_differences (void)
{
  AppCompareWindow *window = open_window ("{'a':1,'b':[1,2],'c':null,'jti':'x'}",
                                          "{'a':2,'b':[1,2],'d':'new','jti':'y'}");

  assert_says (window, "1 of 3 · 1 changed, 1 added, 1 removed");
  {
    g_autofree char *spoken = dup_spoken (window);

    g_assert_cmpstr (spoken, ==, "a, changed from 1 to 2");
  }
  step (window, "compare.next", "c, removed, null");
  step (window, "compare.next", "d, added, \"new\"");
  step (window, "compare.next", "a, changed from 1 to 2");
  step (window, "compare.previous", "d, added, \"new\"");
  test_context_shoot (GTK_WINDOW (window), "compare");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_rules (void)
{
  AppCompareWindow *window = open_window (LEFT, RIGHT);
  GtkWidget *ignored, *by_key, *shape;

  test_wait_until (app_compare_window_get_diff (window) != NULL, 5000);
  ignored = test_window_find (GTK_WIDGET (window), GTK_TYPE_ENTRY);
  by_key = find_check (window, "Lists by key");
  shape = find_check (window, "Shape only");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (by_key), TRUE);
  assert_says (window, "1 of 2 · 1 changed, 1 added");
  gtk_editable_set_text (GTK_EDITABLE (ignored), "y x");
  assert_says (window, "1 of 1 · 1 changed");
  gtk_editable_set_text (GTK_EDITABLE (ignored), "transactionId,y");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (shape), TRUE);
  assert_says (window, "Apart from what is ignored, both answers say the same.");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing at the right yet; then it comes. */
static void
test_alone (void)
{
  AppCompareWindow *window = open_window (LEFT, NULL);
  g_autoptr(AppCompareSource) other = make_source ("other", "{'result':{}}");

  assert_says (window, "Nothing to compare with yet");
  app_compare_window_take (window, other);
  test_wait_until (app_compare_window_get_diff (window) != NULL, 5000);
  g_assert_cmpuint (doc_diff_count (app_compare_window_get_diff (window), DOC_DIFF_REMOVED), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "compare.swap", NULL);
  test_wait_until (app_compare_window_get_diff (window) != NULL
                   && doc_diff_count (app_compare_window_get_diff (window), DOC_DIFF_ADDED) == 2, 5000);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same request, to the built-in sandbox: only what differs in every answer differs. */
static void
test_send (void)
{
  const char *json = "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\"}";
  g_autoptr(CodefExchange) exchange = test_context_send (context, ACCOUNTS, json);
  g_autoptr(GListStore) sources = g_list_store_new (APP_TYPE_COMPARE_SOURCE);
  g_autoptr(AppCompareSource) source =
    app_compare_source_new ("accounts", codef_reply_get_document (codef_exchange_get_reply (exchange)));
  AppCompareWindow *window;

  app_compare_source_set_request (source, ACCOUNTS,
                                  codef_catalog_find_product (app_context_get_catalog (context), ACCOUNTS), json);
  g_list_store_append (sources, source);
  window = app_compare_window_new (context, NULL, G_LIST_MODEL (sources));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "compare.send-to", "s", "local");
  test_wait_until (app_compare_window_get_diff (window) != NULL, 20000);
  assert_says (window, "Apart from what is ignored, both answers say the same.");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A hundred thousand records, two of them different. */
static void
test_large (void)
{
  g_autoptr(GString) left = g_string_new ("{'data':["), right = g_string_new ("{'data':[");
  AppCompareWindow *window;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (left, "%s{'no':%u,'out':'%u'}", i > 0 ? "," : "", i, i * 7);
      g_string_append_printf (right, "%s{'no':%u,'out':'%u'}", i > 0 ? "," : "", i, i == 500 || i == 99000 ? 1 : i * 7);
    }
  g_string_append (left, "]}");
  g_string_append (right, "]}");
  window = open_window (left->str, right->str);
  test_wait_until (app_compare_window_get_diff (window) != NULL, 20000);
  assert_says (window, "1 of 2 · 2 changed");
  step (window, "compare.next", "out, changed from \"693000\" to \"1\"");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One switch masks here too: what differs still differs, and nothing of it stands there in clear. */
static void
test_masked (void)
{
  AppCompareWindow *window;
  g_autofree char *spoken = NULL;

  g_settings_set_boolean (app_context_get_settings (context), "mask-personal-data", TRUE);
  window = open_window ("{'resAccount':'06170204123456'}", "{'resAccount':'06170204999999'}");
  assert_says (window, "1 of 1 · 1 changed");
  spoken = dup_spoken (window);
  g_assert_true (g_str_has_prefix (spoken, "resAccount, changed from "));
  g_assert_null (strstr (spoken, "06170204"));
  g_settings_reset (app_context_get_settings (context), "mask-personal-data");
  test_wait_until (app_compare_window_get_diff (window) != NULL, 5000);
  g_free (spoken);
  spoken = dup_spoken (window);
  g_assert_nonnull (strstr (spoken, "06170204123456"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static DocDocument *
make_list (guint n_records)
{
  GString *text = g_string_new ("[0");

  for (guint i = 0; i < n_records; i++)
    g_string_append_printf (text, ",{\"no\":%u,\"out\":\"%u\"}", i, i * 7);
  g_string_append_c (text, ']');
  {
    g_autoptr(GBytes) bytes = g_string_free_to_bytes (text);

    return doc_document_new_plain (bytes, NULL);
  }
}

/* How far it is, and that stopping leaves nothing behind. */
static void
test_progress (void)
{
  g_autoptr(AppCompareProgress) progress = app_compare_progress_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(DocDocument) list = make_list (50000);
  g_autoptr(GAsyncResult) result = NULL, stopped = NULL;
  g_autoptr(DocDiff) diff = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (app_compare_progress_get_percent (progress), ==, 0);
  app_compare_async (list, list, NULL, "", DOC_DIFF_DEFAULT, progress, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 20000);
  diff = app_compare_finish (result, NULL);
  g_assert_cmpuint (doc_diff_get_n_differences (diff), ==, 0);
  g_assert_cmpuint (app_compare_progress_get_percent (progress), >, 60);
  app_compare_async (list, list, NULL, "", DOC_DIFF_DEFAULT, progress, cancellable, test_loop_result_cb, &stopped);
  g_cancellable_cancel (cancellable);
  test_wait_until (stopped != NULL, 20000);
  g_assert_null (app_compare_finish (stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stop (void)
{
  AppCompareWindow *window = open_window (LEFT, RIGHT);

  test_wait_until (app_compare_window_get_diff (window) != NULL, 5000);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (window, "Lists by key")), TRUE);
  g_assert_null (app_compare_window_get_diff (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "compare.stop", NULL);
  assert_says (window, "Nothing to compare with yet");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (window, "Lists by key")), FALSE);
  test_wait_until (app_compare_window_get_diff (window) != NULL, 5000);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/compare/differences", test_differences);
  g_test_add_func ("/compare/rules", test_rules);
  g_test_add_func ("/compare/alone", test_alone);
  g_test_add_func ("/compare/send", test_send);
  g_test_add_func ("/compare/large", test_large);
  g_test_add_func ("/compare/masked", test_masked);
  g_test_add_func ("/compare/progress", test_progress);
  g_test_add_func ("/compare/stop", test_stop);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
