/* SPDX-License-Identifier: MIT */
#include "history-fixture.h"

#include "codef-reply.h"
#include "store-database.h"
#include "test-loop.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define PATH "/v1/kr/bank/p/account/account-list"
#define CANARY "Zq9Canary"
#define ANSWERED "{\"organization\":\"0004\",\"connectedId\":\"sandbox_connectedId\",\"memo\":\"은행잔고\"," \
  "\"password\":\"" CANARY "\"}"

static int n_kills = 20;
static char *self_path;

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("history-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, STORE_HISTORY_FILE, NULL);
}

/* Calls @func for each file beside the history. */
static void
for_each_file (Fixture *fixture, void (*func) (const char *path, gpointer data), gpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      func (path, data);
    }
}

static void
remove_file (const char *path, gpointer data)
{
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for_each_file (fixture, remove_file, NULL);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_items (StoreHistoryList *list)
{
  history_fixture_wait (list);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
assert_changed (StoreHistory *history, GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (store_history_change_finish (history, result, &error));
  g_assert_no_error (error);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
assert_no_canary (const char *path, gpointer canary)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (memmem (content, length, canary, strlen (canary)) != NULL)
    g_error ("%s holds %s", path, (char *) canary);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_answered (PATH, ANSWERED);
  GBytes *answer = doc_document_get_text (codef_reply_get_document (codef_exchange_get_reply (exchange)));
  g_autoptr(StoreHistoryEntry) entry = NULL;
  GError *error = NULL;
  gint64 id;

  {
    g_autoptr(StoreHistory) history = store_history_new (fixture->path);

    id = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, &error);
    g_assert_no_error (error);
  }
  {
    g_autoptr(StoreHistory) history = store_history_new (fixture->path);

    entry = history_fixture_load (history, id, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpstr (store_history_entry_get_product (entry), ==, PATH);
  g_assert_cmpstr (store_history_entry_get_environment (entry), ==, "local");
  g_assert_cmpstr (store_history_entry_get_organization (entry), ==, "0004");
  g_assert_cmpstr (store_history_entry_get_code (entry), ==, "CF-00000");
  g_assert_cmpuint (store_history_entry_get_status (entry), ==, 200);
  g_assert_cmpint (store_history_entry_get_phase (entry), ==, CODEF_PHASE_ANSWERED);
  g_assert_nonnull (store_history_entry_get_transaction_id (entry));
  g_assert_cmpuint (store_history_entry_get_n_attempts (entry), ==, 2);
  g_assert_cmpuint (store_history_entry_get_size_bytes (entry), ==, g_bytes_get_size (answer));
  g_assert_true (holds (store_history_entry_get_request (entry), "은행잔고"));
  g_assert_true (holds (store_history_entry_get_answer (entry), "resDepositTrust"));
  g_assert_true (holds (store_history_entry_get_trail (entry), "\"requestWire\""));
  for_each_file (fixture, assert_no_canary, (gpointer) CANARY);
}

static void
test_heads_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_answered (PATH, ANSWERED);
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  gint64 id = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_HEADS, NULL);
  g_autoptr(StoreHistoryEntry) entry = history_fixture_load (history, id, NULL);

  g_assert_cmpstr (store_history_entry_get_code (entry), ==, "CF-00000");
  g_assert_null (store_history_entry_get_request (entry));
  g_assert_null (store_history_entry_get_answer (entry));
  g_assert_null (store_history_entry_get_trail (entry));
}

static void
test_not_recording (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);

  store_history_set_recording (history, FALSE);
  g_assert_cmpint (history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  const char        *name;
  StoreHistoryFilter filter;
  guint              n_found;
} FilterRow;

static const FilterRow filter_rows[] = {
  { "all", { NULL }, 2 },
  { "product", { .product = PATH }, 1 },
  { "product-unknown", { .product = "/v1/none" }, 0 },
  { "organization", { .organization = "0309" }, 1 },
  { "code", { .code = "CF-00000" }, 2 },
  { "environment", { .environment = "production" }, 0 },
  { "since", { .since_unix_us = G_MAXINT64 - 1 }, 0 },
  { "until", { .until_unix_us = 1 }, 0 },
  { "pinned", { .pinned_only = TRUE }, 0 },
  { "words-of-title", { .text = "보유계좌" }, 1 },
  { "words-of-bank", { .text = "국민" }, 1 },
  { "words-of-request", { .text = "은행잔" }, 1 },
  { "words-of-answer", { .text = "resDepositTrust" }, 1 },
  { "code-in-words", { .text = "cf-00000" }, 2 },
  { "both-words", { .text = "kookmin account" }, 1 },
  { "one-word-missing", { .text = "보유계좌 nowhere" }, 0 },
  { "operators-are-words", { .text = "AND OR NOT \" * ( NEAR" }, 0 },
  { "no-letters", { .text = " -- \" " }, 2 },
  { "product-and-text", { .product = PATH, .text = "보유계좌" }, 1 },
};

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) bank = history_fixture_answered (PATH, ANSWERED);
  g_autoptr(CodefExchange) card = history_fixture_answered ("/v1/kr/card/p/account/card-list",
    "{\"organization\":\"0309\",\"connectedId\":\"sandbox_connectedId\"}");
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  g_autoptr(StoreHistoryList) list = store_history_list_new (history, NULL);

  history_fixture_add (history, bank, STORE_HISTORY_KEEP_BODIES, NULL);
  history_fixture_add (history, card, STORE_HISTORY_KEEP_BODIES, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (filter_rows); i++)
    {
      store_history_list_set_filter (list, &filter_rows[i].filter);
      if (count_items (list) != filter_rows[i].n_found)
        g_error ("%s: %u found, not %u", filter_rows[i].name, count_items (list), filter_rows[i].n_found);
      g_assert_null (store_history_list_get_problem (list));
    }
}

