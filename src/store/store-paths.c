/* SPDX-License-Identifier: MIT */
#include "store-paths.h"

#include <errno.h>
#include <glib/gstdio.h>

#define OUR_FOLDER "codef-console"

static char *
path_below (const char *base, const char *name)
{
  g_autofree char *folder = g_build_filename (base, OUR_FOLDER, NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

char *
store_paths_config (const char *name)
{
  return path_below (g_get_user_config_dir (), name);
}

char *
store_paths_data (const char *name)
{
  return path_below (g_get_user_data_dir (), name);
}

char *
store_paths_state (const char *name)
{
  return path_below (g_get_user_state_dir (), name);
}

char *
store_paths_cache (const char *name)
{
  return path_below (g_get_user_cache_dir (), name);
}

gboolean
store_paths_write (const char *path, GBytes *content, GError **error)
{
  gsize length_bytes;
  const char *bytes = g_bytes_get_data (content, &length_bytes);

  /* newer versions of GLib keep the mode of the file that is replaced */
  if (g_chmod (path, 0600) != 0 && errno != ENOENT)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (path, bytes != NULL ? bytes : "", (gssize) length_bytes,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
