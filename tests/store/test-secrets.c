/* SPDX-License-Identifier: MIT */
/* Each case needs a session bus of its kind: see with-bus and meson.build. */
#include "store-secrets.h"

#include "test-loop.h"

#include <signal.h>

/* For the leak sanitizer: libsecret 0.20 drops the reply of every lookup that found something without freeing it. The reply was made in
 * the thread of the bus, so libsecret itself is not in the stack. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:g_dbus_message_new_from_blob\n";
}

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define CANARY "cccccccc-aaaa-4000-8000-00000000face"
#define SERVICE "org.freedesktop.secrets"

static CodefCredentials *
make_credentials (void)
{
  g_autoptr(CodefSecret) secret = codef_secret_new (CANARY);

  return codef_credentials_new (CLIENT_ID, secret, NULL);
}

static CodefCredentials *
lookup (StoreSecrets *secrets, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  store_secrets_lookup_async (secrets, id, cancellable, test_loop_result_cb, &result);
  test_wait_until (result != NULL, STORE_SECRETS_LIMIT_MS + 3000);
  return store_secrets_lookup_finish (secrets, result, error);
}

static gboolean
store (StoreSecrets *secrets, const char *id, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CodefCredentials) credentials = make_credentials ();

  store_secrets_store_async (secrets, id, credentials, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, STORE_SECRETS_LIMIT_MS + 3000);
  return store_secrets_store_finish (secrets, result, error);
}

static gboolean
clear (StoreSecrets *secrets, const char *id, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  store_secrets_clear_async (secrets, id, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, STORE_SECRETS_LIMIT_MS + 3000);
  return store_secrets_clear_finish (secrets, result, error);
}

static void
assert_finds (StoreSecrets *secrets, const char *id, gboolean expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefCredentials) found = lookup (secrets, id, NULL, &error);

  g_assert_no_error (error);
  if (!expected)
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (codef_credentials_get_client_id (found), ==, CLIENT_ID);
  g_assert_cmpstr (codef_secret_reveal (codef_credentials_get_client_secret (found)), ==, CANARY);
}

/* Keeps, finds and forgets: wherever the keys are. */
static void
walk (StoreSecrets *secrets)
{
  g_autoptr(GError) error = NULL;

  assert_finds (secrets, "demo", FALSE);
  g_assert_true (store (secrets, "demo", &error));
  g_assert_no_error (error);
  assert_finds (secrets, "demo", TRUE);
  assert_finds (secrets, "production", FALSE);
  g_assert_true (clear (secrets, "demo", &error));
  g_assert_no_error (error);
  assert_finds (secrets, "demo", FALSE);
}

static void
test_memory (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (FALSE);

  walk (secrets);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
  g_assert_null (store_secrets_get_reason (secrets));
  store_secrets_retry (secrets);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* no bus at all, or a bus without the service */
static void
test_absent (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  guint n_notifies = 0;
  gint64 start_us = g_get_monotonic_time ();

  g_signal_connect (secrets, "notify::place", G_CALLBACK (on_notify_cb), &n_notifies);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_UNKNOWN);
  walk (secrets);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
  g_assert_nonnull (strstr (store_secrets_get_reason (secrets), "no keyring"));
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);
}

/* what a session kept in memory during an outage is still found when the service is asked again */
static void
test_retry (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GError) error = NULL;

  g_assert_true (store (secrets, "demo", &error));
  store_secrets_retry (secrets);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_UNKNOWN);
  g_assert_null (store_secrets_get_reason (secrets));
  assert_finds (secrets, "demo", TRUE);
  assert_finds (secrets, "production", FALSE);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
}

static GDBusMessage *
swallow_calls (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_object_unref (message);
  return NULL;
}

/* A service that has the name and never says a word. */
static GDBusConnection *
own_the_name_silently (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, swallow_calls, NULL, NULL);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", SERVICE, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
test_silent (void)
{
  g_autoptr(GDBusConnection) service = own_the_name_silently ();
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();

  g_assert_true (store (secrets, "demo", &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, STORE_SECRETS_LIMIT_MS * 1000);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, (STORE_SECRETS_LIMIT_MS + 2000) * 1000);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
  g_assert_nonnull (strstr (store_secrets_get_reason (secrets), "did not answer"));
  start_us = g_get_monotonic_time ();
  assert_finds (secrets, "demo", TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC); /* waited for once, not at every call */
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  g_autoptr(GDBusConnection) service = own_the_name_silently ();
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  static const guint delays_ms[] = { 0, 1, 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (delays_ms); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(CodefCredentials) found = NULL;
      g_autoptr(GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();

      if (delays_ms[i] == 0)
        g_cancellable_cancel (cancellable);
      else
        g_timeout_add (delays_ms[i], cancel_cb, cancellable);
      found = lookup (secrets, "demo", cancellable, &error);
      g_assert_null (found);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);
    }
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_UNKNOWN);
}

