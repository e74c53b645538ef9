/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-session.h"

#include "store-paths.h"
#include <glib/gi18n.h>

/* Typing is written down when it pauses this long; a crash costs no more than that. */
#define PAUSE_MS 800

/* What the thread that writes needs; it may outlive the object. */
typedef struct
{
  gatomicrefcount n_refs;
  GMutex          lock;
  char           *path;   /* (owned) */
  guint64         newest; /* under the lock: an older session is not written over a newer one */
} Desk;

typedef struct
{
  Desk         *desk;    /* (owned) */
  StoreSession *session; /* (owned) */
  guint64       number;
} Job;

struct _AppSession
{
  GObject         parent_instance;
  GtkApplication *application; /* (unowned) owns us */
  AppContext     *context;     /* (owned) */
  Desk           *desk;        /* (owned) */
  guint64         n_jobs;
  guint           pause_id;    /* source; 0: nothing to write */
  gboolean        ended;       /* changes are no more followed, until a window opens */
  gboolean        restored;    /* once is enough */
  gboolean        complained;  /* that it cannot be kept: said once */
};

G_DEFINE_FINAL_TYPE (AppSession, app_session, G_TYPE_OBJECT)

static void
desk_unref (Desk *desk)
{
  if (!g_atomic_ref_count_dec (&desk->n_refs))
    return;
  g_mutex_clear (&desk->lock);
  g_free (desk->path);
  g_free (desk);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  store_session_free (job->session);
  desk_unref (job->desk);
  g_free (job);
}

static Job *
job_new (AppSession *self)
{
  GList *windows = gtk_application_get_windows (self->application);
  Job *job = g_new0 (Job, 1);

  job->session = store_session_new ();
  job->number = ++self->n_jobs;
  job->desk = self->desk;
  g_atomic_ref_count_inc (&self->desk->n_refs);
  for (GList *l = windows; l != NULL; l = l->next)
    if (APP_IS_WINDOW (l->data))
      app_window_add_to_session (l->data, job->session);
  return job;
}

static gboolean
write_job (Job *job, GError **error)
{
  gboolean done = TRUE;

  g_mutex_lock (&job->desk->lock);
  if (job->number > job->desk->newest)
    {
      job->desk->newest = job->number;
      done = store_session_save (job->desk->path, job->session, error);
    }
  g_mutex_unlock (&job->desk->lock);
  return done;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_job (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppSession *self = APP_SESSION (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) || self->complained)
    return;
  self->complained = TRUE;
  sentence = g_strdup_printf (_("The open tabs cannot be kept: %s"), error->message);
  app_context_warn (self->context, sentence);
}

static gboolean
is_restoring (AppSession *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (APP_IS_WINDOW (l->data) && app_window_is_restoring (l->data))
      return TRUE;
  return FALSE;
}

static gboolean
on_pause_cb (gpointer user_data)
{
  AppSession *self = user_data;
  g_autoptr(GTask) task = NULL;

  /* half of it would take the place of the whole */
  if (is_restoring (self))
    return G_SOURCE_CONTINUE;
  self->pause_id = 0;
  task = g_task_new (self, NULL, on_written_cb, NULL);
  g_task_set_source_tag (task, on_pause_cb);
  g_task_set_task_data (task, job_new (self), job_free);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (AppSession *self)
{
  if (self->ended)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, on_pause_cb, self);
}

static guint
count_windows (AppSession *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    n += APP_IS_WINDOW (l->data);
  return n;
}

/* With the last window its tabs would be gone before they are written. */
static gboolean
on_close_request_cb (AppSession *self)
{
  if (count_windows (self) == 1)
    app_session_end (self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_window_added_cb (AppSession *self, GtkWindow *window)
{
  if (!APP_IS_WINDOW (window))
    return;
  self->ended = FALSE;
  g_signal_connect_object (window, "session-changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (on_close_request_cb), self, G_CONNECT_SWAPPED);
}

/* Waits for what is being written; nothing follows it. */
static void
app_session_dispose (GObject *object)
{
  AppSession *self = APP_SESSION (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->desk != NULL)
    {
      g_mutex_lock (&self->desk->lock);
      self->desk->newest = G_MAXUINT64;
      g_mutex_unlock (&self->desk->lock);
    }
  g_clear_pointer (&self->desk, desk_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_session_parent_class)->dispose (object);
}

static void
app_session_class_init (AppSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_session_dispose;
}

static void
app_session_init (AppSession *self)
{
  self->desk = g_new0 (Desk, 1);
  g_atomic_ref_count_init (&self->desk->n_refs);
  g_mutex_init (&self->desk->lock);
  self->desk->path = store_paths_state (STORE_SESSION_FILE);
}

AppSession *
app_session_new (GtkApplication *application, AppContext *context)
{
  AppSession *self = g_object_new (APP_TYPE_SESSION, NULL);

  self->application = application;
  self->context = g_object_ref (context);
  g_signal_connect_object (application, "window-added", G_CALLBACK (on_window_added_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
app_session_open (AppSession *self, AppWindow *window)
{
  g_autoptr(StoreSession) session = NULL;
  g_autoptr(GError) error = NULL;

  if (!self->restored)
    session = store_session_load (self->desk->path, &error);
  self->restored = TRUE;
  if (error != NULL)
    app_context_warn (self->context, error->message);
  if (session != NULL)
    app_window_restore (window, g_steal_pointer (&session));
  else
    app_window_add_page (window);
}

void
app_session_end (AppSession *self)
{
  Job *job;

  g_return_if_fail (APP_IS_SESSION (self));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->ended || is_restoring (self))
    return;
  self->ended = TRUE;
  job = job_new (self);
  write_job (job, NULL);
  job_free (job);
}
