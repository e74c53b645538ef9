/* SPDX-License-Identifier: MIT */
/* The JSON of a form as text: highlighted, in step both ways, with the place of what is wrong. Strings over 10 kB stand as chips: one
 * giant line would freeze the view. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_JSON_EDITOR (app_json_editor_get_type ())
G_DECLARE_FINAL_TYPE (AppJsonEditor, app_json_editor, APP, JSON_EDITOR, AdwBin)

GtkWidget *app_json_editor_new      (void);
/* @form: (nullable) */
void       app_json_editor_set_form (AppJsonEditor *self, CodefForm *form);

G_END_DECLS
