/* SPDX-License-Identifier: MIT */
/* The decoder for text that arrives in pieces, and the ways it can go about it. */
#pragma once

#include "doc-percent.h"

G_BEGIN_DECLS

/* All give the same. */
typedef enum
{
  DOC_PERCENT_BYTES,  /* one byte at a time: for text in place, and wherever there is nothing better */
  DOC_PERCENT_BLOCKS, /* plain runs 16 bytes at a time, where SSE2 is part of the processor's floor */
  DOC_PERCENT_AVX512, /* 64 bytes at a time, escapes and all */
} DocPercentMethod;

/* The best that this processor can. */
DocPercentMethod doc_percent_best_method (void);

typedef struct
{
  gsize consumed_bytes; /* all but an escape that the piece cuts: at most 2 bytes are left */
  gsize written_bytes;
  gsize bad_offset;     /* of the first bad escape in this piece, or G_MAXSIZE */
} DocPercentPiece;

/* As doc_percent_decode(), but leaves an escape at the end that may go on in the next piece, and never in place unless
 * @method is DOC_PERCENT_BYTES. */
DocPercentPiece  doc_percent_decode_piece (const char *wire, gsize wire_bytes, char *text, DocPercentMethod method);

gboolean         doc_percent_has_avx512    (void);
/* Decodes whole blocks from @from on, up to where fewer than 66 bytes are left or a block holds a bad escape. Returns:
 * where it stopped. */
const guint8    *doc_percent_decode_avx512 (const guint8 *from, const guint8 *end, char **text);

G_END_DECLS
