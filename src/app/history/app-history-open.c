/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-history-open.h"

#include "app-history-row.h"
#include "codef-past.h"
#include "codef-redactor.h"
#include <glib/gi18n.h>

typedef struct
{
  AppContext     *context; /* (owned) */
  AppRequestPage *page;    /* (owned) */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->context);
  g_object_unref (opening->page);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* The words in place of a secret would be encrypted and sent as if they were one. (transfer full) @n_empty: (out) */
static char *
empty_secrets (GBytes *request, guint *n_empty)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (request, NULL), g_bytes_get_size (request));
  g_auto(GStrv) parts = g_strsplit (text, "\"" CODEF_REDACTED "\"", -1);

  *n_empty = g_strv_length (parts) - 1;
  return g_strjoinv ("\"\"", parts);
}

/* (transfer full) (nullable): as it ended; NULL where its contents were not kept. */
static CodefExchange *
recall (AppContext *context, StoreHistoryEntry *entry)
{
  g_autoptr(CodefEnvironment) environment =
    app_context_find_environment (context, store_history_entry_get_environment (entry));
  GBytes *json = store_history_entry_get_request (entry);
  g_autoptr(CodefRequest) request =
    json != NULL ? codef_request_new (store_history_entry_get_product (entry), json, 0, NULL) : NULL;

  if (request == NULL || store_history_entry_get_trail (entry) == NULL)
    return NULL;
  /* a host of one's own that was removed since then */
  if (environment == NULL)
    environment = codef_environment_ref (app_context_get_environment (context));
  return codef_past_recall (&(CodefPast) {
    .environment = environment,
    .request = request,
    .answer = store_history_entry_get_answer (entry),
    .trail = store_history_entry_get_trail (entry),
    .phase = store_history_entry_get_phase (entry),
    .message = store_history_entry_get_message (entry),
    .started_unix_us = store_history_entry_get_started_unix_us (entry),
    .elapsed_us = store_history_entry_get_elapsed_us (entry),
  }, NULL);
}

/* (transfer full) */
static char *
describe (AppContext *context, StoreHistoryEntry *entry, guint n_empty)
{
  g_autofree char *moment = app_history_dup_moment (context, entry);
  g_autoptr(CodefEnvironment) environment =
    app_context_find_environment (context, store_history_entry_get_environment (entry));
  const char *title = environment != NULL ? codef_environment_get_title (environment) : store_history_entry_get_environment (entry);
  g_autofree char *source = NULL;
  g_autofree char *secrets = NULL;

  if (store_history_entry_get_request (entry) == NULL)
    return g_strdup_printf (_("From the history: %s, %s. Its contents were not kept."), moment, title);
  source = g_strdup_printf (_("From the history: %s, %s."), moment, title);
  if (n_empty == 0)
    return g_steal_pointer (&source);
  secrets = g_strdup_printf (ngettext ("%u secret field was not kept: fill it in before sending again.",
                                       "%u secret fields were not kept: fill them in before sending again.", n_empty), n_empty);
  return g_strdup_printf ("%s %s", source, secrets);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Opening) opening = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreHistoryEntry) entry = store_history_load_finish (STORE_HISTORY (source), result, &error);
  g_autoptr(CodefExchange) exchange = NULL;
  g_autofree char *json = NULL;
  g_autofree char *sentence = NULL;
  guint n_empty = 0;

  if (gtk_widget_get_root (GTK_WIDGET (opening->page)) == NULL)
    return;
  if (entry == NULL)
    {
      app_request_page_show_past (opening->page, NULL, NULL, NULL, error->message);
      return;
    }
  if (store_history_entry_get_request (entry) != NULL)
    json = empty_secrets (store_history_entry_get_request (entry), &n_empty);
  exchange = recall (opening->context, entry);
  sentence = describe (opening->context, entry, n_empty);
  app_request_page_show_past (opening->page, store_history_entry_get_product (entry), json, exchange, sentence);
}

void
app_history_open (AppContext *context, StoreHistory *history, StoreHistoryEntry *entry, AppRequestPage *page)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (context);
  opening->page = g_object_ref (page);
  store_history_load_async (history, store_history_entry_get_id (entry), NULL, on_loaded_cb, opening);
}
