/* SPDX-License-Identifier: MIT */
/* The lists of an answer as tables: which one is shown, the order, the columns, what is copied, what is written; and a
 * hundred thousand rows without a stop of the main loop. */
#include "app-answer-pane.h"
#include "app-table-grid.h"
#include "app-table-head.h"
#include "app-table-page.h"
#include "app-table-row.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-watch.h"
#include "test-window.h"

#include <adwaita.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

static AppContext *context;

typedef struct
{
  GtkWindow    *window;
  AppTablePage *page;
} Desk;

static Desk
open_desk (const char *json)
{
  Desk desk = { .page = g_object_new (APP_TYPE_TABLE_PAGE, NULL) };
  char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  g_assert_null (doc_document_get_problem (document));
  app_table_page_set_context (desk.page, context);
  desk.window = test_context_window (GTK_WIDGET (desk.page), 680, 480);
  app_table_page_set_document (desk.page, document, NULL);
  return desk;
}

static void
close_desk (Desk *desk)
{
  gtk_window_destroy (desk->window);
}

static void
await_rows (Desk *desk, guint n_rows)
{
  test_wait_until (app_table_page_get_table (desk->page) != NULL, 20000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (app_table_page_get_table (desk->page))), ==, n_rows);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), action, NULL));
}

static void
sort (Desk *desk, guint column)
{
  DocTable *table = app_table_page_get_table (desk->page);
  gboolean was_descending = FALSE, descending = FALSE;
  guint before = doc_table_get_sort (table, &was_descending);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), "table.sort-column", "u", column));
  test_wait_until (doc_table_get_sort (table, &descending) != before || descending != was_descending, 5000);
}

/* What the row that has the keyboard says. */
static char *
dup_spoken (Desk *desk)
{
  GtkWidget *focus = gtk_window_get_focus (desk->window);
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return row != NULL && APP_IS_TABLE_ROW (row) ? app_table_row_dup_sentence (APP_TABLE_ROW (row)) : NULL;
}

static void
assert_spoken (Desk *desk, const char *expected)
{
  g_autofree char *spoken = dup_spoken (desk);

  g_assert_cmpstr (spoken, ==, expected);
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_copied (Desk *desk, const char *action, const char *expected)
{
  g_autofree char *text = NULL;

  act (desk, action);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->page)), NULL, on_text_read_cb, &text);
  test_wait_until (text != NULL, 3000);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
says (Desk *desk, const char *words)
{
  return test_window_find_text (GTK_WIDGET (desk->window), GTK_TYPE_LABEL, words) != NULL;
}

#define RECORDS "[{'who':'나','much':'9'},{'who':'가','much':'1000'},{'who':'다','much':'-5'}]"

static void
test_best (void)
{
  Desk desk = open_desk ("{'data':{'few':[{'a':1}],'none':[],"
                         "'many':[{'b':1,'sub':[{'c':1},{'c':2},{'c':3}]},{'b':2}]}}");
  GtkWidget *picker;
  GListModel *names;

  await_rows (&desk, 2);
  picker = test_window_find (GTK_WIDGET (desk.page), GTK_TYPE_DROP_DOWN);
  g_assert_cmpstr (doc_table_get_key (app_table_page_get_table (desk.page), 0), ==, "b");
  names = gtk_drop_down_get_model (GTK_DROP_DOWN (picker));
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 3);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 0), ==, "few (1)");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 2), ==, "none (0)");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (picker)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (picker), 2);
  test_wait_until (says (&desk, "The list is empty"), 3000);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (picker), 0);
  await_rows (&desk, 1);
  close_desk (&desk);
}

static void
test_none (void)
{
  Desk desk = open_desk ("{'data':{'words':['a','b']},'result':{'code':'CF-00000'}}");

  test_wait_until (says (&desk, "No list in this answer"), 3000);
  g_assert_null (app_table_page_get_table (desk.page));
  g_assert_null (test_window_find_text (GTK_WIDGET (desk.page), GTK_TYPE_BUTTON, "Save the table as CSV"));
  close_desk (&desk);
}

