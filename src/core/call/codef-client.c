/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-client.h"

#include "codef-continuation.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-exchange-private.h"
#include "codef-redactor.h"
#include "codef-secret.h"
#include "codef-token-source.h"
#include "codef-token.h"
#include "codef-transport.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>
#include <string.h>

struct _CodefClient
{
  GObject           parent_instance;
  CodefTransport   *transport;   /* (owned) */
  CodefEnvironment *environment; /* (owned) */
  CodefCredentials *credentials; /* (owned) */
  CodefTokenSource *tokens;      /* (owned) */
  CodefClock       *clock;       /* (owned) */
  CodefCatalog     *catalog;     /* (owned) (nullable) words for challenges */
};

G_DEFINE_FINAL_TYPE (CodefClient, codef_client, G_TYPE_OBJECT)

enum { SIGNAL_STARTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* One exchange on its way: token, call, and if the token was rejected both once more. */
typedef struct
{
  CodefClient   *client;       /* (owned) */
  CodefExchange *exchange;     /* (owned) */
  CodefToken    *token;        /* (owned) (nullable) what the call was made with */
  GCancellable  *token_wait;   /* (owned) the token may be waited for with others: only our share is given up */
  gulong         token_link;   /* exchange's cancellable → token_wait */
  GSource       *deadline;     /* (owned) (nullable) while a token is awaited; then the transport keeps the time */
  gboolean       is_late;
  gboolean       is_repeated;
} Call;

static void
call_free (Call *call)
{
  g_cancellable_disconnect (_codef_exchange_get_cancellable (call->exchange), call->token_link);
  g_object_unref (call->token_wait);
  g_clear_pointer (&call->token, codef_token_unref);
  g_object_unref (call->exchange);
  g_object_unref (call->client);
  g_free (call);
}

static void
fail (Call *call, const GError *error)
{
  _codef_exchange_fail (call->exchange, error);
  call_free (call);
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  Call *call = user_data;

  call->is_late = TRUE;
  g_cancellable_cancel (call->token_wait);
  return G_SOURCE_REMOVE;
}

static void
arm_deadline (Call *call)
{
  gint64 left_us = _codef_exchange_get_deadline_us (call->exchange) - g_get_monotonic_time ();

  call->deadline = g_timeout_source_new ((guint) CLAMP (left_us / 1000, 0, G_MAXUINT));
  g_source_set_callback (call->deadline, on_deadline_cb, call, NULL);
  g_source_attach (call->deadline, g_main_context_get_thread_default ());
}

static void
disarm_deadline (Call *call)
{
  g_source_destroy (call->deadline);
  g_clear_pointer (&call->deadline, g_source_unref);
}

static void begin_token (Call *call);

/* --- 2: the call --- */

static void
repeat (Call *call)
{
  call->is_repeated = TRUE;
  begin_token (call);
}

/* A fresh token was rejected like the one before it: a third try would not end differently. */
static void
give_up (Call *call, CodefReply *reply)
{
  g_autoptr(GError) error = NULL;

  codef_token_source_drop (call->client->tokens);
  error = g_error_new (CODEF_ERROR, CODEF_ERROR_REFUSED,
                       _("“%s” rejected a token that was issued a moment ago. Check that these keys belong to this "
                         "environment.\nHTTP %u %s"),
                       codef_environment_get_title (call->client->environment), codef_reply_get_status (reply),
                       codef_reply_get_code (reply) != NULL ? codef_reply_get_code (reply) : "");
  fail (call, error);
}

/* Something of an answer is there to be shown, even if it broke off. */
static gboolean
is_answer (CodefAttempt *attempt, const GError *error)
{
  if (error == NULL)
    return TRUE;
  return attempt != NULL && codef_attempt_get_status (attempt) != 0
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_error_matches (error, CODEF_ERROR, CODEF_ERROR_TIMED_OUT);
}

static void
on_posted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefAttempt) attempt = codef_transport_post_finish (CODEF_TRANSPORT (object), result, NULL, &error);
  g_autoptr(CodefReply) reply = NULL;

  if (attempt != NULL)
    _codef_exchange_add_attempt (call->exchange, attempt);
  if (!is_answer (attempt, error))
    {
      fail (call, error);
      return;
    }
  reply = codef_reply_new (attempt);
  if (!codef_reply_rejects_token (reply))
    {
      _codef_exchange_answer (call->exchange, reply);
      call_free (call);
    }
  else if (!call->is_repeated)
    {
      repeat (call);
    }
  else
    {
      give_up (call, reply);
    }
}

