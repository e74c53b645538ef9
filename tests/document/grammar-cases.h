/* SPDX-License-Identifier: MIT */
/* Texts that hold a reader to RFC 8259, in the three groups that are usual for it: all must accept, all must refuse,
 * free to choose. The names say what is special about each.
 */
#pragma once

#include "doc-problem.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *text; /* may hold NUL */
  gsize       length;
} GrammarCase;

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
  DocError    code;   /* what is wrong */
  gsize       offset; /* and where */
} GrammarRefusal;

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
  gboolean    accept; /* what we chose */
} GrammarChoice;

/* A text written as a literal, and its length. */
#define TEXT(literal) literal, sizeof literal - 1

extern const GrammarCase grammar_accept[];
extern const gsize grammar_n_accept;
extern const GrammarRefusal grammar_refuse[];
extern const gsize grammar_n_refuse;
extern const GrammarChoice grammar_free[];
extern const gsize grammar_n_free;

G_END_DECLS