/* Missing cells, a null, a number among words, an element that is no object. */
static void
test_ragged (void)
{
  Desk desk = open_desk ("[{'a':'1','b':null},{'c':{'x':1}},7,{'b':true,'a':''}]");

  await_rows (&desk, 4);
  g_assert_cmpuint (doc_table_get_n_columns (app_table_page_get_table (desk.page)), ==, 4);
  test_wait_until (says (&desk, "4 rows · 4 columns"), 3000);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  assert_spoken (&desk, "(value): empty, row 1");
  act (&desk, "table.right");
  assert_spoken (&desk, "a: 1, row 1");
  act (&desk, "table.last-column");
  assert_spoken (&desk, "c: empty, row 1");
  act (&desk, "table.left");
  assert_spoken (&desk, "b: null, row 1");
  act (&desk, "table.first-column");
  assert_spoken (&desk, "(value): empty, row 1");
  test_context_shoot (desk.window, "table-ragged");
  close_desk (&desk);
}

/* Numbers by value though they are strings; the keyboard stays on its record, and the third time all is as sent. */
static void
test_sort (void)
{
  Desk desk = open_desk (RECORDS);

  await_rows (&desk, 3);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  assert_spoken (&desk, "who: 나, row 1");
  sort (&desk, 1);
  assert_spoken (&desk, "who: 나, row 2");
  sort (&desk, 1);
  assert_spoken (&desk, "who: 나, row 2");
  assert_copied (&desk, "table.copy-rows", "who\tmuch\n나\t9");
  gtk_selection_model_select_all (gtk_list_view_get_model (
    GTK_LIST_VIEW (test_window_find (GTK_WIDGET (desk.page), GTK_TYPE_LIST_VIEW))));
  assert_copied (&desk, "table.copy-rows", "who\tmuch\n가\t1000\n나\t9\n다\t-5");
  sort (&desk, 1);
  g_assert_cmpuint (doc_table_get_sort (app_table_page_get_table (desk.page), NULL), ==, DOC_TABLE_UNSORTED);
  assert_spoken (&desk, "who: 나, row 1");
  close_desk (&desk);
}

static void
test_columns (void)
{
  Desk desk = open_desk (RECORDS);

  await_rows (&desk, 3);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  act (&desk, "table.hide-column");
  test_wait_until (says (&desk, "3 rows · 1 of 2 columns"), 3000);
  assert_spoken (&desk, "much: 9, row 1");
  assert_copied (&desk, "table.copy-rows", "much\n9");
  act (&desk, "table.hide-column");
  test_wait_until (says (&desk, "3 rows · 0 of 2 columns"), 3000);
  act (&desk, "table.show-all-columns");
  test_wait_until (says (&desk, "3 rows · 2 columns"), 3000);
  close_desk (&desk);
}

/* A tab or a line end would break the row that is pasted. */
static void
test_copy (void)
{
  Desk desk = open_desk ("[{'a':'x\\ty\\nz','b':1.10}]");

  await_rows (&desk, 1);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  assert_copied (&desk, "table.copy-cell", "x\ty\nz");
  assert_copied (&desk, "table.copy-rows", "a\tb\nx y z\t1.10");
  close_desk (&desk);
}

/* In the pane, with the labels of the catalogue; the copy is the value as sent. */
static void
test_answer (void)
{
  g_autoptr(CodefExchange) exchange =
    test_context_send (context, ACCOUNTS, "{'connectedId':'sandbox_connectedId','organization':'0004'}");
  AppAnswerPane *pane = app_answer_pane_new (context);
  GSettings *settings = app_context_get_settings (context);
  Desk desk = { .window = test_context_window (GTK_WIDGET (pane), 680, 560) };

  app_answer_pane_set_product (pane, codef_catalog_find_product (app_context_get_catalog (context), ACCOUNTS));
  app_answer_pane_set_exchange (pane, exchange);
  app_answer_pane_set_view (pane, "table");
  g_assert_cmpstr (app_answer_pane_get_view (pane), ==, "table");
  desk.page = APP_TABLE_PAGE (test_window_find (GTK_WIDGET (pane), APP_TYPE_TABLE_PAGE));
  test_wait_until (app_table_page_get_table (desk.page) != NULL, 5000);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *spoken = dup_spoken (&desk);

      if (g_str_has_prefix (spoken, "Current balance"))
        break;
      act (&desk, "table.right");
    }
  assert_spoken (&desk, "Current balance (resAccountBalance): ₩874,890, row 1");
  assert_copied (&desk, "table.copy-cell", "874890");
  test_context_shoot (desk.window, "table-answer");
  act (&desk, "table.readings");
  assert_spoken (&desk, "Current balance (resAccountBalance): 874890, row 1");
  act (&desk, "table.readings");
  g_settings_set_string (settings, "label-language", "korean");
  assert_spoken (&desk, "현재잔액 (resAccountBalance): ₩874,890, row 1");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  test_context_shoot (desk.window, "table-answer-korean-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_settings_reset (settings, "label-language");
  act (&desk, "table.show-in-tree");
  g_assert_cmpstr (app_answer_pane_get_view (pane), ==, "tree");
  gtk_widget_activate_action (GTK_WIDGET (pane), "answer.show-table", NULL);
  g_assert_cmpstr (app_answer_pane_get_view (pane), ==, "table");
  close_desk (&desk);
}