/* @verdict: what the user does after @seconds: "unlock" or "dismiss". NULL, and the test is skipped, without python3-gi. */
static GSubprocess *
start_slow_prompt (guint seconds, const char *verdict)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "slow-prompt.py", NULL);
  g_autofree char *text = g_strdup_printf ("%u", seconds);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  GSubprocess *service =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3", script, text, verdict, NULL);

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (service));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  if (g_strcmp0 (line, "ready") == 0)
    return service;
  g_test_skip ("python3-gi is not installed");
  g_object_unref (service);
  return NULL;
}

/* A person takes longer than the limit of a service. */
static void
test_slow_person (void)
{
  g_autoptr(GSubprocess) service = start_slow_prompt (STORE_SECRETS_LIMIT_MS / 1000 + 1, "unlock");
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CodefCredentials) found = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();

  if (service == NULL)
    return;
  store_secrets_lookup_async (secrets, "demo", NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 3 * STORE_SECRETS_LIMIT_MS);
  found = store_secrets_lookup_finish (secrets, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_assert_cmpint (g_get_monotonic_time () - start_us, >, STORE_SECRETS_LIMIT_MS * 1000);
  g_assert_cmpstr (codef_credentials_get_client_id (found), ==, CLIENT_ID);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_KEYRING);
  g_subprocess_force_exit (service);
}

static void
test_dismissed (void)
{
  g_autoptr(GSubprocess) service = start_slow_prompt (1, "dismiss");
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GError) error = NULL;

  if (service == NULL)
    return;
  assert_finds (secrets, "demo", FALSE);
  g_assert_true (store (secrets, "demo", &error));
  g_assert_no_error (error);
  assert_finds (secrets, "demo", TRUE);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
  g_subprocess_force_exit (service);
}

/* (transfer full) (nullable): the keyring's own files. */
static char *
read_keyring_files (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "keyrings", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GString) all = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length_bytes;

      if (g_file_get_contents (path, &content, &length_bytes, NULL))
        g_string_append_len (all, content, (gssize) length_bytes);
    }
  for (gsize i = 0; i < all->len; i++)
    if (all->str[i] == '\0')
      all->str[i] = ' ';
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_keyring (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(StoreSecrets) later = store_secrets_new (TRUE);
  g_autoptr(GError) error = NULL;
  g_autofree char *files = NULL;

  walk (secrets);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_KEYRING);
  g_assert_null (store_secrets_get_reason (secrets));
  g_assert_true (store (secrets, "demo", &error));
  assert_finds (later, "demo", TRUE); /* not out of the memory of the first */
  files = read_keyring_files ();
  g_assert_nonnull (strstr (files, "GnomeKeyring")); /* it was the keyring that wrote them */
  g_assert_null (strstr (files, CANARY));
  g_assert_null (strstr (files, CLIENT_ID));
  g_assert_true (clear (later, "demo", &error));
  g_assert_no_error (error);
  assert_finds (secrets, "demo", FALSE);
}

/* All in one act, the environments that nobody knows any more too. */
static void
test_forget_all (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(StoreSecrets) later = store_secrets_new (TRUE);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (store (secrets, "demo", &error));
  g_assert_true (store (secrets, "custom-of-long-ago", &error));
  store_secrets_clear_all_async (secrets, NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, STORE_SECRETS_LIMIT_MS + 3000);
  g_assert_true (store_secrets_clear_finish (secrets, result, &error));
  g_assert_no_error (error);
  assert_finds (later, "demo", FALSE);
  assert_finds (later, "custom-of-long-ago", FALSE);
}

static guint32
find_daemon (GDBusConnection *bus)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                                           "GetConnectionUnixProcessID", g_variant_new ("(s)", SERVICE), NULL,
                                                           G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  guint32 pid;

  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &pid);
  return pid;
}

static gboolean
has_owner (GDBusConnection *bus)
{
  g_autoptr(GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                                                           g_variant_new ("(s)", SERVICE), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned = FALSE;

  g_variant_get (reply, "(b)", &owned);
  return owned;
}

/* the daemon that is started in its place is locked, and there is no display to ask at */
static void
test_dies (void)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (store (secrets, "demo", &error));
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_KEYRING);
  kill ((pid_t) find_daemon (bus), SIGKILL);
  test_wait_until (!has_owner (bus), 3000);
  g_assert_true (store (secrets, "demo", &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_secrets_get_place (secrets), ==, STORE_SECRETS_MEMORY);
  g_assert_nonnull (store_secrets_get_reason (secrets));
  assert_finds (secrets, "demo", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/K10-no-keyring-wanted", test_memory);
  g_test_add_func ("/absent/K10-no-service", test_absent);
  g_test_add_func ("/absent/K10-retry", test_retry);
  g_test_add_func ("/silent/K10-hanging", test_silent);
  g_test_add_func ("/silent/K10-cancelled", test_cancel);
  g_test_add_func ("/unlocking/K10-slow-person", test_slow_person);
  g_test_add_func ("/dismissing/K10-dismissed", test_dismissed);
  g_test_add_func ("/keyring/K2-kept", test_keyring);
  g_test_add_func ("/keyring/forget-all", test_forget_all);
  g_test_add_func ("/keyring/K10-dies-between-calls", test_dies);
  return g_test_run ();
}
