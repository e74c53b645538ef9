/* SPDX-License-Identifier: MIT */
#include "store-forget.h"
#include "store-keyring-file.h"
#include "store-paths.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
put (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, &error));
  g_assert_no_error (error);
}

static void
test_files (void)
{
  static const struct { char *(*folder) (const char *name); const char *name; gboolean stays; } files[] = {
    { store_paths_state, "sandbox.json", FALSE },           { store_paths_state, "accounts-draft.json", FALSE },
    { store_paths_state, "products.json", FALSE },          { store_paths_state, "history.sqlite", FALSE },
    { store_paths_state, "drafts/1.json", FALSE },          { store_paths_cache, "bodies/2", FALSE },
    { store_paths_data, "connected-ids.json", FALSE },      { store_paths_data, "connected-ids.json.broken-2026-11-24", FALSE },
    { store_paths_data, "history.sqlite-wal", FALSE },      { store_paths_data, "requests/mine.json", TRUE },
    { store_paths_data, "catalog/mine.json", TRUE },        { store_paths_config, "environments.json", TRUE },
  };
  g_autofree char *outside = g_build_filename (g_get_home_dir (), "outside", "kept", NULL);
  g_autofree char *outside_folder = g_path_get_dirname (outside);
  g_autofree char *link = store_paths_state ("link");
  g_autoptr(GError) error = NULL;

  put (outside);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = files[i].folder (files[i].name);

      put (path);
    }
  g_assert_cmpint (symlink (outside_folder, link), ==, 0);
  g_assert_true (store_forget_files (&error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = files[i].folder (files[i].name);

      g_test_message ("%s", path);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
  g_assert_false (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (store_forget_files (&error)); /* nothing left is no error */
}

#define HEAD "GnomeKeyring\n\r\0\n\1\0"

/* A file as libsecret writes it, and every shorter one. */
static void
test_cut_keyring (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "default.keyring", NULL);
  g_autoptr(GVariant) content = g_variant_ref_sink (g_variant_new_parsed (
    "(uint32 4, [byte 1, 2, 3, 4], uint32 100000, uint64 5, uint32 1, [({'environment': [byte 9, 8, 7]}, [byte 1, 2, 3, 4, 5])])"));
  gsize head_bytes = sizeof HEAD - 1, all_bytes = head_bytes + g_variant_get_size (content);
  g_autofree char *all = g_malloc (all_bytes);

  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  memcpy (all, HEAD, head_bytes);
  memcpy (all + head_bytes, g_variant_get_data (content), all_bytes - head_bytes);
  g_assert_true (store_keyring_file_is_sound (path)); /* not there yet */
  for (gsize length = 0; length <= all_bytes; length++)
    {
      g_assert_true (g_file_set_contents (path, all, (gssize) length, NULL));
      g_test_message ("%zu of %zu bytes", length, all_bytes);
      g_assert_cmpint (store_keyring_file_is_sound (path), ==, length == all_bytes);
    }
  all[0] = 'X';
  g_assert_true (g_file_set_contents (path, all, (gssize) all_bytes, NULL));
  g_assert_false (store_keyring_file_is_sound (path));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/forget/files", test_files);
  g_test_add_func ("/store/keyring/K11-cut-file", test_cut_keyring);
  return g_test_run ();
}
