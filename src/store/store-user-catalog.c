/* SPDX-License-Identifier: MIT */
/* The product files of the user. Apart from store-paths.c because it is the one place of this layer that needs the catalogue. */
#include "codef-config.h"
#include "store-paths.h"

#include "codef-catalog.h"
#include "store-answers.h"
#include "store-file.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
list_product_files (const char *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void (*) (void)) g_strcmp0);
  return g_steal_pointer (&names);
}

static gboolean
add_product_file (CodefCatalog *catalog, const char *path, GError **error)
{
  g_autoptr(GBytes) json = store_file_load (path, STORE_PATHS_MAX_PRODUCT_BYTES, error);

  return json != NULL && codef_catalog_add_json (catalog, json, path, error);
}

GPtrArray *
store_paths_load_user_catalog (CodefCatalog *catalog)
{
  g_autofree char *folder = store_paths_data ("catalog");
  g_autofree char *answers = store_paths_data (STORE_ANSWERS_FOLDER);
  g_autoptr(GPtrArray) names = list_product_files (folder);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GError) error = NULL;

      if (!add_product_file (catalog, path, &error))
        /* TRANSLATORS: a file name, then what is wrong with it */
        g_ptr_array_add (problems, g_strdup_printf (_("%s was left out: %s"), name, error->message));
    }
  store_answers_load (answers, catalog, problems);
  return g_steal_pointer (&problems);
}
