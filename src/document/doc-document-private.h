/* SPDX-License-Identifier: MIT */
/* The inside of a document, for the files of this folder that make and read it. */
#pragma once

#include "doc-document.h"
#include "doc-indexer.h"

G_BEGIN_DECLS

struct _DocDocument
{
  GBytes       *text;        /* (owned) decoded */
  const guint8 *begin, *end; /* of @text */
  DocIndex      index;       /* (owned) */
  DocForm       form;
  DocProblem    problem;     /* valid if @has_problem */
  gboolean      has_problem;
  gboolean      had_bom;
};

/* What was found out before the text was looked at as JSON. */
typedef struct
{
  DocForm  form;
  gboolean is_too_large;      /* the text was cut at the size limit */
  gsize    bad_escape_offset; /* in the wire text, or G_MAXSIZE */
  guint    cut_bytes;         /* of an escape that the end of the wire text cut; they are the end of the text too */
} DocArrival;
#define DOC_ARRIVAL_PLAIN ((DocArrival) { .bad_escape_offset = G_MAXSIZE })

/* Ends the pass of @indexer over @text and takes its index.
 * @text: (transfer full): */
DocDocument  *doc_document_assemble (GBytes *text, DocIndexer *indexer, const DocArrival *arrival);

/* The limits to use for what a caller passed, which may be NULL. */
DocLimits     doc_limits_effective  (const DocLimits *limits);

/* Looks for the form at the first byte that is neither blank nor of a byte order mark. Returns: FALSE if there is
 * none yet. */
gboolean      doc_form_detect       (const guint8 *wire, gsize length_bytes, DocForm *form);

/* Where the value of @node begins. */
const guint8 *doc_document_find_value (DocDocument *self, DocNode node);
/* The byte behind the value of @node. */
const guint8 *doc_document_find_end   (DocDocument *self, DocNode node);

/* (transfer full) (element-type DocNode): the ancestors of @node and itself, from the child of the root on. */
GArray       *doc_document_list_steps     (DocDocument *self, DocNode node);
/* (transfer full): the name of a member without escapes; U+0000 is a NUL byte in it, a lone surrogate its three
 * bytes. */
GString      *doc_document_dup_exact_name (DocDocument *self, DocNode node);

G_END_DECLS
