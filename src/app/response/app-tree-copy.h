/* SPDX-License-Identifier: MIT */
/* The texts that a part of the tree is copied or dragged out as. No widgets. */
#pragma once

#include "doc-expression.h"

G_BEGIN_DECLS

/* (transfer full): a scalar as a person reads it, without quotes and escapes; of a container the indented text. */
char *app_tree_copy_value      (DocDocument *document, DocNode node);
/* (transfer full): byte for byte as it came, quotes and escapes included; valid UTF-8. */
char *app_tree_copy_json       (DocDocument *document, DocNode node);
/* (transfer full) (nullable): NULL if the language has no words for it, or none by that name exists. @language: "jq",
 * "python", "javascript", "java" or "c". */
char *app_tree_copy_expression (DocDocument *document, DocNode node, const char *language);

G_END_DECLS
