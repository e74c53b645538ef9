/* SPDX-License-Identifier: MIT */
/* Making operations from the catalogue's file. */
#pragma once

#include "codef-account-operation.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full): @node: an element of the operations of account.json. @made: products made for earlier operations;
 * owns keys (text) and values (CodefProduct). */
CodefAccountOperation *codef_account_operation_read (DocDocument *document, DocNode node, GHashTable *made);

G_END_DECLS
