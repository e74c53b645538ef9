/* SPDX-License-Identifier: MIT */
/* The input widget that fits a field's kind, bound to the field's text both ways. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A longer value is shown as a chip ("base64, 1.8 MB, JPEG"): a single giant line freezes text widgets. */
#define APP_LONG_TEXT_BYTES ((gsize) 10 * 1024)

/* @focus: (out) (transfer none): the widget inside that takes the focus and wants an accessible name.
 * Returns: (transfer floating). */
GtkWidget *app_field_input_new (AppContext *context, CodefField *field, GtkWidget **focus);

G_END_DECLS
