/* SPDX-License-Identifier: MIT */
/* Variables of environments: kept in a file, but for secrets. */
#include "store-file.h"
#include "store-variables.h"

#include <glib/gstdio.h>
#include <string.h>

static void
count_change (guint *n)
{
  (*n)++;
}

static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, STORE_VARIABLES_FILE, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreVariables) variables = store_variables_new (path, &error);
  g_autoptr(StoreVariables) again = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *text = NULL;
  guint n_changes = 0;

  g_assert_no_error (error);
  g_signal_connect_swapped (variables, "changed", G_CALLBACK (count_change), &n_changes);
  g_assert_true (store_variables_set (variables, "demo", "connectedId", "8PQI4dQ", &error));
  g_assert_true (store_variables_set (variables, "demo", "account", "1", &error));
  g_assert_true (store_variables_set (variables, "demo", "account", "1", &error));
  g_assert_true (store_variables_set (variables, "local", "account", "2", &error));
  g_assert_true (store_variables_set (variables, "demo", "password", "canary", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 4);
  g_assert_cmpstr (store_variables_get (variables, "demo", "password"), ==, "canary");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "canary"));
  again = store_variables_new (path, &error);
  g_assert_no_error (error);
  names = store_variables_list (again, "demo");
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "account");
  g_assert_cmpstr (names[1], ==, "connectedId");
  g_assert_cmpstr (store_variables_get (again, "local", "account"), ==, "2");
  g_assert_null (store_variables_get (again, "demo", "password"));
  g_assert_true (store_variables_set (again, "demo", "account", NULL, &error));
  g_assert_null (store_variables_get (again, "demo", "account"));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_newer (void)
{
  g_autofree char *folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, STORE_VARIABLES_FILE, NULL);
  g_autoptr(StoreVariables) variables = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "{\"format\":2,\"environments\":{\"demo\":{\"a\":\"b\"}}}", -1, NULL));
  variables = store_variables_new (path, &error);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (store_variables_set (variables, "demo", "a", "c", &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  g_assert_null (store_variables_get (variables, "demo", "a"));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_names (void)
{
  static const char *const refused[] = { "", " a", "a ", "a}", "{a", "A#/b" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_nonnull (store_variables_check_name (refused[i]));
  g_assert_null (store_variables_check_name ("내 계좌 1"));
  g_assert_true (store_variables_is_secret ("password"));
  g_assert_false (store_variables_is_secret ("account"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variables/kept", test_kept);
  g_test_add_func ("/variables/newer", test_newer);
  g_test_add_func ("/variables/names", test_names);
  return g_test_run ();
}
