/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-desk.h"
#include "app-application.h"
#include "app-network.h"
#include "app-quota.h"
#include "app-recorder.h"

#include "store-account-draft.h"
#include "store-favourites.h"
#include "store-paths.h"
#include <glib/gi18n.h>
#include <locale.h>
#include <sys/resource.h>

#define RENDER_NODES "/dev/dri"

static gboolean
has_render_node (void)
{
  g_autoptr(GDir) dir = g_dir_open (RENDER_NODES, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/* Without a GPU the toolkit would draw with a software GL, which takes longer to start than everything else here and four times the
 * memory. */
static void
choose_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || has_render_node ())
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* A crash leaves no keys on the disk. */
static void
forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
}

static gboolean
has_settings_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, CODEF_APP_ID, TRUE) : NULL;

  return schema != NULL;
}

static void
take_warning (GPtrArray *warnings, GError **error)
{
  if (*error != NULL)
    g_ptr_array_add (warnings, g_strdup ((*error)->message));
  g_clear_error (error);
}

/* Its pair and its accounts are kept between runs; where they cannot be read it serves all the same, with others. */
static SandboxServer *
make_sandbox (CodefCatalog *catalog, CodefClock *clock, GPtrArray *warnings)
{
  g_autofree char *store_file = store_paths_state ("sandbox.json");
  /* a person approves on the pretend phone, not time */
  SandboxOptions options = { .store_file = store_file, .may_forget = TRUE, .approval_ms = -1 };
  g_autoptr(GError) error = NULL;
  SandboxServer *sandbox = sandbox_server_new (catalog, clock, &options, &error);

  take_warning (warnings, &error);
  options.store_file = NULL;
  return sandbox != NULL ? sandbox : sandbox_server_new (catalog, clock, &options, NULL);
}

static void
attach_desk (AppContext *context, GPtrArray *warnings)
{
  g_autofree char *wallet_file = store_paths_data (STORE_WALLET_FILE);
  g_autofree char *draft_file = store_paths_state (STORE_ACCOUNT_DRAFT_FILE);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreWallet) wallet = store_wallet_new (wallet_file, &error);

  take_warning (warnings, &error);
  app_account_desk_attach (context, wallet, draft_file);
}

/* Nothing is opened before the first request ends or the history is looked at. */
static void
attach_history (AppContext *context)
{
  g_autofree char *file = store_paths_data (STORE_HISTORY_FILE);
  g_autoptr(StoreHistory) history = store_history_new (file);

  app_recorder_attach (context, history);
}

static void
attach_quota (AppContext *context)
{
  g_autofree char *folder = store_paths_state (STORE_QUOTA_FOLDER);
  g_autoptr(StoreQuota) quota = store_quota_new (folder);

  app_quota_attach (context, quota);
}

static AppContext *
make_context (void)
{
  g_autofree char *environments_file = store_paths_config (STORE_ENVIRONMENTS_FILE);
  g_autofree char *favourites_file = store_paths_state (STORE_FAVOURITES_FILE);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(GPtrArray) warnings = store_paths_load_user_catalog (catalog);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreEnvironments) environments = store_environments_new (environments_file, &error);
  g_autoptr(StoreFavourites) favourites = NULL;
  g_autoptr(StoreSecrets) secrets = store_secrets_new (TRUE);
  g_autoptr(GSettings) settings = g_settings_new (CODEF_APP_ID);
  g_autoptr(SandboxServer) sandbox = make_sandbox (catalog, clock, warnings);
  AppContext *context;

  take_warning (warnings, &error);
  favourites = store_favourites_new (favourites_file, &error);
  take_warning (warnings, &error);
  context = app_context_new (&(AppContextParts) {
    .catalog = catalog,
    .clock = clock,
    .secrets = secrets,
    .environments = environments,
    .favourites = favourites,
    .sandbox = sandbox,
    .settings = settings,
    .warnings = warnings,
  });
  app_network_sweep ();
  attach_desk (context, warnings);
  attach_history (context);
  attach_quota (context);
  return context;
}

int
main (int argc, char **argv)
{
  g_autoptr(AppApplication) application = NULL;

  codef_transport_harden_process ();
  forbid_core_dumps ();
  choose_renderer ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CODEF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!has_settings_schema ())
    {
      g_printerr (_("codef-console: the settings schema %s is not installed. Install the program, or set GSETTINGS_SCHEMA_DIR.\n"),
                  CODEF_APP_ID);
      return 1;
    }
  application = app_application_new (make_context);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
