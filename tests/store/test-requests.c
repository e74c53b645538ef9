/* SPDX-License-Identifier: MIT */
#include "store-requests.h"

#include "test-loop.h"
#include "test-trail.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BODY "{\"format\":1,\"product\":\"/v1/kr/bank/p/account/account-list\",\"parameters\":{\"organization\":\"0004\"}}"
#define SOON_MS 15000

typedef struct
{
  char          *folder;   /* (owned) */
  StoreRequests *requests; /* (owned) (nullable) made by open_list() */
} Fixture;

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = g_dir_make_tmp ("requests-XXXXXX", NULL);

  fixture->folder = g_build_filename (made, "saved", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *above = g_path_get_dirname (fixture->folder);

  g_clear_object (&fixture->requests);
  remove_tree (above);
  g_free (fixture->folder);
}

static char *
at (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
put (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = at (fixture, name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
read_back (Fixture *fixture, const char *name)
{
  g_autofree char *path = at (fixture, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
open_list (Fixture *fixture)
{
  fixture->requests = store_requests_new (fixture->folder);
  test_wait_until (!store_requests_is_busy (fixture->requests), SOON_MS);
}

/* The rows as text: "folder(child child) name !broken". */
static void
append_rows (GListModel *list, GString *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", store_requests_item_get_problem (item) != NULL ? "!" : "",
                              store_requests_item_get_name (item));
      if (!store_requests_item_is_folder (item))
        continue;
      g_string_append_c (text, '(');
      append_rows (store_requests_item_get_children (item), text);
      g_string_append_c (text, ')');
    }
}

static gboolean
shows (Fixture *fixture, const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_rows (G_LIST_MODEL (fixture->requests), text);
  return g_str_equal (text->str, expected);
}

static StoreRequest *
make_request (const char *name)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"name\":\"%s\",\"product\":\"/v1/kr/bank/p/account/account-list\"}", name);
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));

  return store_request_new (json, "made here", NULL);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *path = at (fixture, "bank/10.request.json");
  g_autofree char *loop = at (fixture, "bank/loop");
  StoreRequestsItem *item;

  put (fixture, "z.request.json", "{\"format\":1,\"name\":\"보유계좌\",\"product\":\"/v1/a\",\"tags\":[\"smoke\"],\"environment\":\"demo\"}");
  put (fixture, "bank/10.request.json", BODY);
  put (fixture, "bank/2.request.json", BODY);
  put (fixture, "broken.request.json", "{\"format\":1,\n<<<<<<< ours\n");
  put (fixture, "notes.txt", "none of ours");
  put (fixture, ".hidden.request.json", BODY);
  g_assert_cmpint (symlink (fixture->folder, loop), ==, 0);
  open_list (fixture);

  g_assert_true (shows (fixture, "bank(2 10) !broken 보유계좌"));
  item = store_requests_find (fixture->requests, path);
  g_assert_cmpstr (store_requests_item_get_product (item), ==, "/v1/kr/bank/p/account/account-list");
  found = store_requests_list (fixture->requests, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  item = g_ptr_array_index (found, 2);
  g_assert_cmpstr (store_requests_item_get_tags (item)[0], ==, "smoke");
  g_assert_cmpstr (store_requests_item_get_environment (item), ==, "demo");
  g_clear_pointer (&path, g_free);
  path = at (fixture, "broken.request.json");
  item = store_requests_find (fixture->requests, path);
  g_assert_nonnull (strstr (store_requests_item_get_problem (item), "merge"));
}

/* What somebody else does is seen, and only that is announced. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(TestTrail) trail = NULL;
  g_autofree char *a = at (fixture, "a.request.json");
  g_autoptr(StoreRequestsItem) folder = NULL;

  put (fixture, "a.request.json", BODY);
  put (fixture, "c.request.json", BODY);
  put (fixture, "group/x.request.json", BODY);
  open_list (fixture);
  trail = test_trail_new (G_LIST_MODEL (fixture->requests));
  folder = g_list_model_get_item (G_LIST_MODEL (fixture->requests), 0);

  put (fixture, "b.request.json", BODY);
  test_wait_until (shows (fixture, "group(x) a b c"), SOON_MS);
  test_trail_assert (trail, "2:0:1");
  put (fixture, "group/deeper/y.request.json", BODY);
  test_wait_until (shows (fixture, "group(deeper(y) x) a b c"), SOON_MS);
  put (fixture, "group/deeper/y.request.json", "{");
  test_wait_until (shows (fixture, "group(deeper(!y) x) a b c"), SOON_MS);
  test_trail_assert (trail, "");
  g_assert_cmpint (g_remove (a), ==, 0);
  test_wait_until (shows (fixture, "group(deeper(!y) x) b c"), SOON_MS);
  test_trail_assert (trail, "1:1:0");
  g_assert_true (g_list_model_get_item (G_LIST_MODEL (fixture->requests), 0) == folder);
  g_object_unref (folder);
}

/* The folder is removed while we look at it, and made again. */
static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a.request.json", BODY);
  open_list (fixture);
  g_assert_null (store_requests_get_problem (fixture->requests));
  remove_tree (fixture->folder);
  test_wait_until (store_requests_get_problem (fixture->requests) != NULL, SOON_MS);
  g_assert_true (shows (fixture, ""));
  put (fixture, "b.request.json", BODY);
  test_wait_until (shows (fixture, "b"), SOON_MS);
  g_assert_null (store_requests_get_problem (fixture->requests));
}

