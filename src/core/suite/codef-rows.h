/* SPDX-License-Identifier: MIT */
/* Rows of values, for each of which a suite is run: a JSON list of objects, or CSV (RFC 4180) whose first line has the
 * names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @origin: for messages. (transfer full) (element-type GHashTable of name → value): NULL with CODEF_ERROR_BAD_REQUEST,
 * "ORIGIN:LINE: what is wrong": a row with more or fewer fields than names, a value that is a list, no row at all, another
 * encoding than UTF-8. */
GPtrArray *codef_rows_read (GBytes *bytes, const char *origin, GError **error);

G_END_DECLS
