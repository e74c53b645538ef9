/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-secrets.h"

#include "store-keyring.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (StoreSecretsPlace, store_secrets_place,
  G_DEFINE_ENUM_VALUE (STORE_SECRETS_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (STORE_SECRETS_KEYRING, "keyring"),
  G_DEFINE_ENUM_VALUE (STORE_SECRETS_MEMORY, "memory"))

struct _StoreSecrets
{
  GObject           parent_instance;
  GHashTable       *memory; /* (owned) environment id → CodefCredentials */
  char             *reason; /* (owned) (nullable) */
  gboolean          use_keyring;
  StoreSecretsPlace place;
};
G_DEFINE_FINAL_TYPE (StoreSecrets, store_secrets, G_TYPE_OBJECT)

enum { PROP_0, PROP_PLACE, PROP_REASON, N_PROPS };
static GParamSpec *properties[N_PROPS];

typedef enum { LOOKUP, STORE, CLEAR } Verb;

/* One call under way, as task data. The keyring and the limit race; the first to come ends the task, the other finds it ended. */
typedef struct
{
  char             *environment_id; /* (owned) (nullable): NULL: all of them, for CLEAR */
  CodefCredentials *credentials;    /* (owned) (nullable) for STORE */
  GCancellable     *inner;          /* (owned) ends the keyring's part: at the limit, or when the caller cancels */
  GSource          *limit;          /* (owned) (nullable) */
  gulong            chain;          /* the caller's cancellable cancels inner */
  Verb              verb;
  gboolean          ended;
} Call;

static void
call_free (Call *call)
{
  g_clear_pointer (&call->environment_id, g_free);
  g_clear_pointer (&call->credentials, codef_credentials_unref);
  g_clear_pointer (&call->limit, g_source_unref);
  g_clear_object (&call->inner);
  g_free (call);
}

static void
set_place (StoreSecrets *self, StoreSecretsPlace place, const char *reason)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  if (self->place != place)
    {
      self->place = place;
      g_object_notify_by_pspec (object, properties[PROP_PLACE]);
    }
  if (g_strcmp0 (self->reason, reason) != 0)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
      g_object_notify_by_pspec (object, properties[PROP_REASON]);
    }
  g_object_thaw_notify (object);
}

static char *
reason_from (const GError *error)
{
  if (g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_NO_LIBRARY))
    return g_strdup (_("The keyring cannot be used because libsecret is not installed. Keys are kept until the program ends."));
  if (g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_NO_SERVICE))
    return g_strdup (_("This session has no keyring. Keys are kept until the program ends."));
  if (g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_LOCKED))
    return g_strdup (_("The keyring is locked. Keys are kept until the program ends."));
  return g_strdup_printf (_("The keyring refused (%s). Keys are kept until the program ends."), error->message);
}

/* Ends the race; FALSE if it was over. */
static gboolean
end_race (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (call->ended)
    return FALSE;
  call->ended = TRUE;
  if (call->limit != NULL)
    g_source_destroy (call->limit);
  if (call->chain != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), call->chain);
  return TRUE;
}

static void
forget_in_memory (StoreSecrets *self, const char *environment_id)
{
  if (environment_id != NULL)
    g_hash_table_remove (self->memory, environment_id);
  else
    g_hash_table_remove_all (self->memory);
}

static void
finish_in_memory (GTask *task)
{
  StoreSecrets *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  CodefCredentials *found;

  switch (call->verb)
    {
    case LOOKUP:
      found = g_hash_table_lookup (self->memory, call->environment_id);
      g_task_return_pointer (task, found != NULL ? codef_credentials_ref (found) : NULL, (GDestroyNotify) codef_credentials_unref);
      break;
    case STORE:
      g_hash_table_insert (self->memory, g_strdup (call->environment_id), codef_credentials_ref (call->credentials));
      g_task_return_boolean (task, TRUE);
      break;
    case CLEAR:
      forget_in_memory (self, call->environment_id);
      g_task_return_boolean (task, TRUE);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
on_limit_cb (gpointer user_data)
{
  GTask *task = user_data;
  StoreSecrets *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  if (store_keyring_is_asking () && !g_cancellable_is_cancelled (call->inner))
    return G_SOURCE_CONTINUE; /* it waits for a person: look again later */
  if (!end_race (task))
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (call->inner);
  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  set_place (self, STORE_SECRETS_MEMORY, _("The keyring did not answer within five seconds. Keys are kept until the program ends."));
  finish_in_memory (task);
  return G_SOURCE_REMOVE;
}

static CodefCredentials *
credentials_from_secret (CodefSecret *text, GError **error)
{
  g_autoptr(GBytes) json = g_bytes_new_static (codef_secret_reveal (text), codef_secret_get_length (text));

  return codef_credentials_new_from_json (json, error);
}

static void
finish_lookup (GTask *task, CodefSecret *text)
{
  g_autoptr(CodefCredentials) credentials = NULL;
  GError *error = NULL;

  if (text != NULL)
    credentials = credentials_from_secret (text, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&credentials), (GDestroyNotify) codef_credentials_unref);
}

/* The keyring failed: from now on memory serves, except that a key which may still lie in the keyring is not called removed. */
static void
fall_back (GTask *task, GError *error)
{
  StoreSecrets *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr(GError) owned = error;
  g_autofree char *reason = reason_from (error);

  set_place (self, STORE_SECRETS_MEMORY, reason);
  if (call->verb == CLEAR && (g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_LOCKED) ||
                              g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_ERROR_OTHER)))
    g_task_return_error (task, g_steal_pointer (&owned));
  else
    finish_in_memory (task);
}

