/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-transport.h"

#include "codef-error.h"
#include "codef-post.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>
#include <sys/resource.h>

/* TLS 1.2 and 1.3, no short keys. Without it the platform talks TLS 1.0 and takes RSA keys of 1024 bits, and a check
 * after the answer would come too late: the token has been sent by then. */
#define TLS_PRIORITY "NORMAL:%COMPAT:-VERS-TLS1.1:-VERS-TLS1.0:%PROFILE_MEDIUM"
/* libsoup's own default of two for each host would make the third tab wait for the first. */
#define MAX_CONNECTIONS 64
/* Shorter than what servers commonly keep (60 s), so that we rarely send on a connection which is being closed. */
#define IDLE_TIMEOUT_SEC 30

struct _CodefTransport
{
  GObject           parent_instance;
  SoupSession      *session;  /* (owned) */
  CodefRoute       *route;    /* (owned) */
  CodefClock       *clock;    /* (owned) */
  CodefPostSettings settings; /* refers to the three above */
};

G_DEFINE_FINAL_TYPE (CodefTransport, codef_transport, G_TYPE_OBJECT)

void
codef_transport_harden_process (void)
{
  const struct rlimit none = { 0, 0 };

  g_setenv ("G_TLS_GNUTLS_PRIORITY", TLS_PRIORITY, TRUE);
  g_unsetenv ("SSLKEYLOGFILE");
  setrlimit (RLIMIT_CORE, &none);
}

static void
codef_transport_dispose (GObject *object)
{
  CodefTransport *self = CODEF_TRANSPORT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->route);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (codef_transport_parent_class)->dispose (object);
}

static void
codef_transport_class_init (CodefTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = codef_transport_dispose;
}

static void
codef_transport_init (CodefTransport *self)
{
}

static SoupSession *
make_session (const char *version, CodefRoute *route)
{
  g_autofree char *user_agent = g_strconcat (CODEF_USER_AGENT_PREFIX, version, NULL);
  SoupSession *session = soup_session_new_with_options ("user-agent", user_agent, "proxy-resolver", route,
                                                        "max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host", MAX_CONNECTIONS,
                                                        "idle-timeout", IDLE_TIMEOUT_SEC, NULL);

  /* An API console shows what came: no password dialogs or silent second tries on 401, and no Accept-Encoding, so that
   * the bytes on the wire are the bytes counted and shown, and no gzip bomb is ever unpacked. There is no cookie jar
   * unless one is added. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

CodefTransport *
codef_transport_new (const char *version, gboolean use_proxy, CodefClock *clock)
{
  CodefTransport *self;

  g_return_val_if_fail (version != NULL && CODEF_IS_CLOCK (clock), NULL);
  self = g_object_new (CODEF_TYPE_TRANSPORT, NULL);
  self->clock = g_object_ref (clock);
  self->route = codef_route_new (use_proxy ? g_proxy_resolver_get_default () : NULL);
  self->session = make_session (version, self->route);
  self->settings = (CodefPostSettings) { .session = self->session, .route = self->route, .clock = self->clock,
                                         .limits = DOC_LIMITS_DEFAULT,
                                         .connect_deadline_ms = CODEF_CONNECT_DEADLINE_SEC * 1000 };
  return self;
}

gboolean
codef_transport_set_ca_file (CodefTransport *self, const char *path, GError **error)
{
  g_autoptr(GTlsDatabase) roots = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (CODEF_IS_TRANSPORT (self) && path != NULL, FALSE);
  /* a relative path would be ignored without a word */
  if (g_path_is_absolute (path))
    roots = g_tls_file_database_new (path, &cause);
  if (roots == NULL)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY,
                   _("The file of root certificates “%s” cannot be used: %s."), path,
                   cause != NULL ? cause->message : _("it must be an absolute path"));
      return FALSE;
    }
  soup_session_set_tls_database (self->session, roots);
  self->settings.own_roots = TRUE;
  return TRUE;
}

char *
codef_transport_check_proxy (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "socks5"))
      && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' && g_uri_get_port (uri) > 0)
    return NULL;
  return g_strdup_printf (_("“%s” is not the address of a proxy. Write it as http://host:port or socks5://host:port."), url);
}

gboolean
codef_transport_set_proxy (CodefTransport *self, const char *url, GError **error)
{
  g_autofree char *problem = url != NULL ? codef_transport_check_proxy (url) : NULL;
  g_autoptr(GProxyResolver) resolver = NULL;

  g_return_val_if_fail (CODEF_IS_TRANSPORT (self), FALSE);
  if (problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
      return FALSE;
    }
  resolver = url != NULL ? g_simple_proxy_resolver_new (url, NULL) : NULL;
  g_object_unref (self->route);
  self->route = codef_route_new (resolver);
  self->settings.route = self->route;
  soup_session_set_proxy_resolver (self->session, G_PROXY_RESOLVER (self->route));
  return TRUE;
}

void
codef_transport_set_limits (CodefTransport *self, const DocLimits *limits)
{
  g_return_if_fail (CODEF_IS_TRANSPORT (self) && limits != NULL);
  self->settings.limits = *limits;
}

void
codef_transport_set_overflow (CodefTransport *self, CodefOverflowFunc open, gpointer user_data)
{
  g_return_if_fail (CODEF_IS_TRANSPORT (self));
  self->settings.open_overflow = open;
  self->settings.overflow_data = user_data;
}

void
codef_transport_set_connect_deadline_ms (CodefTransport *self, guint milliseconds)
{
  g_return_if_fail (CODEF_IS_TRANSPORT (self));
  self->settings.connect_deadline_ms = milliseconds;
}

const char *
codef_transport_get_user_agent (CodefTransport *self)
{
  g_return_val_if_fail (CODEF_IS_TRANSPORT (self), NULL);
  return soup_session_get_user_agent (self->session);
}

void
codef_transport_post_async (CodefTransport *self, CodefAttemptPurpose purpose, const char *url,
                            const char *const *headers, GBytes *body, gint64 deadline_us, GCancellable *cancellable,
                            CodefWrittenFunc written, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) cause = NULL;
  CodefPost *post;

  g_return_if_fail (CODEF_IS_TRANSPORT (self) && url != NULL && headers != NULL && body != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, codef_transport_post_async);
  /* cancelled or not, the attempt is handed over together with the error */
  g_task_set_check_cancellable (task, FALSE);
  uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, &cause);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_task_return_new_error (task, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("“%s” is not the address of a server: %s."),
                               url, cause != NULL ? cause->message : _("it has no host"));
      return;
    }
  post = codef_post_new (&self->settings, purpose, uri, headers, body, deadline_us);
  g_task_set_task_data (task, post, (GDestroyNotify) codef_post_free);
  codef_post_start (post, g_steal_pointer (&task), written, user_data);
}

CodefAttempt *
codef_transport_post_finish (CodefTransport *self, GAsyncResult *result, GBytes **token_answer, GError **error)
{
  CodefPost *post;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  post = g_task_get_task_data (G_TASK (result));
  if (token_answer != NULL)
    *token_answer = NULL;
  if (g_task_propagate_boolean (G_TASK (result), error) && token_answer != NULL)
    *token_answer = codef_post_steal_token_answer (post);
  return post != NULL ? g_object_ref (codef_post_get_attempt (post)) : NULL;
}
