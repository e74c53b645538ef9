/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-connected-ids.h"

#include "codef-account-answer.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* One fetch under way. */
typedef struct
{
  CodefConnectedIds *gathered;     /* (owned) (nullable) handed out at the end */
  GHashTable        *seen;         /* (owned) set of the ids; the texts are those of @gathered */
  guint              deadline_sec;
  gint64             page;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_hash_table_unref (fetch->seen);
  g_clear_pointer (&fetch->gathered, codef_connected_ids_free);
  g_free (fetch);
}

void
codef_connected_ids_free (CodefConnectedIds *self)
{
  g_ptr_array_unref (self->ids);
  g_free (self->problem);
  g_clear_object (&self->exchange);
  g_free (self);
}

static void
hand_out (GTask *task, const char *problem)
{
  Fetch *fetch = g_task_get_task_data (task);

  fetch->gathered->problem = g_strdup (problem);
  g_task_return_pointer (task, g_steal_pointer (&fetch->gathered), (GDestroyNotify) codef_connected_ids_free);
  g_object_unref (task);
}

/* Adds what is new; FALSE if nothing is. */
static gboolean
add_ids (Fetch *fetch, CodefAccountAnswer *answer)
{
  GPtrArray *ids = codef_account_answer_get_connected_ids (answer);
  guint before = fetch->gathered->ids->len;

  for (guint i = 0; i < ids->len; i++)
    {
      char *id;

      if (g_hash_table_contains (fetch->seen, ids->pdata[i]))
        continue;
      id = g_strdup (ids->pdata[i]);
      g_ptr_array_add (fetch->gathered->ids, id);
      g_hash_table_add (fetch->seen, id);
    }
  return fetch->gathered->ids->len > before;
}

static void start_page (GTask *task);

/* Takes in one page and goes on, or ends. */
static void
take_page (GTask *task, CodefReply *reply)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr(CodefAccountAnswer) answer = codef_account_answer_new (codef_reply_get_document (reply));
  gboolean has_new = add_ids (fetch, answer);
  gint64 next = codef_account_answer_get_next_page (answer);

  fetch->gathered->n_pages++;
  if (!codef_reply_is_success (reply))
    {
      g_autofree char *refused = g_strdup_printf (_("Page %u was refused: %s"), fetch->gathered->n_pages,
                                                  codef_reply_get_code (reply) != NULL ? codef_reply_get_code (reply)
                                                    : _("no CODEF answer"));

      hand_out (task, refused);
    }
  else if (next == -1)
    hand_out (task, NULL);
  else if (next <= fetch->page || !has_new)
    hand_out (task, _("The service says that there is more and repeats itself. It was stopped here."));
  else if (fetch->gathered->n_pages == CODEF_CONNECTED_IDS_MAX_PAGES)
    hand_out (task, _("There are more than 40 pages. It was stopped here."));
  else
    {
      fetch->page = next;
      start_page (task);
    }
}

static void
on_phase_cb (CodefExchange *exchange, GParamSpec *pspec, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Fetch *fetch = g_task_get_task_data (task);
  const GError *error = codef_exchange_get_error (exchange);
  CodefPhase phase = codef_exchange_get_phase (exchange);

  if (phase == CODEF_PHASE_WAITING)
    return;
  g_signal_handlers_disconnect_by_func (exchange, on_phase_cb, task);
  if (phase == CODEF_PHASE_ANSWERED || phase == CODEF_PHASE_CHALLENGED)
    take_page (task, codef_exchange_get_reply (exchange));
  else if (fetch->gathered->n_pages > 0)
    hand_out (task, error != NULL ? error->message : _("It was stopped here."));
  else
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("It was stopped here."));
      g_object_unref (task);
    }
}

static void
start_page (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *json = g_strdup_printf ("{\"pageNo\":%" G_GINT64_FORMAT "}", fetch->page);
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(CodefRequest) request =
    codef_request_new (CODEF_PATH_ACCOUNT_CONNECTED_IDS, bytes, fetch->deadline_sec, NULL);

  g_clear_object (&fetch->gathered->exchange);
  fetch->gathered->exchange = codef_client_start (g_task_get_source_object (task), request);
  g_signal_connect (fetch->gathered->exchange, "notify::phase", G_CALLBACK (on_phase_cb), task);
  if (cancellable == NULL)
    return;
  /* one that has ended is not disturbed by this */
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (codef_exchange_cancel), fetch->gathered->exchange,
                           G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (cancellable))
    codef_exchange_cancel (fetch->gathered->exchange);
}

void
codef_connected_ids_fetch_async (CodefClient *client, guint deadline_sec, GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Fetch *fetch = g_new0 (Fetch, 1);

  g_return_if_fail (CODEF_IS_CLIENT (client));
  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, codef_connected_ids_fetch_async);
  g_task_set_check_cancellable (task, FALSE); /* what came before the cancellation is handed out */
  fetch->gathered = g_new0 (CodefConnectedIds, 1);
  fetch->gathered->ids = g_ptr_array_new_with_free_func (g_free);
  fetch->seen = g_hash_table_new (g_str_hash, g_str_equal);
  fetch->deadline_sec = deadline_sec;
  g_task_set_task_data (task, fetch, fetch_free);
  start_page (task); /* the task is given up by hand_out() or on failure */
}

CodefConnectedIds *
codef_connected_ids_fetch_finish (CodefClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
