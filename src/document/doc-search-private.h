/* SPDX-License-Identifier: MIT */
/* The two ways through a document that a search takes: along the bytes for plain text, from node to node for the
 * rest. */
#pragma once

#include "doc-bitmap.h"
#include "doc-document-private.h"
#include "doc-pattern-private.h"
#include "doc-search.h"

G_BEGIN_DECLS

/* What is done between two looks at the cancellable: some tenths of a millisecond. */
#define DOC_SEARCH_PIECE_BYTES ((gsize) 512 * 1024)
#define DOC_SEARCH_PIECE_NODES 4096

typedef struct
{
  DocDocument       *document;
  DocPattern        *pattern;
  DocSearchParts     parts;
  DocSearchLabelFunc label_func;  /* (nullable) */
  gpointer           label_data;
  GCancellable      *cancellable; /* (nullable) */
  gint              *per_mille;   /* atomic: how far it is */
  DocBitmap          found;       /* a bit for each node */
  GString           *scratch;     /* (owned) */
  gboolean           is_cut;      /* out of time */
} DocSearchJob;

/* Finds keys and values that hold the needle of the pattern. Both stop early when they are cancelled. */
void doc_search_scan_text  (DocSearchJob *job);
/* Finds labels; and, @with_strings, keys and values too, one by one. */
void doc_search_walk_nodes (DocSearchJob *job, gboolean with_strings);

static inline void
doc_search_add (DocSearchJob *job, DocNode node)
{
  doc_bitmap_set_range (&job->found, node, node + 1, TRUE);
}

/* (transfer none): a string, a name or another lexeme as it reads: in the text where it stands there as such, else in
 * @scratch. */
const char *doc_search_read (DocSearchJob *job, const guint8 *inside, gsize length, gsize *length_bytes);

G_END_DECLS
