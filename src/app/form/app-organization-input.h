/* SPDX-License-Identifier: MIT */
/* An institution: its code and name on a button, and behind it a list searched by name, code or initial consonants. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list is scoped: public codes repeat between institutions. A code outside it can be typed.
 * @focus: (out) (transfer none) */
GtkWidget *app_organization_input_new (AppContext *context, CodefField *field, GtkWidget **focus);

G_END_DECLS
