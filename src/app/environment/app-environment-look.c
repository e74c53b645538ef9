/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-environment-look.h"

#include "codef-wire.h"
#include <glib/gi18n.h>

static const struct { AppMarkShape mark; const char *css_class, *summary; } looks[] = {
  [CODEF_ENVIRONMENT_LOCAL] = { APP_MARK_ENVIRONMENT_LOCAL, "env-local", N_("In this program: no network, no keys") },
  [CODEF_ENVIRONMENT_SANDBOX] = { APP_MARK_ENVIRONMENT_SANDBOX, "env-sandbox", N_("Fixed answers, published keys") },
  [CODEF_ENVIRONMENT_DEMO] = { APP_MARK_ENVIRONMENT_DEMO, "env-demo", N_("Real institutions, 100 calls a day") },
  [CODEF_ENVIRONMENT_PRODUCTION] = { APP_MARK_ENVIRONMENT_PRODUCTION, "env-production", N_("Real institutions, billed") },
  [CODEF_ENVIRONMENT_CUSTOM] = { APP_MARK_ENVIRONMENT_CUSTOM, "env-custom", N_("Hosts of your own") },
};

/* A custom environment with the production host looks and asks like production. */
static CodefEnvironmentKind
find_kind (CodefEnvironment *environment)
{
  return app_environment_is_production (environment) ? CODEF_ENVIRONMENT_PRODUCTION : codef_environment_get_kind (environment);
}

static char *
dup_host_of (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}

gboolean
app_environment_is_production (CodefEnvironment *environment)
{
  g_autofree char *host = dup_host_of (codef_environment_get_api_url (environment));
  g_autofree char *production = dup_host_of (CODEF_API_HOST);

  return codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_PRODUCTION || g_strcmp0 (host, production) == 0;
}

AppMarkShape
app_environment_get_mark (CodefEnvironment *environment)
{
  return looks[find_kind (environment)].mark;
}

const char *
app_environment_get_css_class (CodefEnvironment *environment)
{
  return looks[find_kind (environment)].css_class;
}

char *
app_environment_dup_host (CodefEnvironment *environment)
{
  const char *url = codef_environment_get_api_url (environment);
  const char *host = strstr (url, "://");

  return g_strdup (host != NULL ? host + strlen ("://") : url);
}

const char *
app_environment_get_summary (CodefEnvironment *environment)
{
  return _(looks[find_kind (environment)].summary);
}
