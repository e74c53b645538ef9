/* SPDX-License-Identifier: MIT */
/* Small readings of JSON text that several nouns of the catalogue share. Private to the catalogue. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* TRUE if member @name of @object is the word true. */
gboolean codef_json_is_true       (DocDocument *document, DocNode object, const char *name);
/* (transfer full): NULL-terminated: the strings of the list @name of @object; empty if there is none. */
char   **codef_json_dup_strings   (DocDocument *document, DocNode object, const char *name);
/* (transfer full) (nullable): the bytes of member @name of @object as they stand in the text, without a copy. */
GBytes  *codef_json_slice_member  (DocDocument *document, DocNode object, const char *name);
/* Where the value of @node begins, in bytes of the text. */
gsize    codef_json_get_offset    (DocDocument *document, DocNode node);
/* Line and column of an offset, both from 1, columns in characters. */
void     codef_json_locate        (DocDocument *document, gsize offset_bytes, guint *line, guint *column);

/* Iterates over the elements or members of @node. */
#define CODEF_JSON_FOREACH(child, document, node) \
  for (DocNode child = doc_document_get_first_child (document, node); child != DOC_NODE_NONE; \
       child = doc_document_get_next_sibling (document, child))

G_END_DECLS
