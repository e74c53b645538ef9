/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-environment.h"

#include "codef-error.h"
#include "codef-wire.h"
#include <glib/gi18n-lib.h>
#include <string.h>

struct _CodefEnvironment
{
  char                *id;        /* (owned) */
  char                *title;     /* (owned) */
  char                *api_url;   /* (owned) no slash at the end */
  char                *oauth_url; /* (owned) no slash at the end */
  CodefEnvironmentKind kind;
};

G_DEFINE_BOXED_TYPE (CodefEnvironment, codef_environment, codef_environment_ref, codef_environment_unref)

G_DEFINE_ENUM_TYPE (CodefEnvironmentKind, codef_environment_kind,
  G_DEFINE_ENUM_VALUE (CODEF_ENVIRONMENT_LOCAL, "local"),
  G_DEFINE_ENUM_VALUE (CODEF_ENVIRONMENT_SANDBOX, "sandbox"),
  G_DEFINE_ENUM_VALUE (CODEF_ENVIRONMENT_DEMO, "demo"),
  G_DEFINE_ENUM_VALUE (CODEF_ENVIRONMENT_PRODUCTION, "production"),
  G_DEFINE_ENUM_VALUE (CODEF_ENVIRONMENT_CUSTOM, "custom"))

static const struct
{
  const char *id, *title, *api_url;
} vendor_hosts[] = {
  [CODEF_ENVIRONMENT_LOCAL] = { "local", N_("Built-in sandbox"), NULL },
  [CODEF_ENVIRONMENT_SANDBOX] = { "sandbox", N_("CODEF sandbox"), CODEF_SANDBOX_HOST },
  [CODEF_ENVIRONMENT_DEMO] = { "demo", N_("CODEF demo"), CODEF_DEMO_HOST },
  [CODEF_ENVIRONMENT_PRODUCTION] = { "production", N_("CODEF production"), CODEF_API_HOST },
};

static void
environment_clear (CodefEnvironment *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->api_url);
  g_free (self->oauth_url);
}

static CodefEnvironment *
environment_new (CodefEnvironmentKind kind, const char *id, const char *title, const char *api_url,
                 const char *oauth_url)
{
  CodefEnvironment *self = g_atomic_rc_box_new0 (CodefEnvironment);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->api_url = g_strdup (api_url);
  self->oauth_url = g_strdup (oauth_url);
  return self;
}

/* "localhost" is loopback by RFC 6761 §6.3, and GLib's resolver keeps to it. */
static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (host, "localhost") == 0;
}

/* Letters of any script (IDN), digits, and the colons of an IPv6 address. */
static gboolean
is_host (const char *host)
{
  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (".-:", *p) == NULL && (guchar) *p < 0x80)
      return FALSE;
  return *host != '\0';
}

static const char *
find_url_problem (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return _("it must begin with https://");
  if (host == NULL || !is_host (host))
    return _("it has no host that could exist");
  if (g_str_equal (scheme, "http") && !is_loopback (host))
    return _("http:// is only for this computer, because keys would go over the network in clear");
  if (g_uri_get_userinfo (uri) != NULL)
    return _("it must not contain a user name or password");
  if (!g_str_equal (g_uri_get_path (uri), "") && !g_str_equal (g_uri_get_path (uri), "/"))
    return _("it must be a host alone, without a path");
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return _("it must be a host alone, without a query");
  return NULL;
}

static int
port_of (GUri *uri)
{
  int port = g_uri_get_port (uri);
  int usual = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;

  return port == usual ? -1 : port;
}

/* (transfer full): "https://host:port", the port only if it is not the usual one; or NULL with an error. Put together
 * by hand because G_URI_FLAGS_SCHEME_NORMALIZE adds a port and a slash. */
static char *
normalize_url (const char *text, GError **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, &cause);
  const char *problem = uri != NULL ? find_url_problem (uri) : cause->message;

  if (problem != NULL)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("“%s” is not the address of a server: %s."), text,
                   problem);
      return NULL;
    }
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), port_of (uri), "", NULL,
                     NULL);
}

static gboolean
is_reserved_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vendor_hosts); i++)
    if (g_str_equal (id, vendor_hosts[i].id))
      return TRUE;
  return FALSE;
}

CodefEnvironment *
codef_environment_new_vendor (CodefEnvironmentKind kind)
{
  g_return_val_if_fail (kind == CODEF_ENVIRONMENT_SANDBOX || kind == CODEF_ENVIRONMENT_DEMO
                        || kind == CODEF_ENVIRONMENT_PRODUCTION, NULL);
  return environment_new (kind, vendor_hosts[kind].id, _(vendor_hosts[kind].title), vendor_hosts[kind].api_url,
                          CODEF_OAUTH_HOST);
}

CodefEnvironment *
codef_environment_new_local (const char *base_url)
{
  gsize length;
  g_autofree char *url = NULL;

  g_return_val_if_fail (base_url != NULL, NULL);
  length = strlen (base_url);
  url = g_strndup (base_url, g_str_has_suffix (base_url, "/") ? length - 1 : length);
  return environment_new (CODEF_ENVIRONMENT_LOCAL, vendor_hosts[CODEF_ENVIRONMENT_LOCAL].id,
                          _(vendor_hosts[CODEF_ENVIRONMENT_LOCAL].title), url, url);
}

CodefEnvironment *
codef_environment_new_custom (const char *id, const char *title, const char *api_url, const char *oauth_url,
                              GError **error)
{
  g_autofree char *api = NULL;
  g_autofree char *oauth = NULL;

  g_return_val_if_fail (id != NULL && title != NULL && api_url != NULL && oauth_url != NULL, NULL);
  if (*id == '\0' || is_reserved_id (id))
    {
      /* keys are stored by id: a custom environment must never answer to the keys of a built-in one */
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("An environment cannot have the name “%s”."), id);
      return NULL;
    }
  api = normalize_url (api_url, error);
  if (api == NULL)
    return NULL;
  oauth = normalize_url (oauth_url, error);
  if (oauth == NULL)
    return NULL;
  return environment_new (CODEF_ENVIRONMENT_CUSTOM, id, title, api, oauth);
}

CodefEnvironment *
codef_environment_ref (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_environment_unref (CodefEnvironment *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) environment_clear);
}

const char *
codef_environment_get_id (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

const char *
codef_environment_get_title (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

CodefEnvironmentKind
codef_environment_get_kind (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, CODEF_ENVIRONMENT_CUSTOM);
  return self->kind;
}

const char *
codef_environment_get_api_url (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->api_url;
}

const char *
codef_environment_get_oauth_url (CodefEnvironment *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->oauth_url;
}

gboolean
codef_environment_equal (CodefEnvironment *a, CodefEnvironment *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->id, b->id) && g_str_equal (a->api_url, b->api_url) && g_str_equal (a->oauth_url, b->oauth_url);
}
