/* SPDX-License-Identifier: MIT */
#include "test-context.h"

#include "app-account-desk.h"
#include "app-quota.h"
#include "app-recorder.h"
#include "codef-clock.h"
#include "store-favourites.h"
#include "test-loop.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

void
test_context_init (int *argc, char ***argv)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();

  gtk_test_init (argc, argv, NULL);
  /* gtk_test_init() chose another one, in which Korean prints as question marks. */
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, "gtk-font-name",
                "Noto Sans CJK KR 11", "gtk-xft-antialias", 1, "gtk-xft-hinting", 0, "gtk-xft-hintstyle", "hintnone",
                "gtk-xft-rgba", "none", "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_css_provider_load_from_resource (style, APP_RESOURCE_PREFIX "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

AppContext *
test_context_new (void)
{
  g_autofree char *folder = g_dir_make_tmp ("test-context-XXXXXX", NULL);
  g_autofree char *environments_file = g_build_filename (folder, "environments.json", NULL);
  g_autofree char *favourites_file = g_build_filename (folder, "products.json", NULL);
  g_autofree char *wallet_file = g_build_filename (folder, STORE_WALLET_FILE, NULL);
  g_autofree char *draft_file = g_build_filename (folder, "draft.json", NULL);
  g_autofree char *history_file = g_build_filename (folder, STORE_HISTORY_FILE, NULL);
  g_autofree char *quota_folder = g_build_filename (folder, STORE_QUOTA_FOLDER, NULL);
  g_autoptr(StoreHistory) history = store_history_new (history_file);
  g_autoptr(StoreQuota) quota = store_quota_new (quota_folder);
  g_autoptr(StoreWallet) wallet = store_wallet_new (wallet_file, NULL);
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) loopback = codef_transport_new ("test", FALSE, clock);
  g_autoptr(StoreSecrets) secrets = store_secrets_new (FALSE);
  g_autoptr(StoreEnvironments) environments = store_environments_new (environments_file, NULL);
  g_autoptr(StoreFavourites) favourites = store_favourites_new (favourites_file, NULL);
  g_autoptr(GSettings) settings = g_settings_new ("io.github.codef_console.CodefConsole");
  g_autoptr(GError) error = NULL;
  g_autoptr(SandboxServer) sandbox = sandbox_server_new (catalog, clock, &(SandboxOptions) { .seed = 1, .approval_ms = -1 }, &error);
  AppContext *context;
  AppContextParts parts = { catalog, clock, loopback, loopback, secrets, environments, favourites, sandbox, settings };

  g_assert_no_error (error);
  context = app_context_new (&parts);
  app_account_desk_attach (context, wallet, draft_file);
  app_recorder_attach (context, history);
  app_quota_attach (context, quota);
  return context;
}

CodefExchange *
test_context_start (AppContext *context, const char *path, const char *json)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = NULL;
  g_autoptr(CodefRequest) request = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *text = g_strdelimit (g_strdup (json), "'", '"');

  bytes = g_bytes_new_take (text, strlen (text));
  app_context_get_client_async (context, app_context_get_environment (context), NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 20000);
  client = app_context_get_client_finish (context, result, &error);
  g_assert_no_error (error);
  request = codef_request_new (path, bytes, 30, &error);
  g_assert_no_error (error);
  return codef_client_start (client, request);
}

CodefExchange *
test_context_send (AppContext *context, const char *path, const char *json)
{
  CodefExchange *exchange = test_context_start (context, path, json);

  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 20000);
  return exchange;
}

GtkWindow *
test_context_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new (), *toasts = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), child);
  adw_window_set_content (ADW_WINDOW (window), toasts);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (child), 5000);
  return GTK_WINDOW (window);
}

void
test_context_shoot (GtkWindow *window, const char *name)
{
  const char *folder = g_getenv ("TEST_PICTURES");
  g_autofree char *file_name = g_strdup_printf ("%s.png", name), *file = NULL;
  g_autoptr(GdkPaintable) picture = NULL;
  g_autoptr(GskRenderer) renderer = NULL;
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  GtkSnapshot *snapshot;
  int width, height;

  if (folder == NULL)
    return;
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  file = g_build_filename (folder, file_name, NULL);
  picture = gtk_widget_paintable_new (GTK_WIDGET (window));
  width = gdk_paintable_get_intrinsic_width (picture);
  height = gdk_paintable_get_intrinsic_height (picture);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (picture, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  renderer = gsk_cairo_renderer_new ();
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  g_assert_true (gdk_texture_save_to_png (texture, file));
  gsk_renderer_unrealize (renderer);
}
