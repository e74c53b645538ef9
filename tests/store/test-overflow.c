/* SPDX-License-Identifier: MIT */
/* Files for answers that are too large for memory: private, and gone when nobody wants them. */
#include "store-overflow.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *base;   /* (owned) */
  char *folder; /* (owned) not there at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->base, "answers", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rmdir (fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->base), ==, 0);
  g_free (fixture->base);
  g_free (fixture->folder);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  StoreOverflow *overflow = store_overflow_new (fixture->folder, &error);
  g_autofree char *path = g_strdup (store_overflow_get_path (overflow)), *content = NULL;
  GStatBuf file, folder;

  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  g_assert_cmpint (file.st_mode & 07777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &folder), ==, 0);
  g_assert_cmpint (folder.st_mode & 0777, ==, 0700);
  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (overflow), "[1", 2, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "[1");
  g_object_unref (overflow);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreOverflow) overflow = store_overflow_new (fixture->folder, NULL);
  g_autofree char *path = g_strdup (store_overflow_get_path (overflow));

  store_overflow_remove (overflow);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (store_overflow_get_path (overflow));
}

/* What a killed program left goes; what a living one holds, and what is not ours, stays. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreOverflow) held = store_overflow_new (fixture->folder, NULL);
  g_autofree char *left = g_build_filename (fixture->folder, "answer-AbCdEf.json", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "notes.txt", NULL);

  g_assert_true (g_file_set_contents (left, "[", 1, NULL));
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  store_overflow_sweep (fixture->folder);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (store_overflow_get_path (held), G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (foreign), ==, 0);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *below_a_file = g_build_filename ("/dev/null", "answers", NULL);

  g_assert_null (store_overflow_new (below_a_file, &error));
  g_assert_nonnull (error);
  store_overflow_sweep (fixture->folder);
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/store/overflow/private", test_private },
    { "/store/overflow/remove", test_remove },
    { "/store/overflow/sweep", test_sweep },
    { "/store/overflow/no-folder", test_no_folder },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
