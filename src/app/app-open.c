/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-open.h"

#include "app-compat.h"
#include "store-request.h"
#include <glib/gi18n.h>

static void
load (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  StoreRequest *request;
  GError *error = NULL;

  if (path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is not a file of this computer."), uri);
      return;
    }
  request = store_request_load (path, &error);
  if (request != NULL)
    g_task_return_pointer (task, request, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppWindow *window = APP_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = g_task_propagate_pointer (G_TASK (result), &error);

  if (request != NULL)
    app_window_open_request (window, request);
  else
    app_tell (GTK_WINDOW (window), _("This file cannot be opened"), error->message);
}

void
app_open_files (AppWindow *window, GFile *const *files, guint n_files)
{
  g_return_if_fail (APP_IS_WINDOW (window));

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr(GTask) task = g_task_new (window, NULL, on_loaded_cb, NULL);

      g_task_set_source_tag (task, app_open_files);
      g_task_set_task_data (task, g_object_ref (files[i]), g_object_unref);
      g_task_run_in_thread (task, load);
    }
}
