/* SPDX-License-Identifier: MIT */
/* A piece of text as it went over the wire: a heading, its size, a button that copies all of it, and the text, wrapped
 * and bounded. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More is not shown (a label lays out its whole text at once: 10 kB take 50 ms); the button copies all that is kept. */
#define APP_WIRE_BLOCK_MAX_BYTES ((gsize) 6 * 1024)

#define APP_TYPE_WIRE_BLOCK (app_wire_block_get_type ())
/* Properties: "heading". */
G_DECLARE_FINAL_TYPE (AppWireBlock, app_wire_block, APP, WIRE_BLOCK, GtkWidget)

/* @bytes: (nullable): NULL hides the block. @note: (nullable): a translated remark beside the heading, such as its
 * size. */
void app_wire_block_set_bytes (AppWireBlock *self, GBytes *bytes, const char *note);
/* @place: translated: what the block belongs to, where several of one heading stand in a window; the button's accessible
 * name says it. */
void app_wire_block_set_place (AppWireBlock *self, const char *place);

G_END_DECLS
