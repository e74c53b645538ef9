/* SPDX-License-Identifier: MIT */
/* The decoder for text that arrives in pieces. */
#pragma once

#include "doc-percent.h"

G_BEGIN_DECLS

typedef struct
{
  gsize consumed_bytes; /* all but an escape that the piece cuts: at most 2 bytes are left */
  gsize written_bytes;
  gsize bad_offset;     /* of the first bad escape in this piece, or G_MAXSIZE */
} DocPercentPiece;

/* As doc_percent_decode(), but leaves an escape at the end that may go on in the next piece. */
DocPercentPiece doc_percent_decode_piece (const char *wire, gsize wire_bytes, char *text);

G_END_DECLS
