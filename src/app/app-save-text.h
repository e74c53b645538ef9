/* SPDX-License-Identifier: MIT */
/* A text or document of ours on its way into a file that the user chooses. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes @content into it, readable for its owner alone; says what came of it in the window of @widget.
 * @title: of the chooser. @name: the name suggested. What is written is what was given, whatever happens meanwhile. */
void app_save_bytes (GtkWidget *widget, const char *title, const char *name, GBytes *content);
void app_save_text  (GtkWidget *widget, const char *title, const char *name, const char *text);

G_END_DECLS
