/* SPDX-License-Identifier: MIT */
/* All fields of a form as rows, with what is still missing said above them. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_FORM_VIEW (app_form_view_get_type ())
G_DECLARE_FINAL_TYPE (AppFormView, app_form_view, APP, FORM_VIEW, AdwBin)

GtkWidget *app_form_view_new      (AppContext *context);
/* @form: (nullable) */
void       app_form_view_set_form (AppFormView *self, CodefForm *form);

G_END_DECLS
