/* SPDX-License-Identifier: MIT */
/* The tabs that were open. */
#include "store-file.h"
#include "store-session.h"

#include <glib/gstdio.h>
#include <string.h>

#define ACCOUNTS "/v1/kr/bank/p/account/account-list"

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, STORE_SESSION_FILE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static StoreSession *
save_and_load (Fixture *fixture, StoreSession *session)
{
  g_autoptr(GError) error = NULL;
  StoreSession *again;

  g_assert_true (store_session_save (fixture->path, session, &error));
  g_assert_no_error (error);
  again = store_session_load (fixture->path, &error);
  g_assert_no_error (error);
  return again;
}

/* Whatever was typed comes back byte for byte: broken JSON and digits too. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "{\"name\": \"홍\", \"n\": 1.10, \"n\": 12345678901234567890}", "{\"a\": [1, 2", "" };
  g_autoptr(StoreSession) session = store_session_new ();
  g_autoptr(StoreSession) again = NULL;
  GStatBuf status;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (session->tabs, store_tab_new (ACCOUNTS, texts[i]));
  session->selected = 1;
  again = save_and_load (fixture, session);
  g_assert_cmpuint (again->tabs->len, ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (again->selected, ==, 1);
  for (guint i = 0; i < again->tabs->len; i++)
    {
      const StoreTab *tab = again->tabs->pdata[i];

      g_assert_cmpstr (tab->path, ==, ACCOUNTS);
      g_assert_cmpstr (tab->text, ==, texts[i]);
    }
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* The file that a tab belongs to, and the references in it, come back; the secret beside them does not. */
static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreSession) session = store_session_new ();
  g_autoptr(StoreSession) again = NULL;
  StoreTab *tab = store_tab_new (ACCOUNTS, "{\"password\": \"{{mine}}\", \"certPassword\": \"canary\"}");

  tab->file = g_strdup ("/f/a.request.json");
  g_ptr_array_add (session->tabs, tab);
  again = save_and_load (fixture, session);
  tab = again->tabs->pdata[0];
  g_assert_cmpstr (tab->file, ==, "/f/a.request.json");
  g_assert_cmpstr (tab->text, ==, "{\"password\": \"{{mine}}\", \"certPassword\": \"\"}");
}

static void
test_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreSession) session = store_session_new ();
  g_autofree char *content = NULL;

  g_ptr_array_add (session->tabs, store_tab_new (ACCOUNTS, "{\"id\": \"anna\", \"password\": \"canary-1\", \"identity\": \"canary-2\"}"));
  g_ptr_array_add (session->tabs, store_tab_new (ACCOUNTS, "{\"certPassword\": \"canary-3\", "));
  g_assert_true (store_session_save (fixture->path, session, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "anna"));
  g_assert_null (strstr (content, "canary"));
  /* not the dots of the screen either, which would be sent */
  g_assert_null (strstr (content, "•"));
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (STORE_SESSION_MAX_TEXT_BYTES, 'x');
  g_autofree char *longer = g_strnfill (STORE_SESSION_MAX_TEXT_BYTES + 1, 'x');
  g_autoptr(StoreSession) session = store_session_new ();
  g_autoptr(StoreSession) again = NULL;
  static const gboolean kept[] = { FALSE, TRUE, TRUE, FALSE };

  g_ptr_array_add (session->tabs, store_tab_new (ACCOUNTS, longer));
  for (guint i = 0; i < STORE_SESSION_MAX_TABS; i++)
    g_ptr_array_add (session->tabs, store_tab_new (ACCOUNTS, text));
  again = save_and_load (fixture, session);
  g_assert_cmpuint (again->tabs->len, ==, STORE_SESSION_MAX_TABS);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_cmpint (((StoreTab *) again->tabs->pdata[i])->text != NULL, ==, kept[i]);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (store_session_load (fixture->path, &error));
  g_assert_no_error (error);
}

static const struct { const char *name, *text; guint n_tabs; int code; } odd[] = {
  { "no-tabs", "{\"format\": 1, \"tabs\": []}", 0, -1 },
  { "odd-tabs", "{\"format\": 1, \"selected\": 7, \"tabs\": [3, {}, {\"path\": \"\"}, {\"path\": \"/v1/a\", \"text\": 5}]}", 1, -1 },
  { "tabs-no-list", "{\"format\": 1, \"tabs\": {\"path\": \"/v1/a\"}}", 0, -1 },
  { "cut-off", "{\"format\": 1, \"tabs\": [", 0, STORE_ERROR_DAMAGED },
  { "newer", "{\"format\": 9, \"tabs\": []}", 0, STORE_ERROR_NEWER },
};

static void
test_odd (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreSession) session = NULL;

  g_assert_true (g_file_set_contents (fixture->path, odd[i].text, -1, NULL));
  session = store_session_load (fixture->path, &error);
  if (odd[i].code >= 0)
    g_assert_error (error, STORE_ERROR, odd[i].code);
  else
    g_assert_no_error (error);
  g_assert_cmpuint (session != NULL ? session->tabs->len : 0, ==, odd[i].n_tabs);
  if (session != NULL)
    g_assert_cmpuint (session->selected, <, session->tabs->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/session/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/session/secrets", Fixture, NULL, set_up, test_secrets, tear_down);
  g_test_add ("/session/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/session/none", Fixture, NULL, set_up, test_none, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *path = g_strconcat ("/session/odd/", odd[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_odd, tear_down);
    }
  return g_test_run ();
}
