/* SPDX-License-Identifier: MIT */
/* A list of records (business numbers to ask for, say): each record is a small form; records can be added and removed. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @focus: (out) (transfer none): the button that adds a record. */
GtkWidget *app_record_list_new (AppContext *context, CodefField *field, GtkWidget **focus);

G_END_DECLS
