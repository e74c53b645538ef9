/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-call.h"

#include "cli-environment.h"
#include "cli-input.h"
#include "cli-output.h"
#include "codef-clock.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-transport.h"
#include "codef-wire.h"
#include "sandbox-server.h"
#include "store-paths.h"
#include "store-quota.h"
#include "store-secrets.h"

#include <glib/gi18n.h>

#define MAX_TIMEOUT_SEC (24 * 60 * 60)

const CliOption cli_call_options[] = {
  { "env", 0, "ENVIRONMENT", N_("local (the built-in sandbox, the default), sandbox, demo, production, or one of your own"),
    "local sandbox demo production" },
  { "base-url", 0, "URL", N_("any other host; http:// for loopback only") },
  { "oauth-url", 0, "URL", N_("its token host, if that is another one") },
  { "public-key-file", 0, "FILE", N_("the RSA public key of the client") },
  { "credentials-file", 0, "FILE", N_("keys as {\"clientId\",\"clientSecret\",\"publicKey\"}; nobody else may read it") },
  { "timeout", 0, "SECONDS", N_("for everything together, and anew for each further step (310)") },
  { "yes", 0, NULL, N_("send to production without asking") },
  { "verbose", 'v', NULL, N_("show the exchange on standard error, secrets masked") },
  { NULL },
};

struct _CliCall
{
  CliSession       *session;
  SandboxServer    *sandbox;     /* (owned) (nullable) for --env local */
  CodefEnvironment *environment; /* (owned) */
  CodefCredentials *credentials; /* (owned) */
  CodefPublicKey   *public_key;  /* (owned) (nullable) */
  CodefClient      *client;      /* (owned) */
  CodefClock       *clock;       /* (owned) */
  guint             deadline_sec;
};

/* A result that the loop waits for. */
typedef struct
{
  GAsyncResult *result; /* (owned) (nullable) */
  gboolean      done;
} Waiting;

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  waiting->done = TRUE;
}

/* The pretend phone of the built-in sandbox. */
static void
on_message_cb (SandboxServer *sandbox, SandboxMessage *message, gpointer user_data)
{
  const char *to = sandbox_message_get_to (message);
  const char *code = sandbox_message_get_code (message);

  /* TRANSLATORS: what arrives at the pretend phone: the method ("smsAuthNo"), the number or address, the code */
  cli_output_detail (_("phone: %s %s %s"), sandbox_message_get_method (message), *to != '\0' ? to : "-", *code != '\0' ? code : "-");
}

static gboolean
start_sandbox (CliCall *self, CodefClock *clock, GError **error)
{
  g_autofree char *store_file = store_paths_state ("sandbox.json");
  SandboxOptions options = { .store_file = store_file, .may_forget = TRUE };
  Waiting waiting = { NULL, FALSE };
  gboolean started;

  self->sandbox = sandbox_server_new (cli_session_get_catalog (self->session), clock, &options, error);
  if (self->sandbox == NULL)
    return FALSE;
  g_signal_connect (self->sandbox, "message", G_CALLBACK (on_message_cb), NULL);
  sandbox_server_start_async (self->sandbox, cli_session_get_cancellable (self->session), on_done_cb, &waiting);
  cli_session_run_until (self->session, &waiting.done);
  started = sandbox_server_start_finish (self->sandbox, waiting.result, error);
  g_object_unref (waiting.result);
  if (sandbox_server_get_problem (self->sandbox) != NULL)
    cli_output_say ("%s", sandbox_server_get_problem (self->sandbox));
  if (started)
    self->environment = codef_environment_new_local (sandbox_server_get_url (self->sandbox));
  return started;
}

static CodefCredentials *
credentials_of_sandbox (SandboxServer *sandbox, GError **error)
{
  g_autoptr(CodefSecret) secret = codef_secret_new (sandbox_server_get_client_secret (sandbox));
  g_autoptr(CodefPublicKey) key = codef_public_key_new (sandbox_server_get_public_key (sandbox), error);

  return key != NULL ? codef_credentials_new (sandbox_server_get_client_id (sandbox), secret, key) : NULL;
}

