/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-history-private.h"

#include <glib/gi18n-lib.h>

/* Looking for what is past the limits reads an index; that is not worth it for every row. */
#define TRIM_EVERY 100
#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* The search index keeps no text of its own: it refers to the rows and is kept in step by triggers. */
static const char *const formats[] = {
  "CREATE TABLE exchange (id INTEGER PRIMARY KEY AUTOINCREMENT, started_us INTEGER NOT NULL, product TEXT NOT NULL,"
  " environment TEXT NOT NULL, organization TEXT, phase INTEGER NOT NULL, code TEXT, message TEXT, transaction_id TEXT,"
  " status INTEGER NOT NULL, elapsed_us INTEGER NOT NULL, size_bytes INTEGER NOT NULL, n_attempts INTEGER NOT NULL,"
  " n_steps INTEGER NOT NULL, pinned INTEGER NOT NULL DEFAULT 0,"
  " kept_bytes INTEGER AS (200 + ifnull(length(request), 0) + ifnull(length(answer), 0) + ifnull(length(trail), 0)) STORED,"
  " words TEXT NOT NULL, request TEXT, answer TEXT, trail TEXT);"
  "CREATE INDEX by_time ON exchange (started_us, pinned, kept_bytes);"
  "CREATE INDEX by_product ON exchange (product, started_us);"
  "CREATE INDEX by_organization ON exchange (organization, started_us);"
  "CREATE INDEX by_code ON exchange (code, started_us);"
  "CREATE INDEX by_environment ON exchange (environment, started_us);"
  "CREATE VIRTUAL TABLE search USING fts5 (words, code, message, transaction_id, request, answer, content='exchange',"
  " content_rowid='id', prefix='1 2 3', detail='full');"
  "CREATE TRIGGER exchange_added AFTER INSERT ON exchange BEGIN"
  " INSERT INTO search (rowid, words, code, message, transaction_id, request, answer)"
  " VALUES (new.id, new.words, new.code, new.message, new.transaction_id, new.request, new.answer); END;"
  "CREATE TRIGGER exchange_deleted BEFORE DELETE ON exchange BEGIN"
  " INSERT INTO search (search, rowid, words, code, message, transaction_id, request, answer)"
  " VALUES ('delete', old.id, old.words, old.code, old.message, old.transaction_id, old.request, old.answer); END;",
  NULL,
};

/* What the thread works on. It outlives the history if work is left. */
typedef struct
{
  char          *path;     /* (owned) */
  StoreDatabase *database; /* (owned) (nullable) opened by the first job */
  guint          n_added;
  guint          max_age_days; /* (atomic) */
  guint64        max_bytes;    /* guarded by lock */
  GMutex         lock;
} Worker;

struct _StoreHistory
{
  GObject      parent_instance;
  Worker      *worker;  /* (owned) atomic reference count */
  GThreadPool *pool;    /* (owned) one thread: jobs run in their order */
  char        *problem; /* (owned) (nullable) */
  gboolean     recording;
};
G_DEFINE_FINAL_TYPE (StoreHistory, store_history, G_TYPE_OBJECT)

enum { PROP_0, PROP_PROBLEM, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct _Job Job;
typedef gpointer (*JobFunc) (Worker *worker, Job *job, GError **error);

struct _Job
{
  JobFunc         run;
  GDestroyNotify  free_result;   /* (nullable) */
  gpointer        data;          /* (owned) (nullable) */
  GDestroyNotify  free_data;     /* (nullable) */
  Worker         *worker;        /* (owned) */
  char           *problem;       /* (owned) (nullable) what went wrong on the way and is worth a notice */
  gboolean        changes;       /* "changed" is emitted when it went well */
  gint64          id;            /* of the entry that it changes; 0: several */
};

static void
worker_clear (Worker *worker)
{
  g_clear_pointer (&worker->database, store_database_free);
  g_free (worker->path);
  g_mutex_clear (&worker->lock);
}

static void
worker_unref (Worker *worker)
{
  g_atomic_rc_box_release_full (worker, (GDestroyNotify) worker_clear);
}

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->problem);
  worker_unref (job->worker);
  g_free (job);
}

