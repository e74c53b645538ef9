/* SPDX-License-Identifier: MIT */
/* Making result codes from the catalogue's file. */
#pragma once

#include "codef-result-code.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* (transfer full) */
CodefResultCode *codef_result_code_read (DocDocument *document, DocNode object);

G_END_DECLS
