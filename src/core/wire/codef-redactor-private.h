/* SPDX-License-Identifier: MIT */
/* What the two halves of the redactor (JSON, free text) share. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As codef_redactor_is_secret_name(), for @length bytes at @name. */
gboolean _codef_redactor_is_secret (const char *name, gsize length);
/* As codef_redactor_mask_text(), for @length bytes at @text, into @out. */
void     _codef_redactor_mask_span (GString *out, const char *text, gsize length);

G_END_DECLS
