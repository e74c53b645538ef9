/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-environment.h"

#include "cli-input.h"
#include "cli-output.h"
#include "cli-suggest.h"
#include "store-environments.h"
#include "store-paths.h"

#include <glib/gi18n.h>

static const struct
{
  const char          *name;
  CodefEnvironmentKind kind;
} vendors[] = {
  { "sandbox", CODEF_ENVIRONMENT_SANDBOX },
  { "demo", CODEF_ENVIRONMENT_DEMO },
  { "production", CODEF_ENVIRONMENT_PRODUCTION },
};

gboolean
cli_environment_is_local (CliArguments *arguments)
{
  const char *name = cli_arguments_get (arguments, "env");

  return !cli_arguments_has (arguments, "base-url") && !cli_arguments_has (arguments, "oauth-url") &&
         (name == NULL || g_str_equal (name, "local"));
}

static CodefEnvironment *
new_from_urls (CliArguments *arguments, GError **error)
{
  const char *api_url = cli_arguments_get (arguments, "base-url");
  const char *oauth_url = cli_arguments_get (arguments, "oauth-url");
  g_autoptr(GError) cause = NULL;
  CodefEnvironment *environment;

  if (cli_arguments_has (arguments, "env"))
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--env and --base-url exclude each other"));
      return NULL;
    }
  if (!cli_arguments_has (arguments, "credentials-file"))
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--base-url needs --credentials-file: the keyring knows named environments only"));
      return NULL;
    }
  environment = codef_environment_new_custom (CLI_ENVIRONMENT_UNNAMED, api_url, api_url, oauth_url != NULL ? oauth_url : api_url, &cause);
  if (environment == NULL)
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, cause->message);
  return environment;
}

static void
set_unknown (StoreEnvironments *custom, const char *name, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *all = NULL;
  const char *meant;

  g_ptr_array_add (names, (gpointer) "local");
  for (gsize i = 0; i < G_N_ELEMENTS (vendors); i++)
    g_ptr_array_add (names, (gpointer) vendors[i].name);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (custom)); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (G_LIST_MODEL (custom), i);

      g_ptr_array_add (names, (gpointer) codef_environment_get_id (store_environment_item_get_environment (item)));
    }
  g_ptr_array_add (names, NULL);
  meant = cli_suggest (name, (const char *const *) names->pdata);
  all = g_strjoinv (", ", (char **) names->pdata);
  if (meant != NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("there is no environment “%s”; did you mean “%s”?"), name, meant);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("there is no environment “%s”; there are: %s"), name, all);
}

static CodefEnvironment *
new_custom (const char *name, GError **error)
{
  g_autofree char *path = store_paths_config (STORE_ENVIRONMENTS_FILE);
  g_autoptr(GError) problem = NULL;
  g_autoptr(StoreEnvironments) custom = store_environments_new (path, &problem);
  CodefEnvironment *environment = store_environments_find (custom, name);

  if (problem != NULL)
    cli_output_say ("%s", problem->message);
  if (environment != NULL)
    return codef_environment_ref (environment);
  set_unknown (custom, name, error);
  return NULL;
}

CodefEnvironment *
cli_environment_new (CliArguments *arguments, GError **error)
{
  const char *name = cli_arguments_get (arguments, "env");

  if (cli_arguments_has (arguments, "base-url"))
    return new_from_urls (arguments, error);
  if (cli_arguments_has (arguments, "oauth-url"))
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--oauth-url goes with --base-url"));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (vendors); i++)
    if (g_str_equal (vendors[i].name, name))
      return codef_environment_new_vendor (vendors[i].kind);
  return new_custom (name, error);
}

/* A custom environment may use http for loopback only (codef-environment.h), and nobody has a certificate for an address of it. */
gboolean
cli_environment_is_loopback (CodefEnvironment *environment)
{
  return g_str_has_prefix (codef_environment_get_api_url (environment), "http://") &&
         g_str_has_prefix (codef_environment_get_oauth_url (environment), "http://");
}

CodefPublicKey *
cli_environment_read_public_key (const char *path, GError **error)
{
  g_autoptr(GBytes) content = cli_input_read (path, error);
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  CodefPublicKey *key;
  gsize length;
  const char *bytes;

  if (content == NULL)
    return NULL;
  bytes = g_bytes_get_data (content, &length);
  text = g_strndup (bytes, length);
  key = codef_public_key_new (text, &cause);
  if (key == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, "%s: %s", path, cause->message);
  return key;
}
