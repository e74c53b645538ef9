/* SPDX-License-Identifier: MIT */
/* What the preferences say of the way to a server. */
#pragma once

#include "codef-transport.h"

G_BEGIN_DECLS

/* What is larger than the largest answer goes into a file (store-overflow.h) in the cache.
 * @loopback: for this computer itself, thus without a proxy and with nothing to trust. @problem: (out) (transfer full) (nullable): what of
 * the preferences cannot be followed, in a sentence; the system's own is used in its place.
 * Returns: (transfer full) */
CodefTransport *app_network_make_transport (GSettings *settings, CodefClock *clock, gboolean loopback, char **problem);
/* Removes what answers beyond the size limit left on the disk when the program was killed. */
void            app_network_sweep          (void);
/* Calls @callback (@owner) whenever the transports made before are outdated, while @owner lives. */
void            app_network_watch          (GSettings *settings, GObject *owner, GCallback callback);

G_END_DECLS
