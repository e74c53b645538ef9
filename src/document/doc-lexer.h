/* SPDX-License-Identifier: MIT */
/* Reads one token of RFC 8259 at a time. All functions take the first byte of the token and return the byte behind
 * it, or NULL with the reason in the lexer: a cut token may go on when more text arrives, anything else is wrong for
 * good.
 */
#pragma once

#include "doc-problem.h"
#include "doc-scan.h"

G_BEGIN_DECLS

typedef struct
{
  const guint8 *end;      /* (not owned) of the text that is there */
  gboolean      is_whole; /* no text follows @end */
  const guint8 *bad_utf8; /* (nullable) the first bytes in a string that are not UTF-8; reading goes on behind them */
  gboolean      is_cut;   /* why NULL was returned: the text ends inside the token … */
  const guint8 *where;    /* … or something is wrong here: */
  const char   *message;  /* untranslated */
} DocLexer;

/* The part of a string behind its first special byte; @high: whether there was a byte of 0x80 or more before it. */
const guint8 *doc_lexer_finish_string (DocLexer *self, const guint8 *quote, const guint8 *p, guint high);
const guint8 *doc_lexer_read_number   (DocLexer *self, const guint8 *p);
/* @word: true, false or null, whose first letter stands at @p. */
const guint8 *doc_lexer_read_word     (DocLexer *self, const guint8 *p, const char *word);
/* A phrase for a byte at which a value should begin and none does. */
const char   *doc_lexer_explain       (const guint8 *p);

/* @p: at the opening quotation mark. */
static inline const guint8 *
doc_lexer_read_string (DocLexer *self, const guint8 *p)
{
  guint high = 0;
  const guint8 *stop = doc_scan_string (p + 1, self->end, &high);

  if (G_LIKELY (stop < self->end && *stop == '"' && high == 0))
    return stop + 1;
  return doc_lexer_finish_string (self, p, stop, high);
}

G_END_DECLS
