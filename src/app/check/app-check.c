/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-check.h"

struct _AppCheck
{
  GObject       parent_instance;
  GPtrArray    *verdicts;    /* (owned) of CodefVerdict */
  GCancellable *cancellable; /* (owned) (nullable) of the question that is worked on */
};

G_DEFINE_FINAL_TYPE (AppCheck, app_check, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What the thread needs. */
typedef struct
{
  StoreRequest *request; /* (owned) */
  CodefProduct *product; /* (owned) (nullable) */
  DocDocument  *answer;  /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->request);
  g_clear_object (&question->product);
  doc_document_unref (question->answer);
  g_free (question);
}

/* @more: (transfer full) */
static void
append (GPtrArray *verdicts, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (verdicts, g_object_ref (g_ptr_array_index (more, i)));
  g_ptr_array_unref (more);
}

static void
judge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;
  GPtrArray *expectations = store_request_get_expectations (question->request);
  CodefBaseline *baseline = store_request_get_baseline (question->request);
  GPtrArray *verdicts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < expectations->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (verdicts, codef_expectation_check (g_ptr_array_index (expectations, i), question->answer));
  if (baseline != NULL)
    append (verdicts, codef_baseline_check (baseline, question->answer));
  if (question->product != NULL)
    append (verdicts, codef_baseline_check_drift (question->product, question->answer));
  g_task_return_pointer (task, verdicts, (GDestroyNotify) g_ptr_array_unref);
}

/* @verdicts: (transfer full) */
static void
take (AppCheck *self, GPtrArray *verdicts)
{
  g_ptr_array_unref (self->verdicts);
  self->verdicts = verdicts;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray *verdicts = g_task_propagate_pointer (G_TASK (result), NULL);

  /* a later question has cancelled it */
  if (verdicts != NULL)
    take (APP_CHECK (source), verdicts);
}

static void
app_check_dispose (GObject *object)
{
  g_cancellable_cancel (APP_CHECK (object)->cancellable);
  g_clear_object (&APP_CHECK (object)->cancellable);

  G_OBJECT_CLASS (app_check_parent_class)->dispose (object);
}

static void
app_check_finalize (GObject *object)
{
  g_ptr_array_unref (APP_CHECK (object)->verdicts);

  G_OBJECT_CLASS (app_check_parent_class)->finalize (object);
}

static void
app_check_class_init (AppCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_check_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_check_init (AppCheck *self)
{
  self->verdicts = g_ptr_array_new_with_free_func (g_object_unref);
}

AppCheck *
app_check_new (void)
{
  return g_object_new (APP_TYPE_CHECK, NULL);
}

void
app_check_run (AppCheck *self, StoreRequest *request, CodefProduct *product, DocDocument *answer, gboolean success)
{
  g_autoptr(GTask) task = NULL;
  Question *question;

  g_return_if_fail (APP_IS_CHECK (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (request == NULL || answer == NULL)
    {
      if (self->verdicts->len > 0)
        take (self, g_ptr_array_new_with_free_func (g_object_unref));
      return;
    }
  question = g_new0 (Question, 1);
  question->request = g_object_ref (request);
  question->product = product != NULL && success ? g_object_ref (product) : NULL;
  question->answer = doc_document_ref (answer);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_judged_cb, NULL);
  g_task_set_source_tag (task, app_check_run);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, judge_in_thread);
}

GPtrArray *
app_check_get_verdicts (AppCheck *self)
{
  g_return_val_if_fail (APP_IS_CHECK (self), NULL);

  return self->verdicts;
}

guint
app_check_count (AppCheck *self, gboolean passed_only)
{
  guint n = 0;

  g_return_val_if_fail (APP_IS_CHECK (self), 0);

  for (guint i = 0; i < self->verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (self->verdicts, i);

      n += codef_verdict_get_source (verdict) != CODEF_VERDICT_DRIFT && (!passed_only || codef_verdict_passed (verdict));
    }
  return n;
}

CodefVerdict *
app_check_find_next (AppCheck *self, DocNode after)
{
  CodefVerdict *first = NULL, *next = NULL;

  g_return_val_if_fail (APP_IS_CHECK (self), NULL);

  for (guint i = 0; i < self->verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (self->verdicts, i);
      DocNode node = codef_verdict_get_node (verdict);

      if (codef_verdict_passed (verdict) || node == DOC_NODE_NONE || codef_verdict_get_source (verdict) == CODEF_VERDICT_DRIFT)
        continue;
      if (first == NULL || node < codef_verdict_get_node (first))
        first = verdict;
      if (after != DOC_NODE_NONE && node > after && (next == NULL || node < codef_verdict_get_node (next)))
        next = verdict;
    }
  return next != NULL ? next : first;
}
