/* SPDX-License-Identifier: MIT */
/* A history of a hundred thousand exchanges: looking for something, scrolling, and what keeping one more costs the main
 * loop. */
#include "bench.h"
#include "history-fixture.h"
#include "store-database.h"

#include <glib/gstdio.h>

#define N_ROWS 100000
#define PATH "/v1/kr/bank/p/account/account-list"

/* Copies of one exchange that differ in everything that is looked for; 3 kB of answer each. */
#define MULTIPLY \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)" \
  " INSERT INTO exchange (started_us, product, environment, organization, phase, code, message, transaction_id, status," \
  " elapsed_us, size_bytes, n_attempts, n_steps, words, request, answer, trail)" \
  " SELECT started_us - i * 60000000, '/v1/kr/' || (i % 156), 'local', printf('%04d', i % 40), phase," \
  " printf('CF-%05d', i % 200), message, printf('%024x', i * 7919), status, elapsed_us, size_bytes, n_attempts, n_steps," \
  " words || ' word' || (i % 1000), request, answer, trail FROM exchange, n WHERE id = 1"

static StoreHistory *history;
static CodefExchange *exchange;

static double
ms_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static void
fill (const char *path)
{
  sqlite3 *handle;

  history_fixture_add (history, exchange, STORE_HISTORY_KEEP_BODIES, NULL);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, MULTIPLY "; PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* The median of five, from the question to the first page of entries. */
static void
report_search (const char *name, StoreHistoryFilter filter, guint n_least)
{
  g_autoptr(StoreHistoryList) list = store_history_list_new (history, &filter);
  double times[5];

  history_fixture_wait (list);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr(StoreHistoryEntry) first = NULL;

      store_history_list_set_filter (list, &filter);
      history_fixture_wait (list);
      first = g_list_model_get_item (G_LIST_MODEL (list), 0);
      times[i] = ms_since (start_us);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, n_least);
  for (gsize i = 1; i < G_N_ELEMENTS (times); i++)
    for (gsize k = i; k > 0 && times[k - 1] > times[k]; k--)
      {
        double swapped = times[k];

        times[k] = times[k - 1];
        times[k - 1] = swapped;
      }
  bench_report_most (name, times[2], 100);
}

static void
report_scrolling (void)
{
  g_autoptr(StoreHistoryList) list = store_history_list_new (history, NULL);
  double worst = 0;

  history_fixture_wait (list);
  for (guint i = 0; i < N_ROWS; i += 997)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr(StoreHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (store_history_entry_exists (entry));
      worst = MAX (worst, ms_since (start_us));
    }
  bench_report_most ("history page read, worst (ms)", worst, 16);
}

static void
report_insert (void)
{
  double worst = 0;

  for (guint i = 0; i < 200; i++)
    {
      gint64 start_us = g_get_monotonic_time ();

      store_history_add_async (history, exchange, history_fixture_catalog (), STORE_HISTORY_KEEP_BODIES, NULL, NULL);
      worst = MAX (worst, ms_since (start_us));
    }
  bench_report_most ("history insert, main loop, worst (ms)", worst, 1);
  store_history_flush (history);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-history-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, STORE_HISTORY_FILE, NULL);
  static const char *const endings[] = { "", "-wal", "-shm" };

  bench_init (&argc, &argv);
  exchange = history_fixture_answered (PATH, "{\"organization\":\"0004\",\"connectedId\":\"sandbox_connectedId\"}");
  history = store_history_new (path);
  store_history_set_limits (history, 0, 0);
  fill (path);
  report_search ("history all (ms)", (StoreHistoryFilter) { NULL }, N_ROWS);
  report_search ("history by product (ms)", (StoreHistoryFilter) { .product = "/v1/kr/7" }, 600);
  report_search ("history by code (ms)", (StoreHistoryFilter) { .code = "CF-00007" }, 500);
  report_search ("history by word (ms)", (StoreHistoryFilter) { .text = "word123" }, 100);
  report_search ("history by a word of all answers (ms)", (StoreHistoryFilter) { .text = "resdeposit" }, N_ROWS);
  report_search ("history by two words (ms)", (StoreHistoryFilter) { .text = "국민 word77" }, 100);
  report_scrolling ();
  report_insert ();
  g_object_unref (history);
  g_object_unref (exchange);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_remove (file);
    }
  g_rmdir (folder);
  return bench_finish ();
}
