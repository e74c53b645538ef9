/* SPDX-License-Identifier: MIT */
/* Saved requests in the window: opened, changed, saved, and followed when somebody else writes the file. */
#include "app-check.h"
#include "app-expect-window.h"
#include "app-expectations-window.h"
#include "app-saved-document.h"
#include "app-saved-list.h"
#include "app-saved-view.h"
#include "app-use-window.h"
#include "app-variables.h"
#include "app-variables-window.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define PRODUCT "/v1/kr/bank/p/account/account-list"
#define FILE_TEXT "{\"format\":1,\"product\":\"" PRODUCT "\",\"parameters\":{\"organization\":\"0004\",\"password\":\"{{password}}\"}}"
#define OTHER_TEXT "{\"format\":1,\"product\":\"" PRODUCT "\",\"parameters\":{\"organization\":\"0020\"}}"
#define WAIT_MS 30000

typedef struct
{
  AppContext *context; /* (owned) */
  AppSaved   *saved;   /* of the context */
  char       *folder;  /* (owned) */
  char       *file;    /* (owned) */
} Fixture;

static GBytes *
wrap (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = test_context_new ();
  fixture->saved = app_saved_get (fixture->context);
  fixture->folder = g_dir_make_tmp ("saved-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->folder, "Accounts.request.json", NULL);
  write_file (fixture->file, FILE_TEXT);
  app_saved_set_folder (fixture->saved, fixture->folder);
  test_wait_until (store_requests_find (app_saved_get_requests (fixture->saved), fixture->file) != NULL, WAIT_MS);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_saved_set_folder (fixture->saved, NULL);
  remove_tree (fixture->folder);
  g_object_unref (fixture->context);
  g_free (fixture->folder);
  g_free (fixture->file);
}

/* (transfer full) */
static AppSavedDocument *
open_document (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  AppSavedDocument *document;

  app_saved_document_open_async (fixture->saved, fixture->file, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  document = app_saved_document_open_finish (result, &error);
  g_assert_no_error (error);
  return document;
}

static gboolean
save_document (AppSavedDocument *document, GPtrArray *hidden, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  app_saved_document_save_async (document, hidden, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  return app_saved_document_save_finish (document, result, error);
}

/* A secret that is typed belongs to the form alone: the file is as it was, so there is nothing to save. */
static void
test_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  g_autoptr(GPtrArray) hidden = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  app_saved_document_set_draft (document, PRODUCT, "{\"organization\":\"0004\",\"password\":\"open sesame\"}");
  g_assert_false (app_saved_document_is_dirty (document));
  app_saved_document_set_draft (document, PRODUCT, "{\"organization\":\"0088\",\"password\":\"open sesame\"}");
  g_assert_true (app_saved_document_is_dirty (document));
  g_assert_true (save_document (document, hidden, &error));
  g_assert_no_error (error);
  g_assert_false (app_saved_document_is_dirty (document));
  g_assert_cmpuint (hidden->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (hidden, 0), ==, "password");
  g_assert_true (g_file_get_contents (fixture->file, &text, NULL, NULL));
  g_assert_null (strstr (text, "sesame"));
  g_assert_nonnull (strstr (text, "\"password\": \"{{password}}\""));
  g_assert_nonnull (strstr (text, "\"0088\""));
}

/* What is expected of the answer while the file is being written stays, and is still to be saved. */
static void
test_changed_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) expectation = wrap ("{\"at\":\"/result/code\",\"exists\":true}");

  app_saved_document_set_draft (document, PRODUCT, "{\"organization\":\"0088\"}");
  app_saved_document_save_async (document, NULL, NULL, test_loop_result_cb, &result);
  g_assert_true (app_expectations_add (document, expectation, &error));
  test_wait_until (result != NULL, WAIT_MS);
  g_assert_true (app_saved_document_save_finish (document, result, &error));
  g_assert_cmpuint (store_request_get_expectations (app_saved_document_get_request (document))->len, ==, 1);
  g_assert_true (app_saved_document_is_dirty (document));
  g_assert_true (save_document (document, NULL, &error));
  g_assert_false (app_saved_document_is_dirty (document));
}

