/* SPDX-License-Identifier: MIT */
/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (nullable): the first byte that is no part of valid UTF-8, or NULL. */
const guint8 *doc_utf8_find_bad     (const guint8 *text, const guint8 *end);
/* Bytes of the character at @text, 0 if it is not valid. */
guint         doc_utf8_length       (const guint8 *text, const guint8 *end);
/* Whether the character at @text is cut by @end, and valid as far as it goes. */
gboolean      doc_utf8_is_cut       (const guint8 *text, const guint8 *end);
/* Appends @text to @string; each run that breaks off before it is a character becomes one U+FFFD, as Unicode
 * recommends. */
void          doc_utf8_append       (GString *string, const guint8 *text, gsize length_bytes);
/* Whether the bytes at @text read like EUC-KR, the older encoding of Korean: pairs of bytes from 0xA1 to 0xFE. */
gboolean      doc_utf8_is_euc_kr    (const guint8 *text, const guint8 *end);

G_END_DECLS
