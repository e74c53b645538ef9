/* SPDX-License-Identifier: MIT */
/* JSON numbers compared as sent, digit by digit: no number is too long or too large to be exact. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both are numbers of RFC 8259 §6. Returns: less than, equal to or greater than 0; 1, 1.0 and 10e-1 are equal, and so
 * are 0 and -0. */
gint doc_number_compare (const char *one, gsize one_bytes, const char *other, gsize other_bytes);

G_END_DECLS
