/* SPDX-License-Identifier: MIT */
/* The accounts page in its window against the built-in sandbox, and the parts it lends to product forms. */
#include "app-account-desk.h"
#include "app-account-details.h"
#include "app-account-editor.h"
#include "app-account-page.h"
#include "app-account-row.h"
#include "app-connected-id-entry.h"
#include "app-encryption.h"
#include "app-field-row.h"
#include "app-wallet-row.h"
#include "app-wallet-words.h"
#include "store-account-draft.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define LONG_WAIT_MS 20000
#define CANARY "canary-2020-secret"
#define ACCOUNT(organization, id) \
  "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"" organization "\",\"loginType\":\"1\"," \
  "\"id\":\"" id "\",\"password\":\"" CANARY "\"}"

typedef struct
{
  AppContext       *context; /* (owned) */
  AppAccountDesk   *desk;    /* borrowed */
  CodefAccountList *list;    /* borrowed */
  GtkWidget        *page;
  GtkWindow        *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = test_context_new ();
  fixture->desk = app_account_desk_get (fixture->context);
  fixture->list = app_account_desk_get_list (fixture->desk);
  fixture->page = app_account_page_new (fixture->context);
  fixture->window = test_context_window (fixture->page, 1200, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* all contexts share the settings in memory */
  g_settings_reset (app_context_get_settings (fixture->context), "environment");
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->context);
}

static void
add (Fixture *fixture, const char *json)
{
  codef_account_list_insert (fixture->list, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), json);
}

static void
send (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "call.send", NULL);
  g_assert_true (app_account_desk_is_busy (fixture->desk));
  test_wait_until (!app_account_desk_is_busy (fixture->desk), LONG_WAIT_MS);
}

static void
choose (Fixture *fixture, CodefAccountKind kind)
{
  codef_account_list_set_operation (fixture->list,
                                    codef_account_guide_get_operation (codef_account_list_get_guide (fixture->list),
                                                                       kind));
}

static AppAccountRow *
find_row (Fixture *fixture, guint position)
{
  GtkWidget *view = test_window_find (fixture->page, GTK_TYPE_LIST_VIEW);

  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      AppAccountRow *row = APP_ACCOUNT_ROW (gtk_widget_get_first_child (item));

      if (app_account_row_get_account (row) == codef_account_list_get (fixture->list, position))
        return row;
    }
  g_assert_not_reached ();
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (app_account_editor_get_actions (APP_ACCOUNT_EDITOR (test_window_find (fixture->page, APP_TYPE_ACCOUNT_EDITOR))),
                                  action, NULL);
}

/* The documented registration: its answer names a connectedId, which is then chosen and in the wallet. */
static void
test_register (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) accounts = NULL;
  StoreWalletEntry *entry;
  const char *issued;

  activate (fixture, "use-example");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  codef_field_set_text (codef_form_find_field (codef_account_get_form (codef_account_list_get (fixture->list, 0)),
                                               "password"), CANARY);
  send (fixture);
  g_assert_cmpint (codef_account_get_state (codef_account_list_get (fixture->list, 0)), ==, CODEF_ACCOUNT_ACCEPTED);
  issued = codef_account_list_get_connected_id (fixture->list);
  g_assert_cmpuint (strlen (issued), ==, 22);
  entry = store_wallet_find (app_account_desk_get_wallet (fixture->desk), "local", issued);
  g_assert_nonnull (entry);
  accounts = g_ptr_array_ref (store_wallet_entry_get_accounts (entry));
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_cmpstr (app_account_page_get_notice (APP_ACCOUNT_PAGE (fixture->page)), ==, "1 account is done.");
  test_context_shoot (fixture->window, "accounts-registered");
}

