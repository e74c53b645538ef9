/* SPDX-License-Identifier: MIT */
/* Edits of a JSON text that keep every byte they are not about, and write what is new in the style of what stands
 * around it. Each one answers the whole new text. Private to the catalogue. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full): @text as a JSON string, with quotes. */
char   *codef_edit_quote          (const char *text);

/* (transfer full): the value of @node replaced by @json. */
GBytes *codef_edit_replace        (DocDocument *document, DocNode node, const char *json);

/* (transfer full): a new member of @object behind its member @previous; DOC_NODE_NONE: before all others. */
GBytes *codef_edit_insert_member  (DocDocument *document, DocNode object, DocNode previous, const char *name,
                                   const char *json);

/* (transfer full): a new last element of @array. */
GBytes *codef_edit_append_element (DocDocument *document, DocNode array, const char *json);

/* (transfer full): @node, a member or an element, taken out together with its comma. */
GBytes *codef_edit_remove         (DocDocument *document, DocNode node);

G_END_DECLS
