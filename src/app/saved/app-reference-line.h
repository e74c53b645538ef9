/* SPDX-License-Identifier: MIT */
/* The small line under a field that holds references: what they stand for, where that comes from, or what is missing and how to get
 * it. Hidden while there is none. Its buttons name win.variables and win.send-saved. */
#pragma once

#include "app-variables.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_REFERENCE_LINE (app_reference_line_get_type ())
G_DECLARE_FINAL_TYPE (AppReferenceLine, app_reference_line, APP, REFERENCE_LINE, GtkBox)

GtkWidget  *app_reference_line_new      (AppContext *context, CodefField *field);
/* What it stands for is not told while @masks. */
void        app_reference_line_set_masks (AppReferenceLine *self, gboolean masks);
/* (nullable): NULL while hidden. */
const char *app_reference_line_get_text (AppReferenceLine *self);

G_END_DECLS
