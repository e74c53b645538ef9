/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-context-private.h"

#include "store-favourites.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

G_DEFINE_FINAL_TYPE (AppContext, app_context, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AppLabelMode, app_label_mode,
  G_DEFINE_ENUM_VALUE (APP_LABEL_MODE_BOTH, "both"),
  G_DEFINE_ENUM_VALUE (APP_LABEL_MODE_KEY, "key"),
  G_DEFINE_ENUM_VALUE (APP_LABEL_MODE_LABEL, "label"))

enum { PROP_0, PROP_ENVIRONMENT, PROP_LABEL_MODE, PROP_LABEL_LANGUAGE, PROP_PRIVACY, PROP_PRESENTING, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { KEYS_CHANGED, SANDBOX_CHANGED, WARNED, EXCHANGE_STARTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Of the settings' LabelLanguage. */
enum { LANGUAGE_OF_PROGRAM, LANGUAGE_KOREAN, LANGUAGE_ENGLISH };

/* An address that nothing listens on, until the sandbox does. */
#define LOCAL_URL_UNKNOWN "http://127.0.0.1"

static CodefLanguage
find_language_of_program (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "ko"))
      return CODEF_LANGUAGE_KOREAN;
    else if (g_str_has_prefix (names[i], "en"))
      return CODEF_LANGUAGE_ENGLISH;
  return CODEF_LANGUAGE_ENGLISH;
}

void
app_context_warn (AppContext *self, const char *sentence)
{
  g_return_if_fail (APP_IS_CONTEXT (self));
  if (sentence == NULL || g_ptr_array_find_with_equal_func (self->warnings, sentence, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->warnings, g_strdup (sentence));
  g_signal_emit (self, signals[WARNED], 0);
}

static void
on_exchange_started_cb (AppContext *self, CodefExchange *exchange)
{
  g_signal_emit (self, signals[EXCHANGE_STARTED], 0, exchange);
}

static void
on_favourites_problem_cb (AppContext *self)
{
  app_context_warn (self, store_favourites_get_problem (self->favourites));
}

static void
on_setting_changed_cb (AppContext *self, const char *key)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[g_str_equal (key, "label-mode") ? PROP_LABEL_MODE : PROP_LABEL_LANGUAGE]);
}

static void
update_masks (AppContext *self)
{
  gboolean masks = g_settings_get_boolean (self->settings, "mask-personal-data")
                   || (self->presenting && g_settings_get_boolean (self->settings, "presentation-masks"));

  if (self->masks == masks)
    return;
  self->masks = masks;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVACY]);
}

/* A custom environment that was renamed, or removed, while it is the one chosen. */
static void
on_environments_changed_cb (AppContext *self)
{
  g_autoptr(CodefEnvironment) now = app_context_find_environment (self, codef_environment_get_id (self->environment));

  if (now == NULL)
    app_context_set_environment (self, self->local);
  else if (!g_str_equal (codef_environment_get_title (now), codef_environment_get_title (self->environment)))
    {
      codef_environment_unref (self->environment);
      self->environment = g_steal_pointer (&now);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
    }
}