static void
test_list_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  g_autoptr(StoreHistoryList) list = store_history_list_new (history, NULL);
  g_autoptr(GAsyncResult) pinned = NULL, deleted = NULL, cleared = NULL;
  gint64 ids[200];

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_HEADS, NULL);
  g_assert_cmpuint (count_items (list), ==, G_N_ELEMENTS (ids));
  {
    g_autoptr(StoreHistoryEntry) latest = g_list_model_get_item (G_LIST_MODEL (list), 0);
    g_autoptr(StoreHistoryEntry) oldest = g_list_model_get_item (G_LIST_MODEL (list), 199);

    g_assert_cmpint (store_history_entry_get_id (latest), ==, ids[199]);
    g_assert_cmpint (store_history_entry_get_id (oldest), ==, ids[0]);
    g_assert_cmpstr (store_history_entry_get_product (oldest), ==, PATH);
    g_assert_nonnull (store_history_entry_get_message (oldest));
  }
  store_history_pin_async (history, ids[0], TRUE, test_loop_result_cb, &pinned);
  test_wait_until (pinned != NULL, 5000);
  assert_changed (history, pinned);
  {
    g_autoptr(StoreHistoryEntry) oldest = g_list_model_get_item (G_LIST_MODEL (list), 199);

    g_assert_true (store_history_entry_is_pinned (oldest));
  }
  store_history_delete_async (history, ids + 100, 50, test_loop_result_cb, &deleted);
  test_wait_until (deleted != NULL, 5000);
  assert_changed (history, deleted);
  g_assert_cmpuint (count_items (list), ==, 150);
  store_history_clear_async (history, FALSE, test_loop_result_cb, &cleared);
  test_wait_until (cleared != NULL, 5000);
  assert_changed (history, cleared);
  g_assert_cmpuint (count_items (list), ==, 1);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  g_autoptr(StoreHistoryList) list = store_history_list_new (history, NULL);
  g_autoptr(GAsyncResult) pinned = NULL, trimmed = NULL;
  gint64 first = 0;

  for (guint i = 0; i < 20; i++)
    {
      gint64 id = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_HEADS, NULL);

      first = first != 0 ? first : id;
    }
  store_history_pin_async (history, first, TRUE, test_loop_result_cb, &pinned);
  store_history_set_limits (history, 1, 1000); /* heads count 200 bytes each */
  store_history_trim_async (history, test_loop_result_cb, &trimmed);
  test_wait_until (trimmed != NULL, 5000);
  assert_changed (history, trimmed);
  g_assert_cmpuint (count_items (list), ==, 6);
}