/* A list that nobody holds any more is forgotten while it reads. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  StoreRequests *requests;
  gpointer weak;

  put (fixture, "a.request.json", BODY);
  requests = store_requests_new (fixture->folder);
  weak = requests;
  g_object_add_weak_pointer (G_OBJECT (requests), &weak);
  g_object_unref (requests);
  g_assert_null (weak);
  for (guint i = 0; i < 20; i++)
    test_loop_turn ();
}

/* Runs one verb to its end; the outcome is in "result". */
#define DO(call) \
  G_STMT_START { \
    g_clear_object (&result); \
    call; \
    test_wait_until (result != NULL, SOON_MS); \
  } G_STMT_END

static void
test_verbs (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = make_request ("A/B: test");
  g_autofree char *first = NULL, *second = NULL, *folder = NULL, *moved = NULL, *renamed = NULL, *text = NULL;

  remove_tree (fixture->folder);
  open_list (fixture);
  DO (store_requests_add_async (fixture->requests, NULL, request, NULL, test_loop_result_cb, &result));
  first = store_requests_add_finish (fixture->requests, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first, "/saved/A-B- test.request.json"));
  DO (store_requests_add_async (fixture->requests, NULL, request, NULL, test_loop_result_cb, &result));
  second = store_requests_add_finish (fixture->requests, result, &error);
  g_assert_true (g_str_has_suffix (second, "/saved/A-B- test 2.request.json"));
  DO (store_requests_add_folder_async (fixture->requests, NULL, "../은행", NULL, test_loop_result_cb, &result));
  folder = store_requests_add_folder_finish (fixture->requests, result, &error);
  g_assert_true (g_str_has_suffix (folder, "/saved/-은행"));
  DO (store_requests_move_async (fixture->requests, second, folder, NULL, test_loop_result_cb, &result));
  moved = store_requests_move_finish (fixture->requests, result, &error);
  g_assert_no_error (error);
  DO (store_requests_rename_async (fixture->requests, moved, "계좌", NULL, test_loop_result_cb, &result));
  renamed = store_requests_rename_finish (fixture->requests, result, &error);
  g_assert_true (g_str_has_suffix (renamed, "/saved/-은행/계좌.request.json"));
  test_wait_until (shows (fixture, "-은행(계좌) A/B: test"), SOON_MS);
  text = read_back (fixture, "-은행/계좌.request.json");
  g_assert_null (strstr (text, "\"name\""));
  DO (store_requests_remove_async (fixture->requests, folder, TRUE, NULL, test_loop_result_cb, &result));
  g_assert_true (store_requests_remove_finish (fixture->requests, result, &error));
  g_assert_no_error (error);
  test_wait_until (shows (fixture, "A/B: test"), SOON_MS);
}