static void
app_context_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AppContext *self = APP_CONTEXT (object);

  switch (property_id)
    {
    case PROP_ENVIRONMENT:
      g_value_set_boxed (value, self->environment);
      break;
    case PROP_LABEL_MODE:
      g_value_set_enum (value, app_context_get_label_mode (self));
      break;
    case PROP_LABEL_LANGUAGE:
      g_value_set_int (value, app_context_get_label_language (self));
      break;
    case PROP_PRIVACY:
      g_value_set_boxed (value, app_context_get_privacy (self));
      break;
    case PROP_PRESENTING:
      g_value_set_boolean (value, self->presenting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
app_context_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  AppContext *self = APP_CONTEXT (object);

  switch (property_id)
    {
    case PROP_ENVIRONMENT:
      app_context_set_environment (self, g_value_get_boxed (value));
      break;
    case PROP_LABEL_MODE:
      app_context_set_label_mode (self, g_value_get_enum (value));
      break;
    case PROP_PRESENTING:
      app_context_set_presenting (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
app_context_dispose (GObject *object)
{
  AppContext *self = APP_CONTEXT (object);

  if (self->sandbox != NULL)
    sandbox_server_stop (self->sandbox);
  g_clear_object (&self->catalog);
  g_clear_object (&self->clock);
  g_clear_object (&self->secrets);
  g_clear_object (&self->environments);
  g_clear_object (&self->favourites);
  g_clear_object (&self->sandbox);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->local, codef_environment_unref);
  g_clear_pointer (&self->environment, codef_environment_unref);
  g_clear_object (&self->clients);
  g_clear_pointer (&self->confirmed, g_hash_table_unref);
  g_clear_pointer (&self->privacy, codef_privacy_unref);

  G_OBJECT_CLASS (app_context_parent_class)->dispose (object);
}

static void
app_context_class_init (AppContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = app_context_get_property;
  object_class->set_property = app_context_set_property;
  object_class->dispose = app_context_dispose;
  properties[PROP_ENVIRONMENT] = g_param_spec_boxed ("environment", NULL, NULL, CODEF_TYPE_ENVIRONMENT, G_PARAM_READWRITE | flags);
  properties[PROP_LABEL_MODE] =
    g_param_spec_enum ("label-mode", NULL, NULL, APP_TYPE_LABEL_MODE, APP_LABEL_MODE_BOTH, G_PARAM_READWRITE | flags);
  properties[PROP_LABEL_LANGUAGE] =
    g_param_spec_int ("label-language", NULL, NULL, CODEF_LANGUAGE_KOREAN, CODEF_LANGUAGE_ENGLISH, CODEF_LANGUAGE_KOREAN,
                      G_PARAM_READABLE | flags);
  properties[PROP_PRIVACY] =
    g_param_spec_boxed ("privacy", NULL, NULL, CODEF_TYPE_PRIVACY, G_PARAM_READABLE | flags);
  properties[PROP_PRESENTING] = g_param_spec_boolean ("presenting", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[KEYS_CHANGED] =
    g_signal_new ("keys-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SANDBOX_CHANGED] =
    g_signal_new ("sandbox-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WARNED] =
    g_signal_new ("warned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EXCHANGE_STARTED] = g_signal_new ("exchange-started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, CODEF_TYPE_EXCHANGE);
}

static void
app_context_init (AppContext *self)
{
  guint8 key[CODEF_PRIVACY_KEY_BYTES];

  /* the kernel gives so few bytes always */
  if (getrandom (key, sizeof key, 0) != sizeof key)
    g_error ("no random numbers: %s", g_strerror (errno));
  self->privacy = codef_privacy_new (key);
  explicit_bzero (key, sizeof key);
  self->confirmed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->local = codef_environment_new_local (LOCAL_URL_UNKNOWN);
  self->environment = codef_environment_ref (self->local);
  g_queue_init (&self->starters);
}

AppContext *
app_context_new (const AppContextParts *parts)
{
  AppContext *self = g_object_new (APP_TYPE_CONTEXT, NULL);
  g_autofree char *id = g_settings_get_string (parts->settings, "environment");
  g_autoptr(CodefEnvironment) last = NULL;

  self->catalog = g_object_ref (parts->catalog);
  self->clock = g_object_ref (parts->clock);
  self->secrets = g_object_ref (parts->secrets);
  self->clients = app_clients_new (parts->catalog, parts->secrets, parts->clock, parts->settings, parts->loopback, parts->outside);
  g_signal_connect_object (self->clients, "started", G_CALLBACK (on_exchange_started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clients, "warned", G_CALLBACK (app_context_warn), self, G_CONNECT_SWAPPED);
  self->environments = g_object_ref (parts->environments);
  self->favourites = g_object_ref (parts->favourites);
  self->sandbox = g_object_ref (parts->sandbox);
  self->settings = g_object_ref (parts->settings);
  self->warnings = parts->warnings != NULL ? g_ptr_array_ref (parts->warnings) : g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (self->favourites, "notify::problem", G_CALLBACK (on_favourites_problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->environments, "items-changed", G_CALLBACK (on_environments_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::label-mode", G_CALLBACK (on_setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::label-language", G_CALLBACK (on_setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::mask-personal-data", G_CALLBACK (update_masks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::presentation-masks", G_CALLBACK (update_masks), self, G_CONNECT_SWAPPED);
  update_masks (self);
  /* a program that starts in production would send there by a habit of the hand */
  last = g_str_equal (id, "production") ? NULL : app_context_find_environment (self, id);
  if (last != NULL)
    app_context_set_environment (self, last);
  return self;
}

CodefCatalog *
app_context_get_catalog (AppContext *self)
{
  return self->catalog;
}

CodefClock *
app_context_get_clock (AppContext *self)
{
  return self->clock;
}

CodefTransport *
app_context_get_transport (AppContext *self, CodefEnvironment *environment)
{
  return app_clients_get_transport (self->clients, environment);
}

StoreSecrets *
app_context_get_secrets (AppContext *self)
{
  return self->secrets;
}

StoreEnvironments *
app_context_get_environments (AppContext *self)
{
  return self->environments;
}

StoreFavourites *
app_context_get_favourites (AppContext *self)
{
  return self->favourites;
}

SandboxServer *
app_context_get_sandbox (AppContext *self)
{
  return self->sandbox;
}

GSettings *
app_context_get_settings (AppContext *self)
{
  return self->settings;
}

GPtrArray *
app_context_get_warnings (AppContext *self)
{
  return self->warnings;
}

CodefEnvironment *
app_context_get_environment (AppContext *self)
{
  return self->environment;
}

void
app_context_set_environment (AppContext *self, CodefEnvironment *environment)
{
  g_return_if_fail (APP_IS_CONTEXT (self));
  g_return_if_fail (environment != NULL);

  if (codef_environment_equal (self->environment, environment))
    return;
  codef_environment_ref (environment);
  codef_environment_unref (self->environment);
  self->environment = environment;
  g_settings_set_string (self->settings, "environment", codef_environment_get_id (environment));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
}

CodefEnvironment *
app_context_find_environment (AppContext *self, const char *id)
{
  static const CodefEnvironmentKind vendor[] = {
    CODEF_ENVIRONMENT_SANDBOX, CODEF_ENVIRONMENT_DEMO, CODEF_ENVIRONMENT_PRODUCTION,
  };
  CodefEnvironment *custom;

  if (g_str_equal (id, codef_environment_get_id (self->local)))
    return codef_environment_ref (self->local);
  for (guint i = 0; i < G_N_ELEMENTS (vendor); i++)
    {
      g_autoptr(CodefEnvironment) environment = codef_environment_new_vendor (vendor[i]);

      if (g_str_equal (id, codef_environment_get_id (environment)))
        return g_steal_pointer (&environment);
    }
  custom = store_environments_find (self->environments, id);
  return custom != NULL ? codef_environment_ref (custom) : NULL;
}

gboolean
app_context_is_confirmed (AppContext *self, CodefEnvironment *environment)
{
  return g_hash_table_contains (self->confirmed, codef_environment_get_id (environment));
}

void
app_context_confirm (AppContext *self, CodefEnvironment *environment)
{
  g_hash_table_add (self->confirmed, g_strdup (codef_environment_get_id (environment)));
}

AppLabelMode
app_context_get_label_mode (AppContext *self)
{
  return g_settings_get_enum (self->settings, "label-mode");
}

void
app_context_set_label_mode (AppContext *self, AppLabelMode mode)
{
  if (app_context_get_label_mode (self) != mode)
    g_settings_set_enum (self->settings, "label-mode", mode);
}

CodefPrivacy *
app_context_get_privacy (AppContext *self)
{
  return self->masks ? self->privacy : NULL;
}

CodefPrivacy *
app_context_get_pseudonyms (AppContext *self)
{
  return self->privacy;
}

gboolean
app_context_get_presenting (AppContext *self)
{
  return self->presenting;
}

void
app_context_set_presenting (AppContext *self, gboolean presenting)
{
  if (self->presenting == presenting)
    return;
  self->presenting = presenting;
  /* nothing may be seen in clear for a moment: masks first when it begins, last when it ends */
  if (presenting)
    update_masks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENTING]);
  update_masks (self);
}

CodefLanguage
app_context_get_label_language (AppContext *self)
{
  switch (g_settings_get_enum (self->settings, "label-language"))
    {
    case LANGUAGE_KOREAN:
      return CODEF_LANGUAGE_KOREAN;
    case LANGUAGE_ENGLISH:
      return CODEF_LANGUAGE_ENGLISH;
    default:
      return find_language_of_program ();
    }
}
