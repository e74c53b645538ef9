/* SPDX-License-Identifier: MIT */
/* Rows that failed inside an answer whose own code says success: products with several rows, and the account operations
 * with their errorList, report each row by a member "code" of its own. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* Of a larger answer the beginning is looked at: a few milliseconds. */
#define CODEF_FAILURES_MAX_NODES 200000

/* How many members "code" below "data" hold a code of the service that is not success. */
guint   codef_failures_count (DocDocument *document);
/* The first of them behind @node, else the first of all; DOC_NODE_NONE if there is none. @node: DOC_NODE_NONE stands
 * before all. */
DocNode codef_failures_find  (DocDocument *document, DocNode node);

G_END_DECLS
