/* SPDX-License-Identifier: MIT */
/* One event of the sandbox in full: what arrived, decoded, and what the sandbox noticed about it. */
#pragma once

#include "sandbox-event.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_EVENT_VIEW (app_event_view_get_type ())
G_DECLARE_FINAL_TYPE (AppEventView, app_event_view, APP, EVENT_VIEW, AdwBin)

/* @event: (nullable) */
void app_event_view_set_event (AppEventView *self, SandboxEvent *event);

G_END_DECLS
