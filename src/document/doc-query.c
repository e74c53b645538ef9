/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "doc-query-private.h"

#include <glib/gi18n-lib.h>

struct _DocQuery
{
  char         *text; /* (owned) */
  DocQueryPath *path; /* (owned) */
};

G_DEFINE_BOXED_TYPE (DocQuery, doc_query, doc_query_ref, doc_query_unref)
G_DEFINE_QUARK (doc-query-error-quark, doc_query_error)

DocQuery *
doc_query_new (const char *path, guint *column, GError **error)
{
  gsize offset_bytes = 0;
  DocQueryPath *parsed;
  DocQuery *self;

  g_return_val_if_fail (path != NULL, NULL);
  parsed = doc_query_parse (path, &offset_bytes, error);
  if (parsed == NULL)
    {
      if (column != NULL)
        *column = (guint) g_utf8_strlen (path, (gssize) offset_bytes) + 1;
      return NULL;
    }
  self = g_atomic_rc_box_new0 (DocQuery);
  self->text = g_strdup (path);
  self->path = parsed;
  return self;
}

DocQuery *
doc_query_ref (DocQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DocQuery *self = data;

  g_free (self->text);
  doc_query_path_free (self->path);
}

void
doc_query_unref (DocQuery *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
doc_query_get_path (DocQuery *self)
{
  return self->text;
}

gboolean
doc_query_is_singular (DocQuery *self)
{
  return self->path->is_singular;
}

static void
free_key (gpointer key)
{
  g_string_free (key, TRUE);
}

static void
free_regex (gpointer regex)
{
  if (regex != NULL)
    g_regex_unref (regex);
}

GArray *
doc_query_select (DocQuery *self, DocDocument *document, GCancellable *cancellable, GError **error)
{
  DocQueryRun run = { document, cancellable, 0, FALSE, NULL };
  g_autoptr(GArray) nodes = NULL;

  if (doc_document_get_n_nodes (document) == 0)
    return g_array_new (FALSE, FALSE, sizeof (DocNode));
  run.regexes = g_hash_table_new_full ((GHashFunc) g_string_hash, (GEqualFunc) g_string_equal, free_key, free_regex);
  nodes = doc_query_select_path (&run, self->path, DOC_NODE_ROOT);
  g_hash_table_unref (run.regexes);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!run.is_stopped)
    return g_steal_pointer (&nodes);
  g_set_error_literal (error, DOC_QUERY_ERROR, DOC_QUERY_ERROR_TOO_MUCH,
                       _("the query looks at too many nodes; begin it with a narrower path"));
  return NULL;
}

/* What the thread needs; it owns both. */
typedef struct
{
  DocQuery    *query;
  DocDocument *document;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  doc_query_unref (job->query);
  doc_document_unref (job->document);
  g_free (job);
}

static void
select_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GArray *nodes = doc_query_select (job->query, job->document, cancellable, &error);

  if (nodes != NULL)
    g_task_return_pointer (task, nodes, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
match_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(GArray) nodes = doc_query_select (job->query, job->document, cancellable, &error);

  if (nodes != NULL)
    g_task_return_pointer (task, doc_matches_new (job->document, (const DocNode *) nodes->data, nodes->len),
                           (GDestroyNotify) doc_matches_unref);
  else
    g_task_return_error (task, error);
}

/* @task: (transfer full) */
static void
start (GTask *task, DocQuery *query, DocDocument *document, GTaskThreadFunc func)
{
  Job *job = g_new (Job, 1);

  job->query = doc_query_ref (query);
  job->document = doc_document_ref (document);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
  g_object_unref (task);
}

void
doc_query_select_async (DocQuery *self, DocDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, doc_query_select_async);
  start (task, self, document, select_in_thread);
}

void
doc_query_match_async (DocQuery *self, DocDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, doc_query_match_async);
  start (task, self, document, match_in_thread);
}

DocMatches *
doc_query_match_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GArray *
doc_query_select_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
