/* SPDX-License-Identifier: MIT */
/* The command palette (Ctrl+K): a few letters, Enter, and the thing is done or open. By keyboard alone: the arrows choose while the text
 * keeps the focus.
 *
 * Signal "chosen" (AppPaletteItem), after the palette has closed. */
#pragma once

#include "app-context.h"
#include "app-palette-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_PALETTE (app_palette_get_type ())
G_DECLARE_FINAL_TYPE (AppPalette, app_palette, APP, PALETTE, AdwWindow)

GtkWindow *app_palette_new (AppContext *context, GtkWindow *parent);

G_END_DECLS