static void
on_written_cb (gpointer user_data)
{
  Call *call = user_data;

  _codef_exchange_note_written (call->exchange);
}

static void
begin_post (Call *call)
{
  CodefRequest *request = _codef_exchange_get_sent (call->exchange);
  const char *bearer = codef_secret_reveal (codef_token_get_bearer (call->token));
  g_autofree char *url = g_strconcat (codef_environment_get_api_url (call->client->environment),
                                      codef_request_get_path (request), NULL);
  char *authorization = g_strconcat ("Bearer ", bearer, NULL);
  /* The body is percent-encoded JSON, for which there is no name. The service reads none of it (protocol notes §2.1:
   * every kind works); application/json is what the vendor's samples and its Node client say. */
  const char *const headers[] = { "Authorization", authorization, "Content-Type", "application/json",
                                  "Accept", "application/json", NULL };

  codef_transport_post_async (call->client->transport, CODEF_ATTEMPT_CALL, url, headers,
                              codef_request_get_wire (request), _codef_exchange_get_deadline_us (call->exchange),
                              _codef_exchange_get_cancellable (call->exchange), on_written_cb, on_posted_cb, call);
  explicit_bzero (authorization, strlen (authorization));
  g_free (authorization);
}

/* --- 1: the token --- */

static void
on_token_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr(CodefAttempt) attempt = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&call->token, codef_token_unref);
  call->token = codef_token_source_get_finish (CODEF_TOKEN_SOURCE (object), result, &attempt, &error);
  disarm_deadline (call);
  if (attempt != NULL)
    _codef_exchange_add_attempt (call->exchange, attempt);
  if (call->token != NULL)
    {
      begin_post (call);
      return;
    }
  if (call->is_late)
    {
      g_clear_error (&error);
      error = g_error_new (CODEF_ERROR, CODEF_ERROR_TIMED_OUT,
                           _("The token server of “%s” did not answer in time. Try again later."),
                           codef_environment_get_title (call->client->environment));
    }
  fail (call, error);
}

static void
begin_token (Call *call)
{
  arm_deadline (call);
  codef_token_source_get_async (call->client->tokens, call->token, call->token_wait, on_token_cb, call);
}

static void
on_exchange_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
begin (CodefClient *self, CodefExchange *exchange)
{
  Call *call = g_new0 (Call, 1);

  call->client = g_object_ref (self);
  call->exchange = g_object_ref (exchange);
  call->token_wait = g_cancellable_new ();
  call->token_link = g_cancellable_connect (_codef_exchange_get_cancellable (exchange),
                                            G_CALLBACK (on_exchange_cancelled_cb),
                                            g_object_ref (call->token_wait), g_object_unref);
  begin_token (call);
}

CodefExchange *
codef_client_start (CodefClient *self, CodefRequest *request)
{
  CodefExchange *exchange;

  g_return_val_if_fail (CODEF_IS_CLIENT (self) && request != NULL, NULL);
  exchange = _codef_exchange_new (request, self->environment, self->clock, self->catalog);
  g_signal_emit (self, signals[SIGNAL_STARTED], 0, exchange);
  begin (self, exchange);
  return exchange;
}

/* --- additional authentication --- */

static gboolean
check_continuation (CodefExchange *exchange, GBytes *inputs, GError **error)
{
  const char *problem = NULL;

  if (codef_exchange_get_phase (exchange) == CODEF_PHASE_WAITING)
    problem = _("An answer is on its way already.");
  else if (codef_exchange_get_phase (exchange) != CODEF_PHASE_CHALLENGED)
    problem = _("The service does not ask for anything any more.");
  else if (codef_challenge_get_two_way_info (codef_exchange_get_challenge (exchange)) == NULL)
    problem = _("The service asks for more, but its answer names no session (jti): there is no going on.");
  if (problem == NULL)
    return codef_continuation_check (inputs, error);
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
  return FALSE;
}

static CodefRequest *
make_continuation (CodefExchange *exchange, GBytes *inputs, GError **error)
{
  CodefRequest *first = codef_exchange_get_request (exchange);
  GBytes *earlier = codef_exchange_get_inputs (exchange);
  const char *info = codef_challenge_get_two_way_info (codef_exchange_get_challenge (exchange));
  g_autoptr(GBytes) all = earlier != NULL ? codef_continuation_overlay (earlier, inputs) : g_bytes_ref (inputs);
  g_autoptr(GBytes) json = codef_continuation_build (codef_request_get_json (first), all, info);

  return codef_request_new (codef_request_get_path (first), json, codef_request_get_deadline_sec (first), error);
}

