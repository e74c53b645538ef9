/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-network.h"

#include "store-overflow.h"
#include "store-paths.h"

#define MEGABYTE ((gsize) 1024 * 1024)

/* Of the settings' ProxyMode. */
enum { PROXY_SYSTEM, PROXY_NONE, PROXY_OWN };

static gboolean
follow_proxy (GSettings *settings, CodefTransport *transport, GError **error)
{
  g_autofree char *url = g_settings_get_string (settings, "proxy-url");
  int mode = g_settings_get_enum (settings, "proxy-mode");

  if (mode == PROXY_SYSTEM)
    return TRUE;
  return codef_transport_set_proxy (transport, mode == PROXY_OWN ? url : NULL, error);
}

static gboolean
follow_roots (GSettings *settings, CodefTransport *transport, GError **error)
{
  g_autofree char *path = g_settings_get_string (settings, "ca-file");

  return *path == '\0' || codef_transport_set_ca_file (transport, path, error);
}

static char *
dup_overflow_folder (void)
{
  return store_paths_cache ("answers");
}

static GOutputStream *
open_overflow (gpointer user_data, GError **error)
{
  g_autofree char *folder = dup_overflow_folder ();

  return (GOutputStream *) store_overflow_new (folder, error);
}

void
app_network_sweep (void)
{
  g_autofree char *folder = dup_overflow_folder ();

  store_overflow_sweep (folder);
}

CodefTransport *
app_network_make_transport (GSettings *settings, CodefClock *clock, gboolean loopback, char **problem)
{
  CodefTransport *transport = codef_transport_new (CODEF_VERSION, !loopback, clock);
  DocLimits limits = DOC_LIMITS_DEFAULT;
  g_autoptr(GError) error = NULL;

  *problem = NULL;
  limits.max_size_bytes = g_settings_get_uint (settings, "answer-limit-mb") * MEGABYTE;
  codef_transport_set_limits (transport, &limits);
  codef_transport_set_overflow (transport, open_overflow, NULL);
  if (!loopback && (!follow_proxy (settings, transport, &error) || !follow_roots (settings, transport, &error)))
    *problem = g_strdup (error->message);
  return transport;
}

void
app_network_watch (GSettings *settings, GObject *owner, GCallback callback)
{
  static const char *const keys[] = { "answer-limit-mb", "proxy-mode", "proxy-url", "ca-file" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, callback, owner, G_CONNECT_SWAPPED);
    }
}
