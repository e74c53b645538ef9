/* SPDX-License-Identifier: MIT */
/* A choice among the catalogue's values, "true" and "false" included; the first row stands for "not sent". */
#pragma once

#include "codef-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A value that stands in the text but not in the catalogue is offered as a row of its own: nothing typed is lost. */
GtkWidget *app_choice_input_new (CodefField *field, CodefLanguage language);

G_END_DECLS