/* Five accounts, two of them refused: each row knows its own fate, and the refused ones make a list of their own. */
static void
test_partial (Fixture *fixture, gconstpointer data)
{
  g_autofree char *badge = NULL;

  add (fixture, ACCOUNT ("0004", "a"));
  add (fixture, ACCOUNT ("0088", "cf_12803"));
  add (fixture, ACCOUNT ("0020", "b"));
  add (fixture, ACCOUNT ("0003", "maintenance"));
  add (fixture, ACCOUNT ("0023", "c"));
  send (fixture);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (codef_account_get_state (codef_account_list_get (fixture->list, i)), ==,
                     i == 1 || i == 3 ? CODEF_ACCOUNT_REFUSED : CODEF_ACCOUNT_ACCEPTED);
  badge = codef_account_dup_badge (codef_account_list_get (fixture->list, 1));
  g_assert_true (g_str_has_prefix (badge, "CF-12803 "));
  g_assert_cmpstr (app_account_page_get_notice (APP_ACCOUNT_PAGE (fixture->page)), ==,
                   "3 of 5 accounts are done, the others were refused: their rows say why.");
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 1)), "account.toggle", NULL);
  g_assert_nonnull (test_window_find (GTK_WIDGET (find_row (fixture, 1)), APP_TYPE_ACCOUNT_DETAILS));
  test_context_shoot (fixture->window, "accounts-partial");
  gtk_widget_activate_action (fixture->page, "accounts.retain-refused", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  StoreWallet *wallet = app_account_desk_get_wallet (fixture->desk);
  const char *id;

  add (fixture, ACCOUNT ("0004", "a"));
  send (fixture);
  id = codef_account_list_get_connected_id (fixture->list);
  codef_account_set_text (codef_account_list_get (fixture->list, 0), ACCOUNT ("0088", "a"));
  choose (fixture, CODEF_ACCOUNT_KIND_ADD);
  send (fixture);
  g_assert_cmpuint (store_wallet_entry_get_accounts (store_wallet_find (wallet, "local", id))->len, ==, 2);
  choose (fixture, CODEF_ACCOUNT_KIND_DELETE);
  send (fixture);
  g_assert_cmpuint (store_wallet_entry_get_accounts (store_wallet_find (wallet, "local", id))->len, ==, 1);
  choose (fixture, CODEF_ACCOUNT_KIND_LIST);
  send (fixture);
  g_assert_cmpuint (store_wallet_entry_get_accounts (store_wallet_find (wallet, "local", id))->len, ==, 1);
  app_account_desk_refresh (fixture->desk, app_context_get_environment (fixture->context), id);
  test_wait_until (!app_account_desk_is_busy (fixture->desk), LONG_WAIT_MS);
  store_wallet_forget (wallet, "local", id);
  choose (fixture, CODEF_ACCOUNT_KIND_CONNECTED_IDS);
  send (fixture);
  g_assert_nonnull (store_wallet_find (wallet, "local", id));
  g_assert_cmpstr (app_account_page_get_notice (APP_ACCOUNT_PAGE (fixture->page)), ==,
                   "1 connected ID is in the wallet at the left.");
}

/* Buttons and keys of the rows, each undone. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  CodefAccount *first, *second;

  add (fixture, ACCOUNT ("0004", "a"));
  add (fixture, ACCOUNT ("0088", "b"));
  first = codef_account_list_get (fixture->list, 0);
  second = codef_account_list_get (fixture->list, 1);
  test_wait_until (gtk_widget_get_mapped (test_window_find (fixture->page, GTK_TYPE_LIST_VIEW)), 5000);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 0)), "account.move-down", NULL);
  g_assert_true (codef_account_list_get (fixture->list, 0) == second);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 1)), "account.move-up", NULL);
  g_assert_true (codef_account_list_get (fixture->list, 0) == first);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 0)), "account.move-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 0)), "account.duplicate", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, 0)), "account.remove", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  for (guint i = 0; i < 4; i++)
    activate (fixture, "undo");
  g_assert_true (codef_account_list_get (fixture->list, 0) == first
                 && codef_account_list_get (fixture->list, 1) == second);
  activate (fixture, "redo");
  g_assert_true (codef_account_list_get (fixture->list, 0) == second);
}

static void
test_remove_selected (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = test_window_find (fixture->page, GTK_TYPE_STACK);
  GtkSelectionModel *selection;

  for (guint i = 0; i < 4; i++)
    add (fixture, ACCOUNT ("0004", "a"));
  view = test_window_find (fixture->page, GTK_TYPE_LIST_VIEW);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  g_assert_false (g_action_group_get_action_enabled (
    app_account_editor_get_actions (APP_ACCOUNT_EDITOR (test_window_find (fixture->page, APP_TYPE_ACCOUNT_EDITOR))),
      "remove-selected"));
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 3, FALSE);
  activate (fixture, "remove-selected");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  activate (fixture, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 4);
}

/* JSON and rows are in step both ways; JSON that is not whole is not sent. */
static void
test_json (Fixture *fixture, gconstpointer data)
{
  AppAccountEditor *editor = APP_ACCOUNT_EDITOR (test_window_find (fixture->page, APP_TYPE_ACCOUNT_EDITOR));
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  add (fixture, ACCOUNT ("0004", "a"));
  app_account_editor_set_view (editor, "json");
  view = test_window_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "\"organization\": \"0004\""));
  gtk_text_buffer_set_text (buffer, "{\"accountList\": [" ACCOUNT ("0088", "b") ", " ACCOUNT ("0020", "c") "]}", -1);
  test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 2, 5000);
  gtk_text_buffer_set_text (buffer, "{\"accountList\": [", -1);
  gtk_widget_activate_action (fixture->page, "call.send", NULL);
  g_assert_false (app_account_desk_is_busy (fixture->desk));
  g_assert_nonnull (app_account_page_get_notice (APP_ACCOUNT_PAGE (fixture->page)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
}

static void
test_wire (Fixture *fixture, gconstpointer data)
{
  AppAccountEditor *editor = APP_ACCOUNT_EDITOR (test_window_find (fixture->page, APP_TYPE_ACCOUNT_EDITOR));
  GtkWidget *view;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  add (fixture, ACCOUNT ("0004", "a"));
  app_account_editor_set_view (editor, "wire");
  view = test_window_find (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  test_wait_until (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))) > 100,
                   LONG_WAIT_MS);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "/v1/account/create"));
  g_assert_null (strstr (text, CANARY));
}

