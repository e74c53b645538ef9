/* SPDX-License-Identifier: MIT */
/* Foreign text made harmless for one line on the screen: what cannot be seen, or would turn the line around, becomes
 * visible. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text: @length_bytes bytes, maybe no UTF-8. Control characters, bidirectional controls and zero-width characters
 * become their code point ("⟨U+202E⟩"), bytes that are not UTF-8 become U+FFFD, and after @max_bytes of input the text
 * ends with "…". Returns: (transfer full): valid UTF-8 in one line. */
char    *app_plain_line  (const char *text, gsize length_bytes, gsize max_bytes);
/* As above, but line feeds and tabs stay: for text views. */
char    *app_plain_block (const char *text, gsize length_bytes, gsize max_bytes);

G_END_DECLS
