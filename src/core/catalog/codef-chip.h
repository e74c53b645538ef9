/* SPDX-License-Identifier: MIT */
/* What a long value is, in few words: "base64, 1.8 MB, JPEG". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer values are shown as a chip, never as one giant line. */
#define CODEF_CHIP_MIN_BYTES ((gsize) 10 * 1024)

/* (transfer full): translated; sizes are those of what the base64 text holds, or of a text that is no base64. A
 * "data:…;base64," before it is understood. */
char *codef_chip_describe (const char *text);

/* TRUE if @text is base64 (with padding, without line breaks), with or without "data:…;base64," before it; not if it
 * is empty. */
gboolean codef_chip_is_base64 (const char *text);

G_END_DECLS
