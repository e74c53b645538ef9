/* SPDX-License-Identifier: MIT */
#include "codef-route.h"

#include <string.h>

struct _CodefRoute
{
  GObject         parent_instance;
  GProxyResolver *system;   /* (owned) (nullable) */
  GHashTable     *proxies;  /* (owned) host → proxy without user and password */
};

static void codef_route_resolver_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefRoute, codef_route, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, codef_route_resolver_init))

static char *
dup_host (const char *uri_text)
{
  g_autoptr(GUri) uri = g_uri_parse (uri_text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static gboolean
is_this_computer (const char *host)
{
  g_autoptr(GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return host != NULL && g_ascii_strcasecmp (host, "localhost") == 0;
}

static char **
direct (void)
{
  static const char *const only[] = { "direct://", NULL };

  return g_strdupv ((char **) only);
}

static void
remember (CodefRoute *self, const char *uri_text, char **answers)
{
  g_autofree char *host = dup_host (uri_text);
  g_autoptr(GUri) proxy = NULL;

  if (host == NULL || answers == NULL || answers[0] == NULL)
    return;
  if (!g_str_has_prefix (answers[0], "direct:"))
    proxy = g_uri_parse (answers[0], G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (proxy == NULL)
    g_hash_table_remove (self->proxies, host);
  else
    g_hash_table_insert (self->proxies, g_steal_pointer (&host), g_uri_to_string_partial (proxy, G_URI_HIDE_USERINFO));
}

static gboolean
codef_route_is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
codef_route_lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  CodefRoute *self = CODEF_ROUTE (resolver);
  g_autofree char *host = dup_host (uri);
  char **answers;

  if (self->system == NULL || is_this_computer (host))
    return direct ();
  answers = g_proxy_resolver_lookup (self->system, uri, cancellable, error);
  remember (self, uri, answers);
  return answers;
}

static void
on_system_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  char **answers = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

  if (answers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  remember (CODEF_ROUTE (g_task_get_source_object (task)), g_task_get_task_data (task), answers);
  g_task_return_pointer (task, answers, (GDestroyNotify) g_strfreev);
}

static void
codef_route_lookup_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  CodefRoute *self = CODEF_ROUTE (resolver);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *host = dup_host (uri);

  g_task_set_source_tag (task, codef_route_lookup_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  if (self->system == NULL || is_this_computer (host))
    g_task_return_pointer (task, direct (), (GDestroyNotify) g_strfreev);
  else
    g_proxy_resolver_lookup_async (self->system, uri, cancellable, on_system_answered_cb, g_steal_pointer (&task));
}

static char **
codef_route_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
codef_route_resolver_init (GProxyResolverInterface *iface)
{
  iface->is_supported = codef_route_is_supported;
  iface->lookup = codef_route_lookup;
  iface->lookup_async = codef_route_lookup_async;
  iface->lookup_finish = codef_route_lookup_finish;
}

static void
codef_route_finalize (GObject *object)
{
  CodefRoute *self = CODEF_ROUTE (object);

  g_clear_object (&self->system);
  g_hash_table_unref (self->proxies);
  G_OBJECT_CLASS (codef_route_parent_class)->finalize (object);
}

static void
codef_route_class_init (CodefRouteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_route_finalize;
}

static void
codef_route_init (CodefRoute *self)
{
  self->proxies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

CodefRoute *
codef_route_new (GProxyResolver *system)
{
  CodefRoute *self = g_object_new (CODEF_TYPE_ROUTE, NULL);

  g_set_object (&self->system, system);
  return self;
}

const char *
codef_route_get_proxy (CodefRoute *self, const char *host)
{
  g_return_val_if_fail (CODEF_IS_ROUTE (self) && host != NULL, NULL);
  return g_hash_table_lookup (self->proxies, host);
}
