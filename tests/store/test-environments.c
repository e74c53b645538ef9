/* SPDX-License-Identifier: MIT */
#include "store-environments.h"

#include "codef-error.h"
#include "store-file.h"
#include "test-trail.h"

#include <glib/gstdio.h>

#define OFFICE "{\"id\":\"office\",\"title\":\"Office\",\"apiUrl\":\"https://api.example.com\",\"oauthUrl\":\"https://oauth.example.com\"}"
#define LOCAL "{\"id\":\"box\",\"title\":\"Box\",\"apiUrl\":\"http://127.0.0.1:4000\",\"oauthUrl\":\"http://127.0.0.1:4000\"}"

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "environments.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
put (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static char *
get (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  return text;
}

static char *
find_broken (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".broken-") != NULL)
      return g_build_filename (fixture->folder, name, NULL);
  return NULL;
}

static CodefEnvironment *
make (const char *id, const char *title)
{
  g_autoptr(GError) error = NULL;
  CodefEnvironment *environment =
    codef_environment_new_custom (id, title, "https://api.example.com", "https://oauth.example.com", &error);

  g_assert_no_error (error);
  return environment;
}

static char *
titles_of (StoreEnvironments *environments)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (environments)); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (G_LIST_MODEL (environments), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", codef_environment_get_title (store_environment_item_get_environment (item)));
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

#define assert_titles(environments, expected) \
  G_STMT_START { \
    g_autofree char *titles_ = titles_of (environments); \
    g_assert_cmpstr (titles_, ==, expected); \
  } G_STMT_END

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) first = store_environments_new (fixture->path, &error);
  g_autoptr(TestTrail) trail = test_trail_new (G_LIST_MODEL (first));
  g_autoptr(CodefEnvironment) a = make ("a", "A"), b = make ("b", "B"), c = make ("c", "C"), b2 = make ("b", "B2");
  g_autoptr(StoreEnvironments) second = NULL;

  g_assert_no_error (error);
  assert_titles (first, "");
  g_assert_true (store_environments_add (first, a, &error));
  g_assert_true (store_environments_add (first, b, &error));
  g_assert_true (store_environments_add (first, c, &error));
  test_trail_assert (trail, "0:0:1 1:0:1 2:0:1");
  g_assert_true (store_environments_add (first, b2, &error));
  test_trail_assert (trail, "1:1:1");
  g_assert_true (store_environments_remove (first, "a", &error));
  test_trail_assert (trail, "0:1:0");
  g_assert_true (store_environments_remove (first, "nobody", &error));
  test_trail_assert (trail, "");
  g_assert_no_error (error);
  assert_titles (first, "B2 C");

  second = store_environments_new (fixture->path, &error);
  g_assert_no_error (error);
  assert_titles (second, "B2 C");
  g_assert_cmpstr (codef_environment_get_title (store_environments_find (second, "c")), ==, "C");
  g_assert_cmpstr (codef_environment_get_oauth_url (store_environments_find (second, "c")), ==, "https://oauth.example.com");
  g_assert_null (store_environments_find (second, "a"));
}

static void
test_two_instances (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreEnvironments) one = store_environments_new (fixture->path, NULL);
  g_autoptr(StoreEnvironments) other = store_environments_new (fixture->path, NULL);
  g_autoptr(CodefEnvironment) a = make ("a", "A"), b = make ("b", "B");
  g_autoptr(GError) error = NULL;

  g_assert_true (store_environments_add (one, a, &error));
  g_assert_true (store_environments_add (other, b, &error));
  g_assert_no_error (error);
  assert_titles (one, "A");
  assert_titles (other, "A B");
  g_assert_true (store_environments_remove (one, "a", &error));
  assert_titles (one, "B");
}

