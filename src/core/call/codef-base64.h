/* SPDX-License-Identifier: MIT */
/* Files inside JSON strings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Behind "data:img/jpeg;base64," if that is in front; the media type is not believed. */
const char *codef_base64_skip_prefix (const char *text);
/* (transfer full) (nullable): the bytes that @text stands for, its prefix skipped; NULL if anything in it is no base64.
 * Padding may be left out, lines may be broken. */
GBytes     *codef_base64_decode      (const char *text);

G_END_DECLS
