/* SPDX-License-Identifier: MIT */
/* The list of all products: a tree by area and group, and a search while typing.
 *
 * Signals: "product-activated" (CodefProduct), "path-activated" (string): something was chosen. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_PICKER (app_picker_get_type ())
G_DECLARE_FINAL_TYPE (AppPicker, app_picker, APP, PICKER, AdwBin)

GtkWidget *app_picker_new          (AppContext *context);
void       app_picker_focus_search (AppPicker *self);
/* The product of the tab in front, so that its row is marked; @product: (nullable). */
void       app_picker_set_current  (AppPicker *self, CodefProduct *product);

G_END_DECLS
