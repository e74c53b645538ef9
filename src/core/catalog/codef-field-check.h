/* SPDX-License-Identifier: MIT */
/* What is wrong with the text of one parameter. Private to the catalogue. */
#pragma once

#include "codef-parameter.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* @text: not empty; @kind: what stands in the JSON.
 * Returns: (nullable): a translated sentence, static; NULL if nothing is wrong. What the catalogue does not know may
 * still be right: everything can be sent all the same. */
const char *codef_field_check (CodefParameter *parameter, const char *text, DocKind kind, gboolean encrypted);

/* TRUE if all of @text stands in angle brackets: the catalogue's samples say so what cannot be given. */
gboolean    codef_field_is_placeholder (const char *text);

G_END_DECLS
