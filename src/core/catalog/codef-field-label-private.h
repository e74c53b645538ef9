/* SPDX-License-Identifier: MIT */
/* Making entries of the dictionary from the catalogue's file. */
#pragma once

#include "codef-field-label.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full) */
CodefFieldLabel *codef_field_label_read           (DocDocument *document, DocNode object);
/* Before the label is handed out. */
void             codef_field_label_set_n_products (CodefFieldLabel *self, guint n_products);

G_END_DECLS
