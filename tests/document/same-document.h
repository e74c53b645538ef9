/* SPDX-License-Identifier: MIT */
/* Asks everything about two documents and insists on equal answers. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

void     same_document_assert   (DocDocument *one, DocDocument *other);
/* The lines of oracle_accepts() as the document tells them. */
GString *same_document_describe (DocDocument *document);
/* @wire fed to a reader in pieces of @piece_bytes, each in memory of its own length. */
DocDocument *same_document_feed (GBytes *wire, gsize piece_bytes, const DocLimits *limits);

G_END_DECLS
