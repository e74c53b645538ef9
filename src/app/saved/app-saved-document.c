/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-document.h"

#include "store-request-draft.h"
#include <string.h>

/* A longer text that is not as it was counts as unsaved, without a closer look at each letter typed. */
#define MAX_COMPARED_BYTES (256 * 1024)

G_DEFINE_ENUM_TYPE (AppSavedState, app_saved_state,
  G_DEFINE_ENUM_VALUE (APP_SAVED_FRESH, "fresh"),
  G_DEFINE_ENUM_VALUE (APP_SAVED_CHANGED, "changed"),
  G_DEFINE_ENUM_VALUE (APP_SAVED_BROKEN, "broken"),
  G_DEFINE_ENUM_VALUE (APP_SAVED_GONE, "gone"))

struct _AppSavedDocument
{
  GObject            parent_instance;
  AppSaved          *saved;       /* (owned) */
  StoreRequests     *requests;    /* (owned) the folder it lies in, whatever is chosen by now */
  StoreRequest      *base;        /* (owned) the file as we know it */
  StoreRequest      *theirs;      /* (owned) (nullable) the file as somebody else wrote it */
  StoreRequest      *request;     /* (owned) base, with members that wait to be saved */
  StoreRequestsItem *item;        /* (owned) (nullable) its row, once the list has one; another one when the file changes */
  char              *path;        /* (owned) */
  char              *product;     /* (owned) of the draft */
  char              *text;        /* (owned) of the draft */
  char              *problem;     /* (owned) (nullable) */
  GCancellable      *cancellable; /* (owned) */
  AppSavedState      state;
  gboolean           dirty;
  guint              n_saving;    /* a save is under way: what the list tells of is our own doing */
};

G_DEFINE_FINAL_TYPE (AppSavedDocument, app_saved_document, G_TYPE_OBJECT)

