/* SPDX-License-Identifier: MIT */
/* The one pass over a text: strict RFC 8259, without recursion, resumable at the borders of tokens while text
 * arrives. */
#pragma once

#include "doc-index.h"
#include "doc-lexer.h"
#include "doc-names.h"

G_BEGIN_DECLS

typedef enum
{
  DOC_EXPECT_BEGIN,     /* nothing has been looked at */
  DOC_EXPECT_ROOT,
  DOC_EXPECT_FIRST,     /* the first item of a container, or its end */
  DOC_EXPECT_ITEM,      /* an item behind a comma */
  DOC_EXPECT_SEPARATOR, /* a comma or the end of the container */
  DOC_EXPECT_NOTHING,   /* the root value is complete */
} DocExpect;

typedef struct
{
  DocIndex      index;           /* (owned) */
  DocNames      names;           /* (owned) */
  DocLimits     limits;
  DocLexer      lexer;           /* its pointers are valid during a run */
  const guint8 *text;            /* (not owned) valid during a run */
  DocExpect     expect;
  DocKind       kind;            /* of the innermost open container */
  guint32       container;       /* the innermost open container, or DOC_CONTAINER_NONE */
  guint         depth;           /* how many are open */
  gsize         position;        /* all text before it is consumed */
  gsize         wanted_bytes;    /* a token was cut: so much text must be there before it is worth another look */
  guint32       node_room;       /* where memory and its bound are looked at again */
  guint32       container_room;
  gboolean      had_bom;
  gboolean      has_problem;     /* the pass has stopped */
  DocProblem    problem;         /* without line and column */
  gsize         bad_utf8_offset; /* of the first bytes in a string that are not UTF-8, or G_MAXSIZE */
} DocIndexer;

void     doc_indexer_init   (DocIndexer *self, const DocLimits *limits);
/* Looks at what is new in @text, which begins with the text of the run before. Returns: FALSE once there is a
 * problem. */
gboolean doc_indexer_run    (DocIndexer *self, const guint8 *text, gsize length_bytes);
/* The same for the last time; afterwards index and problem are complete. */
void     doc_indexer_finish (DocIndexer *self, const guint8 *text, gsize length_bytes);
void     doc_indexer_clear  (DocIndexer *self);

G_END_DECLS
