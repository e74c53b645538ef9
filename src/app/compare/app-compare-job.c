/* SPDX-License-Identifier: MIT */
#include "app-compare-job.h"

struct _AppCompareProgress
{
  gint n_done;  /* atomic: nodes that the thread is done with */
  gint n_total; /* atomic: about so many, and never fewer */
};

/* What is compared; nothing of it changes meanwhile. */
typedef struct
{
  DocDocument        *left;     /* (owned) */
  DocDocument        *right;    /* (owned) */
  CodefPrivacy       *privacy;  /* (owned) (nullable): personal data is to be masked */
  char              **ignored;  /* (owned) names of members */
  DocDiffFlags        flags;
  AppCompareProgress *progress; /* (owned) */
} Job;

static void
job_free (Job *job)
{
  doc_document_unref (job->left);
  doc_document_unref (job->right);
  g_clear_pointer (&job->privacy, codef_privacy_unref);
  g_strfreev (job->ignored);
  app_compare_progress_unref (job->progress);
  g_free (job);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr(DocDocument) left = NULL, right = NULL;
  DocDiffOptions options = { .flags = job->flags, .ignored_names = (const char *const *) job->ignored,
                             .n_done = &job->progress->n_done };
  GError *error = NULL;
  DocDiff *diff;

  left = job->privacy != NULL ? codef_privacy_mask_document (job->privacy, job->left) : doc_document_ref (job->left);
  right = job->privacy != NULL ? codef_privacy_mask_document (job->privacy, job->right) : doc_document_ref (job->right);
  diff = doc_diff_new (left, right, &options, cancellable, &error);
  if (diff != NULL)
    g_task_return_pointer (task, diff, (GDestroyNotify) doc_diff_unref);
  else
    g_task_return_error (task, error);
}

/* (transfer full): what stands between commas and blanks. */
static char **
split_names (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, ", \t", -1);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

AppCompareProgress *
app_compare_progress_new (void)
{
  return g_atomic_rc_box_new0 (AppCompareProgress);
}

void
app_compare_progress_unref (AppCompareProgress *self)
{
  g_atomic_rc_box_release (self);
}

guint
app_compare_progress_get_percent (AppCompareProgress *self)
{
  guint64 n_done = (guint) g_atomic_int_get (&self->n_done), n_total = (guint) g_atomic_int_get (&self->n_total);

  return n_total > 0 ? (guint) MIN (n_done * 100 / n_total, 100) : 0;
}

void
app_compare_async (DocDocument *left, DocDocument *right, CodefPrivacy *privacy, const char *ignored, DocDiffFlags flags,
                   AppCompareProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  guint n_left = doc_document_get_n_nodes (left), n_right = doc_document_get_n_nodes (right);
  Job *job = g_new0 (Job, 1);

  job->left = doc_document_ref (left);
  job->right = doc_document_ref (right);
  job->privacy = privacy != NULL ? codef_privacy_ref (privacy) : NULL;
  job->ignored = split_names (ignored);
  job->flags = flags;
  job->progress = g_atomic_rc_box_acquire (progress);
  g_atomic_int_set (&progress->n_done, 0);
  g_atomic_int_set (&progress->n_total, (gint) (n_left + n_right + MAX (n_left, n_right)));
  g_task_set_source_tag (task, app_compare_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, compare_in_thread);
}

DocDiff *
app_compare_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
