/* SPDX-License-Identifier: MIT */
/* The connectedId of a request: typed or chosen, with a word of warning where the institution was never registered to
 * it. */
#pragma once

#include "app-context.h"
#include "codef-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @focus: (out) (transfer none) */
GtkWidget *app_connected_id_input_new (AppContext *context, CodefField *field, GtkWidget **focus);

G_END_DECLS
