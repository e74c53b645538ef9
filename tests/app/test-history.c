/* SPDX-License-Identifier: MIT */
/* What is sent from the window comes into its history, is found there, opened again with its answer, pinned and deleted. */
#include "app-history-open.h"
#include "app-history-view.h"
#include "app-recorder.h"
#include "app-request-page.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define PATH "/v1/kr/bank/p/account/account-list"
#define REQUEST "{'connectedId':'sandbox_connectedId','organization':'0004','password':'very-secret'}"
#define WAIT_MS 30000

typedef struct
{
  AppContext     *context; /* (owned) */
  AppHistoryView *view;
  GtkWindow      *window;
} Fixture;

static StoreHistory *
get_history (Fixture *fixture)
{
  return app_recorder_get_history (app_recorder_get (fixture->context));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = test_context_new ();
  fixture->view = APP_HISTORY_VIEW (app_history_view_new (fixture->context));
  fixture->window = test_context_window (GTK_WIDGET (fixture->view), 320, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (app_context_get_settings (fixture->context), "history-recording");
  gtk_window_destroy (fixture->window);
  app_recorder_end (fixture->context);
  g_object_unref (fixture->context);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (app_history_view_get_list (fixture->view));
}

/* Sends one request and waits until the list has it. */
static void
send (Fixture *fixture, const char *json)
{
  guint before = count (fixture);
  g_autoptr(CodefExchange) exchange = test_context_send (fixture->context, PATH, json);

  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_ANSWERED);
  test_wait_until (count (fixture) == before + 1, WAIT_MS);
}

static void
activate (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
}

/* Chooses row @position, as the arrow keys do. */
static void
choose (Fixture *fixture, guint position)
{
  GtkWidget *list = test_window_find (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW);

  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), position, TRUE);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  test_wait_until (strstr (app_history_view_get_status (fixture->view), "Nothing was sent yet") != NULL, WAIT_MS);
  test_context_shoot (fixture->window, "history-empty");
}

static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreHistoryEntry) entry = NULL;

  send (fixture, REQUEST);
  send (fixture, "{'sandboxScenario':'code:CF-12803'}");
  g_assert_cmpstr (app_history_view_get_status (fixture->view), ==, "2 requests");
  entry = g_list_model_get_item (app_history_view_get_list (fixture->view), 0);
  g_assert_cmpstr (store_history_entry_get_code (entry), ==, "CF-12803");
  g_assert_cmpstr (store_history_entry_get_environment (entry), ==, "local");
  test_context_shoot (fixture->window, "history-list");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = test_window_find (GTK_WIDGET (fixture->view), GTK_TYPE_SEARCH_ENTRY);

  send (fixture, REQUEST);
  send (fixture, "{'sandboxScenario':'code:CF-12803'}");
  gtk_editable_set_text (GTK_EDITABLE (search), "CF-12803");
  test_wait_until (g_str_equal (app_history_view_get_status (fixture->view), "1 request found"), WAIT_MS);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz-not-there");
  test_wait_until (g_str_equal (app_history_view_get_status (fixture->view), "Nothing in the history is like that."), WAIT_MS);
}

static void
test_not_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;

  g_settings_set_boolean (app_context_get_settings (fixture->context), "history-recording", FALSE);
  exchange = test_context_send (fixture->context, PATH, REQUEST);
  store_history_flush (get_history (fixture));
  test_wait_until (strstr (app_history_view_get_status (fixture->view), "Nothing is recorded") != NULL, WAIT_MS);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* The secret was not kept, so its field is empty and the tab says so; the answer is the one of then. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  AppRequestPage *page = APP_REQUEST_PAGE (app_request_page_new (fixture->context));
  GtkWindow *window = test_context_window (GTK_WIDGET (page), 1200, 800);
  g_autoptr(StoreHistoryEntry) entry = NULL;
  CodefExchange *past;

  send (fixture, REQUEST);
  entry = g_list_model_get_item (app_history_view_get_list (fixture->view), 0);
  app_history_open (fixture->context, get_history (fixture), entry, page);
  test_wait_until (app_request_page_get_notice (page) != NULL, WAIT_MS);
  g_assert_nonnull (strstr (app_request_page_get_notice (page), "1 secret field was not kept"));
  g_assert_nonnull (strstr (codef_form_get_text (app_request_page_get_form (page)), "\"password\":\"\""));
  past = app_request_page_get_exchange (page);
  g_assert_cmpint (codef_exchange_get_phase (past), ==, CODEF_PHASE_ANSWERED);
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (past)), ==, store_history_entry_get_code (entry));
  g_assert_cmpuint (codef_reply_get_status (codef_exchange_get_reply (past)), ==, 200);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (past)));
  g_assert_cmpint (codef_exchange_get_started_unix_us (past), ==, store_history_entry_get_started_unix_us (entry));
  g_assert_cmpint (codef_exchange_get_elapsed_us (past), ==, store_history_entry_get_elapsed_us (entry));
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_attempts (past)), ==, store_history_entry_get_n_attempts (entry));
  test_context_shoot (window, "history-opened");
  gtk_window_destroy (window);
}

