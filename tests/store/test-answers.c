/* SPDX-License-Identifier: MIT */
/* Answers kept for the sandbox: masked, back after a start, given up again; a broken file costs only itself. */
#include "store-answers.h"

#include <glib/gstdio.h>
#include <string.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

static const guint8 key[CODEF_PRIVACY_KEY_BYTES] = { 5 };

static char *
dup_answer (CodefCatalog *catalog)
{
  g_autoptr(GBytes) answer = codef_catalog_dup_answer (catalog, codef_catalog_find_product (catalog, ACCOUNTS));

  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

static GBytes *
mask (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  g_autoptr(CodefPrivacy) privacy = codef_privacy_new (key);

  return store_answers_mask (document, privacy);
}

static void
test_keep (void)
{
  g_autofree char *folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.json", NULL);
  g_autoptr(GBytes) masked = mask ("{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"n\":1.10,\"resAccountHolder\":\"홍길동\",\"password\":\"Zq9Canary\"}}");
  g_autoptr(CodefCatalog) catalog = codef_catalog_new (), again = codef_catalog_new ();
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = dup_answer (catalog), *kept = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (store_answers_keep (folder, ACCOUNTS, masked, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (broken, "{\"format\":1", -1, NULL));
  store_answers_load (folder, catalog, problems);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), "broken.json"));
  g_assert_true (codef_catalog_has_own_answer (catalog, ACCOUNTS));
  kept = dup_answer (catalog);
  g_assert_nonnull (strstr (kept, "1.10"));
  g_assert_null (strstr (kept, "홍길동"));
  g_assert_null (strstr (kept, "Zq9Canary"));

  g_assert_true (store_answers_forget (folder, ACCOUNTS, &error));
  g_assert_true (store_answers_forget (folder, ACCOUNTS, &error));
  store_answers_load (folder, again, problems);
  g_assert_false (codef_catalog_has_own_answer (again, ACCOUNTS));
  codef_catalog_set_own_answer (catalog, ACCOUNTS, NULL);
  after = dup_answer (catalog);
  g_assert_cmpstr (after, ==, before);
}

static void
test_nowhere_to_write (void)
{
  g_autoptr(GBytes) masked = mask ("{\"result\":{},\"data\":{}}");
  g_autoptr(GError) error = NULL;

  g_assert_false (store_answers_keep ("/dev/null/answers", ACCOUNTS, masked, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/keep", test_keep);
  g_test_add_func ("/answers/nowhere-to-write", test_nowhere_to_write);
  return g_test_run ();
}
