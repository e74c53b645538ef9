/* SPDX-License-Identifier: MIT */
/* The way to a host: the system's proxies, except for this computer itself (the variable http_proxy would catch
 * 127.0.0.1 too). It remembers which proxy it named, so that an error can say whether the proxy failed or the
 * server. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CODEF_TYPE_ROUTE (codef_route_get_type ())
G_DECLARE_FINAL_TYPE (CodefRoute, codef_route, CODEF, ROUTE, GObject)

/* @system: (nullable): who knows the proxies; NULL for no proxy at all. A GProxyResolver itself. */
CodefRoute *codef_route_new       (GProxyResolver *system);
/* (transfer none) (nullable): "http://host:port" of the proxy last named for @host, without user and password. */
const char *codef_route_get_proxy (CodefRoute *self, const char *host);

G_END_DECLS