enum { PROP_0, PROP_NAME, PROP_DIRTY, PROP_STATE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { RELOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GBytes *
wrap (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
set_state (AppSavedDocument *self, AppSavedState state, const char *problem)
{
  gboolean changed = self->state != state || g_strcmp0 (self->problem, problem) != 0;

  if (!changed)
    return;
  self->state = state;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
differs (AppSavedDocument *self)
{
  g_autoptr(GBytes) text = NULL;

  if (self->request != self->base)
    return TRUE;
  if (strlen (self->text) > MAX_COMPARED_BYTES)
    {
      GBytes *parameters = store_request_get_parameters (self->base);

      return strlen (self->text) != g_bytes_get_size (parameters) ||
             memcmp (self->text, g_bytes_get_data (parameters, NULL), g_bytes_get_size (parameters)) != 0;
    }
  text = wrap (self->text);
  return !store_request_says (self->base, self->product, text);
}

static void
update_dirty (AppSavedDocument *self)
{
  gboolean dirty = differs (self);

  if (dirty == self->dirty)
    return;
  self->dirty = dirty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

/* @request is what stands in the file now. */
static void
set_base (AppSavedDocument *self, StoreRequest *request)
{
  g_set_object (&self->base, request);
  g_set_object (&self->request, request);
  g_clear_object (&self->theirs);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
copy_draft (AppSavedDocument *self)
{
  GBytes *parameters = store_request_get_parameters (self->base);

  g_free (self->product);
  g_free (self->text);
  self->product = g_strdup (store_request_get_product (self->base));
  self->text = g_strndup (g_bytes_get_data (parameters, NULL), g_bytes_get_size (parameters));
}

/* Only what is typed waits to be saved, and @theirs differs in something else: nobody's work is lost. */
static gboolean
is_harmless (AppSavedDocument *self, StoreRequest *theirs)
{
  return self->request == self->base &&
         store_request_says (theirs, store_request_get_product (self->base), store_request_get_parameters (self->base));
}

static void
on_changed_file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSavedDocument) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = store_requests_load_finish (STORE_REQUESTS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (request == NULL)
    {
      set_state (self, APP_SAVED_BROKEN, error->message);
      return;
    }
  if (g_bytes_equal (store_request_get_json (request), store_request_get_json (self->base)))
    {
      set_state (self, APP_SAVED_FRESH, NULL);
      return;
    }
  g_set_object (&self->theirs, request);
  if (!self->dirty)
    app_saved_document_take_theirs (self);
  else if (is_harmless (self, request))
    app_saved_document_keep_ours (self);
  else
    set_state (self, APP_SAVED_CHANGED, NULL);
}

static void
on_list_changed_cb (AppSavedDocument *self)
{
  StoreRequestsItem *item = store_requests_find (self->requests, self->path);

  if (item == self->item || self->n_saving > 0)
    return;
  if (item == NULL)
    {
      g_clear_object (&self->item);
      set_state (self, APP_SAVED_GONE, NULL);
      return;
    }
  g_set_object (&self->item, item);
  store_requests_load_async (self->requests, self->path, self->cancellable, on_changed_file_read_cb, g_object_ref (self));
}

/* (transfer full): the same request at @path. */
static StoreRequest *
move_request (StoreRequest *request, const char *path)
{
  StoreRequest *moved = store_request_new (store_request_get_json (request), path, NULL);

  return moved != NULL ? moved : g_object_ref (request);
}

static void
on_moved_cb (AppSavedDocument *self, const char *from, const char *to)
{
  gsize length = strlen (from);
  char *path;
  g_autoptr(StoreRequest) base = NULL;
  g_autoptr(StoreRequest) request = NULL;

  if (!g_str_has_prefix (self->path, from) || (self->path[length] != '/' && self->path[length] != '\0'))
    return;
  path = g_strconcat (to, self->path + length, NULL);
  g_free (self->path);
  self->path = path;
  g_clear_object (&self->item);
  base = move_request (self->base, path);
  request = self->request == self->base ? g_object_ref (base) : move_request (self->request, path);
  g_set_object (&self->base, base);
  g_set_object (&self->request, request);
  /* its name may have changed with it */
  store_requests_load_async (self->requests, self->path, self->cancellable, on_changed_file_read_cb, g_object_ref (self));
}

static void
app_saved_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AppSavedDocument *self = APP_SAVED_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, app_saved_document_get_name (self));
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, self->dirty);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
app_saved_document_dispose (GObject *object)
{
  g_cancellable_cancel (APP_SAVED_DOCUMENT (object)->cancellable);

  G_OBJECT_CLASS (app_saved_document_parent_class)->dispose (object);
}

static void
app_saved_document_finalize (GObject *object)
{
  AppSavedDocument *self = APP_SAVED_DOCUMENT (object);

  g_clear_object (&self->saved);
  g_clear_object (&self->requests);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_object (&self->request);
  g_clear_object (&self->item);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->product);
  g_free (self->text);
  g_free (self->problem);

  G_OBJECT_CLASS (app_saved_document_parent_class)->finalize (object);
}

static void
app_saved_document_class_init (AppSavedDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = app_saved_document_get_property;
  object_class->dispose = app_saved_document_dispose;
  object_class->finalize = app_saved_document_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, APP_TYPE_SAVED_STATE, APP_SAVED_FRESH, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RELOADED] = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_saved_document_init (AppSavedDocument *self)
{
  self->cancellable = g_cancellable_new ();
}

AppSavedDocument *
app_saved_document_new (AppSaved *saved, StoreRequest *request)
{
  AppSavedDocument *self;

  g_return_val_if_fail (APP_IS_SAVED (saved) && STORE_IS_REQUEST (request), NULL);

  self = g_object_new (APP_TYPE_SAVED_DOCUMENT, NULL);
  self->saved = g_object_ref (saved);
  self->requests = g_object_ref (app_saved_get_requests (saved));
  self->path = g_strdup (store_request_get_origin (request));
  set_base (self, request);
  copy_draft (self);
  g_set_object (&self->item, store_requests_find (self->requests, self->path));
  g_signal_connect_object (self->requests, "changed", G_CALLBACK (on_list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (saved, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
  return self;
}

const char *
app_saved_document_get_path (AppSavedDocument *self)
{
  return self->path;
}

const char *
app_saved_document_get_name (AppSavedDocument *self)
{
  return store_request_get_name (self->base);
}

StoreRequest *
app_saved_document_get_request (AppSavedDocument *self)
{
  return self->request;
}

gboolean
app_saved_document_is_dirty (AppSavedDocument *self)
{
  return self->dirty;
}

AppSavedState
app_saved_document_get_state (AppSavedDocument *self)
{
  return self->state;
}

const char *
app_saved_document_get_problem (AppSavedDocument *self)
{
  return self->problem;
}

void
app_saved_document_set_draft (AppSavedDocument *self, const char *product, const char *text)
{
  g_return_if_fail (APP_IS_SAVED_DOCUMENT (self));

  if (g_str_equal (self->product, product) && g_str_equal (self->text, text))
    return;
  g_free (self->product);
  self->product = g_strdup (product);
  g_free (self->text);
  self->text = g_strdup (text);
  update_dirty (self);
}

gboolean
app_saved_document_set_member (AppSavedDocument *self, const char *name, GBytes *value, GError **error)
{
  g_autoptr(StoreRequest) request = NULL;

  g_return_val_if_fail (APP_IS_SAVED_DOCUMENT (self), FALSE);

  request = store_request_with (self->request, name, value, error);
  if (request == NULL)
    return FALSE;
  g_set_object (&self->request, request);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  update_dirty (self);
  return TRUE;
}

/* One writing of the file. */
typedef struct
{
  StoreRequest *from;    /* (owned): the request of then, which may be another one at the end */
  StoreRequest *written; /* (owned): the same with what the form held */
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->from);
  g_object_unref (writing->written);
  g_free (writing);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  AppSavedDocument *self = g_task_get_source_object (task);
  Writing *writing = g_task_get_task_data (task);
  GError *error = NULL;

  self->n_saving--;
  if (store_requests_replace_finish (STORE_REQUESTS (source), result, &error))
    {
      g_clear_object (&self->item);
      if (self->request == writing->from)
        set_base (self, writing->written);
      else
        g_set_object (&self->base, writing->written);
      set_state (self, APP_SAVED_FRESH, NULL);
      update_dirty (self);
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* the list may not have seen it yet */
  if (g_error_matches (error, STORE_ERROR, STORE_ERROR_CHANGED))
    store_requests_load_async (self->requests, self->path, self->cancellable, on_changed_file_read_cb, g_object_ref (self));
  g_task_return_error (task, error);
}

void
app_saved_document_save_async (AppSavedDocument *self, GPtrArray *hidden, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(StoreRequest) request = NULL;
  g_autoptr(GBytes) text = NULL;
  GError *error = NULL;
  Writing *writing;

  g_return_if_fail (APP_IS_SAVED_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, app_saved_document_save_async);
  text = wrap (self->text);
  request = store_request_with_parameters (self->request, self->product, text, hidden, &error);
  if (request == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->n_saving++;
  writing = g_new (Writing, 1);
  *writing = (Writing){ g_object_ref (self->request), g_object_ref (request) };
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  store_requests_replace_async (self->requests, self->base, request, cancellable, on_saved_cb, g_steal_pointer (&task));
}

gboolean
app_saved_document_save_finish (AppSavedDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
app_saved_document_take_theirs (AppSavedDocument *self)
{
  g_autoptr(StoreRequest) theirs = NULL;
  g_autoptr(GBytes) text = NULL;

  g_return_if_fail (APP_IS_SAVED_DOCUMENT (self));

  theirs = g_steal_pointer (&self->theirs);
  if (theirs == NULL)
    return;
  set_base (self, theirs);
  text = wrap (self->text);
  /* a secret that was typed need not be typed again where nothing around it changed */
  if (!store_request_says (theirs, self->product, text))
    {
      copy_draft (self);
      g_signal_emit (self, signals[RELOADED], 0);
    }
  set_state (self, APP_SAVED_FRESH, NULL);
  update_dirty (self);
}

void
app_saved_document_keep_ours (AppSavedDocument *self)
{
  g_autoptr(StoreRequest) theirs = NULL;

  g_return_if_fail (APP_IS_SAVED_DOCUMENT (self));

  theirs = g_steal_pointer (&self->theirs);
  if (theirs == NULL)
    return;
  if (self->request == self->base)
    set_base (self, theirs);
  else
    g_set_object (&self->base, theirs);
  set_state (self, APP_SAVED_FRESH, NULL);
  update_dirty (self);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(StoreRequest) request = store_requests_load_finish (STORE_REQUESTS (source), result, &error);

  if (request != NULL)
    g_task_return_pointer (task, app_saved_document_new (g_task_get_source_object (task), request), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  StoreRequests *requests = STORE_REQUESTS (source);
  GError *error = NULL;
  g_autofree char *path = store_requests_add_finish (requests, result, &error);

  if (path == NULL)
    g_task_return_error (task, error);
  else
    store_requests_load_async (requests, path, g_task_get_cancellable (task), on_opened_cb, g_object_ref (task));
}

void
app_saved_document_create_async (AppSaved *saved, const char *folder, StoreRequest *request, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (saved, cancellable, callback, user_data);

  g_task_set_source_tag (task, app_saved_document_create_async);
  store_requests_add_async (app_saved_get_requests (saved), folder, request, cancellable, on_added_cb, task);
}

AppSavedDocument *
app_saved_document_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
app_saved_document_open_async (AppSaved *saved, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (saved, cancellable, callback, user_data);

  g_task_set_source_tag (task, app_saved_document_open_async);
  store_requests_load_async (app_saved_get_requests (saved), path, cancellable, on_opened_cb, task);
}

AppSavedDocument *
app_saved_document_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