/* No key for the environment: nothing is sent, what is typed stays, and the page says what to do. */
static void
test_no_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefEnvironment) demo = app_context_find_environment (fixture->context, "demo");

  add (fixture, ACCOUNT ("0004", "a"));
  app_context_set_environment (fixture->context, demo);
  send (fixture);
  g_assert_null (app_account_desk_get_exchange (fixture->desk));
  g_assert_nonnull (app_account_page_get_notice (APP_ACCOUNT_PAGE (fixture->page)));
  g_assert_cmpint (codef_account_get_state (codef_account_list_get (fixture->list, 0)), ==, CODEF_ACCOUNT_WAITING);
  g_assert_nonnull (strstr (codef_account_get_text (codef_account_list_get (fixture->list, 0)), CANARY));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gint64 started_us;

  add (fixture, ACCOUNT ("0004", "slow_30"));
  gtk_widget_activate_action (fixture->page, "call.send", NULL);
  test_wait_until (app_account_desk_get_exchange (fixture->desk) != NULL, LONG_WAIT_MS);
  started_us = g_get_monotonic_time ();
  gtk_widget_activate_action (fixture->page, "call.cancel", NULL);
  g_assert_false (app_account_desk_is_busy (fixture->desk));
  g_assert_cmpint (codef_account_get_state (codef_account_list_get (fixture->list, 0)), ==, CODEF_ACCOUNT_WAITING);
  test_wait_until (codef_exchange_get_phase (app_account_desk_get_exchange (fixture->desk)) == CODEF_PHASE_CANCELLED,
                   5000);
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, 2 * G_USEC_PER_SEC);
  /* and the next one is not disturbed by the end of that */
  codef_account_set_text (codef_account_list_get (fixture->list, 0), ACCOUNT ("0004", "a"));
  send (fixture);
  g_assert_cmpint (codef_account_get_state (codef_account_list_get (fixture->list, 0)), ==, CODEF_ACCOUNT_ACCEPTED);
}

static void
test_doubts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefEnvironment) demo = app_context_find_environment (fixture->context, "demo");
  g_autofree char *empty = app_account_desk_dup_doubts (fixture->desk), *none = NULL, *stranger = NULL;

  g_assert_cmpstr (empty, ==, "The list is empty. Add an account first.");
  add (fixture, ACCOUNT ("0004", "a"));
  send (fixture);
  choose (fixture, CODEF_ACCOUNT_KIND_ADD);
  none = app_account_desk_dup_doubts (fixture->desk);
  g_assert_null (none);
  app_context_set_environment (fixture->context, demo);
  stranger = app_account_desk_dup_doubts (fixture->desk);
  g_assert_true (g_str_has_prefix (stranger, "This connected ID was issued in another environment"));
}

static void
assert_fields (GtkWidget *details, const char *expected)
{
  GtkWidget *list_box = test_window_find (details, GTK_TYPE_LIST_BOX);
  g_autoptr(GString) names = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      g_string_append_printf (names, "%s ", codef_parameter_get_name (codef_field_get_parameter (app_field_row_get_field (APP_FIELD_ROW (row)))));
  g_assert_cmpstr (names->str, ==, expected);
}