static void
test_deleted_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_answered (PATH, "{\"memo\":\"Findme77\"}");
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  gint64 id = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL);
  g_autoptr(GAsyncResult) deleted = NULL;

  store_history_delete_async (history, &id, 1, test_loop_result_cb, &deleted);
  test_wait_until (deleted != NULL, 5000);
  assert_changed (history, deleted);
  for_each_file (fixture, assert_no_canary, (gpointer) "Findme77");
  for_each_file (fixture, assert_no_canary, (gpointer) "findme77"); /* the search index folds case */
}

static void
assert_private (const char *path, gpointer data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  (*(guint *) data)++;
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  mode_t before = umask (0);
  guint n_files = 0;

  history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL);
  umask (before);
  for_each_file (fixture, assert_private, &n_files);
  g_assert_cmpuint (n_files, ==, 3);
}

typedef struct
{
  const char *name;
  gsize       offset, length; /* overwritten with 0xA5; length 0: cut at offset */
} Damage;

static const Damage damages[] = { { "header", 0, 100 }, { "page", 4096 * 3, 4096 * 12 }, { "cut", 4096 * 4 + 7, 0 } };

/* All of it in the file itself, none in the log. */
static void
fill (Fixture *fixture, CodefExchange *exchange)
{
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  sqlite3 *handle;

  for (guint i = 0; i < 30; i++)
    history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
damage_file (const char *path, const Damage *damage)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (damage->offset + damage->length, <, length);
  memset (content + damage->offset, 0xA5, damage->length);
  g_assert_true (g_file_set_contents (path, content, (gssize) (damage->length > 0 ? length : damage->offset), NULL));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr(CodefExchange) exchange = history_fixture_answered (PATH, ANSWERED);
  g_autoptr(StoreHistory) history = NULL;
  GError *error = NULL;

  fill (fixture, exchange);
  damage_file (fixture->path, damage);
  history = store_history_new (fixture->path);
  g_assert_cmpint (history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, &error), >, 0);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (store_history_get_problem (history), ".broken-"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_cmpint (history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL), >, 0);
}

static const char *const format_1[] = { "CREATE TABLE note (text TEXT)", NULL };
static const char *const format_2[] = { "CREATE TABLE note (text TEXT)", "ALTER TABLE note ADD COLUMN time INTEGER", NULL };
static const char *const format_9[] = { "CREATE TABLE a (b)", "", "", "", "", "", "", "", "", NULL };

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize length_before, length_after;

  store_database_free (store_database_new (fixture->path, format_9, NULL));
  g_file_get_contents (fixture->path, &before, &length_before, NULL);
  g_assert_cmpint (history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, &error), ==, -1);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  g_assert_nonnull (store_history_get_problem (history));
  g_file_get_contents (fixture->path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_migration_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".format-1", NULL);
  g_autoptr(StoreDatabase) old = store_database_new (fixture->path, format_1, NULL);
  g_autoptr(StoreDatabase) migrated = NULL;
  g_autoptr(StoreDatabase) copied = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (store_database_run (old, "INSERT INTO note VALUES ('x')", &error));
  g_clear_pointer (&old, store_database_free);
  migrated = store_database_new (fixture->path, format_2, &error);
  g_assert_no_error (error);
  g_assert_true (store_database_run (migrated, "UPDATE note SET time = 1 WHERE text = 'x'", &error));
  copied = store_database_new (copy, format_1, &error);
  g_assert_no_error (error);
  g_assert_false (store_database_run (copied, "SELECT time FROM note", NULL));
  g_assert_true (store_database_run (copied, "SELECT text FROM note", NULL));
}

static gpointer
open_file (gpointer path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreDatabase) database = store_database_new (path, format_1, &error);

  g_assert_no_error (error);
  return NULL;
}

/* Instances that make the file in the same moment: none is refused. */
static void
test_made_at_once (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u", fixture->path, round);
      GThread *threads[8];

      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("instance", open_file, path);
      for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    }
}

