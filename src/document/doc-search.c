/* SPDX-License-Identifier: MIT */
#include "doc-matches-private.h"
#include "doc-search-private.h"

struct _DocSearch
{
  GObject            parent_instance;
  DocDocument       *document;      /* (owned) */
  DocPattern        *pattern;       /* (owned) */
  DocSearchLabelFunc label_func;    /* (nullable) */
  gpointer           label_data;    /* (owned) if @label_destroy */
  GDestroyNotify     label_destroy; /* (nullable) */
  DocSearchParts     parts;
  gint               per_mille;     /* atomic */
  gint               is_complete;   /* atomic */
};

G_DEFINE_FINAL_TYPE (DocSearch, doc_search, G_TYPE_OBJECT)

static DocMatches *
run (DocSearch *self, GCancellable *cancellable, GError **error)
{
  DocSearchJob job = { self->document, self->pattern, self->parts, self->label_func, self->label_data, cancellable,
                       &self->per_mille, { 0 }, NULL, FALSE };
  gboolean has_needle = doc_pattern_get_needle (self->pattern) != NULL;

  doc_bitmap_init (&job.found, doc_document_get_n_nodes (self->document));
  job.scratch = g_string_new (NULL);
  if (has_needle && (self->parts & (DOC_SEARCH_KEYS | DOC_SEARCH_VALUES)) != 0)
    doc_search_scan_text (&job);
  if (!doc_pattern_is_empty (self->pattern) && (!has_needle || self->label_func != NULL))
    doc_search_walk_nodes (&job, !has_needle);
  g_string_free (job.scratch, TRUE);
  g_atomic_int_set (&self->is_complete, !job.is_cut);
  g_atomic_int_set (&self->per_mille, 1000);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      doc_bitmap_clear (&job.found);
      return NULL;
    }
  return doc_matches_new_take_bitmap (self->document, &job.found);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  DocMatches *matches = run (source, cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) doc_matches_unref);
  else
    g_task_return_error (task, error);
}

static void
doc_search_finalize (GObject *object)
{
  DocSearch *self = DOC_SEARCH (object);

  if (self->label_destroy != NULL)
    self->label_destroy (self->label_data);
  doc_document_unref (self->document);
  doc_pattern_unref (self->pattern);
  G_OBJECT_CLASS (doc_search_parent_class)->finalize (object);
}

static void
doc_search_class_init (DocSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doc_search_finalize;
}

static void
doc_search_init (DocSearch *self)
{
  self->parts = DOC_SEARCH_ALL;
  self->is_complete = TRUE;
}

DocSearch *
doc_search_new (DocDocument *document, DocPattern *pattern)
{
  DocSearch *self;

  g_return_val_if_fail (document != NULL && pattern != NULL, NULL);
  self = g_object_new (DOC_TYPE_SEARCH, NULL);
  self->document = doc_document_ref (document);
  self->pattern = doc_pattern_ref (pattern);
  return self;
}

void
doc_search_set_parts (DocSearch *self, DocSearchParts parts)
{
  g_return_if_fail (DOC_IS_SEARCH (self));
  self->parts = parts;
}

void
doc_search_set_labels (DocSearch *self, DocSearchLabelFunc func, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (DOC_IS_SEARCH (self) && self->label_func == NULL);
  self->label_func = func;
  self->label_data = user_data;
  self->label_destroy = destroy;
}

DocMatches *
doc_search_run (DocSearch *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DOC_IS_SEARCH (self), NULL);
  return run (self, cancellable, error);
}

void
doc_search_run_async (DocSearch *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (DOC_IS_SEARCH (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, doc_search_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

DocMatches *
doc_search_run_finish (DocSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gdouble
doc_search_get_progress (DocSearch *self)
{
  g_return_val_if_fail (DOC_IS_SEARCH (self), 0);
  return g_atomic_int_get (&self->per_mille) / 1000.0;
}

gboolean
doc_search_is_complete (DocSearch *self)
{
  g_return_val_if_fail (DOC_IS_SEARCH (self), FALSE);
  return g_atomic_int_get (&self->is_complete);
}
