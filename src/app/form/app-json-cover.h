/* SPDX-License-Identifier: MIT */
/* What stands in place of the JSON of a form while personal data is masked: the same text with pseudonyms, to be read only. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_JSON_COVER (app_json_cover_get_type ())
G_DECLARE_FINAL_TYPE (AppJsonCover, app_json_cover, APP, JSON_COVER, AdwBin)

GtkWidget *app_json_cover_new      (AppContext *context);
/* @form: (nullable) */
void       app_json_cover_set_form (AppJsonCover *self, CodefForm *form);

G_END_DECLS
