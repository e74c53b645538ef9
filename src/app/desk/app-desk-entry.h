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
GtkWidget *app_desk_entry_new  (const char *label, gboolean is_secret);
/* (transfer full) (nullable): what was typed, without blanks around it. If that is nothing: NULL, the face around the
 * entry complains with the sentence @if_empty, and the keyboard goes to the entry. */
char      *app_desk_entry_read (GtkWidget *entry, const char *if_empty);
/* @text takes the place of what was typed, with the cursor behind it. */
void       app_desk_entry_fill (GtkWidget *entry, const char *text);

G_END_DECLS