static gboolean
is_first_pinned (Fixture *fixture)
{
  g_autoptr(StoreHistoryEntry) entry = g_list_model_get_item (app_history_view_get_list (fixture->view), 0);

  return entry != NULL && store_history_entry_is_pinned (entry);
}

static void
test_pin (Fixture *fixture, gconstpointer data)
{
  send (fixture, REQUEST);
  g_assert_false (is_first_pinned (fixture));
  choose (fixture, 0);
  activate (fixture, "history.pin");
  test_wait_until (is_first_pinned (fixture), WAIT_MS);
}

/* Out of sight at once, and back where it was if that is wished. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo;

  send (fixture, REQUEST);
  choose (fixture, 0);
  activate (fixture, "history.delete");
  g_assert_cmpuint (count (fixture), ==, 0);
  test_wait_until ((undo = test_window_find_text (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo")) != NULL, WAIT_MS);
  g_signal_emit_by_name (undo, "clicked");
  test_wait_until (count (fixture) == 1, WAIT_MS);
}

/* Not taken back: gone from the disk when the window is. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreHistory) history = g_object_ref (get_history (fixture));
  g_autoptr(StoreHistoryEntry) entry = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  send (fixture, REQUEST);
  entry = g_list_model_get_item (app_history_view_get_list (fixture->view), 0);
  choose (fixture, 0);
  activate (fixture, "history.delete");
  gtk_window_destroy (fixture->window);
  fixture->window = test_context_window (gtk_label_new (NULL), 100, 100);
  store_history_flush (history);
  store_history_load_async (history, store_history_entry_get_id (entry), NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  g_assert_null (store_history_load_finish (history, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Nothing of demo and production is decided until somebody is asked, and then no more than a list shows. */
static void
test_decided (Fixture *fixture, gconstpointer data)
{
  AppRecorder *recorder = app_recorder_get (fixture->context);
  g_autoptr(CodefEnvironment) sandbox = codef_environment_new_vendor (CODEF_ENVIRONMENT_SANDBOX);
  g_autoptr(CodefEnvironment) demo = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
  g_autoptr(CodefEnvironment) production = codef_environment_new_vendor (CODEF_ENVIRONMENT_PRODUCTION);

  g_assert_cmpint (app_recorder_get_keep (recorder, sandbox), ==, APP_KEEP_BODIES);
  g_assert_cmpint (app_recorder_get_keep (recorder, demo), ==, APP_KEEP_ASK);
  app_recorder_decide (recorder, demo, APP_KEEP_NOTHING);
  g_assert_cmpint (app_recorder_get_keep (recorder, demo), ==, APP_KEEP_NOTHING);
  g_assert_cmpint (app_recorder_get_keep (recorder, production), ==, APP_KEEP_ASK);
  g_settings_reset (app_context_get_settings (fixture->context), "history-demo");
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/history/empty", test_empty }, { "/history/recorded", test_recorded }, { "/history/search", test_search },
    { "/history/not-recorded", test_not_recorded }, { "/history/open", test_open }, { "/history/pin", test_pin },
    { "/history/undo", test_undo }, { "/history/delete", test_delete }, { "/history/decided", test_decided },
  };

  test_context_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