/* Without anything unsaved the file's new contents are taken; with it somebody has to decide. */
static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  write_file (fixture->file, OTHER_TEXT);
  test_wait_until (memmem (g_bytes_get_data (store_request_get_json (app_saved_document_get_request (document)), NULL),
                           g_bytes_get_size (store_request_get_json (app_saved_document_get_request (document))), "0020", 4) != NULL,
                   WAIT_MS);
  g_assert_cmpint (app_saved_document_get_state (document), ==, APP_SAVED_FRESH);
  g_assert_false (app_saved_document_is_dirty (document));
  app_saved_document_set_draft (document, PRODUCT, "{\"organization\":\"0088\"}");
  write_file (fixture->file, FILE_TEXT);
  test_wait_until (app_saved_document_get_state (document) == APP_SAVED_CHANGED, WAIT_MS);
  g_assert_false (save_document (document, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CHANGED);
  g_clear_error (&error);
  app_saved_document_keep_ours (document);
  g_assert_cmpint (app_saved_document_get_state (document), ==, APP_SAVED_FRESH);
  g_assert_true (save_document (document, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "0088"));
}

static void
test_broken_and_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  g_autoptr(GError) error = NULL;

  write_file (fixture->file, "{\"format\":1,\n  oops}");
  test_wait_until (app_saved_document_get_state (document) == APP_SAVED_BROKEN, WAIT_MS);
  g_assert_nonnull (strstr (app_saved_document_get_problem (document), "line 2, column 3"));
  g_remove (fixture->file);
  test_wait_until (app_saved_document_get_state (document) == APP_SAVED_GONE, WAIT_MS);
  g_assert_true (save_document (document, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
}

/* Our own verb takes the tab along. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  StoreRequests *requests = app_saved_get_requests (fixture->saved);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  app_saved_document_set_draft (document, PRODUCT, "{\"organization\":\"0088\"}");
  store_requests_rename_async (requests, fixture->file, "Konten", NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  path = store_requests_rename_finish (requests, result, &error);
  g_assert_no_error (error);
  app_saved_note_moved (fixture->saved, fixture->file, path);
  g_assert_cmpstr (app_saved_document_get_path (document), ==, path);
  test_wait_until (g_str_equal (app_saved_document_get_name (document), "Konten"), WAIT_MS);
  g_assert_true (app_saved_document_is_dirty (document));
  g_assert_cmpint (app_saved_document_get_state (document), ==, APP_SAVED_FRESH);
  g_assert_true (save_document (document, NULL, &error));
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
}

static void
test_view (Fixture *fixture, gconstpointer data)
{
  AppSavedView *view = APP_SAVED_VIEW (app_saved_view_new (fixture->context));
  GtkWindow *window = test_context_window (GTK_WIDGET (view), 300, 640);
  g_autofree char *banks = g_build_filename (fixture->folder, "은행", NULL);
  g_autofree char *inside = g_build_filename (banks, "거래내역.request.json", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "Broken.request.json", NULL);
  GtkWidget *search = test_window_find (GTK_WIDGET (view), GTK_TYPE_SEARCH_ENTRY);

  test_wait_until (g_str_equal (app_saved_view_get_status (view), "1 saved request"), WAIT_MS);
  g_mkdir (banks, 0700);
  write_file (inside, OTHER_TEXT);
  write_file (broken, "{\"format\":1,\n  oops}");
  test_wait_until (g_str_equal (app_saved_view_get_status (view), "3 saved requests"), WAIT_MS);
  app_saved_view_select (view, broken);
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Open in the editor"));
  test_context_shoot (window, "saved-broken");
  gtk_editable_set_text (GTK_EDITABLE (search), "ㄱㄹㄴㅇ");
  test_wait_until (g_str_equal (app_saved_view_get_status (view), "1 saved request found"), WAIT_MS);
  test_context_shoot (window, "saved-search");
  gtk_window_destroy (window);
}

/* (transfer full) */
static char *
explain (Fixture *fixture, CodefForm *form, const char *text)
{
  g_autoptr(AppReference) reference = app_variables_explain (app_variables_get (fixture->context), form, text, FALSE);

  return reference != NULL ? g_strdup_printf ("%d %s", reference->state, reference->sentence) : NULL;
}

/* What is said of each kind of reference, before and after there is something that it stands for. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  AppVariables *variables = app_variables_get (fixture->context);
  CodefEnvironment *environment = app_context_get_environment (fixture->context);
  g_autoptr(CodefForm) form = codef_form_new (app_context_get_catalog (fixture->context), NULL);
  g_autoptr(GBytes) json = wrap ("{\"data\":[{\"resAccount\":\"123-456\"}]}");
  g_autoptr(DocDocument) answer = doc_document_new_plain (json, NULL);
  g_autoptr(AppReference) missing = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *plain = explain (fixture, form, "0004");
  g_autofree char *unknown = explain (fixture, form, "{{who}}");
  g_autofree char *secret = explain (fixture, form, "{{password}}");
  g_autofree char *unanswered = explain (fixture, form, "{{Accounts#/data/0/resAccount}}");
  g_autofree char *nobody = explain (fixture, form, "{{Nobody#/data}}");
  g_autofree char *known = NULL, *answered = NULL, *nowhere = NULL, *expanded = NULL, *circle = NULL;

  g_assert_null (plain);
  g_assert_cmpstr (unknown, ==, "2 Nothing is known for {{who}}");
  g_assert_cmpstr (secret, ==, "1 Type the secret “password” here: it does not go into the file");
  g_assert_cmpstr (unanswered, ==, "3 From Accounts › /data/0/resAccount, which has no answer here yet");
  g_assert_cmpstr (nobody, ==, "4 There is no saved request “Nobody”");
  codef_form_set_text (form, "{\"a\":\"{{who}} {{Accounts#/data/0/resAccount}}\"}");
  g_assert_null (app_variables_expand (variables, form, &missing, &error));
  g_assert_cmpint (missing->state, ==, APP_REFERENCE_UNKNOWN);
  g_assert_true (store_variables_set (app_variables_get_store (variables), codef_environment_get_id (environment), "who", "me", NULL));
  app_variables_note_answer (variables, "Accounts", environment, answer);
  known = explain (fixture, form, "{{who}}");
  answered = explain (fixture, form, "{{Accounts#/data/0/resAccount}}");
  nowhere = explain (fixture, form, "{{Accounts#/data/1}}");
  g_clear_pointer (&missing, app_reference_free);
  expanded = app_variables_expand (variables, form, &missing, NULL);
  circle = app_variables_check_chain (variables, "Accounts", "Accounts");
  g_assert_cmpstr (known, ==, "0 Stands for: me");
  g_assert_cmpstr (answered, ==, "0 From Accounts › $.data[0].resAccount: 123-456");
  g_assert_cmpstr (nowhere, ==, "4 The last answer has no value there: Accounts › /data/1");
  g_assert_cmpstr (expanded, ==, "{\"a\":\"me 123-456\"}");
  g_assert_cmpstr (circle, ==, "The requests would wait for each other in a circle: Accounts ← Accounts");
  g_assert_true (store_variables_set (app_variables_get_store (variables), codef_environment_get_id (environment), "who", NULL, NULL));
}

/* The whole way in the window: open from the sidebar, type, see the mark, save, be told of the change outside. */
static void
test_tab (void)
{
  AppWindow *window = test_window_open ();
  AppContext *context = app_window_get_context (window);
  g_autofree char *folder = g_dir_make_tmp ("saved-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "Accounts.request.json", NULL);
  AppRequestPage *page;

  write_file (file, FILE_TEXT);
  app_saved_set_folder (app_saved_get (context), folder);
  app_window_set_view (window, "saved");
  app_window_open_saved (window, file);
  test_wait_until (app_request_page_get_document (app_window_get_page (window)) != NULL, WAIT_MS);
  page = app_window_get_page (window);
  g_assert_cmpstr (app_request_page_get_title (page), ==, "Accounts");
  codef_form_set_text (app_request_page_get_form (page), "{\"organization\":\"0088\"}");
  g_assert_cmpstr (app_request_page_get_title (page), ==, "• Accounts");
  test_context_shoot (GTK_WINDOW (window), "saved-window");
  write_file (file, OTHER_TEXT);
  test_wait_until (test_window_find_text (GTK_WIDGET (page), GTK_TYPE_BUTTON, "Keep what is here") != NULL, WAIT_MS);
  test_context_shoot (GTK_WINDOW (window), "saved-conflict");
  gtk_widget_activate_action (GTK_WIDGET (page), "call.keep-ours", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  test_wait_until (g_str_equal (app_request_page_get_title (page), "Accounts"), WAIT_MS);
  test_window_close (window);
  app_saved_set_folder (app_saved_get (context), NULL);
  remove_tree (folder);
}

/* What is expected of an answer, in the file and in the verdicts: equal, missing, and a baseline that differs. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr(AppSavedDocument) document = open_document (fixture);
  g_autoptr(AppCheck) check = app_check_new ();
  g_autoptr(GBytes) text = wrap ("{\"a\":1,\"b\":\"x\"}");
  g_autoptr(GBytes) equal = wrap ("{\"at\":\"/a\",\"equals\":1}");
  g_autoptr(GBytes) gone = wrap ("{\"at\":\"/c\",\"exists\":true}");
  g_autoptr(GBytes) wrong = wrap ("{\"at\":\"/b\",\"equals\":\"y\"}");
  g_autoptr(GBytes) baseline = wrap ("{\"answer\":{\"a\":2,\"b\":\"x\"}}");
  g_autoptr(DocDocument) answer = doc_document_new_plain (text, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *saved = NULL;

  g_assert_true (app_expectations_add (document, equal, &error));
  g_assert_true (app_expectations_add (document, gone, &error));
  g_assert_no_error (error);
  g_assert_true (app_saved_document_is_dirty (document));
  app_check_run (check, app_saved_document_get_request (document), NULL, answer, TRUE);
  test_wait_until (app_check_get_verdicts (check)->len == 2, WAIT_MS);
  g_assert_cmpuint (app_check_count (check, TRUE), ==, 1);
  g_assert_null (app_check_find_next (check, DOC_NODE_NONE));
  g_assert_true (app_expectations_replace (document, 1, wrong, &error));
  g_assert_true (app_saved_document_set_member (document, "baseline", baseline, &error));
  app_check_run (check, app_saved_document_get_request (document), NULL, answer, TRUE);
  test_wait_until (app_check_get_verdicts (check)->len == 3, WAIT_MS);
  g_assert_cmpuint (app_check_count (check, TRUE), ==, 1);
  g_assert_cmpuint (app_check_count (check, FALSE), ==, 3);
  g_assert_cmpstr (codef_verdict_get_pointer (app_check_find_next (check, DOC_NODE_NONE)), ==, "/a");
  g_assert_cmpstr (codef_verdict_get_pointer (app_check_find_next (check, doc_document_find_json_pointer (answer, "/a"))), ==, "/b");
  g_assert_true (app_expectations_replace (document, 0, NULL, &error));
  g_assert_true (save_document (document, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->file, &saved, NULL, NULL));
  g_assert_null (strstr (saved, "\"/a\""));
  g_assert_nonnull (strstr (saved, "\"/b\""));
  app_check_run (check, NULL, NULL, NULL, FALSE);
  g_assert_cmpuint (app_check_get_verdicts (check)->len, ==, 0);
}

static void
take_json (GtkWindow *window, GBytes *json, char **text)
{
  *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

/* Each kind begins with what stands at the place. */
static void
test_expect (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *pointer; guint kind; const char *json; } rows[] = {
    { "/s", 0, "{\"at\":\"/s\",\"equals\":\"t\"}" }, { "/n", 0, "{\"at\":\"/n\",\"equals\":1.10}" },
    { "/s", 1, "{\"at\":\"/s\",\"exists\":true}" }, { "/n", 2, "{\"at\":\"/n\",\"type\":\"number\"}" },
    { "/s", 3, "{\"at\":\"/s\",\"matches\":\"t\"}" }, { "/l", 4, "{\"at\":\"/l\",\"count\":{\"min\":2,\"max\":2}}" },
    { "/n", 5, "{\"at\":\"/n\",\"range\":{\"min\":1.10,\"max\":1.10}}" },
  };
  g_autoptr(GBytes) text = wrap ("{\"s\":\"t\",\"n\":1.10,\"l\":[1,2]}");
  g_autoptr(DocDocument) answer = doc_document_new_plain (text, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWindow *window = app_expect_window_new (NULL, rows[i].pointer, answer, NULL);
      g_autofree char *json = NULL;

      g_signal_connect (window, "done", G_CALLBACK (take_json), &json);
      adw_combo_row_set_selected (ADW_COMBO_ROW (test_window_find (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW)), rows[i].kind);
      gtk_window_present (window);
      test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)), WAIT_MS);
      if (i == 0)
        test_context_shoot (window, "saved-expect");
      gtk_widget_activate_action (GTK_WIDGET (window), "expect.accept", NULL);
      g_assert_cmpstr (json, ==, rows[i].json);
    }
}

