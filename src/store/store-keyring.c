/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-keyring.h"

#include "store-keyring-file.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <libsecret/secret.h>

G_DEFINE_QUARK (store-keyring-error-quark, store_keyring_error)

#define LIBRARY "libsecret-1.so.0"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

static const SecretSchema schema = {
  CODEF_APP_ID ".Credentials", SECRET_SCHEMA_NONE, { { "environment", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* The functions of libsecret that we call. Their types come from its header, so a change of theirs does not compile. */
static struct
{
  __typeof__ (secret_password_lookupv)       *lookupv;
  __typeof__ (secret_password_lookup_finish) *lookup_finish;
  __typeof__ (secret_password_storev)        *storev;
  __typeof__ (secret_password_store_finish)  *store_finish;
  __typeof__ (secret_password_clearv)        *clearv;
  __typeof__ (secret_password_clear_finish)  *clear_finish;
  __typeof__ (secret_password_free)          *free;
  __typeof__ (secret_error_get_quark)        *error_quark;
} libsecret;

static gboolean
load_symbols (GModule *module)
{
  return g_module_symbol (module, "secret_password_lookupv", (gpointer *) &libsecret.lookupv) &&
         g_module_symbol (module, "secret_password_lookup_finish", (gpointer *) &libsecret.lookup_finish) &&
         g_module_symbol (module, "secret_password_storev", (gpointer *) &libsecret.storev) &&
         g_module_symbol (module, "secret_password_store_finish", (gpointer *) &libsecret.store_finish) &&
         g_module_symbol (module, "secret_password_clearv", (gpointer *) &libsecret.clearv) &&
         g_module_symbol (module, "secret_password_clear_finish", (gpointer *) &libsecret.clear_finish) &&
         g_module_symbol (module, "secret_password_free", (gpointer *) &libsecret.free) &&
         g_module_symbol (module, "secret_error_get_quark", (gpointer *) &libsecret.error_quark);
}

static gboolean
load_library (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LOCAL);
      gboolean loaded = module != NULL && load_symbols (module);

      if (module != NULL)
        g_module_make_resident (module); /* its GTypes cannot be unregistered */
      g_once_init_leave (&once, loaded ? 2 : 1);
    }
  return once == 2;
}

/* Prompts that are open. libsecret says nothing of them, but they go over the connection that it shares with us. */
static int n_prompts;

/* In the thread of the bus. */
static GDBusMessage *
count_prompts (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  const char *member = g_dbus_message_get_member (message);

  if (g_strcmp0 (g_dbus_message_get_interface (message), PROMPT_INTERFACE) == 0)
    {
      if (!incoming && g_strcmp0 (member, "Prompt") == 0)
        g_atomic_int_inc (&n_prompts);
      else if (incoming && g_strcmp0 (member, "Completed") == 0)
        g_atomic_int_add (&n_prompts, -1);
    }
  return message;
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL)
    g_dbus_connection_add_filter (bus, count_prompts, NULL, NULL);
}

/* A prompt comes several answers after the connection, so this is in time. */
static void
watch_prompts (void)
{
  static gboolean watching;

  if (!watching)
    g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_cb, NULL);
  watching = TRUE;
}

static gboolean
is_absence (const GError *cause)
{
  static const GDBusError absences[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER, G_DBUS_ERROR_NO_SERVER, G_DBUS_ERROR_DISCONNECTED,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED, G_DBUS_ERROR_SPAWN_FORK_FAILED, G_DBUS_ERROR_SPAWN_CHILD_EXITED,
    G_DBUS_ERROR_SPAWN_CHILD_SIGNALED, G_DBUS_ERROR_SPAWN_FAILED, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_error_matches (cause, G_DBUS_ERROR, absences[i]))
      return TRUE;
  return cause->domain == G_IO_ERROR; /* the bus itself cannot be reached */
}

/* The one place where errors of libsecret and of the bus become ours. */
static void
translate (GError *cause, GError **error)
{
  g_autoptr(GError) owned = cause;
  StoreKeyringError code = STORE_KEYRING_ERROR_OTHER;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return;
    }
  g_dbus_error_strip_remote_error (cause);
  if (g_error_matches (cause, libsecret.error_quark (), SECRET_ERROR_IS_LOCKED))
    code = STORE_KEYRING_ERROR_LOCKED;
  else if (is_absence (cause))
    code = STORE_KEYRING_ERROR_NO_SERVICE;
  g_set_error_literal (error, STORE_KEYRING_ERROR, (int) code, cause->message);
}

static GHashTable *
attributes_of (const char *environment_id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (environment_id != NULL)
    g_hash_table_insert (attributes, (gpointer) "environment", g_strdup (environment_id));
  return attributes;
}

/* FALSE with a task that has failed, so that a caller has one path only. */
static gboolean
prepare (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *file = store_keyring_file_path ();

  if (file != NULL && !store_keyring_file_is_sound (file))
    {
      g_task_report_new_error (NULL, callback, user_data, prepare, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_OTHER,
                               _("the keyring file %s is damaged"), file);
      return FALSE;
    }
  if (load_library ())
    {
      watch_prompts ();
      return TRUE;
    }
  g_task_report_new_error (NULL, callback, user_data, prepare, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_NO_LIBRARY,
                           "%s is not installed", LIBRARY);
  return FALSE;
}

static gboolean
failed_before (GAsyncResult *result, GError **error)
{
  if (!g_async_result_is_tagged (result, prepare))
    return FALSE;
  g_task_propagate_boolean (G_TASK (result), error);
  return TRUE;
}

void
store_keyring_lookup_async (const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GHashTable) attributes = attributes_of (environment_id);

  if (prepare (callback, user_data))
    libsecret.lookupv (&schema, attributes, cancellable, callback, user_data);
}

CodefSecret *
store_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  GError *cause = NULL;
  CodefSecret *secret = NULL;
  char *text;

  if (failed_before (result, error))
    return NULL;
  text = libsecret.lookup_finish (result, &cause);
  if (cause != NULL)
    translate (cause, error);
  else if (text != NULL)
    secret = codef_secret_new (text);
  libsecret.free (text);
  return secret;
}

void
store_keyring_store_async (const char *environment_id, CodefSecret *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GHashTable) attributes = attributes_of (environment_id);
  /* TRANSLATORS: how the entry is called in the keyring; the brackets hold the id of an environment, such as "demo" */
  g_autofree char *label = g_strdup_printf (_("Codef Console keys (%s)"), environment_id);

  if (prepare (callback, user_data))
    libsecret.storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, codef_secret_reveal (text), cancellable, callback, user_data);
}

gboolean
store_keyring_store_finish (GAsyncResult *result, GError **error)
{
  GError *cause = NULL;

  if (failed_before (result, error))
    return FALSE;
  if (libsecret.store_finish (result, &cause))
    return TRUE;
  translate (cause, error);
  return FALSE;
}

void
store_keyring_clear_async (const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GHashTable) attributes = attributes_of (environment_id);

  if (prepare (callback, user_data))
    libsecret.clearv (&schema, attributes, cancellable, callback, user_data);
}

gboolean
store_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  GError *cause = NULL;

  if (failed_before (result, error))
    return FALSE;
  libsecret.clear_finish (result, &cause);
  if (cause == NULL)
    return TRUE;
  translate (cause, error);
  return FALSE;
}

gboolean
store_keyring_is_asking (void)
{
  return g_atomic_int_get (&n_prompts) > 0;
}
