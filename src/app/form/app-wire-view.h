/* SPDX-License-Identifier: MIT */
/* What will go out: request line, headers and the bytes of the body, secrets masked; and the same body decoded. */
#pragma once

#include "app-context.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_WIRE_VIEW (app_wire_view_get_type ())
G_DECLARE_FINAL_TYPE (AppWireView, app_wire_view, APP, WIRE_VIEW, AdwBin)

GtkWidget *app_wire_view_new      (AppContext *context);
/* @form: (nullable) */
void       app_wire_view_set_form (AppWireView *self, CodefForm *form);
void       app_wire_view_set_path (AppWireView *self, const char *path);

G_END_DECLS
