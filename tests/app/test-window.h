/* SPDX-License-Identifier: MIT */
/* The whole window for a test: the application with its style and shortcuts, and a context of test_context_new(). */
#pragma once

#include "app-application.h"
#include "app-window.h"

G_BEGIN_DECLS

/* Registered and activated once for the program; (transfer none). */
AppApplication *test_window_application (void);
/* (transfer none): a window with one empty tab, on screen. Each comes with the context of the application. */
AppWindow      *test_window_open        (void);
/* Closes it and waits until it is gone. */
void            test_window_close       (AppWindow *window);
/* (transfer none) (nullable): the first visible widget of type @type below @top, breadth first is not promised. */
GtkWidget      *test_window_find        (GtkWidget *top, GType type);
/* (transfer none) (nullable): the first visible widget of type @type below @top whose label, text or tooltip is @text. */
GtkWidget      *test_window_find_text   (GtkWidget *top, GType type, const char *text);

G_END_DECLS
