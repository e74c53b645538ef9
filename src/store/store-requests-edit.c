/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-requests.h"

#include "store-paths.h"
#include "store-requests-disk.h"
#include "store-requests-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Numbers tried behind a name that is taken. */
#define MAX_TRIES 1000

typedef struct _Deed Deed;
/* In a thread. Returns: (transfer full) (nullable): a path, or a StoreRequest; NULL with an error. */
typedef gpointer (*Act) (Deed *deed, GError **error);

struct _Deed
{
  Act            act;
  GDestroyNotify free_result;
  char          *root;     /* (owned) */
  char          *path;     /* (owned) (nullable) what is acted on */
  char          *folder;   /* (owned) where it goes to */
  char          *name;     /* (owned) (nullable) */
  StoreRequest  *request;  /* (owned) (nullable) */
  StoreRequest  *base;     /* (owned) (nullable) */
  gboolean       for_good;
};

static void
deed_free (Deed *deed)
{
  g_free (deed->root);
  g_free (deed->path);
  g_free (deed->folder);
  g_free (deed->name);
  g_clear_object (&deed->request);
  g_clear_object (&deed->base);
  g_free (deed);
}

/* (transfer full): the path @name, a name of a file, has in @folder with @number behind it; 1 is not said. */
static char *
build_path (const char *folder, const char *name, guint number, const char *suffix)
{
  g_autofree char *numbered = number > 1 ? g_strdup_printf ("%s %u%s", name, number, suffix) : g_strconcat (name, suffix, NULL);

  return g_build_filename (folder, numbered, NULL);
}

/* (transfer full): @request called @label, which stands in the file only if the file's name does not say it. */
static StoreRequest *
with_name (StoreRequest *request, const char *label, const char *path, GError **error)
{
  g_autofree char *file_name = g_path_get_basename (path);
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), label);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr(GBytes) value = g_bytes_new (text, strlen (text));

  file_name[strlen (file_name) - strlen (STORE_REQUEST_SUFFIX)] = '\0';
  return store_request_with (request, "name", g_str_equal (file_name, label) ? NULL : value, error);
}

static gboolean
create_file (StoreRequest *request, const char *label, const char *path, GError **error)
{
  g_autoptr(StoreRequest) named = with_name (request, label, path, error);

  return named != NULL && _store_requests_disk_create (path, store_request_get_json (named), error);
}

static gpointer
act_load (Deed *deed, GError **error)
{
  return _store_requests_disk_check (deed->root, deed->path, FALSE, error) ? store_request_load (deed->path, error) : NULL;
}

/* The folder itself is made when it is first needed. */
static gboolean
make_root (Deed *deed, GError **error)
{
  if (g_mkdir_with_parents (deed->root, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", deed->root, g_strerror (errno));
  return FALSE;
}

char *
_store_requests_add (const char *folder, StoreRequest *request, GError **error)
{
  const char *label = store_request_get_name (request);
  g_autofree char *name = _store_requests_disk_to_file_name (label);

  for (guint number = 1; number < MAX_TRIES; number++)
    {
      g_autofree char *path = build_path (folder, name, number, STORE_REQUEST_SUFFIX);
      g_autofree char *numbered = number > 1 ? g_strdup_printf ("%s %u", label, number) : g_strdup (label);
      g_autoptr(GError) problem = NULL;

      if (create_file (request, numbered, path, &problem))
        return g_steal_pointer (&path);
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS) || number == MAX_TRIES - 1)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  return NULL;
}

static gpointer
act_add (Deed *deed, GError **error)
{
  if (!_store_requests_disk_check (deed->root, deed->folder, TRUE, error) || !make_root (deed, error))
    return NULL;
  return _store_requests_add (deed->folder, deed->request, error);
}

/* A file that is gone holds nobody's work: it counts as unchanged. */
static gboolean
is_unchanged (Deed *deed, const char *path, gboolean *exists, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(StoreRequest) now = store_request_load (path, &problem);

  *exists = !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  if (!*exists || (now != NULL && g_bytes_equal (store_request_get_json (now), store_request_get_json (deed->base))))
    return TRUE;
  g_set_error (error, STORE_ERROR, STORE_ERROR_CHANGED, _("%s was changed by somebody else since you opened it"), path);
  return FALSE;
}

static gpointer
act_replace (Deed *deed, GError **error)
{
  const char *path = store_request_get_origin (deed->base);
  GBytes *json = store_request_get_json (deed->request);
  gboolean exists;

  if (!_store_requests_disk_check (deed->root, path, FALSE, error) || !is_unchanged (deed, path, &exists, error))
    return NULL;
  if (!(exists ? store_paths_write (path, json, error) : _store_requests_disk_create (path, json, error)))
    return NULL;
  return g_strdup (path);
}

/* The new file is there before the old one goes. */
static gboolean
rename_request (Deed *deed, StoreRequest *request, const char *to, GError **error)
{
  g_autoptr(StoreRequest) named = NULL;

  if (!g_str_equal (deed->path, to))
    return create_file (request, deed->name, to, error) && _store_requests_disk_remove (deed->path, error);
  named = with_name (request, deed->name, to, error);
  return named != NULL && store_request_save (named, to, error);
}

static gpointer
act_rename (Deed *deed, GError **error)
{
  g_autofree char *name = _store_requests_disk_to_file_name (deed->name);
  g_autofree char *folder = g_path_get_dirname (deed->path);
  gboolean is_file = g_str_has_suffix (deed->path, STORE_REQUEST_SUFFIX);
  g_autofree char *to = build_path (folder, name, 1, is_file ? STORE_REQUEST_SUFFIX : "");
  g_autoptr(StoreRequest) request = NULL;

  if (!_store_requests_disk_check (deed->root, deed->path, FALSE, error))
    return NULL;
  request = is_file ? store_request_load (deed->path, NULL) : NULL;
  if (request != NULL ? !rename_request (deed, request, to, error)
                      : !g_str_equal (deed->path, to) && !_store_requests_disk_rename (deed->path, to, error))
    return NULL;
  return g_steal_pointer (&to);
}

static gpointer
act_move (Deed *deed, GError **error)
{
  g_autofree char *name = g_path_get_basename (deed->path);
  g_autofree char *to = g_build_filename (deed->folder, name, NULL);
  gsize length = strlen (deed->path);

  if (!_store_requests_disk_check (deed->root, deed->path, FALSE, error) ||
      !_store_requests_disk_check (deed->root, deed->folder, TRUE, error))
    return NULL;
  if (g_str_has_prefix (deed->folder, deed->path) && (deed->folder[length] == '/' || deed->folder[length] == '\0'))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE, _("A folder cannot be moved into itself"));
      return NULL;
    }
  if (!g_str_equal (deed->path, to) && !_store_requests_disk_rename (deed->path, to, error))
    return NULL;
  return g_steal_pointer (&to);
}

