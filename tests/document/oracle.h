/* SPDX-License-Identifier: MIT */
/* A second opinion: the grammar of RFC 8259 written down as plainly as it can be, recursive and slow, sharing nothing
 * with the reader. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @text is one JSON value in valid UTF-8. If so, @nodes gets a line for each value in document order: its
 * depth, its name as sent, and the value as sent. */
gboolean oracle_accepts (const char *text, gsize length, GString *nodes);

G_END_DECLS
