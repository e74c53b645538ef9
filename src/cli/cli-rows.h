/* SPDX-License-Identifier: MIT */
/* Rows of values for --data: a JSON list of objects, or CSV (RFC 4180) whose first line has the names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (element-type GHashTable of name → value): CLI_ERROR_INPUT, "FILE:LINE: what is wrong": a row with more
 * or fewer fields than names, a value that is a list, no row at all. */
GPtrArray *cli_rows_read (const char *path, GError **error);

G_END_DECLS
