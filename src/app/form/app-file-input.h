/* SPDX-License-Identifier: MIT */
/* A field that holds a file as base64: chosen, or dropped on it; shown as what it is and how large. */
#pragma once

#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The service takes certificates and pictures; a certificate is a few kB, a photograph a few MB. */
#define APP_FILE_MAX_BYTES ((gsize) 30 * 1024 * 1024)

/* @focus: (out) (transfer none) */
GtkWidget *app_file_input_new (CodefField *field, GtkWidget **focus);

G_END_DECLS
