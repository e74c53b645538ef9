/* SPDX-License-Identifier: MIT */
/* A connectedId: typed, or chosen from those that the wallet knows in the environment of now. */
#pragma once

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_CONNECTED_ID_ENTRY (app_connected_id_entry_get_type ())
/* Property: "text" (rw, notifies on change only). */
G_DECLARE_FINAL_TYPE (AppConnectedIdEntry, app_connected_id_entry, APP, CONNECTED_ID_ENTRY, GtkBox)

/* @focus: (out) (optional) (transfer none): the entry inside, which wants an accessible name. */
GtkWidget *app_connected_id_entry_new (AppContext *context, GtkWidget **focus);

G_END_DECLS
