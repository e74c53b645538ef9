/* SPDX-License-Identifier: MIT */
/* How two documents are brought together: a hash of every subtree, then pairs of children from the roots down. */
#pragma once

#include "doc-bitmap.h"
#include "doc-diff.h"
#include "doc-document-private.h"

G_BEGIN_DECLS

/* What is done between two looks at the cancellable. */
#define DOC_DIFF_PIECE_NODES 4096

typedef struct
{
  DocDocument *document; /* (not owned) */
  DocBitmap    ignored;  /* (owned) */
  guint64     *hashes;   /* (owned) of each node with what lies below it, without what is ignored */
} DocDiffSide;

typedef struct
{
  DocNode left, right; /* one of them may be DOC_NODE_NONE */
} DocDiffPair;

/* Hashes are keyed anew in each comparison, so nobody can make them collide: 64 equal bits are taken as equality. */
guint64  doc_diff_mix          (guint64 hash, guint64 word);
guint64  doc_diff_hash_bytes   (guint64 hash, const guint8 *bytes, gsize length);
/* Of the name of a member, without its escapes. */
guint64  doc_diff_hash_name    (DocDocument *document, DocNode member, guint64 seed);

/* To be called for each piece: counts it. FALSE if cancelled. */
gboolean doc_diff_go_on       (const DocDiffOptions *options, GCancellable *cancellable);

/* FALSE if cancelled, or with an error. */
gboolean doc_diff_side_init    (DocDiffSide *self, DocDocument *document, const DocDiffOptions *options, guint64 seed,
                                GCancellable *cancellable, GError **error);
void     doc_diff_side_clear   (DocDiffSide *self);

/* (transfer full): children of two containers of the same kind, of DocDiffPair, in the order in which they are
 * shown. */
GArray  *doc_diff_pair_members  (const DocDiffSide *left, DocNode left_object, const DocDiffSide *right,
                                 DocNode right_object, guint64 seed);
GArray  *doc_diff_pair_elements (const DocDiffSide *left, DocNode left_array, const DocDiffSide *right,
                                 DocNode right_array, const DocDiffOptions *options, guint64 seed);
/* (transfer full): the children of @container, of DocNode. */
GArray  *doc_diff_list_children (DocDocument *document, DocNode container);
/* (transfer full): pairs children with equal keys; a key that comes again pairs with its next occurrence. Changes the
 * keys. */
GArray  *doc_diff_pair_by_key   (const GArray *left, guint64 *left_keys, const GArray *right, guint64 *right_keys);
/* (transfer full): pairs children so that as many as possible with equal hashes stand side by side in order. */
GArray  *doc_diff_pair_by_order (const GArray *left, const guint64 *left_hashes, const GArray *right,
                                 const guint64 *right_hashes);

G_END_DECLS
