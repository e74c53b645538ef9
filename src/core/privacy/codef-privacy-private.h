/* SPDX-License-Identifier: MIT */
#pragma once

#include "codef-privacy.h"

G_BEGIN_DECLS

/* Whether a text can hold anything that codef_privacy_mask_text() looks for: six digits or a commercial at. */
gboolean _codef_privacy_may_hold_shapes (const char *text, gsize length_bytes);

/* Three or four syllables of Hangul that begin with one of the frequent family names, and nothing else. */
gboolean _codef_privacy_reads_like_name (const char *text);

G_END_DECLS
