/* SPDX-License-Identifier: MIT */
/* The menu of a row of a list, at the pointer or below the row that has the focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @menu at @x, @y of @list. @box: around the list; the popover becomes its child. @popover: (inout) (transfer none) (nullable): made by
 * the first call, and used again. */
void app_context_menu_popup  (GtkWidget **popover, GMenuModel *menu, GtkBox *box, GtkWidget *list, double x, double y);
/* Where a menu asked for by the keyboard belongs: (out) in @list. FALSE if the row that has the focus is nowhere. */
gboolean app_context_menu_locate (GtkWidget *list, double *x, double *y);

G_END_DECLS