/* The fields that are shown follow from what was chosen in others. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  CodefAccount *account;
  CodefForm *form;
  GtkWidget *details;
  GtkWindow *window;

  add (fixture, "{\"businessType\":\"CD\",\"clientType\":\"P\",\"loginType\":\"1\"}");
  account = codef_account_list_get (fixture->list, 0);
  form = codef_account_get_form (account);
  details = app_account_details_new (fixture->context, account);
  window = test_context_window (details, 500, 800);
  assert_fields (details, "countryCode businessType clientType organization loginType id password cardNo cardPassword ");
  codef_field_set_text (codef_form_find_field (form, "businessType"), "BK");
  assert_fields (details, "countryCode businessType clientType organization loginType id password birthDate ");
  codef_field_set_text (codef_form_find_field (form, "loginType"), "0");
  assert_fields (details, "countryCode businessType clientType organization loginType password certType derFile keyFile ");
  codef_field_set_text (codef_form_find_field (form, "certType"), "pfx");
  assert_fields (details, "countryCode businessType clientType organization loginType password certType certFile ");
  gtk_window_destroy (window);
}

/* A thousand accounts: only the rows in sight are widgets, and no turn of the loop takes long. */
static void
test_thousand (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GString) json = g_string_new ("{\"accountList\":[");
  g_autoptr(GBytes) bytes = NULL;
  GtkWidget *view;
  guint n_rows = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (json, "%s" ACCOUNT ("0004", "a%u"), i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  bytes = g_bytes_new_static (json->str, json->len);
  g_assert_true (codef_account_list_import (fixture->list, bytes, NULL));
  view = test_window_find (fixture->page, GTK_TYPE_LIST_VIEW);
  test_wait_until (gtk_widget_get_mapped (view), 5000);
  test_wait_until (codef_account_list_get_n_unchecked (fixture->list) == 0, LONG_WAIT_MS);
  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    n_rows++;
  g_assert_cmpuint (n_rows, <, 400);
}

static void
test_draft (void)
{
  g_autofree char *folder = g_dir_make_tmp ("test-draft-XXXXXX", NULL);
  g_autofree char *draft_file = g_build_filename (folder, "draft.json", NULL),
    *wallet_file = g_build_filename (folder, "wallet.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(StoreWallet) wallet = store_wallet_new (wallet_file, NULL);
  g_autoptr(AppContext) context = test_context_new (), again = test_context_new ();
  AppAccountDesk *desk;

  app_account_desk_attach (context, wallet, draft_file);
  desk = app_account_desk_get (context);
  codef_account_list_insert (app_account_desk_get_list (desk), 0, ACCOUNT ("0004", "somebody"));
  /* written by itself when typing pauses: a kill after that costs nothing */
  test_wait_until (g_file_test (draft_file, G_FILE_TEST_EXISTS), 5000);
  g_assert_true (g_file_get_contents (draft_file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "somebody"));
  g_assert_null (strstr (text, CANARY));
  app_account_desk_attach (again, wallet, draft_file);
  desk = app_account_desk_get (again);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_account_desk_get_list (desk))), ==, 1);
  g_assert_true (g_str_has_prefix (app_account_desk_get_greeting (desk),
                                   "This is your last list. 1 secret is not kept"));
  g_remove (draft_file);
}

/* What is said of encryption never holds the secret, and proves itself against the sandbox alone. */
static void
test_encryption (Fixture *fixture, gconstpointer data)
{
  SandboxServer *sandbox = app_context_get_sandbox (fixture->context);
  CodefEnvironment *local;
  g_autoptr(CodefPublicKey) key = NULL, other = codef_public_key_new_throwaway (NULL);
  g_autofree char *described = NULL, *foreign = NULL, *without = NULL, *ciphertext = NULL, *ready = NULL,
    *too_long = NULL;
  g_autofree char *long_text = g_strnfill (300, 'x');
  g_autoptr(GAsyncResult) started = NULL;

  app_context_start_sandbox_async (fixture->context, NULL, test_loop_result_cb, &started);
  test_wait_until (started != NULL, LONG_WAIT_MS);
  local = app_context_get_environment (fixture->context); /* at its address of now */
  key = codef_public_key_new (sandbox_server_get_public_key (sandbox), NULL);
  described = app_encryption_describe (CANARY, key, local, sandbox);
  g_assert_nonnull (strstr (described, "RSA, 2048 bits"));
  g_assert_nonnull (strstr (described, "18 of at most 245 bytes"));
  g_assert_nonnull (strstr (described, "256 bytes, 344 characters"));
  g_assert_nonnull (strstr (described, "decrypts it to 18 characters"));
  g_assert_null (strstr (described, CANARY));
  foreign = app_encryption_describe (CANARY, other, local, sandbox);
  g_assert_nonnull (strstr (foreign, "CF-04020"));
  without = app_encryption_describe (CANARY, NULL, local, NULL);
  g_assert_nonnull (strstr (without, "nothing can be sent"));
  ciphertext = codef_public_key_encrypt (key, CANARY, NULL);
  ready = app_encryption_describe (ciphertext, key, local, sandbox);
  g_assert_nonnull (strstr (ready, "a ciphertext already"));
  g_assert_nonnull (strstr (ready, "decrypts it to 18 characters"));
  too_long = app_encryption_describe (long_text, key, local, sandbox);
  g_assert_null (strstr (too_long, "Proof"));
}

