/* SPDX-License-Identifier: MIT */
#include "store-wallet.h"

#include "codef-catalog.h"
#include "store-file.h"
#include "test-loop.h"
#include "test-trail.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1790000000)
#define ACCOUNT(business_type, client_type, organization) \
  "{\"code\":\"CF-00000\",\"message\":\"m\",\"countryCode\":\"KR\",\"businessType\":\"" business_type "\",\"clientType\":\"" client_type "\"," \
  "\"loginType\":\"1\",\"organization\":\"" organization "\"}"
#define ANSWER(code, data) "{\"result\":{\"code\":\"" code "\",\"message\":\"m\"},\"data\":{" data "}}"
#define ISSUED(id, accounts) ANSWER ("CF-00000", "\"successList\":[" accounts "],\"errorList\":[],\"connectedId\":\"" id "\"")
#define BANK ACCOUNT ("BK", "P", "0004")
#define CARD ACCOUNT ("CD", "P", "0306")

typedef struct
{
  char        *folder; /* (owned) */
  char        *path;   /* (owned) */
  StoreWallet *wallet; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, STORE_WALLET_FILE, NULL);
  fixture->wallet = store_wallet_new (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_wallet_flush (fixture->wallet);
  g_object_unref (fixture->wallet);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
take (StoreWallet *wallet, CodefAccountKind kind, const char *requested, const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new (bytes, NULL);
  g_autoptr(CodefAccountAnswer) answer = codef_account_answer_new (document);

  store_wallet_take (wallet, "local", kind, requested, answer, NOW);
}

/* "id:0004+0306" for each entry, "id:?" where nobody asked, separated by blanks. */
static void
assert_entries (StoreWallet *wallet, const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (wallet)); i++)
    {
      g_autoptr(StoreWalletEntry) entry = g_list_model_get_item (G_LIST_MODEL (wallet), i);
      GPtrArray *accounts = store_wallet_entry_get_accounts (entry);

      g_string_append_printf (text, "%s%s:", i > 0 ? " " : "", store_wallet_entry_get_connected_id (entry));
      if (accounts == NULL)
        g_string_append_c (text, '?');
      for (guint j = 0; accounts != NULL && j < accounts->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "+"
                                : "", codef_registration_get (accounts->pdata[j], CODEF_REGISTRATION_ORGANIZATION));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  StoreWallet *wallet = fixture->wallet;
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (wallet));

  take (wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  test_trail_assert (trail, "0:0:1");
  take (wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("b", CARD));
  test_trail_assert (trail, "0:0:1");
  assert_entries (wallet, "b:0306 a:0004");
  take (wallet, CODEF_ACCOUNT_KIND_ADD, "a",
        ANSWER ("CF-04012", "\"successList\":[" CARD "],\"errorList\":[" BANK "]"));
  test_trail_assert (trail, "1:1:1");
  assert_entries (wallet, "b:0306 a:0004+0306");
  take (wallet, CODEF_ACCOUNT_KIND_UPDATE, "a", ISSUED ("a", CARD));
  assert_entries (wallet, "b:0306 a:0004+0306");
  take (wallet, CODEF_ACCOUNT_KIND_DELETE, "a", ISSUED ("a", BANK));
  assert_entries (wallet, "b:0306 a:0306");
  take (wallet, CODEF_ACCOUNT_KIND_LIST, "a",
        ANSWER ("CF-00000", "\"accountList\":[" BANK "," CARD "],\"connectedId\":\"a\""));
  assert_entries (wallet, "b:0306 a:0004+0306");
  take (wallet, CODEF_ACCOUNT_KIND_LIST, "b", ANSWER ("CF-04014", ""));
  assert_entries (wallet, "b: a:0004+0306");
  store_wallet_forget (wallet, "local", "b");
  assert_entries (wallet, "a:0004+0306");
  test_trail_assert (trail, "1:1:1 1:1:1 1:1:1 0:1:1 0:1:0");
}

static const struct { const char *name; CodefAccountKind kind; const char *requested, *answer; } silent[] = {
  { "refused", CODEF_ACCOUNT_KIND_CREATE, NULL, ANSWER ("CF-04000", "\"successList\":[],\"errorList\":[" BANK "]") },
  { "no-connected-id", CODEF_ACCOUNT_KIND_CREATE, NULL, ANSWER ("CF-00000", "\"successList\":[" BANK "]") },
  { "html", CODEF_ACCOUNT_KIND_LIST, "a", "<html>" },
  { "unknown-id", CODEF_ACCOUNT_KIND_LIST, "a", ANSWER ("CF-04019", "") },
  { "list-without-list", CODEF_ACCOUNT_KIND_LIST, "a", ANSWER ("CF-00000", "") },
};

