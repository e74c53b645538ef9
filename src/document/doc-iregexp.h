/* SPDX-License-Identifier: MIT */
/* I-Regexp (RFC 9485), the regular expressions of JSONPath. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @whole: the whole text has to match, not a part of it.
 * Returns: (transfer full) (nullable): NULL if @expression is no I-Regexp, or larger than PCRE takes. */
GRegex *doc_iregexp_compile (const char *expression, gsize length_bytes, gboolean whole);

G_END_DECLS
