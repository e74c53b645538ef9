/* SPDX-License-Identifier: MIT */
/* The inside of JSON strings: escapes as sent, and what they stand for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOC_STRING_EXACT,   /* U+0000 becomes a NUL byte, a lone surrogate its three bytes: for comparing */
  DOC_STRING_DISPLAY, /* those two stay as their escape, bad UTF-8 becomes U+FFFD: valid UTF-8 without NUL */
} DocStringForm;

/* Appends what @inside, the @length_bytes between two quotation marks, stands for; stops at a character border before
 * more than @max_bytes are added. */
void doc_string_unescape (GString *string, const guint8 *inside, gsize length_bytes, DocStringForm form,
                          gsize max_bytes);

G_END_DECLS
