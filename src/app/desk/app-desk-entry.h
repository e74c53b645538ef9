/* SPDX-License-Identifier: MIT */
/* An entry of the authentication desk: Enter answers unless an input method composes, and what is far too long to be
 * an answer is not taken but complained about through the face around it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Longer than any code, password, name or address; a single line of a megabyte would also stop the window for a
 * second. */
#define APP_DESK_ENTRY_MAX_CHARACTERS 4096

/* (transfer floating): a GtkEditable. @label: the accessible name. @is_secret: what is typed is not shown. */
GtkWidget *app_desk_entry_new (const char *label, gboolean is_secret);

G_END_DECLS
