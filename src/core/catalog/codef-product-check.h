/* SPDX-License-Identifier: MIT */
/* Whether a product file is what data/schemas/product.schema.json describes, and makes sense: for the files that
 * users write. Private to the catalogue. */
#pragma once

#include "codef-groups.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* Returns: FALSE with G_IO_ERROR_INVALID_DATA, a translated "ORIGIN:LINE:COLUMN: what is wrong". */
gboolean codef_product_check (DocDocument *document, CodefGroups *groups, const char *origin, GError **error);

G_END_DECLS
