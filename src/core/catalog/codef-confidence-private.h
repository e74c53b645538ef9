/* SPDX-License-Identifier: MIT */
/* Reading a confidence from the catalogue's files. */
#pragma once

#include "codef-confidence.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* Member "confidence" of @object; low where it is missing. */
CodefConfidence codef_confidence_read (DocDocument *document, DocNode object);

G_END_DECLS
