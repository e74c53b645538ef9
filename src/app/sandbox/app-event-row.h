/* SPDX-License-Identifier: MIT */
/* One line of the sandbox's log: when, what, and how it was answered. */
#pragma once

#include "sandbox-event.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_EVENT_ROW (app_event_row_get_type ())
G_DECLARE_FINAL_TYPE (AppEventRow, app_event_row, APP, EVENT_ROW, GtkBox)

GtkWidget *app_event_row_new       (void);
/* @event: (nullable): NULL while the row is out of use. */
void       app_event_row_set_event (AppEventRow *self, SandboxEvent *event);
/* (transfer full): what a screen reader says for @event. */
char      *app_event_row_describe  (SandboxEvent *event);

G_END_DECLS