static void
test_wallet_words (Fixture *fixture, gconstpointer data)
{
  StoreWallet *wallet = app_account_desk_get_wallet (fixture->desk);
  CodefCatalog *catalog = app_context_get_catalog (fixture->context);
  CodefProduct *product = codef_catalog_find_product (catalog, "/v1/kr/bank/p/account/account-list");
  CodefProduct *business = codef_catalog_find_product (catalog, "/v1/kr/bank/b/account/account-list");
  const char *id;
  g_autofree char *fits = NULL, *lacks = NULL, *other = NULL, *unknown = NULL;

  add (fixture, ACCOUNT ("0004", "a"));
  send (fixture);
  id = codef_account_list_get_connected_id (fixture->list);
  fits = app_wallet_words_dup_doubts (wallet, fixture->context, product, "0004", id);
  lacks = app_wallet_words_dup_doubts (wallet, fixture->context, product, "0088", id);
  other = app_wallet_words_dup_doubts (wallet, fixture->context, business, "0004", id);
  unknown = app_wallet_words_dup_doubts (wallet, fixture->context, product, "0088", "sandbox_connectedId");
  g_assert_null (fits);
  g_assert_nonnull (strstr (lacks, "CF-04015"));
  g_assert_nonnull (strstr (other, "CF-04016"));
  g_assert_null (unknown);
}

/* In the real window: the switch shows the page and the wallet, a product shows its tab again. */
static void
test_window (void)
{
  AppWindow *window = test_window_open ();
  AppAccountDesk *desk = app_account_desk_get (app_window_get_context (window));
  CodefAccountList *list = app_account_desk_get_list (desk);

  g_assert_cmpstr (app_window_get_view (window), ==, "products");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "accounts");
  g_assert_cmpstr (app_window_get_view (window), ==, "accounts");
  g_assert_nonnull (test_window_find (GTK_WIDGET (window), APP_TYPE_ACCOUNT_PAGE));
  codef_account_list_insert (list, 0, ACCOUNT ("0004", "a"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.send", NULL);
  g_assert_true (app_account_desk_is_busy (desk));
  test_wait_until (!app_account_desk_is_busy (desk), LONG_WAIT_MS);
  test_wait_until (test_window_find (GTK_WIDGET (window), APP_TYPE_WALLET_ROW) != NULL, 5000);
  test_context_shoot (GTK_WINDOW (window), "accounts-window");
  app_window_open_path (window, "/v1/kr/bank/p/account/account-list");
  g_assert_cmpstr (app_window_get_view (window), ==, "products");
  g_assert_nonnull (test_window_find (GTK_WIDGET (app_window_get_page (window)), APP_TYPE_CONNECTED_ID_ENTRY));
  test_window_close (window);
}

#define ADD(name, function) g_test_add ("/account/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  ADD ("register", test_register);
  ADD ("partial", test_partial);
  ADD ("life", test_life);
  ADD ("rows", test_rows);
  ADD ("remove-selected", test_remove_selected);
  ADD ("json", test_json);
  ADD ("wire", test_wire);
  ADD ("no-keys", test_no_keys);
  ADD ("cancel", test_cancel);
  ADD ("doubts", test_doubts);
  ADD ("fields", test_fields);
  ADD ("thousand", test_thousand);
  ADD ("encryption", test_encryption);
  ADD ("wallet-words", test_wallet_words);
  g_test_add_func ("/account/draft", test_draft);
  g_test_add_func ("/account/window", test_window);
  return g_test_run ();
}