static gboolean
is_use_window (gpointer window)
{
  return APP_IS_USE_WINDOW (window);
}

static gboolean
is_expectations_window (gpointer window)
{
  return APP_IS_EXPECTATIONS_WINDOW (window);
}

static GtkWindow *
find_window (gboolean (*matches) (gpointer window))
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (matches (l->data))
      return l->data;
  return NULL;
}

/* One that holds and one that does not: counted in the line over the answer, and listed. */
static void
expect_two (AppRequestPage *page)
{
  AppSavedDocument *document = app_request_page_get_document (page);
  g_autoptr(GBytes) right = wrap ("{\"at\":\"/result/code\",\"equals\":\"CF-00000\"}");
  g_autoptr(GBytes) wrong = wrap ("{\"at\":\"/data/resDepositTrust\",\"count\":99}");
  GtkWindow *list;

  g_assert_true (app_expectations_add (document, right, NULL));
  g_assert_true (app_expectations_add (document, wrong, NULL));
  test_wait_until (test_window_find_text (GTK_WIDGET (page), GTK_TYPE_LABEL, "1 of 2 as expected") != NULL, WAIT_MS);
  gtk_widget_activate_action (GTK_WIDGET (page), "call.next-unexpected", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "call.expectations", NULL);
  list = find_window (is_expectations_window);
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Change the expectation 2"));
  gtk_widget_activate_action (GTK_WIDGET (list), "expectations.keep-baseline", NULL);
  g_assert_nonnull (store_request_get_baseline (app_saved_document_get_request (document)));
  test_wait_until (test_window_find_text (GTK_WIDGET (page), GTK_TYPE_LABEL, "1 of 2 as expected") != NULL, WAIT_MS);
  test_wait_until (gtk_widget_get_width (GTK_WIDGET (list)) > 0, WAIT_MS);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (list));
  test_context_shoot (list, "saved-expectations");
  gtk_window_destroy (list);
}

