/* SPDX-License-Identifier: MIT */
#include "store-account-draft.h"

#include "store-file.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, STORE_ACCOUNT_DRAFT_FILE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char request[] = "{\"accountList\": [{\"id\": \"홍\", \"n\": 1.10, \"n\": 12345678901234567890}]}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (request, strlen (request));
  const StoreAccountDraft draft = { (char *) "add", bytes, 3 };
  g_autoptr(StoreAccountDraft) again = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  g_assert_null (store_account_draft_load (fixture->path, &error));
  g_assert_no_error (error);
  g_assert_true (store_account_draft_save (fixture->path, &draft, &error));
  g_assert_no_error (error);
  again = store_account_draft_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->operation, ==, "add");
  g_assert_cmpuint (again->n_left_out, ==, 3);
  g_assert_true (g_bytes_equal (again->request, bytes));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static const struct { const char *name, *text; } odd[] = {
  { "cut-off", "{\"format\": 1, \"operation\": \"add\", \"request\": {" },
  { "no-request", "{\"format\": 1, \"operation\": \"add\"}" },
  { "no-operation", "{\"format\": 1, \"request\": {}}" },
  { "array", "[]" },
  { "empty", "" },
};

/* What cannot be read stays where it is. */
static void
test_odd (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *left = NULL;

  g_assert_true (g_file_set_contents (fixture->path, odd[i].text, -1, NULL));
  g_assert_null (store_account_draft_load (fixture->path, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_ENTRY);
  g_assert_true (g_file_get_contents (fixture->path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, odd[i].text);
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (STORE_ACCOUNT_DRAFT_MAX_BYTES), STORE_ACCOUNT_DRAFT_MAX_BYTES);
  const StoreAccountDraft draft = { (char *) "add", bytes, 0 };
  g_autoptr(GError) error = NULL;

  g_assert_false (store_account_draft_save (fixture->path, &draft, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_TOO_LARGE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/account-draft/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/account-draft/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *path = g_strconcat ("/account-draft/odd/", odd[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_odd, tear_down);
    }
  return g_test_run ();
}
