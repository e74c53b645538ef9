/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compare-window-private.h"

#include "app-compat.h"
#include "app-environment-look.h"
#include "app-sender.h"
#include "app-toast.h"

#include <glib/gi18n-lib.h>

/* (nullable) */
static void
say (AppCompareWindow *self, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    app_toast (GTK_WIDGET (self->states), error->message);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppCompareWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(AppCompareSource) loaded = NULL;
  g_autofree char *name = NULL, *message = NULL;

  if (bytes == NULL)
    {
      say (self, error);
      return;
    }
  document = doc_document_new (bytes, NULL);
  name = g_file_get_basename (G_FILE (source));
  if (doc_document_get_problem (document) != NULL)
    {
      message = g_strdup_printf (_("%s is no JSON: %s."), name, _(doc_document_get_problem (document)->message));
      app_toast (GTK_WIDGET (self->states), message);
      return;
    }
  loaded = app_compare_source_new (name, document);
  app_compare_window_take (self, loaded);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppCompareWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, on_loaded_cb, g_object_ref (self));
  else
    say (self, error);
}

static void
activate_open_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  app_choose_file_async (GTK_WINDOW (widget), APP_CHOOSE_FILE_OPEN, _("Compare With a File"), NULL, NULL,
                         on_file_chosen_cb, g_object_ref (widget));
}

/* The answer of the other environment stands at the right; one that asks for more input is an answer too. */
static void
on_phase_cb (AppCompareWindow *self)
{
  CodefReply *reply = codef_exchange_get_reply (self->exchange);
  const GError *error = codef_exchange_get_error (self->exchange);
  g_autoptr(AppCompareSource) answer = NULL;
  g_autofree char *title = NULL;

  if (codef_exchange_get_phase (self->exchange) == CODEF_PHASE_WAITING)
    return;
  if (reply != NULL)
    {
      title = g_strdup_printf ("%s · %s", app_compare_source_get_title (self->sent),
                               codef_environment_get_title (codef_exchange_get_environment (self->exchange)));
      answer = app_compare_source_new (title, codef_reply_get_document (reply));
    }
  else
    say (self, error);
  _app_compare_window_stop_sending (self);
  _app_compare_window_end (self, doc_diff_rows_get_diff (self->rows) != NULL ? "rows" : "status");
  if (answer != NULL)
    app_compare_window_take (self, answer);
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppCompareWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = NULL;
  g_autoptr(CodefRequest) request = NULL;
  gboolean throwaway;

  request = app_sender_prepare_finish (APP_CONTEXT (source), result, &throwaway, &client, &error);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (request == NULL)
    {
      say (self, error);
      _app_compare_window_stop_sending (self);
      _app_compare_window_end (self, doc_diff_rows_get_diff (self->rows) != NULL ? "rows" : "status");
      return;
    }
  self->exchange = codef_client_start (client, request);
  g_signal_connect_object (self->exchange, "notify::phase", G_CALLBACK (on_phase_cb), self, G_CONNECT_SWAPPED);
}

static void
send_to (AppCompareWindow *self, CodefEnvironment *environment)
{
  AppCompareSource *left = _app_compare_window_get_left (self);

  if (left == NULL || app_compare_source_get_path (left) == NULL)
    return;
  _app_compare_window_stop_sending (self);
  g_set_object (&self->sent, left);
  self->sending = g_cancellable_new ();
  _app_compare_window_begin (self, _("Waiting for the other environment…"));
  app_sender_prepare_async (self->context, environment, app_compare_source_get_path (left),
                            app_compare_source_get_product (left), app_compare_source_get_json (left), self->sending,
                            on_prepared_cb, g_object_ref (self));
}

/* A wish to send to production, while the user is asked. */
typedef struct
{
  AppCompareWindow *self;         /* (owned) */
  CodefEnvironment *environment;  /* (owned) */
} Wish;

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;

  if (app_confirm_finish (result) && gtk_widget_get_mapped (GTK_WIDGET (wish->self)))
    {
      app_context_confirm (wish->self->context, wish->environment);
      send_to (wish->self, wish->environment);
    }
  g_object_unref (wish->self);
  codef_environment_unref (wish->environment);
  g_free (wish);
}

static void
activate_send_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);
  g_autoptr(CodefEnvironment) environment =
    app_context_find_environment (self->context, g_variant_get_string (parameter, NULL));
  g_autofree char *host = NULL, *body = NULL;
  Wish *wish;

  if (environment == NULL)
    return;
  if (!app_environment_is_production (environment) || app_context_is_confirmed (self->context, environment))
    {
      send_to (self, environment);
      return;
    }
  host = app_environment_dup_host (environment);
  body = g_strdup_printf (_("The request goes to %s with your keys, reaches real institutions and is billed. You are asked once a session."),
                          host);
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_object_ref (self), g_steal_pointer (&environment) };
  app_confirm_async (GTK_WINDOW (self), _("Send to production?"), body, _("Send to production"), on_confirmed_cb, wish);
}

void
_app_compare_window_stop_sending (AppCompareWindow *self)
{
  g_autoptr(CodefExchange) exchange = g_steal_pointer (&self->exchange);

  g_cancellable_cancel (self->sending);
  g_clear_object (&self->sending);
  g_clear_object (&self->sent);
  if (exchange == NULL)
    return;
  g_signal_handlers_disconnect_by_func (exchange, on_phase_cb, self);
  codef_exchange_cancel (exchange);
}

static void
append_environment (GMenu *menu, CodefEnvironment *environment)
{
  g_autoptr(GMenuItem) item = NULL;

  if (environment == NULL)
    return;
  item = g_menu_item_new (codef_environment_get_title (environment), NULL);
  g_menu_item_set_action_and_target (item, "compare.send-to", "s", codef_environment_get_id (environment));
  g_menu_append_item (menu, item);
}

void
_app_compare_window_fill_send_menu (AppCompareWindow *self)
{
  static const char *const built_in[] = { "local", "sandbox", "demo", "production" };
  GListModel *custom = G_LIST_MODEL (app_context_get_environments (self->context));
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, built_in[i]);

      append_environment (menu, environment);
    }
  for (guint i = 0; i < g_list_model_get_n_items (custom); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (custom, i);

      append_environment (menu, store_environment_item_get_environment (item));
    }
  gtk_menu_button_set_menu_model (self->send_button, G_MENU_MODEL (menu));
}

void
_app_compare_window_install_sources (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.open-file", NULL, activate_open_file);
  gtk_widget_class_install_action (widget_class, "compare.send-to", "s", activate_send_to);
}