static CodefCredentials *
credentials_of_file (const char *path, GError **error)
{
  g_autoptr(GBytes) json = cli_input_read_private (path, error);
  g_autoptr(GError) cause = NULL;
  CodefCredentials *credentials;

  if (json == NULL)
    return NULL;
  credentials = codef_credentials_new_from_json (json, &cause);
  if (credentials == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, "%s: %s", path, cause->message);
  return credentials;
}

/* The pair that the vendor publishes for its sandbox. */
static CodefCredentials *
published_credentials (void)
{
  g_autoptr(CodefSecret) secret = codef_secret_new (CODEF_SANDBOX_CLIENT_SECRET);

  return codef_credentials_new (CODEF_SANDBOX_CLIENT_ID, secret, NULL);
}

static CodefCredentials *
credentials_of_keyring (CliCall *self, GError **error)
{
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  const char *id = codef_environment_get_id (self->environment);
  Waiting waiting = { NULL, FALSE };
  g_autoptr(GError) cause = NULL;
  CodefCredentials *credentials;

  store_secrets_lookup_async (secrets, id, cli_session_get_cancellable (self->session), on_done_cb, &waiting);
  cli_session_run_until (self->session, &waiting.done);
  credentials = store_secrets_lookup_finish (secrets, waiting.result, &cause);
  g_object_unref (waiting.result);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (credentials == NULL && codef_environment_get_kind (self->environment) == CODEF_ENVIRONMENT_SANDBOX)
    credentials = published_credentials ();
  else if (credentials == NULL && store_secrets_get_reason (secrets) != NULL)
    g_set_error (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS, _("there are no keys for “%s”: %s Name a file with --credentials-file."), id,
                 store_secrets_get_reason (secrets));
  else if (credentials == NULL)
    g_set_error (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS,
                 _("there are no keys for “%s” in the keyring: enter them in the window, or name a file with --credentials-file"), id);
  return credentials;
}

static gboolean
find_credentials (CliCall *self, CliArguments *arguments, GError **error)
{
  const char *credentials_file = cli_arguments_get (arguments, "credentials-file");
  const char *key_file = cli_arguments_get (arguments, "public-key-file");

  if (credentials_file != NULL)
    self->credentials = credentials_of_file (credentials_file, error);
  else if (self->sandbox != NULL)
    self->credentials = credentials_of_sandbox (self->sandbox, error);
  else
    self->credentials = credentials_of_keyring (self, error);
  if (self->credentials == NULL)
    return FALSE;
  if (key_file != NULL)
    self->public_key = cli_environment_read_public_key (key_file, error);
  else if (codef_credentials_get_public_key (self->credentials) != NULL)
    self->public_key = codef_public_key_ref (codef_credentials_get_public_key (self->credentials));
  return key_file == NULL || self->public_key != NULL;
}

static gboolean
confirm_production (CliCall *self, CliArguments *arguments, GError **error)
{
  gboolean yes = TRUE;

  if (codef_environment_get_kind (self->environment) != CODEF_ENVIRONMENT_PRODUCTION || cli_arguments_has (arguments, "yes"))
    return TRUE;
  if (!cli_input_ask_yes (_("This goes to production: real institutions, and it is billed. Send it?"), &yes, error))
    {
      g_prefix_error (error, "%s", _("production needs --yes: "));
      return FALSE;
    }
  if (!yes)
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_DECLINED, _("nothing was sent"));
  return yes;
}