static void
test_silent (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  take (fixture->wallet, silent[i].kind, silent[i].requested, silent[i].answer);
  assert_entries (fixture->wallet, "");
}

static void
test_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (fixture->wallet));

  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  g_ptr_array_add (ids, (char *) "c");
  g_ptr_array_add (ids, (char *) "a");
  g_ptr_array_add (ids, (char *) "b");
  store_wallet_take_ids (fixture->wallet, "local", ids, NOW);
  assert_entries (fixture->wallet, "a:0004 c:? b:?");
  test_trail_assert (trail, "0:0:1 1:0:2");
  store_wallet_take_ids (fixture->wallet, "local", ids, NOW);
  test_trail_assert (trail, "");
  take (fixture->wallet, CODEF_ACCOUNT_KIND_ADD, "b", ISSUED ("b", CARD));
  assert_entries (fixture->wallet, "a:0004 c:? b:?");
  test_trail_assert (trail, "2:1:1");
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  StoreWalletEntry *entry;
  g_autoptr(TestTrail) trail = NULL;

  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  trail = test_trail_new (G_LIST_MODEL (fixture->wallet));
  store_wallet_rename (fixture->wallet, "local", "a", "홍길동");
  test_trail_assert (trail, "0:1:1");
  store_wallet_rename (fixture->wallet, "local", "a", "홍길동");
  store_wallet_rename (fixture->wallet, "demo", "a", "x");
  store_wallet_forget (fixture->wallet, "demo", "a");
  test_trail_assert (trail, "");
  entry = store_wallet_find (fixture->wallet, "local", "a");
  g_assert_cmpstr (store_wallet_entry_get_label (entry), ==, "홍길동");
  g_assert_cmpint (store_wallet_entry_get_since_unix_sec (entry), ==, NOW);
  g_assert_cmpstr (store_wallet_entry_get_environment (entry), ==, "local");
}

static void
test_environments (Fixture *fixture, gconstpointer data)
{
  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  g_assert_nonnull (store_wallet_find (fixture->wallet, "local", "a"));
  g_assert_null (store_wallet_find (fixture->wallet, "demo", "a"));
  g_assert_cmpstr (store_wallet_find_elsewhere (fixture->wallet, "demo", "a"), ==, "local");
  g_assert_null (store_wallet_find_elsewhere (fixture->wallet, "local", "a"));
  g_assert_null (store_wallet_find_elsewhere (fixture->wallet, "demo", "b"));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreWallet) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK "," CARD));
  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("b", ""));
  store_wallet_rename (fixture->wallet, "local", "a", "이름");
  store_wallet_flush (fixture->wallet);
  again = store_wallet_new (fixture->path, &error);
  g_assert_no_error (error);
  assert_entries (again, "b: a:0004+0306");
  g_assert_cmpstr (store_wallet_entry_get_label (store_wallet_find (again, "local", "a")), ==, "이름");
  g_assert_cmpint (store_wallet_entry_get_since_unix_sec (store_wallet_find (again, "local", "a")), ==, NOW);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"since\": \"2026-09-21T14:13:20Z\""));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* Two windows open at the same time. */
static void
test_two_instances (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreWallet) other = store_wallet_new (fixture->path, NULL);
  g_autoptr(StoreWallet) after = NULL;

  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  store_wallet_flush (fixture->wallet);
  take (other, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("b", BANK));
  store_wallet_flush (other);
  after = store_wallet_new (fixture->path, NULL);
  assert_entries (after, "b:0004 a:0004");
}

static const struct { const char *name, *text; gint code; const char *entries; } files[] = {
  { "damaged", "{\"format\":1,", STORE_ERROR_DAMAGED, "" },
  { "newer", "{\"format\":2,\"connectedIds\":[]}", STORE_ERROR_NEWER, "" },
  { "odd-entries",
    "{\"format\":1,\"connectedIds\":[7,{\"environment\":\"local\"},{\"environment\":\"local\",\"connectedId\":\"\"},"
    "{\"environment\":\"local\",\"connectedId\":\"a\",\"accounts\":[1,{\"organization\":\"0004\"}],\"since\":\"yesterday\"}]}", -1, "a:0004" },
  { "no-list", "{\"format\":1,\"connectedIds\":{}}", -1, "" },
};