gboolean
codef_client_continue (CodefClient *self, CodefExchange *exchange, GBytes *inputs, GError **error)
{
  g_autoptr(CodefRequest) continuation = NULL;

  g_return_val_if_fail (CODEF_IS_CLIENT (self) && CODEF_IS_EXCHANGE (exchange) && inputs != NULL, FALSE);
  if (!check_continuation (exchange, inputs, error))
    return FALSE;
  continuation = make_continuation (exchange, inputs, error);
  if (continuation == NULL)
    return FALSE;
  _codef_exchange_go_on (exchange, continuation, inputs);
  begin (self, exchange);
  return TRUE;
}

CodefExchange *
codef_client_resume (CodefClient *self, CodefRequest *request, GBytes *inputs, CodefChallenge *challenge,
                     gint64 left_us)
{
  CodefExchange *exchange;

  g_return_val_if_fail (CODEF_IS_CLIENT (self) && request != NULL && CODEF_IS_CHALLENGE (challenge), NULL);
  exchange = _codef_exchange_new (request, self->environment, self->clock, self->catalog);
  _codef_exchange_resume (exchange, inputs, challenge, left_us);
  return exchange;
}

/* --- the object --- */

static void
codef_client_finalize (GObject *object)
{
  CodefClient *self = CODEF_CLIENT (object);

  g_object_unref (self->transport);
  codef_environment_unref (self->environment);
  codef_credentials_unref (self->credentials);
  g_object_unref (self->tokens);
  g_object_unref (self->clock);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (codef_client_parent_class)->finalize (object);
}

static void
codef_client_class_init (CodefClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_client_finalize;
  signals[SIGNAL_STARTED] = g_signal_new ("started", CODEF_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, CODEF_TYPE_EXCHANGE);
}

static void
codef_client_init (CodefClient *self)
{
}

CodefClient *
codef_client_new (CodefTransport *transport, CodefEnvironment *environment, CodefCredentials *credentials,
                  CodefClock *clock)
{
  CodefClient *self;

  g_return_val_if_fail (CODEF_IS_TRANSPORT (transport) && environment != NULL && credentials != NULL
                        && CODEF_IS_CLOCK (clock), NULL);
  self = g_object_new (CODEF_TYPE_CLIENT, NULL);
  self->transport = g_object_ref (transport);
  self->environment = codef_environment_ref (environment);
  self->credentials = codef_credentials_ref (credentials);
  self->clock = g_object_ref (clock);
  self->tokens = codef_token_source_new (transport, environment, credentials, clock);
  return self;
}

void
codef_client_set_catalog (CodefClient *self, CodefCatalog *catalog)
{
  g_return_if_fail (CODEF_IS_CLIENT (self) && (catalog == NULL || CODEF_IS_CATALOG (catalog)));
  g_set_object (&self->catalog, catalog);
}

CodefEnvironment *
codef_client_get_environment (CodefClient *self)
{
  g_return_val_if_fail (CODEF_IS_CLIENT (self), NULL);
  return self->environment;
}

CodefCredentials *
codef_client_get_credentials (CodefClient *self)
{
  g_return_val_if_fail (CODEF_IS_CLIENT (self), NULL);
  return self->credentials;
}

CodefTokenSource *
codef_client_get_token_source (CodefClient *self)
{
  g_return_val_if_fail (CODEF_IS_CLIENT (self), NULL);
  return self->tokens;
}

/* As it stands in the Host header: a default port is left out. */
static char *
dup_authority (const char *url)
{
  const char *authority = strstr (url, "://");

  return g_strdup (authority != NULL ? authority + strlen ("://") : url);
}

char **
codef_client_preview_headers (CodefClient *self, CodefRequest *request)
{
  g_autofree char *host = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  g_return_val_if_fail (CODEF_IS_CLIENT (self) && request != NULL, NULL);
  host = dup_authority (codef_environment_get_api_url (self->environment));
  lines = g_ptr_array_new ();
  g_ptr_array_add (lines, g_strdup ("Authorization: Bearer " CODEF_REDACTED));
  g_ptr_array_add (lines, g_strdup ("Content-Type: application/json"));
  g_ptr_array_add (lines, g_strdup ("Accept: application/json"));
  g_ptr_array_add (lines, g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT,
                                           g_bytes_get_size (codef_request_get_wire (request))));
  g_ptr_array_add (lines, g_strdup_printf ("User-Agent: %s", codef_transport_get_user_agent (self->transport)));
  g_ptr_array_add (lines, g_strdup ("Connection: Keep-Alive"));
  g_ptr_array_add (lines, g_strdup_printf ("Host: %s", host));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
