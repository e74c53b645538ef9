/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-token-source.h"

#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-secret.h"
#include "codef-token.h"
#include "codef-transport.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define TOKEN_REQUEST_BODY "grant_type=client_credentials&scope=read"

/* One call of the token route and those who wait for it. */
typedef struct
{
  CodefTokenSource *source;  /* (owned) */
  GPtrArray        *waiters; /* (owned) of GTask (owned) */
  GCancellable     *stop;    /* (owned) cancelled when nobody waits any more */
} Fetch;

typedef struct
{
  Fetch        *fetch;     /* (unowned) (nullable) while it is under way */
  GSource      *cancelled; /* (owned) (nullable) */
  CodefAttempt *attempt;   /* (owned) (nullable) */
} Waiter;

struct _CodefTokenSource
{
  GObject           parent_instance;
  CodefTransport   *transport;   /* (owned) */
  CodefEnvironment *environment; /* (owned) */
  CodefCredentials *credentials; /* (owned) */
  CodefClock       *clock;       /* (owned) */
  CodefToken       *token;       /* (owned) (nullable) */
  Fetch            *fetch;       /* (unowned) (nullable) the one that newcomers join; its callback frees it */
};

G_DEFINE_FINAL_TYPE (CodefTokenSource, codef_token_source, G_TYPE_OBJECT)

enum { PROP_0, PROP_TOKEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_clear_object (&waiter->attempt);
  g_free (waiter);
}

static void
fetch_free (Fetch *fetch)
{
  g_ptr_array_unref (fetch->waiters);
  g_object_unref (fetch->stop);
  g_object_unref (fetch->source);
  g_free (fetch);
}

static void
take_token (CodefTokenSource *self, CodefToken *token)
{
  if (self->token == NULL && token == NULL)
    return;
  g_clear_pointer (&self->token, codef_token_unref);
  self->token = token;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOKEN]);
}

/* --- the request --- */

/* What would break out of the header, or could not be told from the separator (RFC 7617 §2). */
static gboolean
is_sendable (const char *text, gboolean colon_allowed)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p > '~' || (*p == ':' && !colon_allowed))
      return FALSE;
  return TRUE;
}

static gboolean
check_credentials (CodefTokenSource *self, GError **error)
{
  const char *id = codef_credentials_get_client_id (self->credentials);
  CodefSecret *secret = codef_credentials_get_client_secret (self->credentials);

  if (*id == '\0' || secret == NULL || codef_secret_get_length (secret) == 0)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS,
                   _("There is no client id and client secret for “%s” yet. Add them to the credentials."),
                   codef_environment_get_title (self->environment));
      return FALSE;
    }
  if (!is_sendable (id, FALSE) || !is_sendable (codef_secret_reveal (secret), TRUE))
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY,
                           _("The client id or client secret has characters that cannot be sent, such as a space or a "
                             "line break. Paste it again."));
      return FALSE;
    }
  return TRUE;
}

static void
wipe_text (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/* (transfer full): wipe it. */
static char *
make_authorization (CodefCredentials *credentials)
{
  const char *secret = codef_secret_reveal (codef_credentials_get_client_secret (credentials));
  char *pair = g_strconcat (codef_credentials_get_client_id (credentials), ":", secret, NULL);
  char *base64 = g_base64_encode ((const guchar *) pair, strlen (pair));
  char *value = g_strconcat ("Basic ", base64, NULL);

  wipe_text (pair);
  wipe_text (base64);
  return value;
}

/* --- the answer --- */

/* "invalid_client" of {"error":"invalid_client"}; "" unless it is such a plain word, so that nothing foreign gets into
 * the message. */
static char *
read_error_word (GBytes *answer)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (answer, NULL);
  g_autofree char *word = NULL;

  if (doc_document_get_problem (document) == NULL)
    word = doc_document_dup_member (document, DOC_NODE_ROOT, "error");
  if (word == NULL || word[strspn (word, "abcdefghijklmnopqrstuvwxyz_")] != '\0' || strlen (word) > 40)
    return g_strdup ("");
  return g_steal_pointer (&word);
}

static CodefToken *
read_answer (CodefTokenSource *self, guint status, GBytes *answer, GError **error)
{
  g_autofree char *word = NULL;

  if (status == 200)
    return codef_token_new_from_answer (answer, codef_clock_now_unix_sec (self->clock), error);
  if (status == 400 || status == 401 || status == 403)
    {
      word = read_error_word (answer);
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_REFUSED,
                   _("The token server did not accept the client id and client secret of “%s”. Check both in the "
                     "credentials.\nHTTP %u %s"),
                   codef_environment_get_title (self->environment), status, word);
      return NULL;
    }
  g_set_error (error, CODEF_ERROR, CODEF_ERROR_UNREADABLE,
               _("The token server answered HTTP %u instead of a token. Try again later."), status);
  return NULL;
}

static void
return_to (GTask *task, CodefAttempt *attempt, CodefToken *token, const GError *error)
{
  Waiter *waiter = g_task_get_task_data (task);

  waiter->fetch = NULL;
  g_set_object (&waiter->attempt, attempt);
  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  if (token != NULL)
    g_task_return_pointer (task, codef_token_ref (token), (GDestroyNotify) codef_token_unref);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
on_posted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  CodefTokenSource *self = fetch->source;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefAttempt) attempt = codef_transport_post_finish (CODEF_TRANSPORT (object), result, &answer, &error);
  g_autoptr(CodefToken) token = NULL;

  if (self->fetch == fetch)
    self->fetch = NULL;
  if (error == NULL)
    token = read_answer (self, codef_attempt_get_status (attempt), answer, &error);
  if (token != NULL)
    take_token (self, codef_token_ref (token));
  for (guint i = 0; i < fetch->waiters->len; i++)
    return_to (fetch->waiters->pdata[i], attempt, token, error);
  fetch_free (fetch);
}

