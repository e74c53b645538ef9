/* SPDX-License-Identifier: MIT */
/* The left half of a request: the form, its JSON, what will go over the wire, and a program that does the same. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_FORM_PANE (app_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (AppFormPane, app_form_pane, APP, FORM_PANE, AdwBin)

GtkWidget *app_form_pane_new      (AppContext *context);
/* @form: (nullable): without a product there are no fields, and the JSON is shown at once. */
void       app_form_pane_set_form (AppFormPane *self, CodefForm *form);
/* The path as typed, for the views that show it. */
void       app_form_pane_set_path (AppFormPane *self, const char *path);
/* "form", "json", "wire" or "snippet". */
void       app_form_pane_show     (AppFormPane *self, const char *page);

G_END_DECLS
