/* SPDX-License-Identifier: MIT */
/* Long strings of a JSON text as chips in a text buffer: inserted as child anchors, read back as the bytes they stand for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Inserts @text at @iter; every string literal longer than APP_LONG_TEXT_BYTES becomes an anchor between its quotes.
 * Returns: TRUE if there was one; the caller shows a widget at each new anchor. */
gboolean    app_json_chips_insert   (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text);
/* (transfer full): the whole text with every anchor replaced by what it stands for. */
char       *app_json_chips_dup_text (GtkTextBuffer *buffer);
/* (nullable) (transfer none): what the anchor stands for; NULL for an anchor of somebody else. */
const char *app_json_chips_get_text (GtkTextChildAnchor *anchor);

G_END_DECLS
