/* SPDX-License-Identifier: MIT */
/* The shared parts of the window for a test: the built-in catalogue, keys and settings in memory, files in a folder of
 * its own, a sandbox of its own that starts when it is needed. Also: a window to put a widget in, and its picture. */
#pragma once

#include "app-context.h"
#include "codef-exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In place of gtk_test_init(): the toolkit, our fonts, no animations, text in UTF-8. */
void           test_context_init   (int *argc, char ***argv);
/* (transfer full) */
AppContext    *test_context_new    (void);
/* Sends @json (in single quotes, for legibility) to the sandbox of @context with its own pair; still on its way.
 * Returns: (transfer full) */
CodefExchange *test_context_start  (AppContext *context, const char *path, const char *json);
/* The same, and waits until it has ended. */
CodefExchange *test_context_send   (AppContext *context, const char *path, const char *json);
/* A window on screen with @child in it (and a place for toasts around it). */
GtkWindow     *test_context_window (GtkWidget *child, int width, int height);
/* Writes a picture of @window to the folder named in TEST_PICTURES, if it is set. */
void           test_context_shoot  (GtkWindow *window, const char *name);

G_END_DECLS