/* A value of one request's answer goes into another request, which is then sent with it. */
static void
test_chain (void)
{
  AppWindow *window = test_window_open ();
  AppContext *context = app_window_get_context (window);
  g_autofree char *folder = g_dir_make_tmp ("saved-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "Accounts.request.json", NULL);
  AppRequestPage *accounts, *transactions;
  CodefField *field;
  GtkWindow *use;

  write_file (file, "{\"format\":1,\"product\":\"" PRODUCT "\",\"parameters\":{\"organization\":\"0004\","
              "\"connectedId\":\"sandbox_connectedId\"}}");
  app_saved_set_folder (app_saved_get (context), folder);
  app_window_open_path (window, "/v1/kr/bank/p/account/transaction-list");
  transactions = app_window_get_page (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-tab", NULL);
  app_window_open_saved (window, file);
  test_wait_until (app_request_page_get_document (app_window_get_page (window)) != NULL, WAIT_MS);
  accounts = app_window_get_page (window);
  gtk_widget_activate_action (GTK_WIDGET (accounts), "call.send", NULL);
  test_wait_until (app_request_page_get_exchange (accounts) != NULL &&
                   codef_exchange_get_reply (app_request_page_get_exchange (accounts)) != NULL, WAIT_MS);
  expect_two (accounts);
  test_context_shoot (GTK_WINDOW (window), "saved-judged");
  gtk_widget_activate_action (GTK_WIDGET (accounts), "call.use-in", "s", "/data/resDepositTrust/0/resAccount");
  use = find_window (is_use_window);
  g_assert_nonnull (use);
  test_context_shoot (use, "saved-use");
  gtk_widget_activate_action (GTK_WIDGET (use), "use.accept", NULL);
  field = codef_form_find_field (app_request_page_get_form (transactions), "account");
  g_assert_cmpstr (codef_field_get_text (field), ==, "{{Accounts#/data/resDepositTrust/0/resAccount}}");
  g_assert_null (codef_field_get_problem (field));
  gtk_widget_activate_action (GTK_WIDGET (transactions), "call.send", NULL);
  test_wait_until (app_request_page_get_exchange (transactions) != NULL, WAIT_MS);
  test_context_shoot (GTK_WINDOW (window), "saved-chain");
  test_window_close (window);
  app_saved_set_folder (app_saved_get (context), NULL);
  remove_tree (folder);
}

/* The list follows its request also where nothing was sent; what is expected is not shown while personal data is masked. */
static void
test_list_unsent (void)
{
  AppWindow *window = test_window_open ();
  AppContext *context = app_window_get_context (window);
  g_autofree char *folder = g_dir_make_tmp ("saved-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "Expects.request.json", NULL);
  GtkWindow *list;

  write_file (file, "{\"format\":1,\"product\":\"" PRODUCT "\",\"parameters\":{},\"expect\":[{\"at\":\"/a\",\"exists\":true},"
              "{\"at\":\"/b\",\"exists\":true}]}");
  app_saved_set_folder (app_saved_get (context), folder);
  app_window_open_saved (window, file);
  test_wait_until (app_window_get_page (window) != NULL && app_request_page_get_document (app_window_get_page (window)) != NULL, WAIT_MS);
  gtk_widget_activate_action (GTK_WIDGET (app_window_get_page (window)), "call.expectations", NULL);
  list = find_window (is_expectations_window);
  g_signal_emit_by_name (test_window_find_text (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Remove the expectation 1"), "clicked");
  g_assert_null (test_window_find_text (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Remove the expectation 2"));
  g_assert_true (gtk_widget_get_sensitive (test_window_find_text (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Change the expectation 1")));
  g_settings_set_boolean (app_context_get_settings (context), "mask-personal-data", TRUE);
  g_assert_false (gtk_widget_get_sensitive (test_window_find_text (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Change the expectation 1")));
  g_settings_reset (app_context_get_settings (context), "mask-personal-data");
  gtk_window_destroy (list);
  test_window_close (window);
  app_saved_set_folder (app_saved_get (context), NULL);
  remove_tree (folder);
}

static void
test_variables_window (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = app_variables_window_new (fixture->context, NULL);
  StoreVariables *store = app_variables_get_store (app_variables_get (fixture->context));

  gtk_window_present (window);
  g_assert_true (store_variables_set (store, "local", "connectedId", "8PQI4dQ", NULL));
  g_assert_true (store_variables_set (store, "local", "password", "canary", NULL));
  test_context_shoot (window, "saved-variables");
  g_assert_nonnull (test_window_find (GTK_WIDGET (window), ADW_TYPE_PASSWORD_ENTRY_ROW));
  g_assert_true (store_variables_set (store, "local", "connectedId", NULL, NULL));
  g_assert_true (store_variables_set (store, "local", "password", NULL, NULL));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/saved/secret", test_secret },         { "/saved/changed-while-saving", test_changed_while_saving },
    { "/saved/renamed", test_renamed },       { "/saved/changed-on-disk", test_changed_on_disk },
    { "/saved/view", test_view },             { "/saved/broken-and-gone", test_broken_and_gone },
    { "/saved/check", test_check },           { "/saved/references", test_references },
    { "/saved/expect", test_expect },         { "/saved/variables", test_variables_window },
  };

  test_context_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/saved/tab", test_tab);
  g_test_add_func ("/saved/chain", test_chain);
  g_test_add_func ("/saved/list-unsent", test_list_unsent);
  return g_test_run ();
}
