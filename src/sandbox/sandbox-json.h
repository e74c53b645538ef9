/* SPDX-License-Identifier: MIT */
/* Writing JSON text in the order the service writes it, compact, and lifting values out of a document byte for byte. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* Appends @text in quotes; NULL is written as null. @text is UTF-8. */
void     sandbox_json_append_string  (GString *json, const char *text);
/* Appends `"name":"text"`, with a comma before it unless the text ends with an opening bracket. */
void     sandbox_json_append_member  (GString *json, const char *name, const char *text);
/* Appends `"name":` with a comma as above; the value follows. */
void     sandbox_json_append_name    (GString *json, const char *name);
/* Appends the value of @node without the white space between its tokens; every lexeme is kept. */
void     sandbox_json_append_node    (GString *json, DocDocument *document, DocNode node);
/* (transfer full): a document over JSON text of our own, as plain JSON. */
DocDocument *sandbox_json_read       (const char *json);

G_END_DECLS