static void
test_two_instances (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) one = store_history_new (fixture->path);
  g_autoptr(StoreHistory) other = store_history_new (fixture->path);
  g_autoptr(StoreHistoryList) list = NULL;

  for (guint i = 0; i < 100; i++)
    {
      store_history_add_async (one, exchange, NULL, STORE_HISTORY_KEEP_BODIES, NULL, NULL);
      store_history_add_async (other, exchange, NULL, STORE_HISTORY_KEEP_BODIES, NULL, NULL);
    }
  store_history_flush (one);
  store_history_flush (other);
  list = store_history_list_new (one, NULL);
  g_assert_cmpuint (count_items (list), ==, 200);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = history_fixture_answered (PATH, ANSWERED);
  g_autoptr(StoreHistory) history = store_history_new (fixture->path);
  g_autoptr(StoreHistoryList) list = NULL;
  struct rlimit limit;
  guint n_kept = 0;
  g_autoptr(GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  setrlimit (RLIMIT_FSIZE, &(struct rlimit) { 200 * 1024, limit.rlim_max });
  while (n_kept < 1000 && history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, &error) > 0)
    n_kept++;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_nonnull (error);
  g_assert_cmpstr (store_history_get_problem (history), ==, error->message);
  g_assert_cmpint (history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL), >, 0);
  list = store_history_list_new (history, NULL);
  g_assert_cmpuint (count_items (list), ==, n_kept + 1);
}

/* The child: adds without end and says each row that was acknowledged. */
static int
add_until_killed (const char *path)
{
  g_autoptr(CodefExchange) exchange = history_fixture_unreachable ();
  g_autoptr(StoreHistory) history = store_history_new (path);

  for (;;)
    {
      gint64 id = history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL);

      if (write (STDOUT_FILENO, &id, sizeof id) != sizeof id)
        return 1;
    }
}

static gint64
run_and_kill (const char *path, guint after_ms)
{
  const char *argv[] = { self_path, "--add-until-killed", path, NULL };
  gint64 ids[512], last = 0;
  GPid pid;
  int output;
  gssize length;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                                           &output, NULL, NULL));
  g_assert_cmpint (read (output, &last, sizeof last), ==, sizeof last); /* it is at work */
  g_usleep (after_ms * 1000);
  kill (pid, SIGKILL);
  while ((length = read (output, ids, sizeof ids)) >= (gssize) sizeof last)
    last = ids[(gsize) length / sizeof last - 1];
  waitpid (pid, NULL, 0);
  close (output);
  return last;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < n_kills; i++)
    {
      gint64 last = run_and_kill (fixture->path, (guint) g_test_rand_int_range (0, 60));
      g_autoptr(StoreHistory) history = store_history_new (fixture->path);
      g_autoptr(StoreHistoryList) list = store_history_list_new (history, NULL);
      guint n_items = count_items (list);

      /* Ids are given without gaps, and one more may have been written that nobody was told of. */
      g_assert_cmpint (n_items, >=, last);
      g_assert_cmpint (n_items, <=, last + i + 1);
      g_assert_null (store_history_get_problem (history));
    }
}

static void
add_tests (void)
{
#define ADD(name, func, data) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/history/kept", test_kept, NULL);
  ADD ("/history/heads-only", test_heads_only, NULL);
  ADD ("/history/not-recording", test_not_recording, NULL);
  ADD ("/history/filters", test_filters, NULL);
  ADD ("/history/list-follows", test_list_follows, NULL);
  ADD ("/history/limits", test_limits, NULL);
  ADD ("/history/deleted-is-gone", test_deleted_is_gone, NULL);
  ADD ("/history/S10-private", test_private, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/history/S5-damaged-", damages[i].name, NULL);

      ADD (name, test_damaged, &damages[i]);
    }
  ADD ("/history/S5-empty", test_empty, NULL);
  ADD ("/history/S6-newer", test_newer, NULL);
  ADD ("/history/migration-copies", test_migration_copies, NULL);
  ADD ("/history/S7-made-at-once", test_made_at_once, NULL);
  ADD ("/history/S7-two-instances", test_two_instances, NULL);
  ADD ("/history/S1-full-disk", test_full_disk, NULL);
  ADD ("/history/S8-kill", test_kill, NULL);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--add-until-killed"))
    return add_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--kills"))
    n_kills = atoi (argv[2]);
  add_tests ();
  return g_test_run ();
}