/* Nothing is lost by a verb that cannot be done. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *a = at (fixture, "a.request.json"), *group = at (fixture, "group"), *deep = at (fixture, "group/deep");
  g_autofree char *link = at (fixture, "link"), *through = at (fixture, "link/a.request.json");
  g_autofree char *text = NULL;
  StoreRequests *requests;

  put (fixture, "a.request.json", BODY);
  put (fixture, "b.request.json", "{\"b\":1}");
  put (fixture, "group/a.request.json", "{");
  put (fixture, "group/deep/notes.txt", "mine");
  g_assert_cmpint (symlink (fixture->folder, link), ==, 0);
  open_list (fixture);
  requests = fixture->requests;

  DO (store_requests_rename_async (requests, a, "b", NULL, test_loop_result_cb, &result));
  g_assert_null (store_requests_rename_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  DO (store_requests_move_async (requests, a, group, NULL, test_loop_result_cb, &result));
  g_assert_null (store_requests_move_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  DO (store_requests_move_async (requests, group, deep, NULL, test_loop_result_cb, &result));
  g_assert_null (store_requests_move_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_RECURSE);
  g_clear_error (&error);
  DO (store_requests_remove_async (requests, group, TRUE, NULL, test_loop_result_cb, &result));
  g_assert_false (store_requests_remove_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  g_clear_error (&error);
  DO (store_requests_remove_async (requests, fixture->folder, TRUE, NULL, test_loop_result_cb, &result));
  g_assert_false (store_requests_remove_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_error (&error);
  DO (store_requests_remove_async (requests, through, TRUE, NULL, test_loop_result_cb, &result));
  g_assert_false (store_requests_remove_finish (requests, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  text = read_back (fixture, "b.request.json");
  g_assert_cmpstr (text, ==, "{\"b\":1}");
  g_assert_true (g_file_test (a, G_FILE_TEST_EXISTS));
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *a = at (fixture, "a.request.json");
  g_autoptr(GBytes) note = g_bytes_new_static ("\"mine\"", 6);
  g_autoptr(StoreRequest) base = NULL, mine = NULL;
  g_autofree char *text = NULL;

  put (fixture, "a.request.json", BODY);
  open_list (fixture);
  DO (store_requests_load_async (fixture->requests, a, NULL, test_loop_result_cb, &result));
  base = store_requests_load_finish (fixture->requests, result, &error);
  g_assert_no_error (error);
  mine = store_request_with (base, "note", note, NULL);
  DO (store_requests_replace_async (fixture->requests, base, mine, NULL, test_loop_result_cb, &result));
  g_assert_true (store_requests_replace_finish (fixture->requests, result, &error));
  text = read_back (fixture, "a.request.json");
  g_assert_nonnull (strstr (text, "mine"));
  /* base is not what lies there any more: that is somebody's work */
  DO (store_requests_replace_async (fixture->requests, base, mine, NULL, test_loop_result_cb, &result));
  g_assert_false (store_requests_replace_finish (fixture->requests, result, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CHANGED);
  g_assert_cmpint (g_remove (a), ==, 0);
  DO (store_requests_replace_async (fixture->requests, base, mine, NULL, test_loop_result_cb, &result));
  g_assert_true (store_requests_replace_finish (fixture->requests, result, NULL));
}

/* Two people change one request in different places; git puts the lines together, and the outcome is a request. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[][3] = {
    { "ours", "tags", "[\"smoke\"]" }, { "theirs", "expect", "[{\"at\":\"/result/code\",\"equals\":\"CF-00000\"}]" },
  };
  g_autofree char *git = g_find_program_in_path ("git");
  g_autofree char *base_path = at (fixture, "base.request.json");
  g_autoptr(StoreRequest) base = NULL, merged = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (git == NULL)
    {
      g_test_skip ("git is not installed");
      return;
    }
  put (fixture, "base.request.json", "{\"format\":1,\"name\":\"n\",\"product\":\"/v1/a\",\"tags\":[],\"note\":\"x\",\"variables\":{},\"parameters\":"
                                     "{\"a\":\"1\",\"b\":\"2\"},\"expect\":[]}");
  base = store_request_load (base_path, &error);
  g_assert_no_error (error);
  g_assert_true (store_request_save (base, base_path, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = at (fixture, edits[i][0]);
      g_autoptr(GBytes) value = g_bytes_new_static (edits[i][2], strlen (edits[i][2]));
      g_autoptr(StoreRequest) edited = store_request_with (base, edits[i][1], value, NULL);

      g_assert_true (store_request_save (edited, path, NULL));
    }
  {
    const char *argv[] = { git, "merge-file", "ours", "base.request.json", "theirs", NULL };

    g_assert_true (g_spawn_sync (fixture->folder, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  }
  g_assert_cmpint (status, ==, 0);
  {
    g_autofree char *ours = at (fixture, "ours");

    merged = store_request_load (ours, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpstr (store_request_get_tags (merged)[0], ==, "smoke");
  g_assert_cmpuint (store_request_get_expectations (merged)->len, ==, 1);
}

/* A folder of thousands never holds the main loop up. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  gint64 longest_us = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("g%u/%u.request.json", i % 10, i);

      put (fixture, name, BODY);
    }
  fixture->requests = store_requests_new (fixture->folder);
  while (store_requests_is_busy (fixture->requests))
    {
      gint64 start_us = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest_us = MAX (longest_us, g_get_monotonic_time () - start_us);
      g_usleep (100);
    }
  g_test_message ("longest turn %" G_GINT64_FORMAT " us", longest_us);
  {
    g_autoptr(GPtrArray) all = store_requests_list (fixture->requests, NULL);

    g_assert_cmpuint (all->len, ==, 200);
  }
}

/* One file more than we show is said, not shown. */
static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i <= STORE_REQUESTS_MAX_FOLDERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("g%u", i);
      g_autofree char *path = at (fixture, name);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    }
  open_list (fixture);
  g_assert_nonnull (store_requests_get_problem (fixture->requests));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->requests)), ==, STORE_REQUESTS_MAX_FOLDERS - 1);
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } cases[] = {
    { "tree", test_tree }, { "follows", test_follows }, { "folder-gone", test_folder_gone }, { "dropped", test_dropped },
    { "verbs", test_verbs }, { "refused", test_refused }, { "replace", test_replace }, { "merge", test_merge },
    { "many", test_many }, { "too-many", test_too_many },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/requests/", cases[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, cases[i].run, tear_down);
    }
  return g_test_run ();
}