static void
on_keyring_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  StoreSecrets *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  g_autoptr(CodefSecret) text = NULL;
  GError *error = NULL;

  if (call->verb == LOOKUP)
    text = store_keyring_lookup_finish (result, &error);
  else if (call->verb == STORE)
    store_keyring_store_finish (result, &error);
  else
    store_keyring_clear_finish (result, &error);
  if (!end_race (task) || g_task_return_error_if_cancelled (task))
    {
      g_clear_error (&error);
      return;
    }
  if (error != NULL)
    {
      fall_back (task, error);
      return;
    }
  set_place (self, STORE_SECRETS_KEYRING, NULL);
  if (call->verb == LOOKUP)
    {
      finish_lookup (task, text);
      return;
    }
  forget_in_memory (self, call->environment_id); /* what an outage left there is out of date now */
  g_task_return_boolean (task, TRUE);
}

/* Any thread. */
static void
on_caller_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
start_race (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  GCancellable *outer = g_task_get_cancellable (task);

  call->inner = g_cancellable_new ();
  if (outer != NULL)
    call->chain = g_cancellable_connect (outer, G_CALLBACK (on_caller_cancelled_cb), g_object_ref (call->inner), g_object_unref);
  call->limit = g_timeout_source_new (STORE_SECRETS_LIMIT_MS);
  g_source_set_callback (call->limit, on_limit_cb, g_object_ref (task), g_object_unref);
  g_source_attach (call->limit, g_task_get_context (task));
  if (call->verb == LOOKUP)
    store_keyring_lookup_async (call->environment_id, call->inner, on_keyring_cb, g_object_ref (task));
  else if (call->verb == CLEAR)
    store_keyring_clear_async (call->environment_id, call->inner, on_keyring_cb, g_object_ref (task));
  else
    {
      g_autoptr(CodefSecret) text = codef_credentials_to_json (call->credentials);

      store_keyring_store_async (call->environment_id, text, call->inner, on_keyring_cb, g_object_ref (task));
    }
}

static void
start (StoreSecrets *self, Verb verb, const char *environment_id, CodefCredentials *credentials, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->verb = verb;
  call->environment_id = g_strdup (environment_id);
  call->credentials = credentials != NULL ? codef_credentials_ref (credentials) : NULL;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* what an outage left in memory is newer than what the keyring has */
  if (self->place == STORE_SECRETS_MEMORY || (verb == LOOKUP && g_hash_table_contains (self->memory, environment_id)))
    finish_in_memory (task);
  else
    start_race (task);
}

static void
store_secrets_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StoreSecrets *self = STORE_SECRETS (object);

  switch (id)
    {
    case PROP_PLACE:
      g_value_set_enum (value, (int) self->place);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
store_secrets_finalize (GObject *object)
{
  StoreSecrets *self = STORE_SECRETS (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (store_secrets_parent_class)->finalize (object);
}

static void
store_secrets_class_init (StoreSecretsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = store_secrets_get_property;
  object_class->finalize = store_secrets_finalize;
  properties[PROP_PLACE] = g_param_spec_enum ("place", NULL, NULL, STORE_TYPE_SECRETS_PLACE, STORE_SECRETS_UNKNOWN,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
store_secrets_init (StoreSecrets *self)
{
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) codef_credentials_unref);
}

StoreSecrets *
store_secrets_new (gboolean use_keyring)
{
  StoreSecrets *self = g_object_new (STORE_TYPE_SECRETS, NULL);

  self->use_keyring = use_keyring;
  self->place = use_keyring ? STORE_SECRETS_UNKNOWN : STORE_SECRETS_MEMORY;
  return self;
}

StoreSecretsPlace
store_secrets_get_place (StoreSecrets *self)
{
  g_return_val_if_fail (STORE_IS_SECRETS (self), STORE_SECRETS_UNKNOWN);

  return self->place;
}

const char *
store_secrets_get_reason (StoreSecrets *self)
{
  g_return_val_if_fail (STORE_IS_SECRETS (self), NULL);

  return self->reason;
}

void
store_secrets_retry (StoreSecrets *self)
{
  g_return_if_fail (STORE_IS_SECRETS (self));

  if (self->use_keyring && self->place == STORE_SECRETS_MEMORY)
    set_place (self, STORE_SECRETS_UNKNOWN, NULL);
}

void
store_secrets_lookup_async (StoreSecrets *self, const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (STORE_IS_SECRETS (self));
  g_return_if_fail (environment_id != NULL);

  start (self, LOOKUP, environment_id, NULL, cancellable, callback, user_data);
}

CodefCredentials *
store_secrets_lookup_finish (StoreSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
store_secrets_store_async (StoreSecrets *self, const char *environment_id, CodefCredentials *credentials, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_SECRETS (self));
  g_return_if_fail (environment_id != NULL);
  g_return_if_fail (credentials != NULL);

  start (self, STORE, environment_id, credentials, cancellable, callback, user_data);
}

gboolean
store_secrets_store_finish (StoreSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
store_secrets_clear_async (StoreSecrets *self, const char *environment_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (STORE_IS_SECRETS (self));
  g_return_if_fail (environment_id != NULL);

  start (self, CLEAR, environment_id, NULL, cancellable, callback, user_data);
}

void
store_secrets_clear_all_async (StoreSecrets *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (STORE_IS_SECRETS (self));

  store_secrets_retry (self);
  g_hash_table_remove_all (self->memory); /* whatever the keyring says */
  start (self, CLEAR, NULL, NULL, cancellable, callback, user_data);
}

gboolean
store_secrets_clear_finish (StoreSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
