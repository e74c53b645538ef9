/* SPDX-License-Identifier: MIT */
#include "store-paths.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static guint
mode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_places (void)
{
  static const struct
  {
    char *(*get) (const char *name);
    const char *(*base) (void);
  } places[] = {
    { store_paths_config, g_get_user_config_dir }, { store_paths_data, g_get_user_data_dir },
    { store_paths_state, g_get_user_state_dir },   { store_paths_cache, g_get_user_cache_dir },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = places[i].get ("a.json");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *expected = g_build_filename (places[i].base (), "codef-console", NULL);

      g_assert_cmpstr (folder, ==, expected);
      g_assert_cmpuint (mode_of (folder), ==, 0700);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* whatever the umask and whatever was there */
static void
test_modes (void)
{
  g_autofree char *path = store_paths_config ("modes.json");
  g_autoptr(GBytes) content = g_bytes_new_static ("{}", 2);
  g_autoptr(GError) error = NULL;
  static const mode_t umasks[] = { 0, 022, 077 };

  for (gsize i = 0; i < G_N_ELEMENTS (umasks); i++)
    {
      mode_t before = umask (umasks[i]);

      g_assert_true (store_paths_write (path, content, &error));
      umask (before);
      g_assert_no_error (error);
      g_assert_cmpuint (mode_of (path), ==, 0600);
      g_assert_cmpint (g_chmod (path, 0644), ==, 0);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* the folder in the way of the name lets the last step of the write fail */
static void
test_failure (void)
{
  g_autofree char *folder = store_paths_cache ("failure");
  g_autofree char *path = g_build_filename (folder, "taken", NULL);
  g_autofree char *inside = g_build_filename (path, "kept", NULL);
  g_autoptr(GBytes) content = g_bytes_new_static ("new", 3);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "old", 3, NULL));
  g_assert_false (store_paths_write (path, content, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* Before anything asks for a folder: GLib asks the environment once. */
static char *
move_home (void)
{
  static const char *const names[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME" };
  char *home = g_dir_make_tmp ("store-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_setenv (names[i], folder, TRUE);
    }
  return home;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = move_home ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paths/places", test_places);
  g_test_add_func ("/paths/S10-modes", test_modes);
  g_test_add_func ("/paths/S12-failed-write-leaves-no-trace", test_failure);
  status = g_test_run ();
  remove_tree (home);
  return status;
}
