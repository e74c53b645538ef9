/* SPDX-License-Identifier: MIT */
#pragma once

#include "doc-needle.h"
#include "doc-pattern.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): the bytes to look for where that is all there is to it; NULL if it takes a regular
 * expression or if nothing matches. */
const DocNeedle *doc_pattern_get_needle  (DocPattern *self);
gboolean         doc_pattern_is_empty    (DocPattern *self);

G_END_DECLS
