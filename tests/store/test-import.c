/* SPDX-License-Identifier: MIT */
/* Requests of other programs as files, and back. */
#include "store-import.h"

#include <glib/gstdio.h>
#include <string.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

static CodefBridgeRequest *
make (const char *folder, const char *name, const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return codef_bridge_request_new (folder, name, NULL, ACCOUNTS, bytes);
}

static void
test_round_trip (void)
{
  g_autofree char *root = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_autofree char *again = g_build_filename (root, "bank", "personal", "accounts 2.request.json", NULL);
  g_autofree char *outside = g_build_filename (root, "..", "escaped.request.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (requests, make ("bank/personal", "accounts", "{\"organization\":\"0004\",\"accountPassword\":\"Zq9Canary\"}"));
  g_ptr_array_add (requests, make ("bank/personal", "accounts", "{\"organization\":\"0020\"}"));
  g_ptr_array_add (requests, make ("../..", "escaped", "{\"organization\":\"0020\"}"));
  ((CodefBridgeRequest *) g_ptr_array_index (requests, 1))->note = g_strdup ("said \"so\"");
  g_assert_cmpuint (store_import_write (root, requests, problems), ==, 3);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (again, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "0020"));

  read = store_import_read (root, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 3);
  for (guint i = 0; i < read->len; i++)
    {
      CodefBridgeRequest *request = g_ptr_array_index (read, i);
      g_autofree char *json = g_strndup (g_bytes_get_data (request->json, NULL), g_bytes_get_size (request->json));

      g_assert_null (strstr (json, "Zq9Canary"));
      if (strstr (json, "{{accountPassword}}") != NULL)
        g_assert_cmpstr (request->folder, ==, "bank/personal");
      if (g_strcmp0 (request->note, NULL) != 0)
        g_assert_cmpstr (request->note, ==, "said \"so\"");
    }
}

/* What cannot be written is said, one by one. */
static void
test_read_only (void)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (requests, make ("", "accounts", "{}"));
  g_assert_cmpuint (store_import_write ("/dev/null/requests", requests, problems), ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), "accounts: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/round-trip", test_round_trip);
  g_test_add_func ("/import/read-only", test_read_only);
  return g_test_run ();
}
