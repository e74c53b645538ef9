/* SPDX-License-Identifier: MIT */
#pragma once

#include "doc-bitmap.h"
#include "doc-matches.h"

G_BEGIN_DECLS

/* @nodes: (transfer full): the bits that are set; counted here. */
DocMatches      *doc_matches_new_take_bitmap (DocDocument *document, DocBitmap *nodes);
const DocBitmap *doc_matches_get_bitmap      (DocMatches *self);

G_END_DECLS