static void
note (Job *job, const char *message)
{
  g_free (job->problem);
  job->problem = g_strdup (message);
}

static gboolean
open_database (Worker *worker, Job *job, GError **error)
{
  g_autoptr(GError) problem = NULL;

  if (worker->database != NULL)
    return TRUE;
  worker->database = store_database_new (worker->path, formats, &problem);
  if (g_error_matches (problem, STORE_ERROR, STORE_ERROR_DAMAGED))
    {
      note (job, problem->message);
      g_clear_error (&problem);
      worker->database = store_database_new (worker->path, formats, &problem);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return worker->database != NULL;
}

/* A page in the middle may be found damaged by any statement. */
static void
give_up_file (Worker *worker, Job *job, const char *why)
{
  g_autoptr(GError) moved = NULL;

  g_clear_pointer (&worker->database, store_database_free);
  store_database_move_aside (worker->path, why, &moved);
  note (job, moved->message);
}

static gpointer
perform (Worker *worker, Job *job, GError **error)
{
  g_autoptr(GError) problem = NULL;
  gpointer result = NULL;

  if (open_database (worker, job, &problem))
    result = job->run (worker, job, &problem);
  if (g_error_matches (problem, STORE_ERROR, STORE_ERROR_DAMAGED) && worker->database != NULL)
    {
      give_up_file (worker, job, problem->message);
      g_clear_error (&problem);
      if (open_database (worker, job, &problem))
        result = job->run (worker, job, &problem);
    }
  if (problem == NULL)
    return result;
  if (job->problem == NULL && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    note (job, problem->message);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* In the thread of the pool. */
static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr(GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  result = perform (job->worker, job, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

static void
set_problem (StoreHistory *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* Between the thread and the one who waits: what the history itself has to say comes first. */
static void
on_job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StoreHistory *self = STORE_HISTORY (source);
  g_autoptr(GTask) outer = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (job->problem != NULL)
    set_problem (self, job->problem);
  if (error == NULL && job->changes)
    g_signal_emit (self, signals[CHANGED], 0, job->id);
  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, value, job->free_result);
}

static Job *
job_new (StoreHistory *self, JobFunc run, gpointer data, GDestroyNotify free_data)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->data = data;
  job->free_data = free_data;
  job->worker = g_atomic_rc_box_acquire (self->worker);
  return job;
}

static void
begin (StoreHistory *self, Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  GTask *inner = g_task_new (self, cancellable, on_job_done_cb, outer);

  g_task_set_source_tag (outer, begin);
  g_task_set_task_data (inner, job, (GDestroyNotify) job_free);
  g_thread_pool_push (self->pool, inner, NULL);
}

static gpointer
finish (StoreHistory *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
bind_and_run (StoreDatabase *database, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr(StoreStatement) statement = store_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, second);
  if (sqlite3_step (statement) == SQLITE_DONE)
    return TRUE;
  store_database_set_error (database, error);
  return FALSE;
}

/* The words of what was deleted stay in the search index until it is merged, and pages in the log until it is emptied. */
static gboolean
wipe_traces (StoreDatabase *database, GError **error)
{
  return store_database_run (database, "INSERT INTO search (search) VALUES ('optimize')", error) &&
         store_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
trim (Worker *worker, GError **error)
{
  guint max_age_days = (guint) g_atomic_int_get (&worker->max_age_days);
  guint64 max_bytes;
  sqlite3 *handle = store_database_get_handle (worker->database);
  int before = sqlite3_total_changes (handle);

  g_mutex_lock (&worker->lock);
  max_bytes = worker->max_bytes;
  g_mutex_unlock (&worker->lock);
  if (max_age_days > 0 &&
      !bind_and_run (worker->database, "DELETE FROM exchange WHERE pinned = 0 AND started_us < ?",
                     g_get_real_time () - (gint64) max_age_days * DAY_US, 0, error))
    return FALSE;
  if (max_bytes > 0 &&
      !bind_and_run (worker->database,
                     "DELETE FROM exchange WHERE id IN (SELECT id FROM (SELECT id, sum(kept_bytes) OVER"
                     " (ORDER BY started_us DESC, id DESC) AS total FROM exchange WHERE pinned = 0) WHERE total > ?)",
                     (gint64) MIN (max_bytes, (guint64) G_MAXINT64), 0, error))
    return FALSE;
  return sqlite3_total_changes (handle) == before || wipe_traces (worker->database, error);
}

static gpointer
run_add (Worker *worker, Job *job, GError **error)
{
  gint64 id = _store_history_record_insert (job->data, worker->database, error);
  g_autoptr(GError) problem = NULL;

  if (id < 0)
    return NULL;
  /* The row is kept; that old ones could not be thrown away is no failure of it. */
  if (worker->n_added++ % TRIM_EVERY == 0 && !trim (worker, &problem))
    note (job, problem->message);
  job->id = id;
  return g_memdup2 (&id, sizeof id);
}

static gpointer
run_load (Worker *worker, Job *job, GError **error)
{
  g_autoptr(StoreStatement) statement = store_database_prepare (worker->database,
    "SELECT " STORE_HISTORY_WHOLE_COLUMNS " FROM exchange WHERE id = ?", error);
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, *(gint64 *) job->data);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    return _store_history_entry_new (statement, TRUE);
  if (result == SQLITE_DONE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("this entry of the history was deleted"));
  else
    store_database_set_error (worker->database, error);
  return NULL;
}

static gpointer
run_find (Worker *worker, Job *job, GError **error)
{
  return _store_history_filter_run (job->data, worker->database, error);
}

static gpointer
run_pin (Worker *worker, Job *job, GError **error)
{
  bind_and_run (worker->database, "UPDATE exchange SET pinned = ? WHERE id = ?", *(gboolean *) job->data, job->id, error);
  return NULL;
}

/* All or none: a transaction. */
static gpointer
run_delete (Worker *worker, Job *job, GError **error)
{
  GArray *ids = job->data;
  gboolean ok = store_database_run (worker->database, "BEGIN IMMEDIATE", error);

  for (guint i = 0; ok && i < ids->len; i++)
    ok = bind_and_run (worker->database, "DELETE FROM exchange WHERE id = ?", g_array_index (ids, gint64, i), 0, error);
  ok = ok && store_database_run (worker->database, "COMMIT", error);
  if (!ok)
    sqlite3_exec (store_database_get_handle (worker->database), "ROLLBACK", NULL, NULL, NULL);
  else
    wipe_traces (worker->database, error);
  return NULL;
}

static gpointer
run_clear (Worker *worker, Job *job, GError **error)
{
  const char *sql = *(gboolean *) job->data ? "DELETE FROM exchange" : "DELETE FROM exchange WHERE pinned = 0";

  if (store_database_run (worker->database, sql, error) && wipe_traces (worker->database, error))
    store_database_run (worker->database, "VACUUM", error);
  return NULL;
}

static gpointer
run_trim (Worker *worker, Job *job, GError **error)
{
  trim (worker, error);
  return NULL;
}

static void
store_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, STORE_HISTORY (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The last reference may be dropped by the pool's own thread, which must not wait for itself. */
static void
store_history_finalize (GObject *object)
{
  StoreHistory *self = STORE_HISTORY (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  worker_unref (self->worker);
  g_free (self->problem);
  G_OBJECT_CLASS (store_history_parent_class)->finalize (object);
}

static void
store_history_class_init (StoreHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_history_get_property;
  object_class->finalize = store_history_finalize;
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", STORE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_INT64);
}

static void
store_history_init (StoreHistory *self)
{
  self->recording = TRUE;
  self->worker = g_atomic_rc_box_new0 (Worker);
  self->worker->max_age_days = STORE_HISTORY_MAX_AGE_DAYS;
  self->worker->max_bytes = STORE_HISTORY_MAX_BYTES;
  g_mutex_init (&self->worker->lock);
  self->pool = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
}

StoreHistory *
store_history_new (const char *path)
{
  StoreHistory *self = g_object_new (STORE_TYPE_HISTORY, NULL);

  self->worker->path = g_strdup (path);
  return self;
}

const char *
store_history_get_problem (StoreHistory *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY (self), NULL);

  return self->problem;
}

void
store_history_set_limits (StoreHistory *self, guint max_age_days, guint64 max_bytes)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  g_atomic_int_set (&self->worker->max_age_days, max_age_days);
  g_mutex_lock (&self->worker->lock);
  self->worker->max_bytes = max_bytes;
  g_mutex_unlock (&self->worker->lock);
}

void
store_history_set_recording (StoreHistory *self, gboolean recording)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  self->recording = recording;
}

gboolean
store_history_get_recording (StoreHistory *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY (self), FALSE);

  return self->recording;
}

void
store_history_add_async (StoreHistory *self, CodefExchange *exchange, CodefCatalog *catalog, StoreHistoryKeep keep,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (STORE_IS_HISTORY (self));
  g_return_if_fail (CODEF_IS_EXCHANGE (exchange));

  if (!self->recording)
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);

      g_task_return_pointer (task, g_new0 (gint64, 1), g_free);
      return;
    }
  job = job_new (self, run_add, _store_history_record_new (exchange, catalog, keep),
                 (GDestroyNotify) _store_history_record_free);
  job->free_result = g_free;
  job->changes = TRUE;
  begin (self, job, NULL, callback, user_data);
}

