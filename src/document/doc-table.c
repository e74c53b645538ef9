/* SPDX-License-Identifier: MIT */
#include "doc-table-private.h"

#include "doc-row-private.h"

struct _DocTable
{
  GObject          parent_instance;
  DocTableContent *content; /* (owned) */
  GArray          *order;   /* (owned) of DocNode, never changed but replaced; the content's rows while unsorted */
  GHashTable      *alive;   /* (owned) node → DocRow (not owned): the rows that somebody holds */
  guint            sort_column;
  gboolean         is_descending;
  gboolean         is_hidden; /* while the order changes */
};

static void doc_table_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DocTable, doc_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, doc_table_list_model_init))

/* What a thread sorts. */
typedef struct
{
  DocTableContent *content; /* (owned) */
  guint            column;
  gboolean         is_descending;
} SortJob;

static void
sort_job_free (gpointer data)
{
  SortJob *job = data;

  doc_table_content_unref (job->content);
  g_free (job);
}

/* What a thread makes a table of. */
typedef struct
{
  DocDocument *document; /* (owned) */
  DocNode      array;
} MakeJob;

static void
make_job_free (gpointer data)
{
  MakeJob *job = data;

  doc_document_unref (job->document);
  g_free (job);
}

static DocTable *
new_table (DocTableContent *content)
{
  DocTable *self = g_object_new (DOC_TYPE_TABLE, NULL);

  self->content = content;
  self->order = g_array_ref (content->rows);
  return self;
}

/* Takes @order. */
static void
show_order (DocTable *self, GArray *order, guint column, gboolean is_descending)
{
  guint n_rows = self->order->len;

  self->is_hidden = TRUE;
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
  g_array_unref (self->order);
  self->order = order;
  self->sort_column = column < self->content->columns->len ? column : DOC_TABLE_UNSORTED;
  self->is_descending = is_descending;
  self->is_hidden = FALSE;
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_rows);
}

static GArray *
sort (DocTableContent *content, guint column, gboolean is_descending, GCancellable *cancellable, GError **error)
{
  GArray *order = column < content->columns->len
                    ? doc_table_content_sort (content, column, is_descending, cancellable)
                    : g_array_ref (content->rows);

  if (order == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return order;
}

static void
sort_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SortJob *job = task_data;
  GError *error = NULL;
  GArray *order = sort (job->content, job->column, job->is_descending, cancellable, &error);

  if (order != NULL)
    g_task_return_pointer (task, order, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MakeJob *job = task_data;
  GError *error = NULL;
  DocTableContent *content = doc_table_content_new (job->document, job->array, cancellable);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) doc_table_content_unref);
  else
    {
      g_cancellable_set_error_if_cancelled (cancellable, &error);
      g_task_return_error (task, error);
    }
}

static void
on_row_gone_cb (gpointer owner, DocNode node)
{
  g_hash_table_remove (DOC_TABLE (owner)->alive, GUINT_TO_POINTER (node));
}

static void
doc_table_finalize (GObject *object)
{
  DocTable *self = DOC_TABLE (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    doc_row_forget_owner (row);
  g_hash_table_unref (self->alive);
  g_array_unref (self->order);
  doc_table_content_unref (self->content);
  G_OBJECT_CLASS (doc_table_parent_class)->finalize (object);
}

static void
doc_table_class_init (DocTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_table_finalize;
}

static void
doc_table_init (DocTable *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
  self->sort_column = DOC_TABLE_UNSORTED;
}

static GType
doc_table_get_item_type (GListModel *model)
{
  return DOC_TYPE_ROW;
}

static guint
doc_table_get_n_items (GListModel *model)
{
  return DOC_TABLE (model)->is_hidden ? 0 : DOC_TABLE (model)->order->len;
}

static gpointer
doc_table_get_item (GListModel *model, guint position)
{
  DocTable *self = DOC_TABLE (model);
  DocNode node = doc_table_get_node (self, position);
  DocRow *row;

  if (node == DOC_NODE_NONE)
    return NULL;
  row = g_hash_table_lookup (self->alive, GUINT_TO_POINTER (node));
  if (row != NULL)
    return g_object_ref (row);
  row = doc_row_new (self->content->document, node, 0, on_row_gone_cb, self);
  g_hash_table_insert (self->alive, GUINT_TO_POINTER (node), row);
  return row;
}

static void
doc_table_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = doc_table_get_item_type;
  iface->get_n_items = doc_table_get_n_items;
  iface->get_item = doc_table_get_item;
}

