/* SPDX-License-Identifier: MIT */
/* Reads a text that arrives in pieces: decodes and indexes while the pieces come. One reader, one text, one thread at
 * a time. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _DocReader DocReader;

/* @limits: (nullable): NULL for the defaults. */
DocReader   *doc_reader_new    (const DocLimits *limits);
void         doc_reader_free   (DocReader       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocReader, doc_reader_free)

/* Returns: FALSE once the size limit is passed: stop sending, unless the rest is kept; what follows is dropped, and
 * finish() names the problem. */
gboolean     doc_reader_feed   (DocReader *self, const void *data, gsize length_bytes);
/* From now on what is decoded beyond the size limit is kept until it is taken, and feeding can go on. */
void         doc_reader_keep_rest (DocReader *self);
/* (transfer full): what was decoded beyond the limit since the last time; an escape that the last piece cut comes with
 * the next one. Only after doc_reader_keep_rest(). */
GBytes      *doc_reader_take_rest (DocReader *self);
/* (transfer none) (nullable): the text decoded so far, at most up to the limit; valid until the reader is fed or
 * finished. */
const void  *doc_reader_peek_text (DocReader *self, gsize *length_bytes);
/* Bytes fed so far. */
gsize        doc_reader_get_wire_size (DocReader *self);
/* (transfer full): the document; the reader is spent after it. */
DocDocument *doc_reader_finish (DocReader *self);

G_END_DECLS