static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreEnvironments) environments = NULL;
  g_autoptr(CodefEnvironment) a = make ("a", "A"), office = make ("office", "Bureau");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  put (fixture, "{\"format\":1,\"note\":\"keep me\",\"environments\":[{\"id\":\"office\",\"colour\":\"green\",\"title\":\"Office\","
                "\"apiUrl\":\"https://api.example.com\",\"oauthUrl\":\"https://oauth.example.com\"}]}");
  environments = store_environments_new (fixture->path, &error);
  g_assert_true (store_environments_add (environments, a, &error));
  g_assert_true (store_environments_add (environments, office, &error));
  g_assert_no_error (error);
  assert_titles (environments, "Bureau A");
  text = get (fixture);
  g_assert_nonnull (strstr (text, "\"note\": \"keep me\""));
  g_assert_nonnull (strstr (text, "\"colour\": \"green\""));
  g_assert_true (g_str_has_suffix (text, "}\n"));
}

static const struct
{
  const char *name, *text;
} damaged[] = {
  { "empty", "" },
  { "cut", "{\"format\":1,\"environments\":[" },
  { "array", "[]" },
  { "no-format", "{\"environments\":[]}" },
  { "format-text", "{\"format\":\"1\"}" },
  { "format-zero", "{\"format\":0}" },
  { "two-documents", "{\"format\":1}{\"format\":1}" },
  { "not-utf8", "{\"format\":1,\"x\":\"\xff\"}" },
  { "lax", "{'format':1}" },
};

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *text = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) environments = NULL;
  g_autoptr(CodefEnvironment) a = make ("a", "A");
  g_autofree char *broken = NULL;
  g_autofree char *kept = NULL;

  put (fixture, text);
  environments = store_environments_new (fixture->path, &error);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  broken = find_broken (fixture);
  g_assert_nonnull (broken);
  g_assert_nonnull (strstr (error->message, broken));
  g_assert_true (g_file_get_contents (broken, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_clear_error (&error);
  g_assert_true (store_environments_add (environments, a, &error));
  g_assert_no_error (error);
  assert_titles (environments, "A");
}

/* json-glib alone would overflow the stack here */
static void
test_deep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (500000, '[');

  test_damaged (fixture, brackets);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blank = g_strnfill (STORE_FILE_MAX_BYTES + 1, ' ');

  test_damaged (fixture, blank);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"format\":2,\"environments\":{\"a\":1}}";
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) environments = NULL;
  g_autoptr(CodefEnvironment) a = make ("a", "A");
  g_autofree char *after = NULL;

  put (fixture, text);
  environments = store_environments_new (fixture->path, &error);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (store_environments_add (environments, a, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  assert_titles (environments, "");
  after = get (fixture);
  g_assert_cmpstr (after, ==, text);
}

static void
test_wrong_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) environments = NULL;
  g_autoptr(CodefEnvironment) a = make ("a", "A");
  g_autofree char *text = NULL;

  put (fixture, "{\"format\":1,\"environments\":[" OFFICE ",7,{\"id\":\"x\"},"
                "{\"id\":\"open\",\"title\":\"Open\",\"apiUrl\":\"http://api.example.com\",\"oauthUrl\":\"https://oauth.example.com\"}," LOCAL "]}");
  environments = store_environments_new (fixture->path, &error);
  g_assert_error (error, STORE_ERROR, STORE_ERROR_ENTRY);
  g_assert_nonnull (strstr (error->message, "entry 2"));
  g_clear_error (&error);
  assert_titles (environments, "Office Box");
  g_assert_true (store_environments_add (environments, a, &error));
  g_assert_no_error (error);
  assert_titles (environments, "Office Box A");
  text = get (fixture);
  g_assert_nonnull (strstr (text, "http://api.example.com"));
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "environments.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) environments = store_environments_new (path, &error);
  g_autoptr(CodefEnvironment) a = make ("a", "A");

  g_assert_no_error (error);
  g_assert_false (store_environments_add (environments, a, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  assert_titles (environments, "");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/environments/round-trip", test_round_trip);
  add ("/environments/S7-two-instances", test_two_instances);
  add ("/environments/unknown-members-survive", test_unknown_members);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strdup_printf ("/environments/S5-damaged-%s", damaged[i].name);

      g_test_add (path, Fixture, damaged[i].text, set_up, test_damaged, tear_down);
    }
  add ("/environments/S13-deep", test_deep);
  add ("/environments/S13-large", test_large);
  add ("/environments/S6-newer", test_newer);
  add ("/environments/S13-wrong-entries", test_wrong_entries);
  add ("/environments/S12-unwritable", test_unwritable);
  return g_test_run ();
}