gboolean
doc_table_suits (DocDocument *document, DocNode node)
{
  if (node >= doc_document_get_n_nodes (document) || doc_document_get_kind (document, node) != DOC_KIND_ARRAY)
    return FALSE;
  return doc_document_get_n_children (document, node) > 0 &&
         doc_document_get_kind (document, node + 1) == DOC_KIND_OBJECT;
}

DocTable *
doc_table_new (DocDocument *document, DocNode array, GCancellable *cancellable, GError **error)
{
  DocTableContent *content;

  g_return_val_if_fail (doc_document_get_kind (document, array) == DOC_KIND_ARRAY, NULL);
  content = doc_table_content_new (document, array, cancellable);
  if (content != NULL)
    return new_table (content);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

void
doc_table_new_async (DocDocument *document, DocNode array, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  MakeJob *job = g_new (MakeJob, 1);

  job->document = doc_document_ref (document);
  job->array = array;
  g_task_set_source_tag (task, doc_table_new_async);
  g_task_set_task_data (task, job, make_job_free);
  g_task_run_in_thread (task, make_in_thread);
}

DocTable *
doc_table_new_finish (GAsyncResult *result, GError **error)
{
  DocTableContent *content;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  content = g_task_propagate_pointer (G_TASK (result), error);
  return content != NULL ? new_table (content) : NULL;
}

DocDocument *
doc_table_get_document (DocTable *self)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), NULL);
  return self->content->document;
}

DocNode
doc_table_get_array (DocTable *self)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), DOC_NODE_NONE);
  return self->content->array;
}

guint
doc_table_get_n_columns (DocTable *self)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), 0);
  return self->content->columns->len;
}

guint
doc_table_get_n_left_out (DocTable *self)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), 0);
  return self->content->n_left_out;
}

const char *
doc_table_get_key (DocTable *self, guint column)
{
  g_return_val_if_fail (DOC_IS_TABLE (self) && column < self->content->columns->len, NULL);
  return g_array_index (self->content->columns, DocTableColumn, column).display;
}

DocNode
doc_table_get_node (DocTable *self, guint position)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), DOC_NODE_NONE);
  if (self->is_hidden || position >= self->order->len)
    return DOC_NODE_NONE;
  return g_array_index (self->order, DocNode, position);
}

guint
doc_table_get_position (DocTable *self, DocNode node)
{
  guint position;

  g_return_val_if_fail (DOC_IS_TABLE (self), G_MAXUINT);
  if (node >= doc_document_get_n_nodes (self->content->document) ||
      doc_document_get_parent (self->content->document, node) != self->content->array)
    return G_MAXUINT;
  if (self->sort_column == DOC_TABLE_UNSORTED)
    return doc_document_get_position (self->content->document, node);
  for (position = 0; g_array_index (self->order, DocNode, position) != node; position++)
    ;
  return position;
}

DocNode
doc_table_get_cell (DocTable *self, DocNode row, guint column)
{
  g_return_val_if_fail (DOC_IS_TABLE (self) && column < self->content->columns->len, DOC_NODE_NONE);
  return doc_table_content_find_cell (self->content, row, column);
}

void
doc_table_sort_async (DocTable *self, guint column, gboolean descending, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  SortJob *job;

  g_return_if_fail (DOC_IS_TABLE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  job = g_new (SortJob, 1);
  *job = (SortJob) { doc_table_content_ref (self->content), column, descending };
  g_task_set_source_tag (task, doc_table_sort_async);
  g_task_set_task_data (task, job, sort_job_free);
  g_task_run_in_thread (task, sort_in_thread);
}

gboolean
doc_table_sort_finish (DocTable *self, GAsyncResult *result, GError **error)
{
  SortJob *job;
  GArray *order;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  order = g_task_propagate_pointer (G_TASK (result), error);
  if (order == NULL)
    return FALSE;
  show_order (self, order, job->column, job->is_descending);
  return TRUE;
}

gboolean
doc_table_sort (DocTable *self, guint column, gboolean descending, GCancellable *cancellable, GError **error)
{
  GArray *order;

  g_return_val_if_fail (DOC_IS_TABLE (self), FALSE);
  order = sort (self->content, column, descending, cancellable, error);
  if (order == NULL)
    return FALSE;
  show_order (self, order, column, descending);
  return TRUE;
}

guint
doc_table_get_sort (DocTable *self, gboolean *descending)
{
  g_return_val_if_fail (DOC_IS_TABLE (self), DOC_TABLE_UNSORTED);
  if (descending != NULL)
    *descending = self->is_descending;
  return self->sort_column;
}

DocTableContent *
doc_table_get_content (DocTable *self)
{
  return self->content;
}

GArray *
doc_table_get_order (DocTable *self)
{
  return self->order;
}