static gpointer
act_add_folder (Deed *deed, GError **error)
{
  g_autofree char *name = _store_requests_disk_to_file_name (deed->name);
  g_autofree char *path = g_build_filename (deed->folder, name, NULL);

  if (!_store_requests_disk_check (deed->root, deed->folder, TRUE, error) || !make_root (deed, error))
    return NULL;
  if (g_mkdir (path, 0700) == 0)
    return g_steal_pointer (&path);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return NULL;
}

static gpointer
act_remove (Deed *deed, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (deed->path);

  if (!_store_requests_disk_check (deed->root, deed->path, FALSE, error))
    return NULL;
  if (!(deed->for_good ? _store_requests_disk_remove (deed->path, error) : g_file_trash (file, NULL, error)))
    return NULL;
  return g_strdup (deed->path);
}

static void
act_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Deed *deed = task_data;
  GError *error = NULL;
  gpointer result = deed->act (deed, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, deed->free_result);
  else
    g_task_return_error (task, error);
}

/* (transfer full) */
static Deed *
deed_new (StoreRequests *self, Act act, const char *path, const char *folder)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->act = act;
  deed->free_result = act == act_load ? g_object_unref : g_free;
  deed->root = g_strdup (store_requests_get_folder (self));
  deed->path = g_strdup (path);
  deed->folder = g_strdup (folder != NULL ? folder : deed->root);
  return deed;
}

/* Takes @deed. */
static void
start (StoreRequests *self, Deed *deed, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, deed, (GDestroyNotify) deed_free);
  g_task_run_in_thread (task, act_in_thread);
}

/* File systems that tell nobody of changes are no reason to miss our own. */
static gpointer
finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  store_requests_refresh (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
store_requests_load_async (StoreRequests *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (path != NULL);

  start (self, deed_new (self, act_load, path, NULL), store_requests_load_async, cancellable, callback, user_data);
}

StoreRequest *
store_requests_load_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
store_requests_add_async (StoreRequests *self, const char *folder, StoreRequest *request, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (STORE_IS_REQUEST (request));

  deed = deed_new (self, act_add, NULL, folder);
  deed->request = g_object_ref (request);
  start (self, deed, store_requests_add_async, cancellable, callback, user_data);
}

char *
store_requests_add_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
store_requests_replace_async (StoreRequests *self, StoreRequest *base, StoreRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (STORE_IS_REQUEST (base));
  g_return_if_fail (STORE_IS_REQUEST (request));

  deed = deed_new (self, act_replace, NULL, NULL);
  deed->base = g_object_ref (base);
  deed->request = g_object_ref (request);
  start (self, deed, store_requests_replace_async, cancellable, callback, user_data);
}

gboolean
store_requests_replace_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  g_autofree char *path = finish (self, result, error);

  return path != NULL;
}

void
store_requests_rename_async (StoreRequests *self, const char *path, const char *name, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (path != NULL && name != NULL);

  deed = deed_new (self, act_rename, path, NULL);
  deed->name = g_strdup (name);
  start (self, deed, store_requests_rename_async, cancellable, callback, user_data);
}

char *
store_requests_rename_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
store_requests_move_async (StoreRequests *self, const char *path, const char *folder, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (path != NULL);

  start (self, deed_new (self, act_move, path, folder), store_requests_move_async, cancellable, callback, user_data);
}

char *
store_requests_move_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
store_requests_add_folder_async (StoreRequests *self, const char *folder, const char *name, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (name != NULL);

  deed = deed_new (self, act_add_folder, NULL, folder);
  deed->name = g_strdup (name);
  start (self, deed, store_requests_add_folder_async, cancellable, callback, user_data);
}

char *
store_requests_add_folder_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
store_requests_remove_async (StoreRequests *self, const char *path, gboolean for_good, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Deed *deed;

  g_return_if_fail (STORE_IS_REQUESTS (self));
  g_return_if_fail (path != NULL);

  deed = deed_new (self, act_remove, path, NULL);
  deed->for_good = for_good;
  start (self, deed, store_requests_remove_async, cancellable, callback, user_data);
}

gboolean
store_requests_remove_finish (StoreRequests *self, GAsyncResult *result, GError **error)
{
  g_autofree char *path = finish (self, result, error);

  return path != NULL;
}