static void
test_odd_file (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(StoreWallet) wallet = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_assert_true (g_file_set_contents (fixture->path, files[i].text, -1, NULL));
  wallet = store_wallet_new (fixture->path, &error);
  if (files[i].code >= 0)
    g_assert_error (error, STORE_ERROR, files[i].code);
  else
    g_assert_no_error (error);
  assert_entries (wallet, files[i].entries);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_equal (name, STORE_WALLET_FILE))
      {
        aside = g_build_filename (fixture->folder, name, NULL);
        g_assert_cmpint (g_remove (aside), ==, 0);
        g_clear_pointer (&aside, g_free);
      }
}

/* A listing of more than fits: what has a name or accounts stays. */
static void
test_bound (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(StoreWallet) again = NULL;

  for (guint i = 0; i < STORE_WALLET_MAX_ENTRIES + 10; i++)
    g_ptr_array_add (ids, g_strdup_printf ("i%u", i));
  store_wallet_take_ids (fixture->wallet, "local", ids, NOW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->wallet)), ==, STORE_WALLET_MAX_ENTRIES);
  store_wallet_rename (fixture->wallet, "local", "i1999", "named");
  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->wallet)), ==, STORE_WALLET_MAX_ENTRIES);
  g_assert_nonnull (store_wallet_find (fixture->wallet, "local", "i1999"));
  g_assert_null (store_wallet_find (fixture->wallet, "local", "i1998"));
  store_wallet_flush (fixture->wallet);
  again = store_wallet_new (fixture->path, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, STORE_WALLET_MAX_ENTRIES);
}

static const struct { const char *name, *path, *organization; StoreWalletFit fit; } fits[] = {
  { "registered", "/v1/kr/bank/p/account/account-list", "0004", STORE_WALLET_FITS },
  { "no-institution-yet", "/v1/kr/bank/p/account/account-list", "", STORE_WALLET_FITS },
  { "never-registered", "/v1/kr/bank/p/account/account-list", "0088", STORE_WALLET_LACKS_ORGANIZATION },
  { "other-client-type", "/v1/kr/bank/b/account/account-list", "0004", STORE_WALLET_OTHER_CLIENT_TYPE },
  { "other-business-type", "/v1/kr/card/p/account/card-list", "0004", STORE_WALLET_LACKS_ORGANIZATION },
};

static void
test_fit (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefProduct *product = codef_catalog_find_product (catalog, fits[i].path);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  take (fixture->wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  g_assert_cmpint (store_wallet_entry_judge (store_wallet_find (fixture->wallet, "local", "a"), product,
                                             fits[i].organization), ==, fits[i].fit);
  g_ptr_array_add (ids, (char *) "unknown");
  store_wallet_take_ids (fixture->wallet, "local", ids, NOW);
  g_assert_cmpint (store_wallet_entry_judge (store_wallet_find (fixture->wallet, "local", "unknown"), product,
                                             fits[i].organization), ==,
                   STORE_WALLET_FITS);
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", STORE_WALLET_FILE, NULL);
  g_autoptr(StoreWallet) wallet = store_wallet_new (path, NULL);

  take (wallet, CODEF_ACCOUNT_KIND_CREATE, NULL, ISSUED ("a", BANK));
  assert_entries (wallet, "a:0004");
  test_wait_until (store_wallet_get_problem (wallet) != NULL, 5000);
}

#define ADD_TABLE(prefix, table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL); \
      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, function, tear_down); \
    }
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wallet/life", test_life);
  ADD ("/wallet/ids", test_ids);
  ADD ("/wallet/label", test_label);
  ADD ("/wallet/environments", test_environments);
  ADD ("/wallet/file", test_file);
  ADD ("/wallet/two-instances", test_two_instances);
  ADD ("/wallet/bound", test_bound);
  ADD ("/wallet/unwritable", test_unwritable);
  ADD_TABLE ("/wallet/silent/", silent, test_silent)
  ADD_TABLE ("/wallet/odd-file/", files, test_odd_file)
  ADD_TABLE ("/wallet/fit/", fits, test_fit)
  return g_test_run ();
}
