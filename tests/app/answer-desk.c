/* SPDX-License-Identifier: MIT */
#include "answer-desk.h"

#include "app-tree-row.h"
#include "codef-credentials.h"
#include "test-context.h"
#include "test-loop.h"

#define NOWHERE "/v1/test"

GtkWidget *
desk_find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : desk_find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

Desk
desk_open (AppContext *context)
{
  Desk desk;

  desk.context = context;
  desk.pane = app_answer_pane_new (context);
  desk.window = test_context_window (GTK_WIDGET (desk.pane), 680, 640);
  desk.tree = APP_TREE_VIEW (desk_find_child (GTK_WIDGET (desk.pane), APP_TYPE_TREE_VIEW));
  return desk;
}

void
desk_close (Desk *desk)
{
  gtk_window_destroy (desk->window);
}

void
desk_show (Desk *desk, const char *path, const char *members)
{
  g_autofree char *json = g_strdup_printf ("{%s}", members);
  g_autoptr(CodefExchange) exchange = test_context_send (desk->context, path, json);

  app_answer_pane_set_product (desk->pane, codef_catalog_find_product (app_context_get_catalog (desk->context), path));
  app_answer_pane_set_exchange (desk->pane, exchange);
}

/* Shows what a server answers that breaks every rule on purpose. */
void
desk_show_steps (Desk *desk, const FaultStep *steps)
{
  g_autoptr(FaultServer) server = fault_server_new (NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", fault_server_get_port (server));
  g_autoptr(CodefEnvironment) environment = codef_environment_new_custom ("fault", "Fault", url, url, NULL);
  g_autoptr(CodefSecret) secret = codef_secret_new ("b0a4c0de-0000-4000-8000-000000000002");
  g_autoptr(CodefCredentials) keys = codef_credentials_new ("b0a4c0de-0000-4000-8000-000000000001", secret, NULL);
  CodefTransport *transport = app_context_get_transport (desk->context, environment);
  g_autoptr(CodefClient) client = codef_client_new (transport, environment, keys, app_context_get_clock (desk->context));
  g_autoptr(GBytes) json = g_bytes_new_static ("{}", 2);
  g_autoptr(CodefRequest) request = codef_request_new (NOWHERE, json, 20, NULL);
  g_autoptr(CodefExchange) exchange = NULL;

  fault_server_add (server, NOWHERE, steps);
  exchange = codef_client_start (client, request);
  app_answer_pane_set_exchange (desk->pane, exchange);
  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 20000);
}

/* All labels of a widget that can be seen, one a line. */
void
desk_gather (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    desk_gather (child, text);
}

gboolean
desk_says (Desk *desk, const char *words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  desk_gather (GTK_WIDGET (desk->window), text);
  return strstr (text->str, words) != NULL;
}

DocDocument *
desk_get_document (Desk *desk)
{
  return doc_rows_get_document (app_tree_view_get_rows (desk->tree));
}

DocNode
desk_find (Desk *desk, const char *pointer)
{
  DocDocument *document = desk_get_document (desk);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *here = doc_document_dup_json_pointer (document, node);

      if (g_str_equal (here, pointer))
        return node;
    }
  g_error ("no %s in the answer", pointer);
}

void
desk_act (Desk *desk, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->tree), action, NULL);
}

void
desk_assert_cursor (Desk *desk, const char *pointer)
{
  g_autofree char *here = doc_document_dup_json_pointer (desk_get_document (desk), app_tree_view_get_node (desk->tree));

  g_assert_cmpstr (here, ==, pointer);
}

/* The words of the row that shows @pointer, as a screen reader hears them. */
char *
desk_dup_row (Desk *desk, const char *pointer)
{
  DocNode node = desk_find (desk, pointer);
  GtkWidget *list = desk_find_child (GTK_WIDGET (desk->tree), GTK_TYPE_LIST_VIEW);

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

char *
desk_dup_clipboard (Desk *desk)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->tree)), NULL, on_text_read_cb, &text);
  test_wait_until (text != NULL, 3000);
  return text;
}

void
desk_assert_clipboard (Desk *desk, const char *expected)
{
  g_autofree char *text = desk_dup_clipboard (desk);

  g_assert_cmpstr (text, ==, expected);
}

void
desk_assert_copied (Desk *desk, const char *action, const char *expected)
{
  desk_act (desk, action);
  desk_assert_clipboard (desk, expected);
}

void
desk_assert_copied_for (Desk *desk, const char *language, const char *expected)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->tree), "tree.copy-expression", "s", language);
  desk_assert_clipboard (desk, expected);
}
