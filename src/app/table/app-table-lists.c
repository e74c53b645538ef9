/* SPDX-License-Identifier: MIT */
#include "app-table-lists.h"

#include "doc-table.h"

#define NODES_BETWEEN_CHECKS 65536

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DocDocument *document = task_data;
  DocNode n_nodes = doc_document_get_n_nodes (document);
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (DocNode));
  g_autoptr(GArray) empty = g_array_new (FALSE, FALSE, sizeof (DocNode));

  for (DocNode node = 0; node < n_nodes && lists->len < APP_TABLE_MAX_LISTS;)
    {
      gboolean suits = doc_table_suits (document, node);

      if (node % NODES_BETWEEN_CHECKS == 0 && g_task_return_error_if_cancelled (task))
        return;
      if (suits)
        g_array_append_val (lists, node);
      else if (doc_document_get_kind (document, node) == DOC_KIND_ARRAY
               && doc_document_get_n_children (document, node) == 0)
        g_array_append_val (empty, node);
      node = suits ? doc_document_get_subtree_end (document, node) : node + 1;
    }
  g_array_append_vals (lists, empty->data, MIN (empty->len, APP_TABLE_MAX_LISTS - lists->len));
  g_task_return_pointer (task, g_steal_pointer (&lists), (GDestroyNotify) g_array_unref);
}

void
app_table_lists_find_async (DocDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, app_table_lists_find_async);
  g_task_set_task_data (task, doc_document_ref (document), (GDestroyNotify) doc_document_unref);
  g_task_run_in_thread (task, find_in_thread);
}

GArray *
app_table_lists_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
app_table_lists_find_best (DocDocument *document, GArray *lists)
{
  guint best = 0;

  for (guint i = 1; i < lists->len; i++)
    if (doc_document_get_n_children (document, g_array_index (lists, DocNode, i))
        > doc_document_get_n_children (document, g_array_index (lists, DocNode, best)))
      best = i;
  return best;
}
