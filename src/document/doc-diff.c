/* SPDX-License-Identifier: MIT */
#include "doc-diff-merge.h"

struct _DocDiff
{
  DocDocument *left, *right; /* (owned) */
  GArray      *entries;      /* (owned) of DocDiffEntry */
  DocBitmap    differences;  /* (owned) a bit for each entry */
  guint        counts[DOC_DIFF_IGNORED + 1];
};

G_DEFINE_BOXED_TYPE (DocDiff, doc_diff, doc_diff_ref, doc_diff_unref)

/* What a thread compares; it owns everything. */
typedef struct
{
  DocDocument   *left, *right;
  DocDiffOptions options;
  char         **keys;          /* (nullable) */
  char         **ignored_names; /* (nullable) */
  GPtrArray     *ignored_paths; /* NULL-terminated */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  doc_document_unref (job->left);
  doc_document_unref (job->right);
  g_strfreev (job->keys);
  g_strfreev (job->ignored_names);
  g_ptr_array_unref (job->ignored_paths);
  g_free (job);
}

static void
unref_query (gpointer query)
{
  if (query != NULL)
    doc_query_unref (query);
}

static void
copy_options (Job *job, const DocDiffOptions *options)
{
  job->ignored_paths = g_ptr_array_new_with_free_func (unref_query);
  if (options == NULL)
    return;
  job->keys = g_strdupv ((char **) options->keys);
  job->ignored_names = g_strdupv ((char **) options->ignored_names);
  for (DocQuery *const *path = options->ignored_paths; path != NULL && *path != NULL; path++)
    g_ptr_array_add (job->ignored_paths, doc_query_ref (*path));
  g_ptr_array_add (job->ignored_paths, NULL);
  job->options = (DocDiffOptions) { options->flags, (const char *const *) job->keys,
                                    (const char *const *) job->ignored_names,
                                    (DocQuery *const *) job->ignored_paths->pdata, options->n_done };
}

static DocDiff *
compare (DocDocument *left, DocDocument *right, const DocDiffOptions *options, GCancellable *cancellable,
         GError **error)
{
  static const DocDiffOptions defaults = { 0 };
  GArray *entries = doc_diff_merge (left, right, options != NULL ? options : &defaults, cancellable, error);
  DocDiff *self;

  if (entries == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (DocDiff);
  self->left = doc_document_ref (left);
  self->right = doc_document_ref (right);
  self->entries = entries;
  doc_bitmap_init (&self->differences, entries->len);
  for (guint entry = 0; entry < entries->len; entry++)
    {
      const DocDiffEntry *one = &g_array_index (entries, DocDiffEntry, entry);

      if (!one->is_topmost)
        continue;
      doc_bitmap_set_range (&self->differences, entry, entry + 1, TRUE);
      self->counts[one->status]++;
    }
  doc_bitmap_recount (&self->differences, 0, entries->len);
  return self;
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  DocDiff *diff = compare (job->left, job->right, &job->options, cancellable, &error);

  if (diff != NULL)
    g_task_return_pointer (task, diff, (GDestroyNotify) doc_diff_unref);
  else
    g_task_return_error (task, error);
}

static const DocDiffEntry *
get_entry (DocDiff *self, guint entry)
{
  return &g_array_index (self->entries, DocDiffEntry, entry);
}

DocDiff *
doc_diff_new (DocDocument *left, DocDocument *right, const DocDiffOptions *options, GCancellable *cancellable,
              GError **error)
{
  g_return_val_if_fail (left != NULL && right != NULL, NULL);
  return compare (left, right, options, cancellable, error);
}

void
doc_diff_new_async (DocDocument *left, DocDocument *right, const DocDiffOptions *options, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->left = doc_document_ref (left);
  job->right = doc_document_ref (right);
  copy_options (job, options);
  g_task_set_source_tag (task, doc_diff_new_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compare_in_thread);
}

DocDiff *
doc_diff_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

DocDiff *
doc_diff_ref (DocDiff *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DocDiff *self = data;

  doc_document_unref (self->left);
  doc_document_unref (self->right);
  g_array_unref (self->entries);
  doc_bitmap_clear (&self->differences);
}

void
doc_diff_unref (DocDiff *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DocDocument *
doc_diff_get_left_document (DocDiff *self)
{
  return self->left;
}

DocDocument *
doc_diff_get_right_document (DocDiff *self)
{
  return self->right;
}

guint
doc_diff_get_n_entries (DocDiff *self)
{
  return self->entries->len;
}

DocDiffStatus
doc_diff_get_status (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, DOC_DIFF_SAME);
  return (DocDiffStatus) get_entry (self, entry)->status;
}

DocNode
doc_diff_get_left (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, DOC_NODE_NONE);
  return get_entry (self, entry)->left;
}

DocNode
doc_diff_get_right (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, DOC_NODE_NONE);
  return get_entry (self, entry)->right;
}

guint
doc_diff_get_depth (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, 0);
  return get_entry (self, entry)->depth;
}

guint
doc_diff_get_parent (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, DOC_DIFF_NONE);
  return get_entry (self, entry)->parent;
}

guint
doc_diff_get_end (DocDiff *self, guint entry)
{
  g_return_val_if_fail (entry < self->entries->len, self->entries->len);
  return get_entry (self, entry)->end;
}

guint
doc_diff_get_n_differences (DocDiff *self)
{
  return doc_bitmap_get_count (&self->differences);
}

guint
doc_diff_count (DocDiff *self, DocDiffStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (self->counts), 0);
  return self->counts[status];
}

guint
doc_diff_get_difference (DocDiff *self, guint rank)
{
  return rank < doc_diff_get_n_differences (self) ? doc_bitmap_select (&self->differences, rank) : DOC_DIFF_NONE;
}

guint
doc_diff_get_rank (DocDiff *self, guint entry)
{
  return doc_bitmap_rank (&self->differences, MIN (entry, self->differences.n_bits));
}

guint
doc_diff_find_next (DocDiff *self, guint entry)
{
  return doc_diff_get_difference (self, entry != DOC_DIFF_NONE ? doc_diff_get_rank (self, entry + 1) : 0);
}

guint
doc_diff_find_previous (DocDiff *self, guint entry)
{
  guint rank = doc_diff_get_rank (self, entry);

  return rank > 0 ? doc_diff_get_difference (self, rank - 1) : DOC_DIFF_NONE;
}