/* What window and command line send counts alike; the vendor allows so many a day. */
static void
on_started_cb (CodefClient *client, CodefExchange *exchange, CliCall *self)
{
  g_autofree char *folder = store_paths_state (STORE_QUOTA_FOLDER);
  g_autoptr(StoreQuota) quota = store_quota_new (folder);
  guint count = store_quota_add (quota, self->environment, codef_clock_now_unix_us (self->clock));

  if (count == STORE_QUOTA_DEMO_WARNING || count >= STORE_QUOTA_DEMO_CALLS)
    cli_output_say (_("%u of the %u calls a day to the demo service, as this computer counts"), count, STORE_QUOTA_DEMO_CALLS);
}

CliCall *
cli_call_new (CliSession *session, CliArguments *arguments, GError **error)
{
  g_autoptr(CliCall) self = g_new0 (CliCall, 1);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = NULL;
  guint64 timeout_sec;

  self->session = session;
  self->clock = g_object_ref (clock);
  if (!cli_arguments_get_number (arguments, "timeout", 1, MAX_TIMEOUT_SEC, CODEF_DEADLINE_DEFAULT_SEC, &timeout_sec, error))
    return NULL;
  self->deadline_sec = (guint) timeout_sec;
  if (!cli_environment_is_local (arguments))
    {
      self->environment = cli_environment_new (arguments, error);
      if (self->environment == NULL)
        return NULL;
    }
  else if (!start_sandbox (self, clock, error))
    return NULL;
  if (!find_credentials (self, arguments, error) || !confirm_production (self, arguments, error))
    return NULL;
  transport = codef_transport_new (CODEF_VERSION, !cli_environment_is_loopback (self->environment), clock);
  self->client = codef_client_new (transport, self->environment, self->credentials, clock);
  codef_client_set_catalog (self->client, cli_session_get_catalog (session));
  if (store_quota_is_limited (self->environment))
    g_signal_connect (self->client, "started", G_CALLBACK (on_started_cb), self);
  return g_steal_pointer (&self);
}

void
cli_call_free (CliCall *self)
{
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  if (self->sandbox != NULL)
    sandbox_server_stop (self->sandbox);
  g_clear_object (&self->sandbox);
  g_clear_pointer (&self->public_key, codef_public_key_unref);
  g_clear_pointer (&self->credentials, codef_credentials_unref);
  g_clear_pointer (&self->environment, codef_environment_unref);
  g_free (self);
}

CodefClient *
cli_call_get_client (CliCall *self)
{
  return self->client;
}

CodefEnvironment *
cli_call_get_environment (CliCall *self)
{
  return self->environment;
}

gboolean
cli_call_has_phone (CliCall *self)
{
  return self->sandbox != NULL;
}

char *
cli_call_answer_phone (CliCall *self, const char *jti, const char *method)
{
  return sandbox_server_answer_phone (self->sandbox, jti, method);
}

CodefClock *
cli_call_get_clock (CliCall *self)
{
  return self->clock;
}

guint
cli_call_get_deadline_sec (CliCall *self)
{
  return self->deadline_sec;
}

CodefPublicKey *
cli_call_get_public_key (CliCall *self, GError **error)
{
  if (self->public_key != NULL)
    return self->public_key;
  if (codef_environment_get_kind (self->environment) != CODEF_ENVIRONMENT_SANDBOX)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY,
                           _("a secret must be encrypted, and there is no public key: name it with --public-key-file"));
      return NULL;
    }
  cli_output_say (_("the vendor's sandbox reads no ciphertext, so a key made for this call encrypts the secrets"));
  self->public_key = codef_public_key_new_throwaway (error);
  return self->public_key;
}

GBytes *
cli_call_seal (CliCall *self, GBytes *json, CodefProduct *product, GError **error)
{
  g_autoptr(GError) problem = NULL;
  GBytes *sealed = codef_request_seal (json, product, self->public_key, NULL, &problem);
  CodefPublicKey *key;

  if (g_error_matches (problem, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY))
    {
      key = cli_call_get_public_key (self, error);
      return key != NULL ? codef_request_seal (json, product, key, NULL, error) : NULL;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return sealed;
}
