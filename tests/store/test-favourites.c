/* SPDX-License-Identifier: MIT */
#include "store-favourites.h"

#include "store-file.h"
#include "test-loop.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "products.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
join (const char *const *paths)
{
  return g_strjoinv (" ", (char **) paths);
}

#define assert_paths(paths, expected) \
  G_STMT_START { \
    g_autofree char *joined_ = join (paths); \
    g_assert_cmpstr (joined_, ==, expected); \
  } G_STMT_END

static void
on_changed_cb (StoreFavourites *favourites, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreFavourites) one = store_favourites_new (fixture->path, &error);
  g_autoptr(StoreFavourites) again = NULL;
  guint n_changes = 0;

  g_assert_no_error (error);
  g_signal_connect (one, "changed", G_CALLBACK (on_changed_cb), &n_changes);
  assert_paths (store_favourites_list (one), "");
  store_favourites_set (one, "/a", TRUE);
  store_favourites_set (one, "/b", TRUE);
  store_favourites_set (one, "/c", TRUE);
  store_favourites_set (one, "/b", TRUE);
  g_assert_cmpuint (n_changes, ==, 3);
  store_favourites_set (one, "/a", FALSE);
  store_favourites_set (one, "/nowhere", FALSE);
  g_assert_cmpuint (n_changes, ==, 4);
  assert_paths (store_favourites_list (one), "/b /c");
  g_assert_true (store_favourites_contains (one, "/b"));
  g_assert_false (store_favourites_contains (one, "/a"));
  store_favourites_flush (one);
  again = store_favourites_new (fixture->path, &error);
  g_assert_no_error (error);
  assert_paths (store_favourites_list (again), "/b /c");
}

static void
test_recents (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreFavourites) one = store_favourites_new (fixture->path, NULL);
  g_autoptr(StoreFavourites) again = NULL;
  const char *const *recents;

  for (guint i = 0; i < STORE_FAVOURITES_MAX_RECENTS + 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      store_favourites_use (one, path);
    }
  recents = store_favourites_list_recents (one);
  g_assert_cmpuint (g_strv_length ((char **) recents), ==, STORE_FAVOURITES_MAX_RECENTS);
  g_assert_cmpstr (recents[0], ==, "/24");
  g_assert_cmpstr (recents[STORE_FAVOURITES_MAX_RECENTS - 1], ==, "/5");
  store_favourites_use (one, recents[3]); /* what the list hands out can be handed in */
  recents = store_favourites_list_recents (one);
  g_assert_cmpstr (recents[0], ==, "/21");
  g_assert_cmpuint (g_strv_length ((char **) recents), ==, STORE_FAVOURITES_MAX_RECENTS);
  store_favourites_flush (one);
  again = store_favourites_new (fixture->path, NULL);
  g_assert_cmpstr (store_favourites_list_recents (again)[0], ==, "/21");
  g_assert_cmpstr (store_favourites_list_recents (again)[1], ==, "/24");
}

static void
test_two_instances (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreFavourites) one = store_favourites_new (fixture->path, NULL);
  g_autoptr(StoreFavourites) other = store_favourites_new (fixture->path, NULL);
  g_autoptr(StoreFavourites) later = NULL;

  store_favourites_set (one, "/a", TRUE);
  store_favourites_flush (one);
  store_favourites_set (other, "/b", TRUE);
  store_favourites_use (other, "/c");
  store_favourites_flush (other);
  later = store_favourites_new (fixture->path, NULL);
  assert_paths (store_favourites_list (later), "/a /b");
  assert_paths (store_favourites_list_recents (later), "/c");
}

static void
test_written_without_flush (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreFavourites) one = store_favourites_new (fixture->path, NULL);

  store_favourites_use (one, "/a");
  test_wait_until (g_file_test (fixture->path, G_FILE_TEST_EXISTS), 5000);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"format\":2}";
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreFavourites) favourites = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  favourites = store_favourites_new (fixture->path, &error);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  store_favourites_set (favourites, "/a", TRUE);
  g_assert_true (store_favourites_contains (favourites, "/a"));
  test_wait_until (store_favourites_get_problem (favourites) != NULL, 5000);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/favourites/marks", test_marks);
  add ("/favourites/recents", test_recents);
  add ("/favourites/S7-two-instances", test_two_instances);
  add ("/favourites/written-without-flush", test_written_without_flush);
  add ("/favourites/S6-newer", test_newer);
  return g_test_run ();
}
