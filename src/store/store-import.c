/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-import.h"

#include "store-request-draft.h"
#include "store-requests-disk.h"
#include "store-requests-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* (transfer full): @request with the note of the other program. */
static StoreRequest *
with_note (StoreRequest *request, const char *note, GError **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) value = NULL;

  if (note == NULL || *note == '\0')
    return g_object_ref (request);
  node = json_node_init_string (json_node_alloc (), note);
  text = json_to_string (node, FALSE);
  value = g_bytes_new (text, strlen (text));
  return store_request_with (request, "note", value, error);
}

/* (transfer full): the folder "bank/personal" below @root, made if need be; each of its names is one that a file may have. */
static char *
make_folder (const char *root, const char *names, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (names, "/", STORE_REQUEST_MAX_DEPTH);
  g_autofree char *folder = g_strdup (root);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = _store_requests_disk_to_file_name (parts[i]);
      char *deeper;

      if (*parts[i] == '\0')
        continue;
      deeper = g_build_filename (folder, name, NULL);
      g_free (folder);
      folder = deeper;
    }
  if (g_mkdir_with_parents (folder, 0700) == 0 && _store_requests_disk_check (root, folder, TRUE, error))
    return g_steal_pointer (&folder);
  if (error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
  return NULL;
}

static gboolean
write_one (const char *root, CodefBridgeRequest *bridge, GError **error)
{
  const char *environment = bridge->host != NULL ? codef_bridge_find_environment (bridge->host) : NULL;
  g_autoptr(StoreRequest) draft = store_request_new_draft (bridge->name, bridge->path, environment, bridge->json, NULL, error);
  g_autoptr(StoreRequest) request = draft != NULL ? with_note (draft, bridge->note, error) : NULL;
  g_autofree char *folder = request != NULL ? make_folder (root, bridge->folder, error) : NULL;
  g_autofree char *path = folder != NULL ? _store_requests_add (folder, request, error) : NULL;

  return path != NULL;
}

guint
store_import_write (const char *folder, GPtrArray *requests, GPtrArray *problems)
{
  guint n_written = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      CodefBridgeRequest *bridge = g_ptr_array_index (requests, i);
      g_autoptr(GError) error = NULL;

      if (write_one (folder, bridge, &error))
        n_written++;
      else
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", bridge->name, error->message));
    }
  return n_written;
}

/* (transfer full): "bank/personal" of a file below @root. */
static char *
dup_folder (const char *root, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *below = g_str_has_prefix (folder, root) ? folder + strlen (root) : "";

  return g_strdup (*below == '/' ? below + 1 : below);
}

GPtrArray *
store_import_read (const char *folder, GPtrArray *problems, GError **error)
{
  g_autoptr(GPtrArray) found = store_request_scan (folder, problems, error);
  GPtrArray *requests;

  if (found == NULL)
    return NULL;
  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  for (guint i = 0; i < found->len; i++)
    {
      StoreRequest *request = g_ptr_array_index (found, i);
      g_autofree char *place = dup_folder (folder, store_request_get_origin (request));
      CodefBridgeRequest *bridge = codef_bridge_request_new (place, store_request_get_name (request), NULL,
                                                             store_request_get_product (request), store_request_get_parameters (request));

      bridge->note = g_strdup (store_request_get_note (request));
      g_ptr_array_add (requests, bridge);
    }
  return requests;
}
