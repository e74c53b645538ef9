/* SPDX-License-Identifier: MIT */
/* The C of doc-expression.h, which is built inside out: the last call stands first. */
#pragma once

#include "doc-expression.h"

G_BEGIN_DECLS

/* Appends @name, the name of a member as doc_document_dup_exact_name() gives it, as a string literal. */
void  doc_expression_append_literal (GString *out, const GString *name, DocLanguage language);
/* As doc_document_dup_expression() with DOC_LANGUAGE_C. */
char *doc_expression_dup_c          (DocDocument *document, DocNode node);

G_END_DECLS
