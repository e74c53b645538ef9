/* SPDX-License-Identifier: MIT */
/* Making products from the catalogue's files. */
#pragma once

#include "codef-product.h"
#include "doc-document.h"

G_BEGIN_DECLS

#define CODEF_CATALOG_RESOURCE "/io/github/codef_console/CodefConsole/catalog/"

/* (transfer full): @document: a product file that was checked before, or one of our own. Only what a picker needs is
 * read now. */
CodefProduct *codef_product_new_from_document (DocDocument *document, gboolean user_defined);

/* Adds 1 to the count (GUINT_TO_POINTER) of each name of an answer field or a parameter. @counts: owns its keys.
 * Keeps nothing loaded. */
void          codef_product_count_names (CodefProduct *self, GHashTable *counts);

G_END_DECLS
