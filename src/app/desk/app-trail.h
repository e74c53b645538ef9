/* SPDX-License-Identifier: MIT */
/* The trail of an exchange with additional authentication: the first request, each step with what was sent in it and
 * what changed, and what is asked now. */
#pragma once

#include "codef-exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_TRAIL (app_trail_get_type ())
G_DECLARE_FINAL_TYPE (AppTrail, app_trail, APP, TRAIL, GtkBox)

/* @exchange: (nullable). Shows it as it is now; to be called again when it has gone on. */
void app_trail_set_exchange (AppTrail *self, CodefExchange *exchange);

G_END_DECLS