static void
begin_fetch (CodefTokenSource *self)
{
  g_autofree char *url = g_strconcat (codef_environment_get_oauth_url (self->environment), CODEF_PATH_TOKEN, NULL);
  g_autoptr(GBytes) body = g_bytes_new_static (TOKEN_REQUEST_BODY, strlen (TOKEN_REQUEST_BODY));
  char *authorization = make_authorization (self->credentials);
  const char *const headers[] = { "Authorization", authorization, "Content-Type", "application/x-www-form-urlencoded",
                                  "Accept", "application/json", NULL };

  self->fetch = g_new0 (Fetch, 1);
  self->fetch->source = g_object_ref (self);
  self->fetch->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->fetch->stop = g_cancellable_new ();
  codef_transport_post_async (self->transport, CODEF_ATTEMPT_TOKEN, url, headers, body,
                              g_get_monotonic_time () + CODEF_TOKEN_DEADLINE_SEC * G_USEC_PER_SEC, self->fetch->stop,
                              NULL, on_posted_cb, self->fetch);
  wipe_text (authorization);
}

/* --- waiting --- */

static gboolean
on_waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Waiter *waiter = g_task_get_task_data (task);
  Fetch *fetch = g_steal_pointer (&waiter->fetch);

  if (fetch == NULL)
    return G_SOURCE_REMOVE;
  g_ptr_array_remove (fetch->waiters, task);
  if (fetch->waiters->len == 0)
    {
      /* a newcomer must not join what is being torn down */
      fetch->source->fetch = fetch->source->fetch == fetch ? NULL : fetch->source->fetch;
      g_cancellable_cancel (fetch->stop);
    }
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
wait_for_fetch (CodefTokenSource *self, GTask *task)
{
  Waiter *waiter = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->fetch == NULL)
    begin_fetch (self);
  waiter->fetch = self->fetch;
  g_ptr_array_add (self->fetch->waiters, g_object_ref (task));
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_waiter_cancelled_cb), task, NULL);
      g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
    }
}

void
codef_token_source_get_async (CodefTokenSource *self, CodefToken *rejected, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (CODEF_IS_TOKEN_SOURCE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, codef_token_source_get_async);
  g_task_set_task_data (task, g_new0 (Waiter, 1), (GDestroyNotify) waiter_free);
  if (rejected != NULL && self->token != NULL
      && codef_secret_equal (codef_token_get_bearer (rejected), codef_token_get_bearer (self->token)))
    take_token (self, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!check_credentials (self, &error))
    g_task_return_error (task, error);
  else if (self->token != NULL
           && codef_token_is_fresh (self->token, codef_clock_now_unix_sec (self->clock), CODEF_TOKEN_MARGIN_SEC))
    g_task_return_pointer (task, codef_token_ref (self->token), (GDestroyNotify) codef_token_unref);
  else
    wait_for_fetch (self, task);
}

CodefToken *
codef_token_source_get_finish (CodefTokenSource *self, GAsyncResult *result, CodefAttempt **attempt, GError **error)
{
  Waiter *waiter;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  waiter = g_task_get_task_data (G_TASK (result));
  if (attempt != NULL)
    *attempt = g_steal_pointer (&waiter->attempt);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the object --- */

static void
codef_token_source_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TOKEN:
      g_value_set_boxed (value, CODEF_TOKEN_SOURCE (object)->token);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_token_source_finalize (GObject *object)
{
  CodefTokenSource *self = CODEF_TOKEN_SOURCE (object);

  g_object_unref (self->transport);
  codef_environment_unref (self->environment);
  codef_credentials_unref (self->credentials);
  g_object_unref (self->clock);
  g_clear_pointer (&self->token, codef_token_unref);
  G_OBJECT_CLASS (codef_token_source_parent_class)->finalize (object);
}

static void
codef_token_source_class_init (CodefTokenSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_token_source_get_property;
  object_class->finalize = codef_token_source_finalize;
  properties[PROP_TOKEN] = g_param_spec_boxed ("token", NULL, NULL, CODEF_TYPE_TOKEN,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_token_source_init (CodefTokenSource *self)
{
}

CodefTokenSource *
codef_token_source_new (CodefTransport *transport, CodefEnvironment *environment, CodefCredentials *credentials,
                        CodefClock *clock)
{
  CodefTokenSource *self;

  g_return_val_if_fail (CODEF_IS_TRANSPORT (transport) && environment != NULL && credentials != NULL
                        && CODEF_IS_CLOCK (clock), NULL);
  self = g_object_new (CODEF_TYPE_TOKEN_SOURCE, NULL);
  self->transport = g_object_ref (transport);
  self->environment = codef_environment_ref (environment);
  self->credentials = codef_credentials_ref (credentials);
  self->clock = g_object_ref (clock);
  return self;
}

CodefToken *
codef_token_source_get_token (CodefTokenSource *self)
{
  g_return_val_if_fail (CODEF_IS_TOKEN_SOURCE (self), NULL);
  return self->token;
}

void
codef_token_source_drop (CodefTokenSource *self)
{
  g_return_if_fail (CODEF_IS_TOKEN_SOURCE (self));
  take_token (self, NULL);
}
