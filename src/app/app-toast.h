/* SPDX-License-Identifier: MIT */
/* A passing word at the foot of the window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @plain_text in the nearest AdwToastOverlay around @widget; it is never read as markup. */
void      app_toast             (GtkWidget *widget, const char *plain_text);
/* The same with a button that acts. (transfer none): for its signals "button-clicked" and "dismissed". */
AdwToast *app_toast_with_button (GtkWidget *widget, const char *plain_text, const char *button);

G_END_DECLS
