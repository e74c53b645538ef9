/* SPDX-License-Identifier: MIT */
/* A line of the command palette: something that can be done or opened. Immutable. */
#pragma once

#include "codef-product.h"
#include "store-history-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define APP_TYPE_PALETTE_ITEM (app_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (AppPaletteItem, app_palette_item, APP, PALETTE_ITEM, GObject)

/* Plain texts. @detail: what kind of thing it is, or where it stands. */
AppPaletteItem    *app_palette_item_new_action  (const char *title, const char *detail, const char *action);
AppPaletteItem    *app_palette_item_new_product (const char *title, const char *detail, CodefProduct *product);
/* @file: absolute path of a saved request. */
AppPaletteItem    *app_palette_item_new_file    (const char *title, const char *detail, const char *file);
AppPaletteItem    *app_palette_item_new_entry   (const char *title, const char *detail, StoreHistoryEntry *entry);
const char        *app_palette_item_get_title   (AppPaletteItem *self);
const char        *app_palette_item_get_detail  (AppPaletteItem *self);
/* (nullable): exactly one of the four is set. */
const char        *app_palette_item_get_action  (AppPaletteItem *self);
CodefProduct      *app_palette_item_get_product (AppPaletteItem *self);
const char        *app_palette_item_get_file    (AppPaletteItem *self);
StoreHistoryEntry *app_palette_item_get_entry   (AppPaletteItem *self);

G_END_DECLS
