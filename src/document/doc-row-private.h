/* SPDX-License-Identifier: MIT */
#pragma once

#include "doc-rows.h"

G_BEGIN_DECLS

/* Tells the model that a row is gone. */
typedef void (*DocRowGoneFunc) (gpointer owner, DocNode node);

/* @gone: called with @owner when the row dies, unless doc_row_forget_owner() was called. */
DocRow *doc_row_new          (DocDocument *document, DocNode node, guint level, DocRowGoneFunc gone, gpointer owner);
void    doc_row_forget_owner (DocRow *self);

G_END_DECLS