gint64
store_history_add_finish (StoreHistory *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = finish (self, result, error);

  return id != NULL ? *id : -1;
}

void
store_history_load_async (StoreHistory *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (STORE_IS_HISTORY (self));

  job = job_new (self, run_load, g_memdup2 (&id, sizeof id), g_free);
  job->free_result = g_object_unref;
  begin (self, job, cancellable, callback, user_data);
}

StoreHistoryEntry *
store_history_load_finish (StoreHistory *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
_store_history_find_async (StoreHistory *self, const StoreHistoryFilter *filter, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (self, run_find, _store_history_filter_copy (filter), (GDestroyNotify) _store_history_filter_free);

  job->free_result = (GDestroyNotify) g_array_unref;
  begin (self, job, cancellable, callback, user_data);
}

GArray *
_store_history_find_finish (StoreHistory *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
begin_change (StoreHistory *self, Job *job, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  job->changes = TRUE;
  job->id = id;
  begin (self, job, NULL, callback, user_data);
}

void
store_history_pin_async (StoreHistory *self, gint64 id, gboolean pinned, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  begin_change (self, job_new (self, run_pin, g_memdup2 (&pinned, sizeof pinned), g_free), id, callback, user_data);
}

void
store_history_delete_async (StoreHistory *self, const gint64 *ids, gsize n_ids, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GArray *copy;

  g_return_if_fail (STORE_IS_HISTORY (self));

  copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  g_array_append_vals (copy, ids, (guint) n_ids);
  begin_change (self, job_new (self, run_delete, copy, (GDestroyNotify) g_array_unref), 0, callback, user_data);
}

void
store_history_clear_async (StoreHistory *self, gboolean pinned_too, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  begin_change (self, job_new (self, run_clear, g_memdup2 (&pinned_too, sizeof pinned_too), g_free), 0, callback,
                user_data);
}

void
store_history_trim_async (StoreHistory *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  begin_change (self, job_new (self, run_trim, NULL, NULL), 0, callback, user_data);
}

gboolean
store_history_change_finish (StoreHistory *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GError) problem = NULL;

  finish (self, result, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
store_history_flush (StoreHistory *self)
{
  g_return_if_fail (STORE_IS_HISTORY (self));

  g_thread_pool_free (self->pool, FALSE, TRUE);
  self->pool = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
}

const char *
_store_history_get_path (StoreHistory *self)
{
  return self->worker->path;
}
