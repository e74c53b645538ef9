/* SPDX-License-Identifier: MIT */
#include "store-forget.h"

#include "store-paths.h"
#include "store-wallet.h"

/* Our folders have two levels; whatever is deeper is not ours. */
#define MAX_DEPTH 8

/* Of the data folder: what is not the user's own work. Followed by anything: "-wal", ".broken-2026-11-24". */
static const char *const remembered[] = { STORE_WALLET_FILE, "history." };

static gboolean
is_remembered (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remembered); i++)
    if (g_str_has_prefix (name, remembered[i]))
      return TRUE;
  return FALSE;
}

/* Keeps the first error. */
static void
take (GError *problem, GError **error)
{
  if (problem == NULL)
    return;
  if (*error == NULL)
    *error = problem;
  else
    g_error_free (problem);
}

/* What is in @folder, and not the folder itself. @wanted: (nullable): NULL for everything. */
static void
empty_folder (GFile *folder, gboolean (*wanted) (const char *name), guint depth, GError **error)
{
  GError *problem = NULL;
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &problem);
  GFileInfo *info;
  GFile *child;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (problem);
      return;
    }
  while (problem == NULL && g_file_enumerator_iterate (children, &info, &child, NULL, &problem) && info != NULL)
    {
      GError *kept = NULL;

      if (wanted != NULL && !wanted (g_file_info_get_name (info)))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
        empty_folder (child, NULL, depth + 1, error);
      g_file_delete (child, NULL, &kept);
      take (kept, error);
    }
  take (problem, error);
}

gboolean
store_forget_files (GError **error)
{
  g_autofree char *data_path = store_paths_data ("");
  g_autofree char *state_path = store_paths_state ("");
  g_autofree char *cache_path = store_paths_cache ("");
  g_autoptr(GFile) data = g_file_new_for_path (data_path);
  g_autoptr(GFile) state = g_file_new_for_path (state_path);
  g_autoptr(GFile) cache = g_file_new_for_path (cache_path);
  GError *problem = NULL;

  empty_folder (state, NULL, 0, &problem);
  empty_folder (cache, NULL, 0, &problem);
  empty_folder (data, is_remembered, 0, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}
