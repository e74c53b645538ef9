/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-files.h"

#include <glib/gi18n.h>

/* https://www.freedesktop.org/wiki/Specifications/file-manager-interface/ */
#define MANAGER_NAME "org.freedesktop.FileManager1"
#define MANAGER_PATH "/org/freedesktop/FileManager1"
/* One that hangs is as good as none. */
#define MANAGER_TIMEOUT_MS 5000

static void
return_launched (GTask *task, gboolean launched, GError *error)
{
  if (launched)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean launched = g_app_info_launch_default_for_uri_finish (result, &error);

  return_launched (task, launched, error);
}

/* Without such a service the folder is opened, and the file has to be looked for. */
static void
on_manager_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  GFile *file = g_task_get_task_data (task);
  g_autoptr(GFile) folder = NULL;
  g_autofree char *uri = NULL;

  if (reply != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  folder = g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_DIR) ? g_object_ref (file) : g_file_get_parent (file);
  uri = g_file_get_uri (folder);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_folder_opened_cb, g_steal_pointer (&task));
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, &error);
  g_autofree char *uri = g_file_get_uri (g_task_get_task_data (task));
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_dbus_connection_call (bus, MANAGER_NAME, MANAGER_PATH, MANAGER_NAME, "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, MANAGER_TIMEOUT_MS, NULL, on_manager_asked_cb, g_steal_pointer (&task));
}

static void
on_editor_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean launched = g_app_info_launch_uris_finish (G_APP_INFO (source), result, &error);

  return_launched (task, launched, error);
}

void
app_saved_files_show_async (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, app_saved_files_show_async);
  g_task_set_task_data (task, g_file_new_for_path (path), g_object_unref);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_cb, task);
}

void
app_saved_files_edit_async (const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr(GAppInfo) editor = g_app_info_get_default_for_type ("text/plain", TRUE);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(GList) uris = g_list_prepend (NULL, uri);

  g_task_set_source_tag (task, app_saved_files_edit_async);
  if (editor != NULL)
    g_app_info_launch_uris_async (editor, uris, NULL, NULL, on_editor_launched_cb, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("There is no editor of plain texts for %s."), path);
}

gboolean
app_saved_files_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
