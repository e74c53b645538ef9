/* SPDX-License-Identifier: MIT */
/* The inside of JSON strings: escapes as sent, and what they stand for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOC_STRING_EXACT,   /* U+0000 becomes a NUL byte, a lone surrogate its three bytes: for comparing */
  DOC_STRING_DISPLAY, /* U+0000 and lone surrogates stay as their escape, bad UTF-8 becomes U+FFFD: valid UTF-8 without NUL */
} DocStringForm;

/* Appends what the @length_bytes between two quotation marks stand for; stops at a character border before @string holds more than
 * @max_bytes more. */
void doc_string_unescape (GString *string, const guint8 *inside, gsize length_bytes, DocStringForm form, gsize max_bytes);
/* The code unit of a \uXXXX escape at @escape, of which six bytes are there and checked. */
guint doc_string_code_unit (const guint8 *escape);

G_END_DECLS
