/* SPDX-License-Identifier: MIT */
/* A set of nodes in document order: what a search found or a query selected. Immutable; may be shared between threads.
 *
 * It takes a bit for each node of the document. Counting is O(1), everything else O(log n).
 */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _DocMatches DocMatches;

#define DOC_TYPE_MATCHES (doc_matches_get_type ())
GType        doc_matches_get_type     (void);

/* @nodes: in any order; what stands there twice counts once. */
DocMatches  *doc_matches_new          (DocDocument *document, const DocNode *nodes, gsize n_nodes);
DocMatches  *doc_matches_ref          (DocMatches *self);
void         doc_matches_unref        (DocMatches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocMatches, doc_matches_unref)

/* (transfer none) */
DocDocument *doc_matches_get_document (DocMatches *self);
guint        doc_matches_get_count    (DocMatches *self);
gboolean     doc_matches_contain      (DocMatches *self, DocNode node);
/* The match that has @rank others before it, from 0; DOC_NODE_NONE at and behind the count. */
DocNode      doc_matches_get_node     (DocMatches *self, guint rank);
/* How many matches stand before @node: the rank of @node if it is one, "3 of 17" being rank + 1. */
guint        doc_matches_get_rank     (DocMatches *self, DocNode node);
/* The first match behind @node; DOC_NODE_NONE stands before all. DOC_NODE_NONE if there is none: begin again there. */
DocNode      doc_matches_find_next    (DocMatches *self, DocNode node);
/* The last match before @node; DOC_NODE_NONE stands behind all. DOC_NODE_NONE if there is none. */
DocNode      doc_matches_find_previous (DocMatches *self, DocNode node);

G_END_DECLS
