/* SPDX-License-Identifier: MIT */
/* Making operations from the catalogue's file. */
#pragma once

#include "codef-account-operation.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full): @node: an element of the operations of account.json. */
CodefAccountOperation *codef_account_operation_read (DocDocument *document, DocNode node);

G_END_DECLS