/* A list inside a record, by the key that opens. */
static void
test_inner (void)
{
  Desk desk = open_desk ("[{'inner':[{'x':1},{'x':2}]}]");

  await_rows (&desk, 1);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  assert_spoken (&desk, "inner: [2], row 1");
  act (&desk, "table.open-cell");
  test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (app_table_page_get_table (desk.page))) == 2, 3000);
  close_desk (&desk);
}

static void
test_many_columns (void)
{
  g_autoptr(GString) json = g_string_new ("[{");
  Desk desk;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (json, "%s'key%u':%u", i > 0 ? "," : "", i, i);
  g_string_append (json, "}]");
  desk = open_desk (json->str);
  await_rows (&desk, 1);
  test_wait_until (says (&desk, "88 further keys are left out; the tree shows all of them."), 3000);
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk.window));
  act (&desk, "table.last-column");
  assert_spoken (&desk, "key511: 511, row 1");
  test_context_shoot (desk.window, "table-wide");
  test_wait_until (test_window_find_text (GTK_WIDGET (desk.page), GTK_TYPE_BUTTON, "Sort by key511") != NULL, 3000);
  close_desk (&desk);
}

static void
test_hundred_thousand (void)
{
  g_autoptr(GString) json = g_string_new ("{'data':[");
  TestWatch *watch;
  GtkWidget *list;
  Desk desk;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (json,
                            "%s{'resAccountTrDate':'20260%u','resAccountOut':'%u','resAccountIn':'0','resNote':'거래 %u'}",
                            i > 0 ? "," : "", 101 + i % 28, (i * 7919u) % 1000003u, i);
  g_string_append (json, "]}");
  desk = open_desk ("{}");
  {
    char *text = g_strdelimit (g_string_free (g_steal_pointer (&json), FALSE), "'", '"');
    g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
    g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

    watch = test_watch_start ();
    app_table_page_set_document (desk.page, document, NULL);
  }
  await_rows (&desk, 100000);
  test_watch_assert (watch, "show");
  gtk_widget_grab_focus (GTK_WIDGET (desk.page));
  sort (&desk, 1);
  test_watch_assert (watch, "sort");
  list = test_window_find (GTK_WIDGET (desk.page), GTK_TYPE_LIST_VIEW);
  for (guint i = 1; i < 20; i++)
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", i * 5000);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (desk.window));
    }
  g_assert_cmpint (test_watch_stop (watch, "scroll"), <, TEST_WATCH_MAX_US);
  test_context_shoot (desk.window, "table-many");
  close_desk (&desk);
}

int
main (int argc, char **argv)
{
  int status;

  test_context_init (&argc, &argv);
  context = test_context_new ();
  g_test_add_func ("/table/best", test_best);
  g_test_add_func ("/table/none", test_none);
  g_test_add_func ("/table/ragged", test_ragged);
  g_test_add_func ("/table/sort", test_sort);
  g_test_add_func ("/table/columns", test_columns);
  g_test_add_func ("/table/copy", test_copy);
  g_test_add_func ("/table/answer", test_answer);
  g_test_add_func ("/table/inner", test_inner);
  g_test_add_func ("/table/many-columns", test_many_columns);
  g_test_add_func ("/table/hundred-thousand", test_hundred_thousand);
  status = g_test_run ();
  g_object_unref (context);
  return status;
}
