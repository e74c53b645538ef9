/* SPDX-License-Identifier: MIT */
/* What the command palette offers for what was typed: products used last and those that match, actions, and requests of the history. No
 * widgets. */
#pragma once

#include "app-context.h"
#include "app-palette-item.h"

G_BEGIN_DECLS

#define APP_TYPE_PALETTE_MODEL (app_palette_model_get_type ())
G_DECLARE_FINAL_TYPE (AppPaletteModel, app_palette_model, APP, PALETTE_MODEL, GObject)

/* @context: with a recorder. Offers what is used most until something is typed. */
AppPaletteModel *app_palette_model_new       (AppContext *context);
/* Products and actions at once; the history a moment later. */
void             app_palette_model_set_query (AppPaletteModel *self, const char *query);
/* (transfer none): of AppPaletteItem. */
GListModel      *app_palette_model_get_list  (AppPaletteModel *self);

G_END_DECLS
